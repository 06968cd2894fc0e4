#!/usr/bin/env python3
"""Compares what the program says of the samples with samples/expected/, whole.

usage: samples.py [--update] PROGRAM

--update writes down what it says now, to be read before it is committed.
"""
import difflib
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = SOURCE / "samples"
# The cards of the day that are kept: an agent with a critical failure, and one who leaves customers waiting.
CARDS_OF_THE_DAY = ("B2003", "A1003")


def agent_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("# agent: ")).split()[2]


def commands():
    """The commands, as arguments, for each file of expected output."""
    day = ["score", "--rubric=rulesets/hotline.yaml", "--lang", "zh-Hans", "samples/day"]
    yield SAMPLES / "expected" / "day.txt", [day] + [day + ["--agent", agent] for agent in CARDS_OF_THE_DAY]
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
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
