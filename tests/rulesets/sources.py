#!/usr/bin/env python3
"""Checks the rulesets against rulesets/SOURCES.md.

Every rule has a name, a source, what should be said instead, and examples; its source stands in the table beside its
name; and every rule that the table names exists.
"""
import pathlib
import re
import sys

import yaml

RULESETS = pathlib.Path(__file__).resolve().parents[2] / "rulesets"
NEEDED = ("name", "source", "instead", "examples")


def rules_of(path):
    """The rules of a ruleset, by `ruleset/rule`."""
    ruleset = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {f"{ruleset['rubric']}/{rule['id']}": rule for rule in ruleset.get("rules") or []}


def table_of(path):
    """What the tables say: the sources that stand beside each `ruleset/rule`, and the line that first names it."""
    sources, lines = {}, {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 4:
            continue
        for rule in re.findall(r"`([a-z0-9-]+/[a-z0-9-]+)`", cells[2]):
            sources.setdefault(rule, set()).update(cells[3].split("<br>"))
            lines.setdefault(rule, number)
    return sources, lines


def problems_of(rules, sources, lines):
    for name, rule in rules.items():
        for key in NEEDED:
            if not rule.get(key):
                yield f"{name} has no {key}"
        if name not in sources:
            yield f"{name} is not in SOURCES.md"
        elif rule.get("source") not in sources[name]:
            yield f"{name} has the source “{rule.get('source')}”, which SOURCES.md does not give beside it"
    for name in sources:
        if name not in rules:
            yield f"SOURCES.md:{lines[name]}: there is no rule {name}"


def main():
    rules = {}
    for path in sorted(RULESETS.rglob("*.yaml")):
        rules.update(rules_of(path))
    sources, lines = table_of(RULESETS / "SOURCES.md")
    problems = list(problems_of(rules, sources, lines))
    print("\n".join(problems) or f"{len(rules)} rules, nothing to complain about")
    return 1 if problems or not rules else 0


if __name__ == "__main__":
    sys.exit(main())
