#!/usr/bin/env python3
"""Runs telephone-service.yaml over the 34 scenarios of its document, in the document's own words and script.

usage: scenarios.py PROGRAM

A line of telephone-service.jsonl is one call. `N-prescribed` answers scenario N as the document prescribes and passes
the rules in its `meta.pass`; `N-forbidden` answers as it forbids, or leaves out what it asks for, and fails the rules in
its `meta.fail`. The calls are excerpts: apart from beginnings and endings, a prescribed answer fails no rule at all.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULESET = HERE.parents[1] / "rulesets" / "telephone-service.yaml"
CALLS = HERE / "telephone-service.jsonl"
SCENARIOS = 34
# What an excerpt leaves out.
BEGINNING_AND_END = {"s01-greeting", "s01-identify", "s02-call-by-name", "s33-anything-else", "s33-farewell"}


def verdicts_of(program):
    """The verdict of each rule on each call: {call: {rule: verdict}}."""
    done = subprocess.run([program, "score", CALLS, "-r", RULESET, "-f", "jsonl"], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    if done.returncode != 0:
        sys.exit(f"{done.stderr}{program} gave {done.returncode}")
    records = (json.loads(line) for line in done.stdout.splitlines())
    return {record["call"]: {rule["id"]: rule["verdict"] for rule in record["rules"]} for record in records}


def problems_of(call, verdicts):
    for expected in ("pass", "fail"):
        for rule in call["meta"].get(expected, "").split():
            if verdicts.get(rule) != expected:
                yield f"{call['call']}: {rule} gives {verdicts.get(rule)}, not {expected}"
    if call["call"].endswith("-prescribed"):
        for rule, verdict in verdicts.items():
            if verdict == "fail" and rule not in BEGINNING_AND_END:
                yield f"{call['call']}: a prescribed answer fails {rule}"


def main():
    calls = [json.loads(line) for line in CALLS.read_text(encoding="utf-8").splitlines()]
    verdicts = verdicts_of(sys.argv[1])
    problems = [problem for call in calls for problem in problems_of(call, verdicts.get(call["call"], {}))]
    for kind in ("prescribed", "forbidden"):
        found = {call["call"][:2] for call in calls if call["call"].endswith(kind)}
        problems += [f"scenario {number} has no {kind} answer" for number in range(1, SCENARIOS + 1)
                     if f"{number:02}" not in found]
    print("\n".join(problems) or f"{len(calls)} calls, nothing to complain about")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
