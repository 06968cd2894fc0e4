#!/usr/bin/env python3
"""Every entry of OpenCC's character dictionaries: a phrase written with one form is found in a call written with the
other, and the evidence is the call's own words.

usage: dictionaries.py PROGRAM FOLDER_OF_DICTIONARIES

Each pair of forms stands in a phrase and in a call of its own number, both ways round. Pairs that are not in the
dictionaries must not be found, so that the test is not passed by a program that takes everything for the same.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

DICTIONARIES = ("TSCharacters", "STCharacters", "TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev")
OTHERS = [("标", "桩"), ("后", "石"), ("发", "友"), ("𠮷", "言"), ("㑩", "㑇"), ("乾", "坤")]
CALL_SIZE = 200


def entries(folder):
    for name in DICTIONARIES:
        dump = subprocess.run(["opencc_dict", "-i", folder / f"{name}.ocd2", "-o", "/dev/stdout", "-f", "ocd2", "-t",
                               "text"], check=True, capture_output=True, timeout=60).stdout.decode()
        for line in dump.splitlines():
            key, values = line.split("\t")
            for value in values.split(" "):
                yield key, value


def scored(program, folder, phrases, texts):
    """(phrase, text as found, text as cut out of the call) of every hit."""
    calls = [texts[at:at + CALL_SIZE] for at in range(0, len(texts), CALL_SIZE)]
    rubric = {"rubric": "pairs", "rules": [{"id": "pairs", "forbid": phrases}]}
    (folder / "rubric.json").write_text(json.dumps(rubric))
    (folder / "calls.jsonl").write_text("".join(json.dumps(
        {"call": str(number), "agent": "A", "turns": [{"speaker": "agent", "text": text} for text in call]}) + "\n"
        for number, call in enumerate(calls)))
    done = subprocess.run([program, "score", "--rubric=rubric.json", "--format=jsonl", "calls.jsonl"], cwd=folder,
                          capture_output=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{done.stderr.decode()}{program} gave {done.returncode}")
    for line in done.stdout.splitlines():
        record = json.loads(line)
        for hit in record["rules"][0]["hits"]:
            given = calls[int(record["call"])][hit["segment"] - 1]
            yield hit["phrase"], hit["text"], given[hit["begin"]:hit["end"]]


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pairs = list(entries(folder))
    both_ways = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    numbered = [(f"第{number}号{one}件", f"第{number}号{other}件") for number, (one, other)
                in enumerate(both_ways + OTHERS)]
    must, must_not = numbered[:len(both_ways)], {phrase for phrase, _ in numbered[len(both_ways):]}
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        found = {phrase: (text, given) for phrase, text, given in
                 scored(program, pathlib.Path(temporary), [phrase for phrase, _ in numbered],
                        [f"嗯，{text}。" for _, text in numbered])}
    for phrase, text in must:
        if found.get(phrase) != (text, text):
            problems.append(f"{phrase} in {text}: {found.get(phrase)}")
    problems += [f"{phrase} is found" for phrase in must_not & found.keys()]
    if len(pairs) < 8000:
        problems.append(f"only {len(pairs)} entries")
    print("\n".join(problems[:20]))
    print(f"{len(pairs)} entries, both ways round; {len(problems)} wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
