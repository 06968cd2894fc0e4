#!/usr/bin/env python3
"""Checks the program against the cases in the *.txt files beside this one, each call in both scripts.

usage: run.py ZHIJIAN [FILE…]

A case:

    == ITEM what it shows {as is}
    moments: {m: {customer: [投诉]}}    top-level keys, if there are any, before a line `rule:`
    rule:
    forbid: [不知道]                    the keys of one rule; or `rules:` with several
    > fail 不知道 | 不清楚@2 ; score=99
    {"team": "一组"}                    the call's own data, if any
    客服 0-1.5 #angry：不知道           seconds and labels (a bare # is none, #a/b two) are optional; 客服@B is another agent

`--- parent.yaml` begins a file that stands beside the rubric, which a line `---` ends.

After `>` stands the verdict, then the hits, all of them if any: the words, ~grade:similarity, =phrase, @segment,
^the moment's words and @segment; words in further segments follow a +. `missing` is an unmet require; `silence=3000` a probe's
value. After `;` follow fields of the record or the rule. With `rules:` each expectation begins with the rule's id;
several stand in one line as `> a fail ; > b pass`. `> rejected` is said of the call.

`! 2:7 text` instead of calls: an error there that mentions the text; `! warning 2:7` a warning, `! 2` anywhere in
the line. Cases marked {as is} are not converted to traditional script.

Titles begin with the item of *In detail* that the case shows, or with the table. Without FILE, every item must have a
case, and every key of the language but those that only say something to people.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROLES = {"客服": "agent", "客户": "customer", "系统": "system", "其他": "other"}
SCRIPTS = ("s2t", "s2tw", "s2hk")
ITEMS = 37
KEYS = Path(__file__).parents[2] / "src/language/keys.h"
FOR_PEOPLE = {"rubric", "description", "version", "source", "tags", "lint", "ignore",
              "fail", "na", "unknown", "review"}  # the last four: examples, which `zhijian test` runs
TURN = re.compile(r"(客服|客户|系统|其他)(?:@(\w+))?(?: ([\d.]+)-([\d.]+))?(?: #([\w/]*))?：(.*)")
HIT = re.compile(r"(?P<text>.*?)(?:~(?P<grade>exact|variant|homophone|similar)(?::(?P<similarity>[\d.]+))?)?"
                 r"(?:=(?P<phrase>.+?))?(?:@(?P<segment>\d+))?(?:\^(?P<moment>.+?)(?:@(?P<called_in>\d+))?)?$")


class Case:
    def __init__(self, path, line, title):
        self.place, self.title = f"{path.name}:{line}", title
        self.body, self.calls, self.findings = [], [], []  # calls: [expectations, data]
        self.files = {}  # name: lines

    @property
    def as_is(self):
        return self.title.endswith("{as is}")

    def whole(self):
        """(text of the rubric, lines and columns that it stands further down and right)"""
        if any(line.startswith("rules:") for line in self.body):
            return "\n".join(["rubric: case", *self.body]) + "\n", lambda line: (1, 0)
        at = self.body.index("rule:") if "rule:" in self.body else -1
        head, rule = self.body[:max(at, 0)], self.body[at + 1:]
        text = ["rubric: case", *head, "rules:", "  - id: r", *("    " + line for line in rule)]
        return "\n".join(text) + "\n", lambda line: (1, 0) if line <= at else (3 - (at >= 0), 4)


def read_cases(path):
    cases, file = [], None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("== "):
            cases.append(Case(path, number, line[3:]))
        elif line.startswith("---") and cases:
            file = cases[-1].files.setdefault(line[4:], []) if line != "---" else None
        elif file is not None:
            file.append(line)
        elif not cases or not line.strip():
            continue
        elif line.startswith("> "):
            cases[-1].calls.append((line[2:].split(" ; > "), {"agent": "A", "turns": []}))
        elif line.startswith("! "):
            cases[-1].findings.append(line[2:])
        elif not cases[-1].calls:
            cases[-1].body.append(line)
        elif line.startswith("{"):
            cases[-1].calls[-1][1].update(json.loads(line))
        else:
            cases[-1].calls[-1][1]["turns"].append(read_turn(line))
    return cases


def read_turn(line):
    role, agent, begin, end, label, text = TURN.fullmatch(line).groups()
    turn = {"speaker": ROLES[role], "text": text.replace("\\n", "\n")}
    if agent:
        turn["agent"] = agent
    if begin:
        turn.update(begin_ms=round(float(begin) * 1000), end_ms=round(float(end) * 1000))
    if label is not None:
        turn["labels"] = label.split("/") if label else []
    return turn


class Converter:
    """All texts in one run of opencc for each script."""

    def __init__(self, cases):
        texts = sorted({turn["text"] for case in cases for _, call in case.calls for turn in call["turns"]})
        self.converted = {}
        for script in SCRIPTS:
            out = run(["opencc", "-c", script], "\x1f\n".join(texts)).stdout.split("\x1f\n")
            self.converted[script] = dict(zip(texts, out))

    def convert(self, call, script):
        turns = [{**turn, "text": self.converted[script][turn["text"]]} for turn in call["turns"]]
        return {**call, "turns": turns}


def run(command, text=""):
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)


def check_verdicts(program, folder, case, converter):
    """Yields what is wrong."""
    rubric = folder / "rubric.yaml"
    rubric.write_text(case.whole()[0], "utf-8")
    for name, lines in case.files.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    calls = {}
    for number, (expected, call) in enumerate(case.calls):
        for script in ("as given", *SCRIPTS * (not case.as_is)):
            given = call if script == "as given" else converter.convert(call, script)
            calls[f"{number} {script}"] = (expected, {**given, "call": f"{number} {script}"}, script)
    transcripts = "".join(json.dumps(call, ensure_ascii=False) + "\n" for _, call, _ in calls.values())
    done = run([program, "score", "-r", rubric, "-f", "jsonl", "--all-hits", "-q", "-"], transcripts)
    if done.returncode not in (0, 3):
        yield done.stderr
        return
    records = {}
    for line in done.stdout.splitlines():
        record = json.loads(line, object_hook=of_hits)
        records[record["call"], record["agent"]] = record
    for name, (expected, call, script) in calls.items():
        for one in expected:
            for problem in check_expectation(case, one, call, script, records):
                yield f"call {name}: expected `{one}`: {problem}"
                return


def check_expectation(case, expected, call, script, records):
    found = [record for (name, _), record in records.items() if name == call["call"]]
    if expected == "rejected":
        if found:
            yield "not rejected"
        return
    expected, *fields = expected.split(" ; ")
    wanted = dict(pair.split("=") for field in fields for pair in field.split())
    record = next((r for r in found if r["agent"] == wanted.get("agent", r["agent"])), None)
    if record is None:
        yield "no record"
        return
    several = any(line.startswith("rules:") for line in case.body)
    words = expected.split(" ", 1 + several)
    name, verdict, hits = words[0] if several else "r", words[several], words[1 + several:]
    rule = next(rule for rule in record["rules"] if rule["id"] == name)
    if rule["verdict"] != verdict:
        yield f"is {rule['verdict']} {rule.get('reason', '')} {json.dumps(rule.get('hits', []), ensure_ascii=False)}"
        return
    for key, value in wanted.items():
        is_value = rule if key in ("points", "instead") else record
        for step in key.split("."):
            if isinstance(is_value, list):
                is_value = {one["id"]: one for one in is_value}
            is_value = is_value.get(step)
        if is_value != json_value(value):
            yield f"{key} is {is_value}"
    if hits:
        yield from check_hits(hits[0].split(" | "), rule.get("hits", []), call, script)


def json_value(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def of_hits(found):
    """Hits without the keys that say nothing."""
    return {key: value for key, value in found.items() if value is not None} if "missing" in found else found


def check_hits(expected, hits, call, script):
    if len(expected) != len(hits):
        yield f"hits are {json.dumps(hits, ensure_ascii=False)}"
        return
    for one, hit in zip(expected, hits):
        pieces = re.split(r"(?<=@\d)\+", one)
        if not all(fits(piece, is_hit, call, script) for piece, is_hit in zip(pieces, [hit, *hit.get("more", [])])) \
                or len(pieces) != 1 + len(hit.get("more", [])):
            yield f"{one}: is {json.dumps(hit, ensure_ascii=False)}"


def fits(expected, hit, call, script):
    want = HIT.fullmatch(expected).groupdict()
    text, as_given = want["text"], script == "as given"
    if want["segment"] and int(want["segment"]) != hit.get("segment"):
        return False
    if want["moment"] and as_given and hit.get("moment", {}).get("text") != want["moment"]:
        return False
    if want["called_in"] and hit.get("moment", {}).get("segment") != int(want["called_in"]):
        return False
    if want["similarity"] and abs(float(want["similarity"]) - hit.get("similarity", 2)) > 0.005:
        return False
    if hit.get("missing"):
        return text == "missing" and want["phrase"] in (None, hit.get("phrase"))
    if "probe" in hit:
        return text == hit["probe"] and want["phrase"] in (None, str(hit.get("label", hit.get("value"))))
    said = next(turn["text"] for n, turn in enumerate(call["turns"], 1) if n == hit["segment"])
    if hit["text"] != said[hit["begin"]:hit["end"]] or want["phrase"] not in (None, hit.get("phrase")):
        return False
    if not as_given:
        return len(hit["text"]) == len(text.replace("\\n", "\n"))
    return hit["text"] == text.replace("\\n", "\n") and want["grade"] in (None, hit.get("grade"))


def check_findings(program, folder, cases):
    """All wrong rubrics in one run; yields (case, what is wrong)."""
    for number, case in enumerate(cases):
        (folder / f"wrong{number}.yaml").write_text(case.whole()[0], "utf-8")
    done = run([program, "lint", "--lang", "en", *(folder / f"wrong{n}.yaml" for n in range(len(cases)))])
    lines = (done.stdout + done.stderr).splitlines()
    for number, case in enumerate(cases):
        starts = [i for i, line in enumerate(lines) if re.search(rf"wrong{number}\.yaml:\d", line)]
        reports = ["\n".join(lines[i:i + 8]) for i in starts]
        for finding in case.findings:
            warning, line, column, text = re.fullmatch(r"(warning )?(\d+)(?::(\d+))?(?: (.*))?", finding).groups()
            down, right = case.whole()[1](int(line))
            place = f"wrong{number}.yaml:{int(line) + down}:" + (f"{int(column) + right}:" if column else "")
            severity = "warning" if warning else "error"
            if not any(place in report.split("\n")[0] and severity in report.split("\n")[0] and (text or "") in report
                       for report in reports):
                yield case, f"expected `{finding}` ({place}), found:\n" + "\n".join(lines[i] for i in starts)


def not_covered(cases):
    """Yields the items and keys of the language that no case is about."""
    shown = {int(item) for case in cases for item in re.findall(r"^(\d+)|(?<=and )\d+(?=:)", case.title) if item}
    yield from (f"item {item} has no case" for item in range(1, ITEMS + 1) if item not in shown)
    written = "\n".join(line for case in cases for lines in (case.body, *case.files.values()) for line in lines)
    for key in re.findall(r'"([a-z_]+)"', KEYS.read_text("utf-8")):
        if key not in FOR_PEOPLE and not re.search(rf"\b{key}:", written):
            yield f"the key {key} has no case"


def main():
    program = Path(sys.argv[1]).resolve()
    paths = [Path(path) for path in sys.argv[2:]] or sorted(Path(__file__).parent.glob("*.txt"))
    cases = [case for path in paths for case in read_cases(path)]
    converter = Converter(cases)
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            if case.calls:
                problems += [(case, problem) for problem in check_verdicts(program, Path(folder), case, converter)]
        problems += check_findings(program, Path(folder), [case for case in cases if case.findings])
    missing = [] if sys.argv[2:] else list(not_covered(cases))
    print(*missing, sep="\n", end="\n" * bool(missing))
    for case, problem in problems:
        print(f"{case.place}: {case.title}\n  {problem}\n")
    wrong = len({case.place for case, _ in problems})
    print(f"{len(cases)} cases, {wrong} wrong")
    sys.exit(bool(problems or missing or not cases))


if __name__ == "__main__":
    main()
