#!/usr/bin/env python3
"""`zhijian fmt` never loses anything: PyYAML, which it does not use, reads the same before and after.

usage: fmt.py PROGRAM [--seeds N]

Takes every rubric of the checkout, and random layouts of each: other indentation, quotes, line breaks, comments.
"""
import argparse
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


def nodes(node):
    """Kinds, order and texts, without styles."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [nodes(item) for item in node.value]
    return [(nodes(key), nodes(value)) for key, value in node.value]


def read(text):
    return yaml.compose(text, Loader=yaml.BaseLoader)


def comments(text):
    """What begins with # between PyYAML's tokens, and behind the mark of a block text."""
    found, at = [], 0
    for token in yaml.scan(text, Loader=yaml.BaseLoader):
        begin, end = token.start_mark.index, token.end_mark.index
        if begin > at:
            found += re.findall(r"(?:^|(?<=\s))#.*", text[at:begin])
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            header = text[begin:].split("\n", 1)[0]
            found += re.findall(r"(?<=\s)#.*", header)
        at = max(at, end)
    return [comment.rstrip() for comment in found + re.findall(r"(?:^|(?<=\s))#.*", text[at:])]


class Writer:
    """Writes nodes in a random layout; with `chance` None in one layout."""

    def __init__(self, chance, with_comments):
        self.chance = chance
        self.with_comments = with_comments
        self.count = 0

    def pick(self, *choices):
        return self.chance.choice(choices) if self.chance else choices[0]

    def comment(self):
        self.count += 1
        return f"# {self.count} 注释 'x\" [ {{ : - #"

    def behind(self):
        if not self.with_comments or self.chance.random() > 0.15:
            return self.pick("", "", " ")
        return self.pick("  ", " ", "    ") + self.comment()

    def above(self, indent):
        if not self.with_comments or self.chance.random() > 0.1:
            return ""
        return " " * indent + self.comment() + "\n" + self.pick("", "\n")

    def scalar(self, node, in_flow):
        text = node.value
        plain = re.fullmatch(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9<>()|…-]*", text)
        if node.style is None or (plain and not (in_flow and "|" in text)):
            styles = ["plain", "single", "double"] if plain else ["plain"]
        else:
            styles = ["single", "double"]
        if any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in text):
            styles = ["double"]
        style = self.pick(*styles)
        if style == "plain":
            return text
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        return '"' + "".join({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}.get(c, c) for c in text) + '"'

    def flow(self, node, indent):
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, True)
        blank = lambda: self.pick("", "", " ", "\n" + " " * (indent + 1))
        if isinstance(node, yaml.SequenceNode):
            parts = [self.flow(item, indent) for item in node.value]
        else:
            parts = [self.scalar(key, True) + ":" + self.pick(" ", "  ") + self.flow(value, indent)
                     for key, value in node.value]
        separator = self.pick(", ", ",  ")
        body = ""
        for i, part in enumerate(parts):
            body += (separator.rstrip() + (blank() or " ") if i else "") + part
        opening, closing = "[]" if isinstance(node, yaml.SequenceNode) else "{}"
        return opening + blank() + body + blank() + closing

    def block_text(self, node, indent):
        text = node.value
        end = "" if text.endswith("\n") and not text.endswith("\n\n") else "+" if text.endswith("\n") else "-"
        lines = text[:-1].split("\n") if text.endswith("\n") else text.split("\n")
        body = "".join((" " * indent + line if line else "") + "\n" for line in lines)
        return "|" + end + self.behind() + "\n" + body

    def value(self, node, indent, least):
        """What follows a key or a dash on its line, and the lines after it."""
        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">") and not node.value.startswith((" ", "\n")) and node.value.strip("\n"):
                return " " + self.block_text(node, indent + self.pick(2, 1, 4, 7))
            return self.pick(" ", "   ") + self.scalar(node, False) + self.behind() + "\n"
        if node.flow_style or not node.value:
            return self.pick(" ", "  ") + self.flow(node, indent) + self.behind() + "\n"
        deeper = self.pick(2, 1, 3, 6)
        if isinstance(node, yaml.SequenceNode):
            deeper = self.pick(2, 0, 5) if least == 0 else max(deeper, 1)
        return self.behind() + "\n" + self.block(node, indent + deeper)

    def block(self, node, indent):
        out = ""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                out += self.above(indent) + " " * indent + "-"
                if isinstance(item, yaml.MappingNode) and not item.flow_style and item.value:
                    gap = self.pick(1, 3)
                    out += " " * gap + self.block(item, indent + 1 + gap).lstrip(" ").lstrip()
                else:
                    out += self.value(item, indent, 1)
            return out
        for i, (key, value) in enumerate(node.value):
            if i:
                out += self.above(indent)
            out += " " * indent + self.scalar(key, False) + ":" + self.value(value, indent, 0)
        return out


