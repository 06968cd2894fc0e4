#!/usr/bin/env python3
"""Each small change of `test --mutate` is noticed by an example that depends on it, and by no other.

usage: notice.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import yaml

PROGRAM = None

# For each change: the rule, what is changed, an example that notices, one that does not (verdict, call).
CHANGES = [
    ("without `except`", {"forbid": {"agent": ["不知道"], "except": ["不知道您"]}},
     ("pass", "客服：不知道您方便吗？"), ("fail", "客服：不知道。")),
    ("without the exception “不知道您”", {"forbid": {"agent": ["不知道"], "except": ["不知道您", "要是不知道"]}},
     ("pass", "客服：不知道您方便吗？"), ("pass", "客服：要是不知道就问我。")),
    ("`within: rest` instead of `within: 2 turns`", {"when": {"customer": ["投诉"]}, "require": {"agent": ["抱歉"], "within": "2 turns"}},
     ("fail", "客户：我要投诉。\n客服：哦。\n客户：喂？\n客服：在。\n客户：说话！\n客服：抱歉。"),
     ("pass", "客户：我要投诉。\n客服：抱歉。")),
    ("said by the customer instead of the agent", {"forbid": {"agent": ["不知道"]}},
     ("fail", "客服：不知道。"), ("pass", "客服：马上查。\n客户：好。")),
    ("said by the agent instead of the customer", {"when": {"customer": ["投诉"]}, "require": ["抱歉"]},
     ("fail", "客户：我要投诉。\n客服：哦。"), ("na", "客户：查积分。\n客服：好的。")),
    ("limit lowered from 2 to 1", {"forbid": {"agent": ["不知道"], "times": "at least 2"}},
     ("pass", "客服：不知道。"), ("fail", "客服：不知道。我不知道。")),
    ("limit lowered from 10000 to 5000", {"forbid": {"silence": "over 10s"}},
     ("pass", "[00:00.0-00:01.0] 客服：您好。\n[00:08.0-00:09.0] 客户：喂？"),
     ("fail", "[00:00.0-00:01.0] 客服：您好。\n[00:30.0-00:31.0] 客户：喂？")),
    ("`match: similar 0.6 by sound` instead of `match: similar 0.8 by sound`",
     {"require": {"agent": ["很高兴为您服务请问有什么可以帮您"], "match": "similar 0.8 by sound"}},
     ("fail", "客服：很高兴为您服务，请问您要办什么业务？"), ("pass", "客服：很高兴为您服务，请问有什么可以帮您？")),
    ("without the phrase “不清楚”", {"forbid": ["不知道", "不清楚"]},
     ("fail", "客服：不清楚。"), ("fail", "客服：不知道。")),
    ("only “清楚” from “(清楚|明白)” in “不(清楚|明白)”", {"forbid": ["不(清楚|明白)"]},
     ("fail", "客服：不明白。"), ("fail", "客服：不清楚。")),
    ("without “清楚” in “不(清楚|明白)”", {"forbid": ["不(清楚|明白)"]},
     ("fail", "客服：不清楚。"), ("fail", "客服：不明白。")),
    ("“(我|)” is no longer optional in “(我|)不管”", {"forbid": ["(我|)不管"]},
     ("fail", "客服：这个不管。"), ("fail", "客服：我不管。")),
    ("without `not`", {"forbid": {"not": {"agent": ["您好"]}}},
     ("fail", "客服：在。"), ("na", "客户：喂？")),
    ("`at: last 1` instead of `at: first 1`", {"forbid": {"agent": ["在吗"], "at": "first 1"}},
     ("fail", "客服：在吗？\n客户：在。\n客服：好的。"), ("fail", "客服：在吗？")),
    ("`at: first 1` instead of `at: last 1`", {"require": {"agent": ["再见"], "at": "last 1"}},
     ("fail", "客服：再见。\n客户：等等。\n客服：好的。"), ("pass", "客服：再见。")),
    ("anywhere instead of `at: first 1`", {"forbid": {"agent": ["在吗"], "at": "first 1"}},
     ("pass", "客服：您好。\n客户：喂？\n客服：在吗？\n客户：在。\n客服：好的。"), ("fail", "客服：在吗？")),
    ("without part 2 of the combination", {"require": {"all": [{"agent": ["您好"]}, {"agent": ["再见"]}]}},
     ("fail", "客服：您好。"), ("fail", "客服：再见。")),
    ("in any order", {"require": {"sequence": [{"agent": ["您好"]}, {"agent": ["再见"]}]}},
     ("fail", "客服：再见。您好。"), ("pass", "客服：您好。再见。")),
    ("`n: 1` instead of `n: 2`", {"require": {"at_least": {"n": 2, "of": [{"agent": ["您好"]}, {"agent": ["再见"]}]}}},
     ("fail", "客服：您好。"), ("pass", "客服：您好，再见。")),
    ("without `alone`", {"forbid": {"agent": ["不行"], "alone": "turn"}},
     ("pass", "客服：不行的话请回电。"), ("fail", "客服：不行。")),
    ("without `ignore_negated`", {"forbid": {"agent": ["保证收益"], "ignore_negated": "true"}},
     ("pass", "客服：我们不能保证收益。"), ("fail", "客服：我们保证收益。")),
    ("without `when`, i.e. in every call", {"when": {"customer": ["投诉"]}, "require": ["抱歉"]},
     ("na", "客户：查积分。\n客服：好的。"), ("pass", "客户：我要投诉。\n客服：抱歉。")),
]


class Notice(unittest.TestCase):
    def unnoticed(self, rule, example):
        """{what is changed: whether no example notices} of a rubric with one rule and one example."""
        verdict, call = example
        rubric = {"rubric": "r", "rules": [{"id": "r", **rule, "examples": {verdict: call + "\n"}}]}
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "r.yaml").write_text(yaml.safe_dump(rubric, allow_unicode=True, width=1000))
            found = {}
            for options in ([], ["--every-alternative"]):
                done = subprocess.run([PROGRAM, "test", "--mutate", "-q", "-f", "tap", "--lang", "en", *options, "r.yaml"],
                                      cwd=folder, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                last = None
                for line in done.stdout.splitlines():
                    if ": rule r: " in line and line.startswith("ok "):
                        last = line.split(": rule r: ", 1)[1].rsplit(" (", 1)[0].replace("\\", "")
                        found.setdefault(last, False)
                    elif "no example detects" in line:
                        found[last] = True
        return found

    def test_every_change(self):
        for what, rule, noticing, other in CHANGES:
            with self.subTest(what):
                self.assertIs(self.unnoticed(rule, noticing).get(what), False)
                self.assertIs(self.unnoticed(rule, other).get(what), True)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
