#!/usr/bin/env python3
"""Validates rulesets, the reference's rubrics and the samples' calls against the JSON Schemas, and sees that they reject."""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def validator(name):
    schema = json.loads((SOURCE / f"src/schema/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def rubrics():
    """(where, rubric) of every whole rubric. Scalars stay text, as the program reads them."""
    for path in sorted((SOURCE / "rulesets").rglob("*.yaml")):
        yield path.name, yaml.load(path.read_text(), yaml.BaseLoader)
    page = (SOURCE / "rulesets/README.md").read_text()
    for body in re.findall(r"^```yaml [^ \n]+\n(.*?)^```$", page, re.M | re.S):
        yield "README.md", yaml.load(body, yaml.BaseLoader)
        yield "README.md, typed scalars", yaml.safe_load(body)


def calls():
    for path in sorted((SOURCE / "samples/day").rglob("*.jsonl")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            yield f"{path.name}:{number}", json.loads(line)


def main():
    problems, count = [], 0
    for name, documents in (("rubric", rubrics()), ("transcript", calls())):
        schema = validator(name)
        for where, document in documents:
            count += 1
            error = jsonschema.exceptions.best_match(schema.iter_errors(document))
            if error:
                problems.append(f"{where}: {error.json_path}: {error.message[:300]}")
    rule = {"id": "a", "forbid": ["不知道"]}
    wrong = [("rubric", {"rules": [rule]}), ("rubric", {"rubric": "a", "rule": [rule]}),
             ("rubric", {"rubric": "a", "rules": [rule | {"insted": "请稍等"}]}),
             ("rubric", {"rubric": "a", "rules": [rule | {"points": -5}]}),
             ("rubric", {"rubric": "a", "rules": [rule | {"when": {"客户": ["投诉"]}}]}),
             ("rubric", {"rubric": "a", "rules": [rule | {"per": "turn"}]}),
             ("transcript", {"call": "1", "agent": "A1"}), ("transcript", {"turns": [{"speaker": "agent"}]}),
             ("transcript", {"turns": [{"speaker": "agent", "text": "您好", "begin_ms": -1}]})]
    problems += [f"not rejected: {document}" for name, document in wrong if validator(name).is_valid(document)]
    print("\n".join(problems) or f"{count} documents are valid, {len(wrong)} wrong ones are not")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
