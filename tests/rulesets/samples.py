#!/usr/bin/env python3
"""Compares what the program says of the samples with samples/expected/, whole; and each rule of the default ruleset is
passed or failed somewhere in the day.

usage: samples.py [--update] PROGRAM

--update writes down what it says now, to be read before it is committed.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = SOURCE / "samples"
AGENTS_OF_THE_DAY = [f"{team}00{number}" for team in ("A1", "B2", "C3") for number in range(1, 6)]


def agent_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("# agent: ")).split()[2]


def commands():
    """The commands, as arguments, for each file of expected output."""
    hotline = ["score", "--rubric=rulesets/hotline.yaml", "--lang", "zh-Hans"]
    day = [*hotline, "samples/day"]
    yield SAMPLES / "expected" / "day.txt", [day] + [day + ["--agent", agent] for agent in AGENTS_OF_THE_DAY]
    for name in ("broken", "encodings"):
        yield SAMPLES / "expected" / f"{name}.txt", [[*hotline, "-v", f"samples/{name}"]]
    for folder in sorted((SAMPLES / "rulesets").iterdir()):
        calls = [folder / "good.txt", folder / "bad.txt"]
        traditional = "客戶" in calls[0].read_text(encoding="utf-8")
        score = ["score", f"--rubric=rulesets/{folder.name}.yaml"]
        score += ["--lang", "zh-Hant", "--script", "hant"] if traditional else ["--lang", "zh-Hans"]
        score += [str(path.relative_to(SOURCE)) for path in calls]
        yield SAMPLES / "expected" / f"{folder.name}.txt", [score] + [score + ["--agent", agent_of(path)] for path in calls]


def output_of(program, arguments):
    """A command and what it prints, as a reader would see it in a terminal."""
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith(("LC_", "LANG", "ZHIJIAN_")) and key != "NO_COLOR"}
    done = subprocess.run([program, *arguments], cwd=SOURCE, env=environment | {"LC_ALL": "C.UTF-8"},
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
                          timeout=120)
    return f"$ zhijian {' '.join(arguments)}\n{done.stdout}{done.stderr}\n"


def idle_rules(program):
    """Rules that no call of the day passes or fails."""
    done = subprocess.run([program, "score", "--rubric=rulesets/hotline.yaml", "-f", "jsonl", "samples/day"], cwd=SOURCE,
                          stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=120)
    rules = [rule for line in done.stdout.splitlines() for rule in json.loads(line)["rules"]]
    return {rule["id"] for rule in rules} - {rule["id"] for rule in rules if rule["verdict"] in ("pass", "fail")}


def main():
    update = "--update" in sys.argv[1:]
    program = pathlib.Path([argument for argument in sys.argv[1:] if argument != "--update"][0]).resolve()
    same = True
    for path, runs in commands():
        got = "".join(output_of(program, arguments) for arguments in runs)
        if update:
            path.write_text(got, encoding="utf-8")
            continue
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        same = same and got == expected
        name = path.relative_to(SOURCE)
        for line in difflib.unified_diff(expected.splitlines(), got.splitlines(), f"{name} expected", f"{name} got",
                                         lineterm=""):
            print(line)
    idle = set() if update else idle_rules(program)
    for rule in sorted(idle):
        print(f"samples/day: no call passes or fails {rule}")
    return 0 if same and not idle else 1


if __name__ == "__main__":
    sys.exit(main())