def fmt(program, text):
    done = subprocess.run([program, "fmt", "-q", "-"], input=text.encode(), capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def without_blank_lines(text):
    return [line for line in text.split("\n") if line.strip()]


def check(name, program, text):
    """The layout of a text, checked."""
    status, laid_out, why = fmt(program, text)
    if status != 0:
        sys.exit(f"{name}: exit {status}: {why}\n{text}")
    problems = []
    if nodes(read(laid_out)) != nodes(read(text)):
        problems.append("says something else")
    if comments(laid_out) != comments(text):
        problems.append("has other comments")
    if fmt(program, laid_out)[1] != laid_out:
        problems.append("changes when laid out again")
    if re.search(r"[^\S\n]$", re.sub(r"(?ms)^( *)\S.*?[|>][+-]?(  #.*)?\n(\1 +.*\n|\n)*", "", laid_out), re.M):
        problems.append("has blanks at the end of a line")
    if problems:
        sys.exit(f"{name}: {'; '.join(problems)}\n--- before\n{text}\n--- after\n{laid_out}")
    return laid_out


def digest(program, path):
    """Of the rubric as it is compiled; None where it cannot be."""
    done = subprocess.run([program, "diff", path, path, "-f", "json", "-q", "--allow-outside"], capture_output=True,
                          timeout=60)
    return json.loads(done.stdout)["new"]["digest"] if done.returncode == 0 else None


def rubrics():
    for folder in ("rulesets", "samples", "tests"):
        yield from sorted((SOURCE / folder).rglob("*.yaml"))


def copied(folder):
    """The rubrics, where they may be written beside."""
    for path in rubrics():
        copy = folder / path.relative_to(SOURCE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, default=2)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    done = refused = compiled = 0
    folder = tempfile.TemporaryDirectory()
    copied(pathlib.Path(folder.name))
    for path in rubrics():
        name = str(path.relative_to(SOURCE))
        raw = path.read_bytes()
        try:
            text = raw.decode()
            root = read(text)
        except (UnicodeDecodeError, yaml.YAMLError):
            root = None
        if not isinstance(root, yaml.MappingNode):
            root = None  # no rubric, which `fmt` says
        status, _, why = fmt(program, raw.decode(errors="surrogateescape")) if root is not None else (2, "", "")
        if root is None or status == 2:
            # Broken in a way that a test of `lint` wants, which is an error and changes nothing.
            if not name.startswith("tests/"):
                sys.exit(f"{name}: {why}")
            refused += 1
            continue
        laid_out = check(name, program, text)
        if name.startswith("rulesets/") and laid_out != text:
            sys.exit(f"{name}: run `zhijian fmt {name}`")
        plain = check(name, program, Writer(None, False).block(root, 0)) if root.value else ""
        for seed in range(arguments.seeds if root.value else 0):
            chance = random.Random(f"{name} {seed}")
            other = check(f"{name}, seed {seed}", program, Writer(chance, False).block(root, 0))
            if without_blank_lines(other) != without_blank_lines(plain):
                sys.exit(f"{name}, seed {seed}: the layout depends on how it was written\n{plain}\n---\n{other}")
            check(f"{name}, seed {seed} with comments", program, Writer(chance, True).block(root, 0))
            copy = pathlib.Path(folder.name) / name
            before = digest(program, copy) if seed == 0 else None
            if before:
                compiled += 1
                copy.with_suffix(".other.yaml").write_text(other)
                if digest(program, copy.with_suffix(".other.yaml")) != before:
                    sys.exit(f"{name}: is compiled to something else when laid out\n{other}")
        done += 1
    print(f"laid out: {done}, refused: {refused}; compiled, and the same laid out: {compiled}")


if __name__ == "__main__":
    main()
