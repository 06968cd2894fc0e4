#!/usr/bin/env python3
"""Every piece of evidence is the call's own words: `text` is `begin`..`end`, in code points, of the segment as given.

usage: slices.py PROGRAM [SEED]

It is checked of every hit, its further segments and its moment in the call records of all samples by every ruleset,
and of random calls full of what folding takes apart, joins or skips.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import transcripts

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = SOURCE / "samples"

RUBRIC = """rubric: slices
fillers: [嗯, 呃, 那个]
phrases: {问候: [您好, 早安]}
rules:
  - {id: words, forbid: {anyone: [不知道, 標準帳單, ABC, <数字>, 联系…我, km², 五㎏, <问候>, 她1, 𠮷野家]}}
  - {id: literal, forbid: {anyone: [不知道, ａｂｃ, 😀, "\u200b"], match: literal}}
  - {id: similar, forbid: {anyone: [请问还有什么可以帮您], match: similar 0.8 by sound}}
  - {id: homophone, forbid: {anyone: [知道了], match: fuzzy-homophone}}
  - {id: expression, forbid: {anyone: {regex: ['[a-c]+\\d', '(不|没)有?知', '。.']}}}
  - {id: label, forbid: {anyone: {label: [怒]}}}
  - {id: moment, when: {customer: [不知道, 联系, <数字>]}, require: {agent: [没有人这样说], within: 1 turns}}
  - {id: absent, require: {agent: [没有人这样说]}}
"""

# Words of the phrases and what may stand between their characters.
WORDS = ["不知道", "標準帳單", "标准账单", "标準賬單", "ABC", "ａｂｃ", "Ａbｃ1", "一二三", "０９", "聯系我", "联系一下我", "km²",
         "㎞2", "㎏", "五kg", "您好", "妳好", "早安", "她1", "𠮷野家", "请问还有什么可以帮您", "請問還有甚麼可以幫你", "请问还有十么可以邦您",
         "知道了", "资道了", "没有知", "！", "。好", "🈶", "ﬁ", "㍿", "½", "ﷺ", "Ⅷ", "e\u0301", "ǆ", "ß", "İ"]
BETWEEN = ["", "", "", "", " ", "\u3000", "\u200b", "\u200d", "\ufeff", "\u2060", "嗯", "呃", "那个", "那個", "，", "、", "…",
           "“", "(bù)", "（zhī)", "(dao4)", "（lián）", "\u0301", "\ufe0f", "\U000e0100", "\u00ad", "\n", "\t"]
APART = ["", "。", "？", "😀", "👨‍👩‍👧", "🇨🇳", "𠀀", "𪚥", "𝟙", "x", "的", "(", "）", ".", "...", "3.5", "\u202e"]


def of_hits(found):
    """Hits without the keys that say nothing."""
    return {key: value for key, value in found.items() if value is not None} if "missing" in found else found


def scored(program, arguments, folder):
    done = subprocess.run([program, "score", "--all-hits", "--format=jsonl", *arguments], cwd=folder, timeout=240,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"{done.stderr.decode()}{program} gave {done.returncode}")
    return [json.loads(line, object_hook=of_hits) for line in done.stdout.splitlines()]


def pieces(rule):
    """All that quotes the call: hits with words, their further segments, their moments."""
    for hit in rule["hits"]:
        if "text" in hit:
            yield hit
        yield from hit.get("more", [])
        if "moment" in hit:
            yield hit["moment"]


class Check:
    def __init__(self):
        self.problems, self.quotes = [], collections.Counter()

    def record(self, record, segments):
        for rule in record["rules"]:
            for piece in pieces(rule):
                given = segments[piece["segment"] - 1][piece["begin"]:piece["end"]]
                self.quotes[rule["id"]] += 1
                if piece["text"] != given or not 0 <= piece["begin"] <= piece["end"]:
                    self.problems.append(f"{record['call']} {rule['id']}: {json.dumps(piece, ensure_ascii=False)} is "
                                         f"not {given!r} of {segments[piece['segment'] - 1]!r}")


def check_samples(program, check):
    rulesets = sorted((SOURCE / "rulesets").glob("*.yaml"))
    for ruleset in rulesets:
        read = {}
        for record in scored(program, [f"--rubric={ruleset}", SAMPLES / "day", SAMPLES / "rulesets", SAMPLES / "encodings",
                                       SAMPLES / "broken"], SOURCE):
            path = pathlib.Path(record["source"]["file"])
            if path not in read:
                read[path] = transcripts.read(path)
            check.record(record, read[path][record["call"]])


def random_text(rng):
    text = ""
    for _ in range(rng.randrange(1, 6)):
        word = rng.choice(WORDS)
        text += "".join(character + rng.choice(BETWEEN) for character in word) + rng.choice(APART)
    return text


def random_calls(rng, count):
    for number in range(count):
        turns = [{"speaker": rng.choice(["agent", "agent", "customer", "other"]), "text": random_text(rng),
                  **({"labels": ["怒"]} if rng.random() < 0.1 else {})} for _ in range(rng.randrange(1, 9))]
        # A phrase may run over segments of one speaker.
        cut = rng.randrange(1, 4)
        turns += [{"speaker": "agent", "text": "好。不知道標準帳單联系我"[at:at + cut]} for at in range(0, 12, cut)]
        yield {"call": str(number), "agent": "A", "turns": turns}


def check_random(program, check, seed):
    rng = random.Random(seed)
    calls = list(random_calls(rng, 1500))
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "rubric.yaml").write_text(RUBRIC)
        (folder / "calls.jsonl").write_text("".join(json.dumps(call, ensure_ascii=rng.random() < 0.5) + "\n"
                                                    for call in calls))
        records = scored(program, ["--rubric=rubric.yaml", "calls.jsonl"], folder)
    if len(records) != len(calls):
        check.problems.append(f"{len(calls)} random calls gave {len(records)} records")
    before = check.quotes.copy()
    for record in records:
        check.record(record, [turn["text"] for turn in calls[int(record["call"])]["turns"]])
    for rule in ("words", "literal", "similar", "homophone", "expression", "moment"):
        if check.quotes[rule] - before[rule] < 100:
            check.problems.append(f"random calls hardly ever meet the rule {rule}")


def check_itself():
    """A text that is one off is found."""
    hit = {"segment": 1, "begin": 1, "end": 3, "text": "知道"}
    for wrong in ({}, {"begin": 0, "end": 2}, {"text": "知 道"}, {"end": 4}):
        check = Check()
        check.record({"call": "x", "rules": [{"id": "r", "hits": [{**hit, **wrong}]}]}, ["不知道了"])
        if bool(check.problems) != bool(wrong):
            sys.exit(f"the check itself is wrong about {wrong}")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    check_itself()
    check = Check()
    check_samples(program, check)
    of_samples = sum(check.quotes.values())
    check_random(program, check, int(sys.argv[2]) if len(sys.argv) > 2 else 20261121)
    print("\n".join(check.problems[:20]))
    print(f"{of_samples} quotations of samples, {sum(check.quotes.values()) - of_samples} of random calls, "
          f"{len(check.problems)} wrong")
    return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main())
