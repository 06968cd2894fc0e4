#!/usr/bin/env python3
"""Scores the samples once as they are and once converted to each script by OpenCC: all but the texts must be the same.

usage: conversion.py PROGRAM

Every ruleset judges the day and the two calls of each ruleset. Whole files are converted, roles and headers of tables
too. Ids, scores, grades, verdicts, points and the positions of every hit and of its moment are compared; names and
quoted texts are not, nor whether a phrase was met exactly or in a variant of its characters.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = SOURCE / "samples"
FOLDERS = ("day", "rulesets")
RULESETS = sorted((SOURCE / "rulesets").glob("*.yaml"))
CONFIGURATIONS = ("s2t", "s2tw", "s2hk", "t2s")
TEXTS = {"text", "sentence", "agent_name", "team", "meta", "content", "source"}


def without_texts(value):
    if value == "variant":
        return "exact"
    if isinstance(value, dict):
        return {key: without_texts(item) for key, item in value.items() if key not in TEXTS}
    return [without_texts(item) for item in value] if isinstance(value, list) else value


def records_of(program, samples):
    """The call records by ruleset, call and agent."""
    records = {}
    for ruleset in RULESETS:
        done = subprocess.run([program, "score", f"--rubric={ruleset}", "--all-hits", "--format", "jsonl",
                               *(samples / folder for folder in FOLDERS)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, encoding="utf-8", check=False, timeout=240)
        if done.returncode != 0:
            sys.exit(f"{done.stderr}{program} gave {done.returncode}")
        for record in map(json.loads, done.stdout.splitlines()):
            records[ruleset.stem, record["call"], record["agent"]] = record
    return records


def converted(configuration, samples):
    for path in sorted(path for folder in FOLDERS for path in (SAMPLES / folder).rglob("*") if path.is_file()):
        target = samples / path.relative_to(SAMPLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["opencc", "-c", f"{configuration}.json", "-i", path, "-o", target], check=True, timeout=60)
    return samples


def differences(configuration, before, after):
    if before.keys() != after.keys():
        yield f"{configuration}: other calls: {sorted(before.keys() ^ after.keys())}"
    for call in sorted(before.keys() & after.keys()):
        old, new = before[call], after[call]
        for one, other in zip(old["rules"], new["rules"]):
            if without_texts(one) != without_texts(other):
                yield (f"{configuration} {' '.join(call)} {one['id']}:\n  before {json.dumps(one, ensure_ascii=False)}\n"
                       f"  after  {json.dumps(other, ensure_ascii=False)}")
        if without_texts({**old, "rules": []}) != without_texts({**new, "rules": []}):
            yield f"{configuration} {' '.join(call)}: score {old['score']} becomes {new['score']}"


def main():
    if shutil.which("opencc") is None:
        sys.exit("opencc is not installed")
    program = pathlib.Path(sys.argv[1]).resolve()
    before = records_of(program, SAMPLES)
    problems = []
    for configuration in CONFIGURATIONS:
        with tempfile.TemporaryDirectory() as temporary:
            after = records_of(program, converted(configuration, pathlib.Path(temporary)))
            problems += differences(configuration, before, after)
    print("\n".join(problems) or f"{len(before)} records, {len(CONFIGURATIONS)} conversions, no difference")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
