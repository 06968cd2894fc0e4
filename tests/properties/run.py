#!/usr/bin/env python3
"""What must change no verdict: properties of the language that need no second evaluator.

usage: run.py PROGRAM [--seed N] [--rounds N]

The calls of the samples are judged by every ruleset as they are and changed at random: segments cut and joined, fillers
said, width changed, calls and keys in another order; and by rulesets whose rules and keys stand in another order, whose
sets have other names, whose conditions are an `any` of one or denied twice. Number of threads, layout, and in what order
and parts calls' records are merged, change no byte. It prints how many verdicts were compared for each.
"""
import argparse
import collections
import copy
import itertools
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

SOURCE = pathlib.Path(__file__).resolve().parents[2]
RULESETS = sorted((SOURCE / "rulesets").glob("*.yaml"))
TIMES = ("begin_ms", "end_ms")
HAN = re.compile("[\u4e00-\u9fff]")
SPEAKERS = ("agent", "customer", "system", "other", "anyone")


def lines_of(calls):
    return "".join(json.dumps(call, ensure_ascii=False) + "\n" for call in calls)


class Program:
    def __init__(self, path, folder):
        self.path, self.folder, self.paths = path, folder, {}

    def run(self, *arguments, allowed=(0,)):
        done = subprocess.run([self.path, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                              check=False, timeout=240)
        if done.returncode not in allowed:
            sys.exit(f"{done.stderr.decode()}{' '.join(map(str, arguments))}: status {done.returncode}")
        return done.stdout

    def write(self, text):
        """The file with this text; always the same one, since records name it."""
        if text not in self.paths:
            self.paths[text] = self.folder / f"calls{len(self.paths)}.jsonl"
            self.paths[text].write_text(text, encoding="utf-8")
        return self.paths[text]

    def score(self, rubric, calls, *more):
        return self.run("score", "-q", "-f", "jsonl", "-r", rubric, *more, self.write(lines_of(calls)))


def verdicts(lines):
    """By call, agent and rule what was decided; by call and agent the score."""
    found = {}
    for record in map(json.loads, lines.splitlines()):
        found[record["call"], record["agent"], ""] = record["score"]
        for rule in record["rules"]:
            found[record["call"], record["agent"], rule["id"]] = rule["verdict"], rule.get("points")
    return found


class Check:
    def __init__(self):
        self.compared, self.problems = collections.Counter(), []

    def same(self, name, before, after, keys=None):
        for key in sorted(before.keys() | after.keys()) if keys is None else keys:
            self.compared[name] += 1
            if before.get(key) != after.get(key):
                self.problems.append(f"{name}: {' '.join(map(str, key))}: {before.get(key)} became {after.get(key)}")

    def same_bytes(self, name, before, after):
        self.compared[name] += 1
        if before != after:
            self.problems.append(f"{name}: other bytes")


# --- Calls, changed

def cut(call, rng):
    """Each segment in two pieces or three, anywhere between two Han characters."""
    turns = []
    for turn in call["turns"]:
        text = turn["text"]
        places = [i for i in range(1, len(text)) if HAN.match(text[i - 1]) and HAN.match(text[i])]
        ends = sorted(rng.sample(places, min(len(places), rng.randint(0, 2))))
        for begin, end in itertools.pairwise([0, *ends, len(text)]):
            turns.append({**turn, "text": text[begin:end]})
    return {**call, "turns": turns}


def joined(call, rng):
    """What one speaker says in segments that follow one another, in one."""
    turns = []
    for turn in call["turns"]:
        same = turns and all(turns[-1].get(key) == turn.get(key) for key in turn.keys() | turns[-1].keys() - {"text"}
                             if key != "text")
        if same:
            turns[-1] = {**turn, "text": turns[-1]["text"] + turn["text"]}
        else:
            turns.append(turn)
    return {**call, "turns": turns}


def each_text(change):
    return lambda call, rng: {**call, "turns": [{**turn, "text": change(turn["text"], rng)} for turn in call["turns"]]}


def hesitating(text, rng):
    out = ""
    for before, char in zip(" " + text, text):
        if HAN.match(before) and HAN.match(char) and rng.random() < 0.15:
            out += rng.choice(["嗯", "呃", " ", "\u3000", "\u200b", "\ufeff"])
        out += char
    return out


def wider(text, rng):
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() and rng.random() < 0.7 else char
                   for char in text)


def narrower(text, rng):
    return text.translate(str.maketrans("，？！；：（）", ",?!;:()")) if rng.random() < 0.8 else text


def other_keys(value, rng):
    if isinstance(value, dict):
        items = list(value.items())
        rng.shuffle(items)
        return {key: other_keys(item, rng) for key, item in items}
    return [other_keys(item, rng) for item in value] if isinstance(value, list) else value


def another_order(calls, rng):
    return rng.sample(calls, len(calls))


UNTIMED = {"cut": cut, "cut and joined": lambda call, rng: joined(cut(call, rng), rng)}
TIMED = {"hesitating": each_text(hesitating), "wider": each_text(wider), "narrower": each_text(narrower),
         "keys of calls": other_keys}


# --- Rulesets, changed

def of_someone(condition):
    """The condition as it may stand anywhere: a phrase or a list is the agent's."""
    return {"agent": condition} if isinstance(condition, (str, list)) else condition


def in_any(rule, key):
    rule[key] = {"any": [of_someone(rule[key])]}


def denied_twice(rule, key):
    rule[key] = {"not": {"not": of_someone(rule[key])}}


