#!/usr/bin/env python3
"""Holds documents against the JSON Schemas, and the schemas against the program.

usage: run.py ZHIJIAN

Rulesets, the reference's rubrics, samples, and what the program writes of the samples must be valid. Whatever rubric
stands in the tests, the schema accepts what the program loads, and rejects what it finds badly formed. Wrong documents,
and right ones with a key too many or one too few, must be invalid.
"""
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NAMES = ("rubric", "transcript", "call", "report", "diff", "coverage", "explanation")
MADE = ("rubric", "call", "report")  # by the program: with keys in Chinese besides, of what src/results/ says
sys.path.insert(0, str(SOURCE / "tests/spec"))
import run as spec  # noqa: E402

# Findings on the form of a rubric that a schema can know: unknown and missing keys, wrong kinds of values, empty ones.
FORM = {"E020", "E021", "E022", "E023", "E024", "E026"}


# A key of results that some of them lack.
OPTIONAL = {"calls"}


class TypedLoader(yaml.SafeLoader):
    """Plain scalars as numbers and flags where YAML 1.2 has them, which is what editors see; dates stay text."""


TypedLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items() if first not in "yYnNoO="}


def validators(program):
    """By name; the program's own copies, which must be the files'."""
    schemas = {}
    for name in NAMES:
        path = SOURCE / f"src/schema/{name}.schema.json"
        text = subprocess.run([program, "schema", name], capture_output=True, check=True, text=True).stdout
        assert name in MADE or text == path.read_text(), f"another {name} is built in"
        schemas[path.as_uri()] = schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(schema)
    # One that names another finds it in the same folder.
    return {name: jsonschema.Draft202012Validator(schema, resolver=jsonschema.RefResolver(uri, schema, schemas))
            for name, (uri, schema) in zip(NAMES, schemas.items())}


def whole_rubrics():
    """(where, text) of every whole rubric that is meant to be right."""
    for path in sorted((SOURCE / "rulesets").rglob("*.yaml")):
        yield path.name, path.read_text()
    page = (SOURCE / "rulesets/README.md").read_text()
    for body in re.findall(r"^```yaml [^ \n]+\n(.*?)^```$", page, re.M | re.S):
        yield "README.md", body


def test_rubrics():
    """(where, text) of every rubric in the tests, right and wrong."""
    for path in sorted((SOURCE / "tests").rglob("*.yaml")):
        try:
            yield str(path.relative_to(SOURCE)), path.read_text()
        except UnicodeDecodeError:
            continue
    for path in sorted((SOURCE / "tests/spec").glob("*.txt")):
        for case in spec.read_cases(path):
            yield case.place, case.whole()[0]


