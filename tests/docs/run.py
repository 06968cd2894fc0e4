#!/usr/bin/env python3
"""Executes every example of the reference of the rubric language, rulesets/README.md and README.zh-Hans.md.

usage: run.py [--update] PROGRAM

What is executed, and what makes it fail:
- ```yaml [NAME]          a whole rubric: lint must find no error, test no failure. "wrong" after NAME: lint must find an
                          error. It is kept under NAME for the commands of the page.
- ```yml fragment         keys of a rubric or of a rule, or rules: completed to a rubric, then as above.
- ```text NAME            a transcript, kept under NAME.
- ```console              lines "$ zhijian …"; output shown under a command is compared. "# exit N" behind a command is
                          its exit status, default 0.
- tables with a column "Example": every `code` in that column is a fragment; `<br>` joins two to one.
- tables with "Phrase", "Said" and "Found": whether the phrase is found in what the agent says; "Match" is optional.
Then the pages must be complete: every key of the language has a row in a table, and the table of findings says what the
program's messages say. --update writes shown output and the table of findings.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PAGES = {"README.md": "C.UTF-8", "README.zh-Hans.md": "zh_CN.UTF-8"}
EXAMPLE, PHRASE, MATCH = {"Example", "例"}, {"Phrase", "话术"}, {"Match", "匹配"}
SAID, FOUND, YES = {"Said", "坐席说"}, {"Found", "能否找到"}, {"yes", "能"}

# What fragments may refer to without defining it.
CONTEXT = {
    "dimensions": "{opening: {name: 开头语, max: 20}}",
    "phrases": "{问候: [您好, 早上好], 道歉: [对不起, 抱歉]}",
    "moments": "{客户投诉: {customer: [投诉, 举报]}}",
}


def names_of(name):
    """Of a list in keys.h, each key in English, simplified and traditional Chinese."""
    text = (SOURCE / "src/language/keys.h").read_text()
    entries = re.search(rf"\b{name} = std::to_array<Key>\(\{{\n(.*?)\n\}}\);", text, re.S)[1]
    return re.findall(r'\{"(\w+)", "(\w+)", "(\w+)"\}', entries)


def keys_of(name):
    return [english for english, _, _ in names_of(name.replace("Keys", "Names"))]


def indented(text, by):
    return "".join(f"{by}{line}\n" if line else "\n" for line in text.splitlines())


def rule_of(fragment):
    keys = re.findall(r"^(\w+):", fragment, re.M)
    text = "" if "id" in keys else "id: fragment\n"
    text += fragment.rstrip("\n") + "\n"
    if not {"require", "forbid", "award"} & set(keys):
        text += "require: {agent: 您好}\n"
    return "  - " + indented(text, "    ")[4:]


def rubrics_of(fragment):
    """Whole rubrics around a fragment: two where its keys may stand in a rubric and in a rule."""
    keys = set(re.findall(r"^(\w+):", fragment, re.M))
    bodies = []
    if fragment.startswith("- "):
        bodies.append("rules:\n" + indented(fragment, "  "))
    else:
        if keys <= set(keys_of("kRubricKeys")):
            bodies.append(fragment.rstrip("\n") + "\n" + ("" if "rules" in keys else "rules:\n" + rule_of("")))
        if keys <= set(keys_of("kRuleKeys")):
            bodies.append("rules:\n" + rule_of(fragment))
    heads = "" if "rubric" in keys else "rubric: fragment\n"
    heads += "".join(f"{key}: {value}\n" for key, value in CONTEXT.items() if key not in keys)
    return [heads + body for body in bodies]


def tables(text):
    """(header cells, rows of cells) of every table."""
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.M):
        rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                for line in block.splitlines()]
        yield rows[0], rows[2:]


def code(cell):
    return re.findall(r"`([^`]+)`", cell)


def fragments(cell):
    """What is in backticks; where only <br> is between two, they are lines of one fragment."""
    return code(cell.replace("`<br>`", "\n"))


def matching_rubric(header, rows):
    """A rubric with a rule for each row of a table that says what a phrase finds."""
    column = {name: index for index, title in enumerate(header)
              for name, titles in (("phrase", PHRASE), ("match", MATCH), ("said", SAID), ("found", FOUND)) if title in titles}
    text = "rubric: matching\n" + "".join(f"{key}: {value}\n" for key, value in CONTEXT.items()) + "rules:\n"
    for number, row in enumerate(rows, 1):
        match = code(row[column["match"]])[0] if "match" in column else "normal"
        phrase = code(row[column["phrase"]])[0].replace("'", "''")
        verdict = "fail" if row[column["found"]] in YES else "pass"
        text += f"  - id: row-{number}\n    forbid: {{agent: '{phrase}', match: {match}}}\n    examples:\n      {verdict}: |\n"
        text += "".join(f"        客服：{said}\n" for said in code(row[column["said"]]))
    return text


def findings(chinese):
    """The table of findings, made from the program's own messages."""
    sources = "".join(path.read_text() for path in sorted((SOURCE / "src/base/messages").glob("*.def")))
    messages = {name: (english, translated) for name, english, translated in
                re.findall(r'ZHIJIAN_MESSAGE\((\w+),\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)', sources)}
    rows = re.findall(r'ZHIJIAN_DIAGNOSTIC\(\w+, "(\w+)", \w+, (\w+)\)', (SOURCE / "src/base/diagnostics.def").read_text())
    lines = ["| 代码 | 含义 |" if chinese else "| code | what it says |", "| --- | --- |"]
    for number, name in sorted(rows):
        text = re.sub(r"\{\d\}", "⋯", messages[name][chinese]).replace("\\\"", '"').replace("\\\\", "\\").replace("|", "\\|")
        lines.append(f"| {number} | {text} |".replace("<", "&lt;"))
    return "\n".join(lines) + "\n"


