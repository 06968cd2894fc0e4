#!/usr/bin/env python3
"""Compares the program with the slow evaluator on random rubrics and calls.

usage: random_test.py ZHIJIAN TABLES [--seed N] [--count N] [--calls N]    (TABLES: the build's src/generated)

Rubric number n of seed s is always the same. What differs is printed, then cut down to a few rules and segments.
"""
import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from call import AFTER_TEXT, View, agents_of
from evaluator import CallEvaluator, Rubric
from folding import Tables
from generate import Generator


# --- What is compared

def place(position):
    return position[0], min(position[1], AFTER_TEXT) if position[1] < AFTER_TEXT else None


def reference_hit(evidence, view):
    moment = evidence.get("moment")
    called_for = place(moment.begin) if moment and moment.begin < moment.end else moment and (moment.begin[0], None)
    if "hit" not in evidence:
        return "missing", evidence["missing"], called_for
    hit = evidence["hit"]
    if hit.probe:
        return hit.probe, str(hit.value) if hit.probe == "label" else None, hit.begin[0], called_for
    literal = view.turns[hit.turn - 1].literal.symbols
    parts = {}
    for symbol in literal:
        if hit.begin <= (symbol.segment, symbol.begin) and (symbol.segment, symbol.end) <= hit.end:
            parts.setdefault(symbol.segment, []).append(symbol)
    own = view.turns[hit.turn - 1].segments
    covered = [segment.number for segment in own if hit.begin[0] <= segment.number <= hit.end[0]]
    return hit.phrase, hit.grade_name, hit.begin, hit.end, tuple(covered), called_for


def of_hits(found):
    """Hits without the keys that say nothing."""
    return {key: value for key, value in found.items() if value is not None} if "missing" in found else found


def reported_hit(hit):
    moment = hit.get("moment")
    called_for = (moment["segment"], moment["begin"] if moment["text"] else None) if moment else None
    if hit.get("missing"):
        return "missing", hit.get("phrase") or None, called_for
    if "probe" in hit:
        return hit["probe"], hit.get("label"), hit["segment"], called_for
    parts = [hit, *hit.get("more", [])]
    return (hit["phrase"], hit["grade"], (hit["segment"], hit["begin"]), (parts[-1]["segment"], parts[-1]["end"]),
            tuple(part["segment"] for part in parts), called_for)


def has_agent(data):
    """In detail 34: whether somebody is an agent, or nobody is `other`."""
    roles = {entry["speaker"] for entry in data["turns"]}
    return "agent" in roles or "other" not in roles


def reference_answer(rubrics, data, agent):
    """Of the first rubric that is for this call; nothing if there is none."""
    for rubric in rubrics:
        view = View(data, agent, rubric.folding)
        call = CallEvaluator(rubric, view)
        if call.applies(rubric.data.get("applies_to", {})):
            if not view.turns or not has_agent(data):  # the call is rejected
                return {}
            break
    else:
        return {}
    record = call.record()
    rules = {rule["id"]: (rule["verdict"], rule["points"],
                          sorted(map(repr, (reference_hit(one, view) for one in rule["hits"]))))
             for rule in record["rules"]}
    return {"rubric": rubric.data["rubric"], **rules, "order": list(rules), "dimensions": record["dimensions"],
            "total": tuple(record[key] for key in ("score", "grade", "passed", "critical", "review"))}


def reported_answer(record):
    rules = {rule["id"]: (rule["verdict"], Fraction(str(rule["points"])),
                          sorted(map(repr, map(reported_hit, rule["hits"])))) for rule in record["rules"]}
    score = None if record["score"] is None else Fraction(str(record["score"]))
    dimensions = {one["id"]: one["score"] if one["score"] is None else Fraction(str(one["score"]))
                  for one in record["dimensions"] if one["max"] is not None}
    return {"rubric": record["rubric"]["id"], **rules, "order": list(rules), "dimensions": dimensions,
            "total": (score, *(record[key] for key in ("grade", "passed", "critical", "review")))}


def file_of(rubric):
    """The rubric as it is written: `extends` names the files that hold what stands there."""
    return {**rubric, "extends": list(rubric["extends"])} if "extends" in rubric else rubric


# --- Running

class Refused(Exception):
    """The program does not take the rubric."""


