#!/usr/bin/env python3
"""Runs the commands that the README shows, and compares what they print where the README shows that too.

usage: readme.py [--update] PROGRAM

A block ```console holds lines "$ command" and, under some, output. Output that ends in a line "…" is the beginning
only. An exit status other than 0 stands behind the command as "# exit N". Blocks of other kinds are not run.
--update writes the output as it comes into the README, under those commands that have some.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
README = SOURCE / "README.md"


def commands(block):
    """(line "$ …", [output lines]) of a block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line, []))
        elif found:
            found[-1][1].append(line)
    return found


def run(line, program, folder):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZHIJIAN_"))}
    environment.update(LC_ALL="C.UTF-8", PATH=f"{program.parent}:{environment['PATH']}")
    command = re.sub(r"\s+# exit \d+$", "", line[2:])
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return done.returncode, done.stdout.decode().rstrip("\n").splitlines()


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    program = pathlib.Path([argument for argument in arguments if argument != "--update"][0]).resolve()
    text = README.read_text()
    problems = []
    count = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in ("samples", "rulesets"):
            shutil.copytree(SOURCE / name, folder / name)
        for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
            rebuilt = []
            for line, expected in commands(block):
                count += 1
                status, got = run(line, program, folder)
                wanted = re.search(r"# exit (\d+)$", line)
                if status != int(wanted[1] if wanted else 0):
                    problems.append(f"{line}\n  exit status {status}\n  " + "\n  ".join(got))
                blank_tail = expected and not expected[-1]
                shown = expected[:-1] if blank_tail else expected
                if shown and shown[-1] == "…":
                    got = got[:len(shown) - 1] + ["…"]
                if shown and got != shown:
                    problems.append(f"{line}\n  prints\n  " + "\n  ".join(got))
                rebuilt += [line] + (got if shown else []) + ([""] if blank_tail else [])
            if update:
                text = text.replace(block, "\n".join(rebuilt) + "\n")
    if update:
        README.write_text(text)
        return 0
    print("\n".join(problems) or f"{count} commands of the README work")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
