#!/usr/bin/env python3
"""The templates of tools/ci judge pull requests rightly.

usage: pull_requests.py PROGRAM [--show]

The commands are taken out of the templates as they stand and run in a scratch repository with the default ruleset and the
sample day, once for each of four changes; --show prints what a reviewer sees.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

import validate

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = SOURCE / "tools" / "ci"
PROGRAM = None
SHOW = False

TABOOS, HOTLINE = "rulesets/common/taboos.yaml", "rulesets/hotline.yaml"


BRIEF = """\
rubric: brief
rules:
  - id: shrug
    forbid: [不知道]
    points: 5
    examples:
      fail: 客服：不知道。
"""


def load(name):
    return yaml.safe_load((TEMPLATES / name).read_text())


class Repository:
    """A checkout of a team that keeps its rubrics in git."""

    def __init__(self, folder, with_samples=True):
        self.folder = pathlib.Path(folder)
        (self.folder / "rulesets").mkdir()
        base = "hotline.yaml" if with_samples else "brief.yaml"
        if with_samples:
            shutil.copytree(SOURCE / "samples" / "day", self.folder / "samples" / "day")
            shutil.copytree(SOURCE / "rulesets" / "common", self.folder / "rulesets" / "common")
            shutil.copy(SOURCE / HOTLINE, self.folder / HOTLINE)
        else:
            (self.folder / "rulesets" / base).write_text(BRIEF)
        (self.folder / "rulesets" / "本 部门.yaml").write_text(f"rubric: 本部门\nextends: {base}\n")
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("LC_", "LANG", "ZHIJIAN_", "GIT_"))}
        self.environment.update(
            LC_ALL="C.UTF-8", PATH=f"{PROGRAM.parent}:{os.environ['PATH']}", HOME=folder, GIT_CONFIG_NOSYSTEM="1",
            GIT_AUTHOR_NAME="author", GIT_AUTHOR_EMAIL="author@example.org",
            GIT_COMMITTER_NAME="author", GIT_COMMITTER_EMAIL="author@example.org")
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "rubrics as they are")
        self.base = self.git("rev-parse", "HEAD").strip()

    def git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment, check=True,
                              capture_output=True, text=True).stdout

    def bash(self, script, **variables):
        """Exit status and what was printed, both streams in the order of a log."""
        done = subprocess.run(["bash", "-c", script], cwd=self.folder, env={**self.environment, **variables},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        return done.returncode, done.stdout.decode()

    def replace(self, file, old, new):
        path = self.folder / file
        text = path.read_text()
        assert text.count(old) == 1, (file, old, text.count(old))
        path.write_text(text.replace(old, new))

    def read(self, file):
        path = self.folder / file
        return path.read_bytes() if path.exists() else b""


def github(repository):
    """Runs the steps as GitHub's runner does. The statuses and logs by the steps' names, and the summary."""
    workflow = load("github-actions.yml")
    variables = {key: str(value) for key, value in workflow["env"].items()}
    variables.update(BASE=repository.base, GITHUB_STEP_SUMMARY=str(repository.folder / "summary.md"))
    steps = {}
    for step in workflow["jobs"]["rubrics"]["steps"]:
        if "run" not in step or step["name"] == "Install zhijian":
            continue
        # Every step tells what it finds whatever those before it found.
        assert not steps or step["if"] == "success() || failure()"
        steps[step["name"]] = repository.bash("set -e\n" + step["run"], **variables)
    return steps, repository.read("summary.md").decode()


def gitlab(repository):
    job = load("gitlab-ci.yml")["rubrics"]
    variables = {key: str(value) for key, value in job["variables"].items()}
    status, log = repository.bash("set -eo pipefail\n" + "\n".join(job["script"]),
                                  **{**variables, "BASE": repository.base})
    kept = job["artifacts"]["paths"] + job["artifacts"]["reports"]["junit"]
    return status, log, {name: repository.read(name) for name in kept}


def pre_commit(repository):
    """The hook of git."""
    shutil.copy(TEMPLATES / "pre-commit", repository.folder / ".git" / "hooks" / "pre-commit")
    repository.git("add", "rulesets")
    status, log = repository.bash("git commit -m change")
    if status == 0:
        repository.git("reset", "-q", "--soft", "HEAD^")
    repository.git("reset", "-q")
    return status, log


def pre_commit_config(repository):
    """What pre-commit runs: a hook fails by its exit status or by changing files, which are put back here."""
    changed = [name for name in repository.git("diff", "--name-only", "-z").split("\0") if name]
    failed = set()
    (local,) = load("pre-commit-config.yaml")["repos"]
    for hook in local["hooks"]:
        files = [file for file in changed if re.search(hook["files"], file)]
        if not files and not hook.get("always_run"):
            continue
        repository.git("add", "rulesets")
        names = shlex.join(files) if hook.get("pass_filenames", True) else ""
        status, _ = repository.bash(f"{hook['entry']} {names}")
        if status != 0 or repository.git("diff", "--name-only"):
            failed.add(hook["id"])
        repository.git("checkout", "-q", ".")
        repository.git("reset", "-q")
    return failed


class PullRequests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.repository = Repository(folder.name)

    def run_all(self):
        """Each way of checking the change that lies in the checkout."""
        self.steps, self.summary = github(self.repository)
        self.gitlab_status, self.gitlab_log, self.artifacts = gitlab(self.repository)
        self.hook_status, self.hook_log = pre_commit(self.repository)
        self.failed_hooks = pre_commit_config(self.repository)
        if SHOW:
            print(f"\n════ {self._testMethodName}")
            for name, (status, log) in self.steps.items():
                print(f"── {name}: exit {status}\n{log}")
            print(f"── summary\n{self.summary}── hook: exit {self.hook_status}\n{self.hook_log}")
        failed = {name for name, (status, _) in self.steps.items() if status != 0}
        # However a change is checked, the answer is the same.
        self.assertEqual(self.gitlab_status != 0, bool(failed))
        self.assertEqual(self.artifacts["effect.md"].decode(), self.summary)
        by_step = {"Layout": "zhijian-fmt", "Findings": "zhijian-lint", "Examples": "zhijian-test"}
        hooks = {by_step[name] for name in failed if name in by_step}
        self.assertEqual(self.failed_hooks, hooks)
        self.assertEqual(self.hook_status != 0, bool(hooks), self.hook_log)
        for report in ("lint.xml", "test.xml"):
            if self.artifacts[report]:
                validate.junit(self.artifacts[report])
        return failed

    def annotations(self, step):
        """Of a step's log, which has the summary line of standard error too."""
        log = self.steps[step][1]
        return validate.github("".join(line + "\n" for line in log.split("\n") if line.startswith("::")).encode())

    def test_loosened_taboo(self):
        """No example notices, but calls of the day do: the effect goes beyond the limit, and names call and words."""
        self.repository.replace(TABOOS, "      - 不关(我|我们)(的|)(事|责任)\n", "")
        self.assertEqual(self.run_all(), {"What the change does"})
        self.assertEqual(self.steps["What the change does"][0], 1)
        for told in ("`pass-flips>0`", "推卸责任", "`buck-passing`", "这不关我的事，账单是银行出的。", "20261121-A013"):
            self.assertIn(told, self.summary)

    def test_broken_phrase(self):
        """The place and the mistake are told; nothing can be run."""
        self.repository.replace(HOTLINE, "- {agent: [您好, <问候>]}", "- {agent: [您好, <问候语>]}")
        self.assertEqual(self.run_all(), {"Findings", "Examples", "What the change does"})
        lines = self.repository.read(HOTLINE).decode().split("\n")
        line = next(number for number, text in enumerate(lines, 1) if "<问候语>" in text)
        column = lines[line - 1].index("<问候语>") + 1
        finding = self.annotations("Findings")[0]
        self.assertEqual((finding["level"], finding["file"], finding["line"], finding["col"], finding["endColumn"]),
                         ("error", HOTLINE, str(line), str(column), str(column + len("<问候语>"))))
        self.assertEqual(finding["message"], "unknown phrase set '问候语'\ndid you mean '问候'?")
        self.assertEqual(self.steps["Examples"][0], 2)
        self.assertEqual(self.steps["What the change does"][0], 2)
        broken = [case for case in validate.junit(self.artifacts["lint.xml"]) if case["outcome"] == "failed"]
        self.assertEqual(broken[0]["name"], f"E130 {HOTLINE}:{line}:{column}")

    def test_only_reformatted(self):
        """Another layout is told with the lines to change, and that nothing else differs; fmt mends it."""
        self.repository.replace(HOTLINE, "  grades: {优秀: 95, 良好: 88, 合格: 80, 不合格: 0}",
                                "  grades: {优秀: 95,   良好: 88,\n    合格: 80, \"不合格\": 0}  # 四档")
        self.assertEqual(self.run_all(), {"Layout"})
        status, log = self.steps["Layout"]
        self.assertEqual(status, 1)
        self.assertIn("+  grades: {优秀: 95, 良好: 88, 合格: 80, 不合格: 0}  # 四档\n", log)
        self.assertIn("The rubrics are equivalent", self.summary)
        self.assertNotIn("changed**", self.summary)

        self.assertEqual(self.repository.bash(f"zhijian fmt -q {HOTLINE}")[0], 0)
        self.assertEqual(self.repository.git("diff", "--numstat").split()[:2], ["1", "1"])
        self.assertEqual(self.repository.bash(f"zhijian fmt -q --check {HOTLINE}"), (0, ""))

    def test_changed_weight(self):
        """Within the limit: nothing fails, and what it costs whom is told."""
        rule = self.repository.read(HOTLINE).decode().split("  - id: answer-thanks\n")[1].split("  - id: ")[0]
        self.repository.replace(HOTLINE, rule, rule.replace("points: 2\n", "points: 3\n"))
        self.assertEqual(self.run_all(), set())
        for told in ("`answer-thanks`", "points: 2 → 3", "赵磊", "回应客户的感谢"):
            self.assertIn(told, self.summary)