class Comparer:
    def __init__(self, program, tables, folder):
        self.program, self.tables, self.folder = program, Tables(tables), Path(folder)
        self.verdicts, self.hits = collections.Counter(), collections.Counter()

    def differences(self, rubrics, calls):
        """[(call, agent, key, reported, reference)]"""
        if not rubrics:
            raise Refused("no rubric")
        options = []
        for number, rubric in enumerate(rubrics):
            files = {f"rubric{number}.json": rubric, **rubric.get("extends", {})}
            for name, content in files.items():
                (self.folder / name).write_text(json.dumps(file_of(content), ensure_ascii=False), "utf-8")
            options += ["-r", self.folder / f"rubric{number}.json"]
        lines = "".join(json.dumps(call, ensure_ascii=False) + "\n" for call in calls)
        (self.folder / "calls.jsonl").write_text(lines, "utf-8")
        done = subprocess.run(
            [self.program, "score", *options, "-f", "jsonl", "--all-hits", "-q", self.folder / "calls.jsonl"], capture_output=True, encoding="utf-8", check=False)
        if done.returncode == 2:
            raise Refused(done.stderr)
        if done.returncode not in (0, 1, 3):
            raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
        reported = {}
        for line in done.stdout.splitlines():
            record = json.loads(line, object_hook=of_hits)
            reported[record["call"], record["agent"]] = reported_answer(record)
        out, read = [], [Rubric(rubric, self.tables) for rubric in rubrics]
        for call in calls:
            for agent in agents_of(call):
                ours = reference_answer(read, call, agent)
                theirs = reported.get((call["call"], agent), {})
                if not ours.get("dimensions"):  # in `earn` the language does not say what a dimension's score is
                    ours.pop("dimensions", None), theirs.pop("dimensions", None)
                if "order" in ours:
                    self.verdicts.update(ours[rule][0] for rule in ours["order"])
                    self.hits.update(hit.split(",")[1 if "missing" not in hit else 0].strip("( '")
                                     for rule in ours["order"] for hit in ours[rule][2])
                out += [(call, agent, key, theirs.get(key), ours.get(key))
                        for key in {**ours, **theirs} if theirs.get(key) != ours.get(key)]
        return out

    def differs(self, rubrics, call, key):
        try:
            return any(found[2] == key for found in self.differences(rubrics, [call]))
        except Exception:  # pylint: disable=broad-except  # what cannot be run is not a smaller example
            return False

    def shrink(self, rubrics, call, key):
        """Leaves out whatever the difference does not need."""
        rubrics = self.shrunk(rubrics, lambda smaller: self.differs(smaller, call, key))
        call = self.shrunk(call, lambda smaller: self.differs(rubrics, smaller, key))
        return self.shrunk(rubrics, lambda smaller: self.differs(smaller, call, key)), call

    @staticmethod
    def shrunk(value, still_differs):
        """Goes through the pieces from the largest to the smallest, and again as long as that helps."""
        changed = True
        while changed:
            changed = False
            for smaller in smaller_ones(value):
                if still_differs(smaller):
                    value, changed = smaller, True
                    break
        return value


def smaller_ones(value):
    """The value with one thing left out, anywhere in it."""
    if isinstance(value, dict):
        for key in value:
            yield {name: item for name, item in value.items() if name != key}
        for key in value:
            yield from ({**value, key: smaller} for smaller in smaller_ones(value[key]))
    elif isinstance(value, list):
        yield from (value[:i] + value[i + 1:] for i in range(len(value)))
        for i, item in enumerate(value):
            yield from (value[:i] + [smaller] + value[i + 1:] for smaller in smaller_ones(item))
    elif isinstance(value, str) and len(value) > 2 and not value.isascii():
        yield from (value[:len(value) // 2], value[len(value) // 2:], value[1:], value[:-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("tables")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="number of the first rubric")
    parser.add_argument("--show", type=int, default=3, help="how many differences to print")
    arguments = parser.parse_args()
    refused, shown = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        comparer = Comparer(arguments.program, arguments.tables, folder)
        for number in range(arguments.first, arguments.first + arguments.count):
            generator = Generator(random.Random(f"{arguments.seed}/{number}"))
            rubrics = generator.rubrics()
            calls = [generator.call(n) for n in range(arguments.calls)]
            try:
                found = comparer.differences(rubrics, calls)
            except Refused as refusal:
                refused[str(refusal).split("error")[-1].split("\n")[0]] += 1
                continue
            if found:
                call, agent, key, theirs, ours = found[0]
                print(f"rubric {number}, call {call['call']}, {agent} {key}:\n  program   {theirs}\n"
                      f"  reference {ours}\nlooking for a smaller example", flush=True)
                show(number, *comparer.shrink(rubrics, call, key), comparer)
                shown += 1
                if shown >= arguments.show:
                    break
    if refused:
        print("refused:", dict(refused))
    print("compared:", dict(comparer.verdicts))
    print("hits:", dict(comparer.hits))
    usable = arguments.count - sum(refused.values())
    sys.exit(1 if shown or usable < arguments.count // 2 else 0)


def show(number, rubrics, call, comparer):
    print(f"--- rubric {number}\n{json.dumps(rubrics, ensure_ascii=False)}\n{json.dumps(call, ensure_ascii=False)}")
    for _, agent, key, theirs, ours in comparer.differences(rubrics, [call])[:4]:
        print(f"{agent} {key}:\n  program   {theirs}\n  reference {ours}")
    print(flush=True)


if __name__ == "__main__":
    main()