def changed_rules(change, keys=("require", "forbid")):
    def apply(rubric, rng):
        for rule in rubric.get("rules", []):
            # An `any` or a `not` is one hit, and lies nowhere: only what asks once whether it holds stays the same.
            if rule.get("per") == "failure" or "award" in rule:
                continue
            for key in keys:
                if key in rule and rng.random() < 0.7:
                    change(rule, key)
    return apply


def other_order_of_rules(rubric, rng):
    rng.shuffle(rubric.get("rules", []))


def renamed(value, names):
    if isinstance(value, str):
        return re.sub("<([^<>]+)>", lambda found: f"<{names.get(found[1], found[1])}>", value)
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    if isinstance(value, dict):
        return {key: item if key in ("examples", "instead", "name", "description") else renamed(item, names)
                for key, item in value.items()}
    return value


def written(folder, texts):
    for path, rubric in texts.items():
        target = folder / path.relative_to(SOURCE / "rulesets")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(rubric, ensure_ascii=False), encoding="utf-8")


def all_files():
    return {path: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
            for path in sorted((SOURCE / "rulesets").rglob("*.yaml"))}


RUBRICS = {"order of rules": other_order_of_rules, "any of one": changed_rules(in_any),
           "not not": changed_rules(denied_twice)}


def rulesets_by_name(rng):
    """For each name of a change all files of the rulesets, changed."""
    files = all_files()
    yield "JSON", files
    for name, change in RUBRICS.items():
        changed = copy.deepcopy(files)
        for rubric in changed.values():
            change(rubric, rng)
        yield name, changed
    yield "keys of rubrics", {path: other_keys_of_rubric(rubric, rng) for path, rubric in files.items()}
    names = {name: f"集合{i}" for i, name in enumerate(sorted({name for rubric in files.values()
                                                             for name in rubric.get("phrases", {})}))}
    changed = {path: renamed(rubric, names) for path, rubric in files.items()}
    for rubric in changed.values():
        if "phrases" in rubric:
            rubric["phrases"] = {names[name]: phrases for name, phrases in rubric["phrases"].items()}
    yield "names of sets", changed


def other_keys_of_rubric(rubric, rng):
    """Of each rule, set of rules' keys; the order of grades and dimensions says in what order they are shown."""
    return {key: [other_keys(rule, rng) for rule in value] if key == "rules" else value
            for key, value in sorted(rubric.items(), reverse=True)}


# --- All of it

def sample_calls():
    calls = []
    for path in sorted((SOURCE / "samples" / "day").rglob("*.jsonl")):
        calls += map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [call for call in calls if all("text" in turn for turn in call.get("turns", [{}]))]


def without_times(call):
    turns = [{key: value for key, value in turn.items() if key not in TIMES} for turn in call["turns"]]
    return {**{key: value for key, value in call.items() if key != "duration_ms"}, "turns": turns}


def check_calls(program, check, calls, rng, rounds):
    untimed = [without_times(call) for call in calls]
    for ruleset in RULESETS:
        for base, changes in ((untimed, UNTIMED), (calls, TIMED)):
            before = verdicts(program.score(ruleset, base))
            for name, change in itertools.chain.from_iterable([changes.items()] * rounds):
                after = [change(call, rng) for call in base]
                check.same(name, before, verdicts(program.score(ruleset, after)))
        check.same("order of calls", before, verdicts(program.score(ruleset, another_order(calls, rng))))


def check_rubrics(program, check, calls, rng):
    before = {ruleset.name: verdicts(program.score(ruleset, calls)) for ruleset in RULESETS}
    for name, files in rulesets_by_name(rng):
        folder = program.folder / name.replace(" ", "-")
        written(folder, files)
        for ruleset in RULESETS:
            after = verdicts(program.score(folder / ruleset.name, calls))
            check.same(name, before[ruleset.name], after)


def check_bytes(program, check, calls, rng):
    for ruleset in RULESETS:
        lines = program.score(ruleset, calls)
        check.same_bytes("--jobs", lines, program.score(ruleset, calls, "--jobs", str(rng.randint(2, 9))))
        laid_out = program.folder / "rulesets"
        if not laid_out.exists():
            shutil.copytree(SOURCE / "rulesets", laid_out)
            program.run("fmt", *sorted(laid_out.rglob("*.yaml")))
        check.same_bytes("fmt", lines, program.score(laid_out / ruleset.name, calls))
        told = json.loads(program.run("diff", ruleset, ruleset, program.write(lines_of(calls)), "-f", "json"))
        check.same_bytes("diff X X", told.get("rules", told.get("changes", [])), [])
        whole = program.run("score", "-q", "-f", "json", "-r", ruleset, program.write(lines_of(calls)))
        of_calls = [list(group) for _, group in
                    itertools.groupby(lines.splitlines(True), key=lambda line: json.loads(line)["call"])]
        divided = collections.defaultdict(list)
        for records in rng.sample(of_calls, len(of_calls)):
            divided[rng.randrange(4)] += records
        parts = [program.write(b"".join(part).decode()) for part in divided.values()]
        check.same_bytes("merge", whole, program.run("merge", "-q", "-f", "json", *parts))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    rng, check, calls = random.Random(arguments.seed), Check(), sample_calls()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(arguments.program.resolve(), pathlib.Path(folder))
        check_calls(program, check, calls, rng, arguments.rounds)
        check_rubrics(program, check, calls, rng)
        check_bytes(program, check, calls, rng)
    print("\n".join(check.problems[:40]))
    print(f"{sum(check.compared.values())} comparisons of {len(calls)} calls, {len(check.problems)} differ: "
          + ", ".join(f"{name} {count}" for name, count in check.compared.items()))
    return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main())
