#!/usr/bin/env python3
"""What -f sarif, junit, tap and github give is what these formats are, whatever stands in the rubrics.

usage: formats.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import validate

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = None
RULESETS = sorted(str(path.relative_to(SOURCE)) for path in (SOURCE / "rulesets").glob("*.yaml"))

# Characters that some format gives a meaning to, in a key, where a message quotes them.
NASTY = r'"\x01\x1b\x7f\t\n\r %0A::, # {0} [a](b) <&>]]> \\ \ufffe 不知道"'


def run(*arguments, cwd=SOURCE):
    """Whole output and exit status."""
    done = subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, timeout=120)
    return done.stdout, done.returncode


class Formats(unittest.TestCase):
    def in_all_formats(self, *arguments, cwd=SOURCE):
        """What each reader makes of it, and the exit status, which is the same for all."""
        read, statuses = {}, set()
        for name, reader in validate.READERS.items():
            output, status = run(*arguments, "-f", name, cwd=cwd)
            statuses.add(status)
            read[name] = reader(output)
        self.assertEqual(len(statuses), 1, statuses)
        return read, statuses.pop()

    def test_rulesets_pass(self):
        read, status = self.in_all_formats("lint", "--strict", *RULESETS)
        self.assertEqual(status, 0)
        self.assertEqual([case["outcome"] for case in read["junit"]], ["passed"] * len(RULESETS))
        self.assertEqual(read["sarif"] + read["github"], [])
        read, status = self.in_all_formats("test", "--require-examples", "rulesets/hotline.yaml")
        self.assertEqual(status, 0)
        self.assertEqual({case["outcome"] for case in read["junit"]}, {"passed"})
        self.assertEqual(len(read["junit"]), len(read["tap"]))
        self.assertGreater(len(read["tap"]), 100)

    def test_every_diagnostic_is_read(self):
        folder = SOURCE / "tests/language/diagnostics"
        names = sorted(one.name for one in folder.iterdir() if one.suffix in (".yaml", ".json"))
        for language in ("en", "zh-Hans"):
            read, _ = self.in_all_formats("lint", "--lang", language, *names, cwd=folder)
            errors = sum(finding["level"] == "error" for finding in read["sarif"])
            self.assertGreater(errors, 150)
            for tests in ("junit", "tap"):
                self.assertEqual(sum(test["outcome"] == "failed" for test in read[tests]), errors)

    def test_findings_say_the_same_everywhere(self):
        with tempfile.TemporaryDirectory() as folder:
            name = "规则 #1%, a:b.yaml"
            pathlib.Path(folder, name).write_text(
                f"rubric: r\nrules:\n  - id: shrug\n    {NASTY}: 1\n    forbid: [不知道, 您好<问候语>]\n    poinst: 5\n")
            read, status = self.in_all_formats("lint", name, cwd=folder)
            for language in ("zh-Hans", "zh-Hant"):
                self.assertEqual(self.in_all_formats("lint", "--lang", language, name, cwd=folder)[1], 1)
        self.assertEqual(status, 1)
        errors = [finding for finding in read["sarif"] if finding["level"] == "error"]
        self.assertGreaterEqual(len(errors), 3)
        self.assertEqual({finding["file"] for finding in read["sarif"]}, {name})
        self.assertEqual({finding["file"] for finding in read["github"]}, {name})
        failed = [case for case in read["junit"] if case["outcome"] == "failed"]
        self.assertEqual(len(failed), len(errors))
        self.assertEqual(len([case for case in read["tap"] if case["outcome"] == "failed"]), len(errors))
        nasty = [finding["message"] for finding in read["github"] if "不知道" in finding["message"]][0]
        self.assertNotIn("\x01", nasty)
        self.assertIn("%0A::", nasty.replace("%25", "%"))
        (set_missing,) = [finding for finding in read["sarif"] if finding["rule"] == "E130"]
        self.assertEqual(set_missing["region"],
                         {"startLine": 5, "startColumn": 21, "endLine": 5, "endColumn": 26})
        (same,) = [finding for finding in read["github"] if finding["title"].startswith("E130")]
        self.assertEqual((same["line"], same["col"], same["endLine"], same["endColumn"]), ("5", "21", "5", "26"))
        (block,) = [case["block"] for case in read["tap"] if case["name"].startswith("规则 #1%, a:b.yaml: ") and
                    case.get("block", {}).get("rule") == "E130"]
        self.assertEqual((block["line"], block["column"], block["end_column"]), (5, 21, 26))

    def test_warnings_fail_only_when_strict(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "r.yaml").write_text("rubric: r\nrules:\n  - id: shrug\n    forbid: [不知道]\n")
            relaxed, status = self.in_all_formats("lint", "r.yaml", cwd=folder)
            strict, strict_status = self.in_all_formats("lint", "--strict", "r.yaml", cwd=folder)
        self.assertEqual((status, strict_status), (0, 1))
        self.assertEqual({case["outcome"] for case in relaxed["junit"]}, {"passed"})
        self.assertTrue(all(case["remark"] for case in relaxed["junit"]))
        self.assertEqual({case["outcome"] for case in strict["junit"]}, {"failed"})
        self.assertEqual({finding["level"] for finding in relaxed["github"] + strict["github"]}, {"warning"})
        self.assertEqual(relaxed["sarif"], strict["sarif"])

    def test_examples_that_fail(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "r.yaml").write_text(
                "rubric: r\nrules:\n  - id: shrug\n    forbid: [不知道]\n    examples:\n      pass: |\n"
                "        客服：我不知道。\n      fail: |\n        客服：不知道。\n"
                "  - id: bare\n    forbid: [不清楚]\n")
            read, status = self.in_all_formats("test", "r.yaml", cwd=folder)
            _, required = run("test", "--require-examples", "-f", "tap", "r.yaml", cwd=folder)
        self.assertEqual((status, required), (1, 1))
        self.assertEqual([(case["name"], case["outcome"]) for case in read["junit"]],
                         [("shrug: pass 1", "failed"), ("shrug: fail 1", "passed"), ("bare: examples", "skipped")])
        self.assertEqual([case["outcome"] for case in read["tap"]], ["failed", "passed", "skipped"])
        self.assertEqual(read["sarif"][0]["file"], "r.yaml")
        self.assertEqual(read["sarif"][0]["region"], {"startLine": 7, "startColumn": 9, "endLine": 7, "endColumn": 17})

    def test_prove(self):
        done = subprocess.run(["prove", "--exec", f"{PROGRAM} lint -f tap", RULESETS[0]], cwd=SOURCE,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Result: PASS", done.stdout)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