class Hook(unittest.TestCase):
    """What else may happen to rubrics, whatever their files are called, seen by the hook of git."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.repository = Repository(folder.name, with_samples=False)
        self.rulesets = self.repository.folder / "rulesets"
        shutil.copy(TEMPLATES / "pre-commit", self.repository.folder / ".git" / "hooks" / "pre-commit")

    def commit(self):
        self.repository.git("add", "-A", ".")
        return self.repository.bash("git commit -m change")

    def test_nothing_of_rubrics(self):
        (self.repository.folder / "README").write_text("读我")
        (self.rulesets / "本 部门.yaml").write_text("rubric: [\n")  # not part of the commit
        self.repository.git("add", "README")
        status, log = self.repository.bash("git commit -m change")
        self.assertEqual(status, 0, log)
        self.assertNotIn("zhijian", log)

    def test_names_with_blanks_and_quotes(self):
        (self.rulesets / "夜 班'\".yaml").write_text("rubric: night\nextends: 本 部门.yaml\n")
        status, log = self.commit()
        self.assertEqual(status, 0, log)
        (self.rulesets / "夜 班'\".yaml").write_text("rubric: night\nextend: 本 部门.yaml\n")
        status, log = self.commit()
        self.assertEqual(status, 1)
        self.assertIn("夜 班'\".yaml:2:1: error", log)

    def test_deleted_and_renamed(self):
        (self.rulesets / "brief.yaml").rename(self.rulesets / "短 的.yaml")
        status, log = self.commit()
        self.assertEqual(status, 1)  # 本 部门.yaml extends it
        self.assertIn("brief.yaml", log)
        (self.rulesets / "本 部门.yaml").write_text("rubric: 本部门\nextends: 短 的.yaml\n")
        self.assertEqual(self.commit()[0], 0)
        (self.rulesets / "短 的.yaml").unlink()
        self.assertEqual(self.commit()[0], 1)
        (self.rulesets / "本 部门.yaml").unlink()
        status, log = self.commit()
        self.assertEqual(status, 0, log)  # none is left


if __name__ == "__main__":
    SHOW = "--show" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--show"]
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
