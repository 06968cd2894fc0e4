#!/usr/bin/env python3
"""How well the rulesets' examples guard them: the share of small changes that they notice, and what they reach.

usage: quality.py PROGRAM

Prints a line for each ruleset, and for what they share. Fails where less than LEAST percent of the changes is noticed.
Coverage is only told: it counts every alternative of every bracket, and few of them need an example of their own.
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULESETS = HERE.parents[1] / "rulesets"
# What is in common/ has no examples of its own: these are for it.
COMMON = HERE / "common.yaml"
LEAST = 90


def run(program, *arguments):
    return subprocess.run([program, *arguments, "--lang", "en"], stdout=subprocess.PIPE, timeout=600).stdout.decode()


def mutations(program, rubric, *arguments):
    """(file, noticed, made) for each file that was changed."""
    output = run(program, "test", "--mutate", "--allow-outside", *arguments, str(rubric))
    found = re.findall(r"^(.+): (\d+) of (\d+) changes detected", output, re.MULTILINE)
    if not found:
        print(output)
    return [(pathlib.Path(file), int(noticed), int(made)) for file, noticed, made in found]


def coverage(program, rubric, *arguments):
    """{file: [reached, reachable]}"""
    report = json.loads(run(program, "coverage", "--allow-outside", "-f", "json", *arguments, str(rubric)))
    files = {}
    for item in report["items"]:
        counts = files.setdefault(pathlib.Path(item["file"]), [0, 0])
        counts[0] += item["examples"] > 0
        counts[1] += 1
    return files


def main():
    program = sys.argv[1]
    failed = False
    for rubric in [*sorted(RULESETS.glob("*.yaml")), COMMON]:
        inherited = ["--inherited"] if rubric == COMMON else []
        reached = {file.resolve(): counts for file, counts in coverage(program, rubric, *inherited).items()}
        results = mutations(program, rubric, *inherited)
        # Told, but not asked for: (您|你) does not need two examples.
        every = {file: (noticed, made)
                 for file, noticed, made in mutations(program, rubric, "--every-alternative", *inherited)}
        failed |= not results
        for file, noticed, made in results:
            if file == COMMON:
                continue
            part, whole = reached[file.resolve()]
            name = str(file.resolve().relative_to(RULESETS))
            print(f"{name:28} mutation score {100 * noticed / made:5.1f} % ({noticed} of {made}), "
                  f"with every alternative {100 * every[file][0] / every[file][1]:5.1f} %, "
                  f"coverage {100 * part / whole:5.1f} % ({part} of {whole})")
            failed |= 100 * noticed < LEAST * made
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
