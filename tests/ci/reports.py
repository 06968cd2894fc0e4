#!/usr/bin/env python3
"""What coverage, test --mutate, diff, score and merge give in the formats of CI systems is what these formats are, says the
same in each, and points at the very words that are meant.

usage: reports.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import validate

PROGRAM = None

RUBRIC = """\
rubric: 质检
score: {pass: 60}
rules:
  - id: shrug
    name: 推脱, 50%：#1
    forbid: [不知道, 不(清楚|明白)]
    points: 30
    examples:
      pass: 客服：马上帮您查。
      fail: 客服：不知道。
  - id: apologise
    when: {customer: [投诉]}
    require: [抱歉, 对不起]
    points: 20
    critical: call
    examples:
      pass: |
        客户：我要投诉。
        客服：对不起。
      fail: |
        客户：我要投诉。
        客服：哦。
      na: 客服：您好。
"""
CALLS = """\
{"call": "一, 1%", "agent": "A:1", "agent_name": "王,敏%", "turns": [{"speaker": "agent", "text": "不清楚。"}, {"speaker": "agent", "text": "不知道 <&> \\"::\\" ]]>"}]}
{"call": "2", "agent": "B", "turns": [{"speaker": "customer", "text": "我要投诉。"}, {"speaker": "agent", "text": "您好\\u0001"}]}
{"call": "3", "agent": "C", "turns": [{"speaker": "agent", "text": "您好"}]}
"""
NAME = "规则 #1%, a:b.yaml"  # every format gives some of these characters a meaning


class Reports(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write(NAME, RUBRIC)
        self.write("calls.jsonl", CALLS)

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *arguments, "--lang", "en"], cwd=self.folder, capture_output=True, timeout=120)

    def in_all_formats(self, *arguments):
        """The exit status and what each reader makes of it; they must agree on what failed and what was found."""
        read, statuses = {}, set()
        for name, reader in validate.READERS.items():
            done = self.run_program(*arguments, "-f", name)
            self.assertIn(done.returncode, (0, 1, 3), done.stderr.decode())
            statuses.add(done.returncode)
            read[name] = reader(done.stdout)
        self.assertEqual(len(statuses), 1)
        status = statuses.pop()
        outcomes = [case["outcome"] for case in read["junit"]]
        self.assertEqual(outcomes, [case["outcome"] for case in read["tap"]])
        self.assertEqual([case["message"] for case in read["junit"] if case["outcome"] == "failed"],
                         [case["message"] for case in read["tap"] if case["outcome"] == "failed"])
        # Suites are in the order of their first tests, and everything has a name of its own.
        names = [(case["suite"], case["name"]) for case in read["junit"]]
        self.assertEqual(len(set(names)), len(names))
        # SARIF may not say { and ](, and XML and TAP not every character: those are compared by their lines.
        found = [case for case in read["junit"] if case["outcome"] == "failed" or case["remark"]]
        self.assertEqual(len(read["sarif"]), len(found))
        self.assertEqual(len(read["github"]), len(found))
        for sarif, github in zip(read["sarif"], read["github"]):
            self.assertEqual(sarif["message"].count("\n"), github["message"].count("\n"))
            self.assertEqual({"note": "notice"}.get(sarif["level"], sarif["level"]), github["level"])
            self.same_place(sarif, github)
        return status, read

    def same_place(self, sarif, github):
        self.assertEqual(sarif.get("file"), github.get("file"))
        region = sarif.get("region", {})
        for ours, theirs in (("startLine", "line"), ("endLine", "endLine")):
            self.assertEqual(str(region[ours]) if ours in region else None, github.get(theirs))
        if "col" in github:
            self.assertEqual((str(region["startColumn"]), str(region["endColumn"])), (github["col"], github["endColumn"]))

    def words(self, finding, file=NAME):
        """What stands at a finding's place, in one line."""
        self.assertEqual(finding["file"], file)
        region = finding["region"]
        self.assertEqual(region["startLine"], region["endLine"])
        line = (self.folder / file).read_text().split("\n")[region["startLine"] - 1]
        return line[region["startColumn"] - 1:region["endColumn"] - 1]

    def test_coverage_points_at_what_is_never_reached(self):
        status, read = self.in_all_formats("coverage", NAME, "--fail-under", "50")
        self.assertEqual(status, 0)
        self.assertEqual([(self.words(finding), finding["message"]) for finding in read["sarif"]],
                         [("不(清楚|明白)", "rule shrug: “不(清楚|明白)” is never said in the checked range"),
                          ("清楚", "rule shrug: “清楚” in these brackets is never said"),
                          ("明白", "rule shrug: “明白” in these brackets is never said"),
                          ("抱歉", "rule apologise: “抱歉” is never said in the checked range")])
        self.assertEqual({case["outcome"] for case in read["tap"]}, {"passed"})
        self.assertIn("rule apologise: a call that says “抱歉” (13:15)", [case["name"] for case in read["junit"]])
        # The calls reach one more; and the gate is one more test.
        status, read = self.in_all_formats("coverage", NAME, "calls.jsonl", "--fail-under", "99")
        self.assertEqual(status, 1)
        self.assertEqual([self.words(finding) for finding in read["sarif"][:-1]], ["明白", "抱歉"])
        self.assertEqual([case["name"] for case in read["junit"] if case["outcome"] == "failed"], ["fail-under"])

    def test_mutations_point_at_what_no_example_notices(self):
        status, read = self.in_all_formats("test", "--mutate", NAME, "--fail-under", "10")
        self.assertEqual(status, 0)
        unnoticed = [(self.words(finding), finding["message"]) for finding in read["sarif"]]
        self.assertIn(("抱歉", "rule apologise: no example detects this change: without the phrase “抱歉”"), unnoticed)
        self.assertNotIn("不知道", [words for words, _ in unnoticed])
        status, read = self.in_all_formats("test", "--mutate", NAME, "--fail-under", "99")
        self.assertEqual(status, 1)
        self.assertEqual([case["name"] for case in read["tap"] if case["outcome"] == "failed"], [f"{NAME}: fail-under"])

    def test_diff_points_at_the_rules_that_change(self):
        self.write("new.yaml", RUBRIC.replace("[不知道, 不(清楚|明白)]", "[不知道]").replace("critical: call\n", "per: call\n")
                   .replace("  - id: apologise", "  - id: greet\n    require: [您好]\n    points: 5\n  - id: apologise"))
        gates = ("--fail-if", "pass-flips>=1", "--fail-if", "critical-new>0", "--fail-if", "rules-changed>90%")
        status, read = self.in_all_formats("diff", NAME, "new.yaml", "calls.jsonl", *gates)
        self.assertEqual(status, 1)
        failed = [case["name"] for case in read["junit"] if case["outcome"] == "failed"]
        self.assertEqual(failed, ["pass-flips>=1", "rules-changed>90%"])
        changed = {finding["rule"]: finding for finding in read["sarif"]}
        self.assertEqual(self.words(changed["rule-added"], "new.yaml"), "greet")
        self.assertIn("was added", changed["rule-added"]["message"])
        # At the key, where one of them says it all.
        self.assertEqual([self.words(finding, "new.yaml") for finding in read["sarif"] if finding.get("region")],
                         ["forbid", "greet", "apologise"])
        whole = [finding for finding in read["github"] if finding["title"] == "pass-flips>=1"][0]
        self.assertEqual((whole["file"], whole["level"]), ("new.yaml", "error"))
        words = [finding["message"] for finding in read["github"] if finding["title"] == "shrug"][0]
        self.assertIn("call 一, 1%, turn 1: “不清楚", words)
        # The other way round a rule is gone, which stands nowhere; nothing fails.
        status, read = self.in_all_formats("diff", "new.yaml", NAME, "calls.jsonl", "--fail-if", "mean-drop>99")
        self.assertEqual(status, 0)
        (gone,) = [finding for finding in read["sarif"] if finding["rule"] == "rule-removed"]
        self.assertNotIn("file", gone)
        status, read = self.in_all_formats("diff", NAME, NAME)
        self.assertEqual((status, read["sarif"], read["junit"]), (0, [], []))

    def test_gates_of_score_and_merge(self):
        self.write("broken.jsonl", '{"call": "9", "agent": "A:1"}\n')
        gates = ("--fail-under", "90", "--fail-on-critical")
        score = ("score", "-r", NAME, "calls.jsonl")
        status, read = self.in_all_formats(*score, "broken.jsonl", *gates)
        self.assertEqual(status, 1)
        self.assertEqual({(case["suite"], case["name"]): case["outcome"] for case in read["junit"]}, {
            ("C", "fail-under 90"): "passed", ("C", "fail-on-critical"): "passed",
            ("王,敏% (A:1)", "fail-under 90"): "failed", ("王,敏% (A:1)", "fail-on-critical"): "passed",
            ("B", "fail-under 90"): "failed", ("B", "fail-on-critical"): "failed",
            ("calls", "broken.jsonl:1"): "failed"})
        rejected = read["sarif"][-1]
        self.assertEqual((rejected["file"], rejected["region"]), ("broken.jsonl", {"startLine": 1, "endLine": 1}))
        shrug = [finding["message"] for finding in read["github"] if "A:1" in finding["message"]][0]
        self.assertIn('推脱, 50%：#1 (shrug)', shrug)
        self.assertIn('call 一, 1%, turn 1: “不知道 <&> "::" ]]>”', shrug.replace("不清楚。", ""))
        # What was rejected is a remark where it is allowed; and exit 3 is no failure of a gate.
        status, read = self.in_all_formats("score", "-r", NAME, "calls.jsonl", "broken.jsonl", "--allow-rejects", "1",
                                           "--fail-under", "0")
        self.assertEqual((status, {case["outcome"] for case in read["junit"]}), (0, {"passed"}))
        self.assertEqual([finding["level"] for finding in read["sarif"]], ["warning"])
        # merge has the same gates over the same records.
        self.assertEqual(self.run_program(*score, "-q", "-o", "day.jsonl").returncode, 0)
        status, merged = self.in_all_formats("merge", "day.jsonl", *gates)
        self.assertEqual(status, 1)
        self.assertEqual(merged["tap"], self.in_all_formats(*score, *gates)[1]["tap"])
        status, merged = self.in_all_formats("merge", "day.jsonl", "--fail-under", "0")
        self.assertEqual((status, merged["sarif"], {case["outcome"] for case in merged["tap"]}), (0, [], {"passed"}))


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