def lines(*folders):
    for folder in folders:
        for path in sorted((SOURCE / folder).rglob("*.jsonl")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                yield f"{path.name}:{number}", json.loads(line)


def complaint(validator, document):
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    return error and f"{error.json_path}: {error.message[:200]}"


def error_codes(program, rubrics, folder):
    """For each of the rubrics the codes of the errors that `lint` finds in it."""
    paths = []
    for number, (where, text) in enumerate(rubrics):
        path = SOURCE / where
        if not path.is_file():
            path = pathlib.Path(folder) / f"{number}.yaml"
            path.write_text(text)
        paths.append(str(path))
    done = subprocess.run([program, "lint", *paths, "-f", "json", "--allow-outside"], capture_output=True, text=True)
    found = {path: set() for path in paths}
    for finding in json.loads(done.stdout):
        if finding["severity"] == "error":
            found.setdefault(finding["file"], set()).add(finding["code"])
    return [found[path] for path in paths]


def compare_with_loader(program, validator, problems):
    """The schema takes what is loaded, and rejects what is badly formed. How many rubrics were looked at."""
    rubrics, documents = [], []
    for where, text in test_rubrics():
        try:
            documents.append([yaml.load(text, yaml.BaseLoader), yaml.load(text, TypedLoader)])
            rubrics.append((where, text))
        except (yaml.YAMLError, ValueError):
            continue
    with tempfile.TemporaryDirectory() as folder:
        all_codes = error_codes(program, rubrics, folder)
    for (where, _), readings, found in zip(rubrics, documents, all_codes):
        said = [complaint(validator, document) for document in readings]
        if not found and any(said):
            problems.append(f"{where}: is loaded, but: {next(filter(None, said))}")
        if found & FORM and not all(said):
            problems.append(f"{where}: {sorted(found & FORM)} is not rejected")
    return len(rubrics)


def own_results(program, problems):
    """(name, where, document) of what the program writes of the samples, with all its kinds of hits."""
    with tempfile.TemporaryDirectory() as folder:
        records, report = f"{folder}/out.jsonl", f"{folder}/out.json"
        runs = [(["samples/day"], []), (["samples/broken"], []),
                (["tests/rulesets/telephone-service.jsonl"], ["-r", "rulesets/hotline.yaml"]),
                (["tests/schema/calls.jsonl"], ["-r", "tests/schema/rubric.yaml"]),
                (["tests/schema/calls.jsonl"], ["-r", "tests/schema/other.yaml", "-r", "tests/schema/rubric.yaml"])]
        for paths, options in runs:
            done = subprocess.run([program, "score", *paths, *options, "--all-hits", "-q", "-o", records, "-o", report],
                                  cwd=SOURCE, capture_output=True, text=True)
            if done.returncode not in (0, 3):
                problems.append(f"{paths}: {done.stderr}")
                continue
            yield "report", paths[0], json.loads(pathlib.Path(report).read_text())
            for number, line in enumerate(pathlib.Path(records).read_text().splitlines(), 1):
                yield "call", f"{paths[0]}:{number}", json.loads(line)


def printed_results(program, problems):
    """(name, where, document) of what the program prints about rubrics and single calls."""
    calls = "tests/schema/calls.jsonl"
    before_and_after = [("rulesets/hotline.yaml", "rulesets/conduct.yaml", "samples/day"),
                        ("tests/schema/rubric.yaml", "tests/schema/changed.yaml", calls),
                        ("tests/schema/rubric.yaml", "tests/schema/other.yaml", calls, "samples/broken"),
                        ("tests/schema/rubric.yaml", "tests/schema/changed.yaml")]
    runs = [("diff", names[0], ["diff", *names, "--fail-if", "rules-changed>99"]) for names in before_and_after]
    runs += [("coverage", rubric, ["coverage", rubric, *paths])
             for rubric, *paths in (("rulesets/hotline.yaml", "samples/day"), ("rulesets/conduct.yaml",), ("tests/schema/rubric.yaml", calls),
                                    ("tests/schema/changed.yaml", calls))]
    case, excepted = "tests/cli/cases/explain-why", "tests/cli/cases/explain-except"
    explained = [("tests/schema/rubric.yaml", "1", calls), ("tests/schema/rubric.yaml", "2", calls),
                 ("tests/schema/rubric.yaml", "3", calls), ("tests/schema/changed.yaml", "1", calls),
                 (f"{case}/rubric.yaml", f"{case}/calls.jsonl"),
                 (f"{excepted}/rubric.yaml", "near", f"{excepted}/calls.txt"), ("rulesets/hotline.yaml", "20261121-A013", "samples/day"),
                 ("rulesets/conduct.yaml", "20261121-H020", "samples/day")]
    runs += [("explanation", arguments[0], ["explain", *arguments, "-r", rubric]) for rubric, *arguments in explained]
    for name, where, arguments in runs:
        done = subprocess.run([program, *arguments, "-f", "json", "-q", "--lang", "en"], cwd=SOURCE, capture_output=True,
                              text=True)
        if done.returncode not in (0, 3):
            problems.append(f"{arguments}: {done.stderr}")
            continue
        if name != "explanation":
            yield name, where, json.loads(done.stdout)
            continue
        for number, line in enumerate(done.stdout.splitlines(), 1):
            yield name, f"{where}:{number}", json.loads(line)


def objects(document):
    if isinstance(document, dict):
        yield document
    for value in document.values() if isinstance(document, dict) else document if isinstance(document, list) else []:
        yield from objects(value)


def shapes(document, path=()):
    """One object for each kind of place in the document, by its path without positions."""
    found = {}
    if isinstance(document, dict):
        found[path] = document
        for key, value in document.items():
            found = shapes(value, (*path, key)) | found
    elif isinstance(document, list):
        for value in document[:200]:
            found = shapes(value, path) | found
    return found


def cut(document):
    """The same with few of everything, which is enough to see what is rejected."""
    if isinstance(document, dict):
        return {key: cut(value) for key, value in document.items()}
    return [cut(value) for value in document[:3]] if isinstance(document, list) else document


def spoiled(document):
    """The document with a key too many, in an object of each kind; names of dimensions and grades are free."""
    document = cut(document)
    for path, at in shapes(document).items():
        at["surplus"] = 1
        yield document
        del at["surplus"]


WRONG = [("rubric", {"rules": []}), ("rubric", {"rubric": "a", "rule": []}), ("rubric", []),
         ("rubric", {"rubric": "a", "rules": [{"id": "a", "forbid": ["不知道"], "insted": "请稍等"}]}),
         ("rubric", {"rubric": "a", "rules": [{"id": "a", "forbid": ["不知道"], "points": -5}]}),
         ("rubric", {"rubric": "a", "rules": [{"id": "a", "forbid": ["不知道"], "when": {"客服": ["投诉"]}}]}),
         ("rubric", {"rubric": "a", "rules": [{"id": "a", "forbid": ["不知道"], "per": "turn"}]}),
         ("transcript", {"call": "1", "agent": "A1"}), ("transcript", {"turns": [{"speaker": "agent"}]}),
         ("transcript", {"turns": [{"speaker": "agent", "text": "您好", "begin_ms": -1}]})]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems, count, seen = [], 0, {name: set() for name in NAMES}
    schemas = validators(program)

    def check(name, where, document):
        said = complaint(schemas[name], document)
        if said:
            problems.append(f"{where}: {said}")

    for where, text in whole_rubrics():
        for loader in (yaml.BaseLoader, TypedLoader):
            count += 1
            check("rubric", where, yaml.load(text, loader))
    for where, document in lines("samples/day"):
        count += 1
        check("transcript", where, document)
    for name, where, document in itertools.chain(own_results(program, problems), printed_results(program, problems)):
        count += 1
        check(name, where, document)
        keys = frozenset(key for at in objects(document) for key in at)
        if keys <= seen[name]:
            continue
        seen[name] |= keys  # A document with something new: spoil it.
        small = cut(document)
        for key in sorted(document.keys() - OPTIONAL):
            if schemas[name].is_valid({k: v for k, v in small.items() if k != key}):
                problems.append(f"{where}: is valid without {key}")
        problems += [f"{where}: a surplus key is not rejected" for wrong in spoiled(document)
                     if schemas[name].is_valid(wrong)]
    for name, wrong in WRONG:
        if schemas[name].is_valid(wrong):
            problems.append(f"not rejected: {wrong}")
    compared = compare_with_loader(program, schemas["rubric"], problems)
    print("\n".join(problems[:60]) or f"{count} documents are valid, {len(WRONG)} wrong ones are not; of {compared} rubrics "
          "the schema rejects none that is loaded, and those that are badly formed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