class Page:
    def __init__(self, path, program, locale, folder):
        self.path, self.program, self.folder = path, program, folder
        self.text = path.read_text()
        self.chinese = locale.startswith("zh")
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("LC_", "LANG", "ZHIJIAN_"))} | {"LC_ALL": locale}
        self.problems, self.count = [], 0
        (folder / "samples").symlink_to(SOURCE / "samples")

    def run(self, arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, timeout=120,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.decode().rstrip("\n")

    def check(self, rubrics):
        """Lints and tests rubrics, {file name: text}, all at once; one by one to say which is wrong."""
        for name, text in rubrics.items():
            (self.folder / name).write_text(text)
        self.count += len(rubrics)
        with_examples = [name for name, text in rubrics.items() if "examples:" in text]
        for command, names in (("lint", list(rubrics)), ("test", with_examples)):
            if names and self.run([command, *names])[0] != 0:
                for name in names:
                    status, output = self.run([command, name])
                    if status != 0:
                        self.problems.append(f"zhijian {command}: exit status {status}\n{output}\n{rubrics[name]}")

    def blocks(self):
        """Runs the fenced blocks in their order."""
        rubrics = {}
        shell = []
        for number, (info, body) in enumerate(re.findall(r"^```([^\n]*)\n(.*?)^```$", self.text, re.M | re.S), 1):
            kind, *words = info.split()
            if kind == "yml" and words == ["fragment"]:
                rubrics |= {f"block-{number}-{way}.yaml": text for way, text in enumerate(rubrics_of(body))}
            elif kind == "yaml" and words[1:] == ["wrong"]:
                (self.folder / words[0]).write_text(body)
                self.count += 1
                if self.run(["lint", words[0]])[0] != 1:
                    self.problems.append(f"lint finds no error in {words[0]}")
            elif kind == "yaml":
                rubrics[words[0] if words else f"block-{number}.yaml"] = body
            elif kind == "text" and len(words) == 1:
                (self.folder / words[0]).write_text(body)
            elif kind == "console":
                shell.append(body)
            else:
                self.problems.append(f"a block that is never executed: ```{info}")
        self.check(rubrics)
        for body in shell:
            self.console(body)

    def console(self, body):
        rebuilt = ""
        for line, shown in re.findall(r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", body, re.M):
            self.count += 1
            command, _, wanted = line[2:].partition("  # exit ")
            program, *arguments = shlex.split(command)
            status, output = self.run(arguments)
            if program != "zhijian" or status != int(wanted or 0):
                self.problems.append(f"{line}\nexit status {status}\n{output}")
            if shown.strip() and shown.strip("\n") != output:
                self.problems.append(f"{line}\nprints\n{output}")
            rebuilt += line + "\n" + (output + "\n" if shown.strip() else "")
        self.text = self.text.replace(body, rebuilt)

    def examples_in_tables(self):
        rubrics = {}
        for table, (header, rows) in enumerate(tables(self.text)):
            if set(header) & FOUND:
                rubrics[f"matching-{table}.yaml"] = matching_rubric(header, rows)
            if header[-1] not in EXAMPLE:
                continue
            for row in rows:
                if not code(row[-1]):
                    self.problems.append(f"a row without an example: {row[0]}")
                for fragment in fragments(row[-1]):
                    whole = rubrics_of(fragment)
                    if not whole:
                        self.problems.append(f"neither of a rubric nor of a rule: {fragment}")
                    for text in whole:
                        rubrics[f"cell-{len(rubrics)}.yaml"] = text
        self.check(rubrics)

    def completeness(self):
        described = {key for header, rows in tables(self.text) for row in rows for key in code(row[0])}
        described = {word for key in described for word in re.findall(r"\w+", key)}
        for name in re.findall(r"\b(k\w+Names) = std::to_array", (SOURCE / "src/language/keys.h").read_text()):
            for english, simplified, _ in names_of(name):
                if english not in described:
                    self.problems.append(f"no table describes the key {english}")
                if f"`{english}` {simplified}" not in self.text:
                    self.problems.append(f"the list of keys in Chinese lacks `{english}` {simplified}")
        table = findings(self.chinese)
        updated, count = re.subn(r"(<!-- findings -->\n\n).*?(?=\n<!-- end -->)", lambda found: found[1] + table, self.text,
                                 flags=re.S)
        if count != 1 or updated != self.text:
            self.problems.append("the table of findings is not what the program says: run with --update")
        self.text = updated


def main():
    update = "--update" in sys.argv[1:]
    program = str(pathlib.Path([argument for argument in sys.argv[1:] if argument != "--update"][0]).resolve())
    failed = False
    for name, locale in PAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            page = Page(SOURCE / "rulesets" / name, program, locale, pathlib.Path(folder))
            page.blocks()
            page.examples_in_tables()
            page.completeness()
        if update:
            page.path.write_text(page.text)
        failed = failed or bool(page.problems) or page.count == 0
        print("\n\n".join(page.problems) or f"{name}: {page.count} examples work")
    return 1 if failed and not update else 0


if __name__ == "__main__":
    sys.exit(main())
