#!/usr/bin/env python3
"""Everything that can be wrong with input, each by itself between good calls, then all of it in one run.

usage: wrong_input.py PROGRAM

Each case says how many calls it puts in and what becomes of each; nothing may be lost silently: the report's totals,
the call records, the rejects with file, line and reason, the warnings and the exit status are compared whole, and
calls = scored + rejected + duplicates + not applicable.
"""
import dataclasses
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RUBRIC = """rubric: wrong-input
applies_to: {queue: [投诉, 查询]}
rules:
  - id: shrug
    forbid: [不知道, 不清楚]
    points: 5
"""
NOBODY = 65534
TOO_LARGE = "the call is larger than {} bytes; raise --max-call-size if it really is a single call"
ENDS_EARLY = "truncated JSON"
BAD_BYTES = "invalid UTF-8; save the file as UTF-8 or set its encoding with --encoding"
NOT_RECOGNISED = ("unrecognised transcript format; lines of text start with a speaker, e.g. `客服：`; "
                  "use --input-format for other formats")
NO_SPEAKERS = ("the first row must name the columns, and {} has no `speaker`; if it has another name, use "
               "--columns speaker=…")
PACKED_EARLY = "truncated gzip file; the part before the cut was read"
NO_PERMISSION = "permission denied"
UNKNOWN_SPEAKER = "segments with an unknown speaker, treated as 'other'"
UNKNOWN_AGENT = "calls without an agent, listed under (unknown)"
NO_AGENT_SPEAKS = "calls in which no agent speaks"
OUT_OF_ORDER = "calls whose segments were sorted by time"
CONTROL = "texts with control characters"
OVERLONG = "segments that end before they begin (times ignored)"


@dataclasses.dataclass
class Case:
    name: str
    files: dict                 # path: its bytes, or the text of it
    calls: int                  # put in; what cannot be read at all counts as one
    records: tuple = ()         # "call hits", a hit as segment:begin-end=text
    rejects: tuple = ()         # "file:line reason"
    warnings: tuple = ()        # (text, count)
    duplicates: int = 0
    not_applicable: int = 0
    options: tuple = ()
    locked: tuple = ()          # paths without permission


def call(name, text="好的。", queue="投诉", **more):
    turns = more.pop("turns", [{"speaker": "agent", "text": text}])
    fields = {"call": name, "agent": "A1", "meta": {"queue": queue}, **more, "turns": turns}
    return json.dumps(fields, ensure_ascii=False) + "\n"


def broken(name, bad, reason, **more):
    """A line of JSON between two good ones costs its own call only."""
    content = call(f"{name}-1").encode() + (bad if isinstance(bad, bytes) else bad.encode()) + b"\n" + \
        call(f"{name}-3", "不知道。").encode()
    return Case(name, {"in.jsonl": content}, calls=3, records=(f"{name}-1", f"{name}-3 1:0-3=不知道"),
                rejects=(f"in.jsonl:2 {reason}",), **more)


def doubtful(name, line, hits, *warnings):
    return Case(name, {"in.jsonl": call(f"{name}-1") + line + call(f"{name}-3")}, calls=3,
                records=(f"{name}-1", f"{name}-2 {hits}".rstrip(), f"{name}-3"), warnings=warnings)


def turn(text, speaker="agent", **more):
    return {"speaker": speaker, "text": text, **more}


HEAD = "# agent: A1\n# queue: 查询\n"
HALF_PACKED = gzip.compress("".join(call(f"gzip-{i}", os.urandom(40).hex()) for i in range(3)).encode(), mtime=0)

CASES = [
    Case("empty", {"in.jsonl": "", "in.txt": " \n\n", "in.csv": "call,speaker,text\n", "in.json": "[]"}, calls=4,
         rejects=("in.csv:2 no calls in this file", "in.json:1 no calls in this file",
                  "in.jsonl:1 the file is empty", "in.txt:3 the file is empty")),
    Case("no-transcript", {"in.txt": "今天没有通话。\n", "in.wav": b"RIFF\x24\x08\0\0WAVEfmt ", "in.bin": bytes(range(9))},
         calls=3,
         rejects=("in.bin:1 this is a binary file, not a transcript", f"in.txt:1 {NOT_RECOGNISED}",
                  "in.wav:1 this is a recording; transcribe it with speech recognition first")),
    Case("rubric", {"in.yaml": f"# 热线\n\n{RUBRIC}    examples:\n      fail: |\n        客服：不知道。\n"}, calls=1,
         rejects=("in.yaml:1 this is a rubric, not a transcript; use it with --rubric",)),
    broken("truncated-line", call("x")[:-20], ENDS_EARLY),
    Case("truncated-array", {"in.json": "[\n" + call("t-1") + "," + call("t-2")[:40]}, calls=2, records=("t-1",),
         rejects=(f"in.json:3 {ENDS_EARLY}",)),
    Case("truncated-document", {"in.json": '{"call": "t-3",\n "turns": [\n  {"speaker": "agent", "te'}, calls=1,
         rejects=(f"in.json:1 {ENDS_EARLY}",)),
    broken("no-json", "oops", "a call must be a JSON object"),
    broken("bad-json", '{"call": "x" "agent": "A1"}', "invalid JSON near `\"agent\": \"A1\"}`"),
    broken("type-of-call", "[7]", "a call must be a JSON object"),
    broken("type-of-turns", call("x", turns="不知道"), "`turns` must be a list"),
    broken("type-of-turn", call("x", turns=["不知道"]), "`turns[1]` must be an object"),
    broken("type-of-text", call("x", turns=[turn("好"), turn(42)]), "`turns[2].text` must be text"),
    broken("type-of-time", call("x", turns=[turn("好", begin_ms="soon")]),
           "`turns[1].begin_ms` must be a number of milliseconds, 0 or more"),
    broken("missing-turns", '{"call": "x", "agent": "A1"}', "`turns` is missing"),
    broken("missing-text", call("x", turns=[{"speaker": "agent"}]), "`turns[1].text` is missing (turns are counted from 1)"),
    broken("missing-speaker", call("x", turns=[{"text": "好"}]),
           "`turns[1].speaker` is missing (turns are counted from 1)"),
    Case("missing-column", {"in.csv": "call,agent,text\nx,A1,好\n"}, calls=1,
         rejects=(f"in.csv:1 {NO_SPEAKERS.format('call, agent, text')}",)),
    Case("missing-header", {"in.csv": 'x,A1,客服,"您好，\n请问"\nx,A1,客户,好\n'}, calls=1,
         rejects=(f"in.csv:1 {NO_SPEAKERS.format('x, A1, 客服, 您好，')}",)),
    Case("missing-cell", {"in.csv": "call,agent,queue,speaker,text\nc-1,A1,投诉,客服,不清楚\nc-2,A1,投诉,,好\nc-3,A1,投诉,客服,好\n"},
         calls=3, records=("c-1 1:0-3=不清楚", "c-3"), rejects=("in.csv:3 empty cell in column `speaker`",)),
    Case("missing-role", {"in.txt": f"# call: r-1\n{HEAD}客服：好的。\n# call: r-2\n{HEAD}不知道。\n# call: r-3\n{HEAD}客服：好的。\n"},
         calls=3, records=("r-1", "r-3"),
         rejects=("in.txt:8 line has no speaker: `不知道。`; start it with one, e.g. `客服：`",)),
    broken("missing-words", call("x", "嗯……"), "call 'x' contains no speech"),
    broken("missing-segments", call("x", turns=[]), "the call contains no speech"),
    broken("huge", call("x", "话" * 6_000_000), TOO_LARGE.format(16 << 20)),
    Case("huge-by-option", {"in.jsonl": call("h-1") + call("x", "话" * 400) + call("h-3"),
                            "in.txt": f"# call: h-4\n{HEAD}客服：" + "话" * 400 + f"\n# call: h-5\n{HEAD}客服：好的。\n",
                            "in.csv": "call,agent,queue,speaker,text\nx,A1,投诉,客服," + "话" * 400 + "\nh-6,A1,投诉,客服,好\n"},
         calls=7, options=("--max-call-size=1000",), records=("h-6", "h-1", "h-3", "h-5"),
         rejects=(f"in.csv:2 {TOO_LARGE.format(1000)}", f"in.jsonl:2 {TOO_LARGE.format(1000)}",
                  f"in.txt:1 {TOO_LARGE.format(1000)}")),
    doubtful("control", call("control-2", "\u0001不\u0008知道"), "1:1-5=不\u0008知道", (CONTROL, 1)),
    doubtful("control-as-is", call("control-as-is-2", "\t不知道|").replace("\\t", "\t").replace("|", "\x0b"),
             "1:1-4=不知道", (CONTROL, 1)),
    doubtful("nul", call("nul-2", "好\u0000。不知道"), "1:3-6=不知道", (CONTROL, 1)),
    doubtful("nul-as-is", call("nul-as-is-2", "好|。不知道").replace("|", "\0"), "1:3-6=不知道", (CONTROL, 1)),
    broken("invalid-utf-8", call("x").encode().replace("好".encode(), b"\xe5\xa5"), BAD_BYTES),
    broken("overlong-utf-8", call("x").encode().replace("好".encode(), b"\xc0\xaf"), BAD_BYTES),
    broken("surrogate-in-utf-8", call("x").encode().replace("好".encode(), b"\xed\xa0\x80"), BAD_BYTES),
    Case("invalid-text", {"in.txt": f"# call: i-1\n{HEAD}客服：好的。\n# call: i-2\n{HEAD}客服：".encode() + b"\xff\xfe\xff\n"
                                    + f"# call: i-3\n{HEAD}客服：好的。\n".encode()},
         calls=3, records=("i-1", "i-3"), rejects=(f"in.txt:8 {BAD_BYTES}",)),
    Case("invalid-id", {"in.csv": b"call,agent,queue,speaker,text\n\xff,A1,\xe6\x8a\x95\xe8\xaf\x89,agent,b\n"
                                  + "u-2,A1,投诉,客服,不清楚\n".encode() + b"\xff,A1,\xe6\x8a\x95\xe8\xaf\x89,agent,c\n"},
         calls=2, records=("u-2 1:0-3=不清楚",), rejects=(f"in.csv:2 {BAD_BYTES}",)),
    # Folders that were packed on another system have names that are not UTF-8; results stay valid JSON.
    Case("invalid-name", {os.fsdecode(b"\xc4\xe3.txt"): f"# call: name-1\n{HEAD}客服：不知道。\n", os.fsdecode(b"\xba\xc3.txt"): "",
                          os.fsdecode(b"\xc4\xfa.txt"): f"# call: name-2\n{HEAD}客服：好的。\n"},
         calls=3, records=("name-1 1:0-3=不知道", "name-2"),
         rejects=(r"\xBA\xC3.txt:1 the file is empty",)),
    doubtful("out-of-order", call("out-of-order-2", turns=[turn("不清楚", begin_ms=9000, end_ms=9900),
                                                           turn("不知道", begin_ms=1000, end_ms=1900)]),
             "1:0-3=不清楚 2:0-3=不知道", (OUT_OF_ORDER, 1)),
    doubtful("over-before-begun", call("over-before-begun-2", turns=[turn("不知道", begin_ms=9000, end_ms=1000)]),
             "1:0-3=不知道", (OVERLONG, 1)),
    doubtful("unknown-speakers", call("unknown-speakers-2", turns=[turn("不知道", "说话人3"), turn("好的。"),
                                                                    turn("不清楚", "SPEAKER_02")]),
             "", (UNKNOWN_SPEAKER, 2)),
    doubtful("no-agent-speaks", call("no-agent-speaks-2", turns=[turn("不知道", "customer"), turn("好的。", "system")]),
             "", (NO_AGENT_SPEAKS, 1)),
    doubtful("unknown-agent", call("unknown-agent-2", "不知道", agent=None), "1:0-3=不知道", (UNKNOWN_AGENT, 1)),
    Case("duplicates", {"a.jsonl": call("d-1") + call("d-2", "不知道") + call("d-1"),
                        "b.jsonl": call("d-2", "不知道") + call("d-1", "别的。") + call("d-3")},
         calls=6, records=("d-1", "d-2 1:0-3=不知道", "d-3"), duplicates=2,
         rejects=("b.jsonl:2 duplicate call id 'd-1' with different content",)),
    Case("not-applicable", {"in.jsonl": call("n-1") + call("n-2", queue="回访") + call("n-3", meta={})}, calls=3,
         records=("n-1",), not_applicable=2),
    Case("no-permission", {"day/1.jsonl": call("p-1"), "day/2.jsonl": call("p-2"), "day/sub/3.jsonl": call("p-3")},
         calls=3, records=("p-2",), locked=("day/1.jsonl", "day/sub"),
         rejects=(f"day/1.jsonl:1 {NO_PERMISSION}", f"day/sub:1 {NO_PERMISSION}")),
    Case("gzip-ends-early", {"in.jsonl.gz": HALF_PACKED[:-4]}, calls=4, records=("gzip-0", "gzip-1", "gzip-2"),
         rejects=(f"in.jsonl.gz:4 {PACKED_EARLY}",)),
    Case("gzip-ends-at-once", {"in.jsonl.gz": HALF_PACKED[:6]}, calls=1, rejects=(f"in.jsonl.gz:1 {PACKED_EARLY}",)),
]


def hits_of(record):
    return [f"{hit['segment']}:{hit['begin']}-{hit['end']}={hit['text']}" for rule in record["rules"]
            for hit in rule["hits"]]


def write(folder, case):
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name in case.locked:
        (folder / name).chmod(0)


def unlock(folder, case):
    for name in case.locked:
        (folder / name).chmod(0o755)


def zhijian(program, folder, arguments):
    """Root may read everything, so that nothing is run as root."""
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run([program, "score", "--rubric=../rubric.yaml", *arguments, "."], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, **user)


def compare(problems, what, expected, got):
    if expected != got:
        problems.append(f"{what}:\n  expected {expected}\n  got      {got}")


def check(program, folder, case):
    """What is wrong with what the program says of the folder."""
    problems = []
    outputs = {jobs: {kind: zhijian(program, folder, [f"--format={kind}", f"--jobs={jobs}", *case.options])
                      for kind in ("json", "jsonl")} for jobs in (1, 2)}
    for kind in ("json", "jsonl"):
        compare(problems, f"{kind} with two threads", outputs[1][kind].stdout, outputs[2][kind].stdout)
    done = outputs[1]["json"]
    if done.returncode not in (0, 3):
        return [f"exit status {done.returncode}: {done.stderr.decode()}"]
    compare(problems, "exit status", 3 if case.rejects else 0, done.returncode)

    report = json.loads(done.stdout)
    totals = report["summary"]
    compare(problems, "calls, scored, rejected, duplicates, not applicable",
            (case.calls, len(case.records), len(case.rejects), case.duplicates, case.not_applicable),
            tuple(totals[key] for key in ("calls", "scored", "rejected", "duplicates", "not_applicable")))
    compare(problems, "the sum", totals["calls"], totals["scored"] + totals["rejected"] + totals["duplicates"]
            + totals["not_applicable"])
    rejects = [f"{reject['file']}:{reject['line']} {reject['reason']}" for reject in report["rejects"]]
    compare(problems, "rejects", [f"./{reject}" for reject in case.rejects], rejects)

    records = [json.loads(line) for line in outputs[1]["jsonl"].stdout.splitlines()]
    compare(problems, "records", list(case.records),
            [" ".join([record["call"], *hits_of(record)]) for record in records])
    told = [f"./{reject.replace(' ', ': rejected: ', 1)}" for reject in case.rejects]
    if len(told) > 20:
        told[20:] = [f"… and {len(told) - 20} more rejected"]
    told += [f"zhijian: warning: {text}: {count}" for text, count in case.warnings]
    for kind in ("json", "jsonl"):
        compare(problems, f"standard error of {kind}", told, 
                [line for line in outputs[1][kind].stderr.decode().splitlines() if not line.startswith("  ")])
    return problems


def together(cases):
    """All of it in one folder, each case in its own; what has options of its own is left out."""
    everything = Case("everything", {}, 0, locked=())
    warnings = {}
    for case in sorted((case for case in cases if not case.options), key=lambda case: case.name + "/"):
        everything.files |= {f"{case.name}/{name}": content for name, content in case.files.items()}
        everything.locked += tuple(f"{case.name}/{name}" for name in case.locked)
        everything.calls += case.calls
        everything.records += case.records
        everything.rejects += tuple(f"{case.name}/{reject}" for reject in case.rejects)
        everything.duplicates += case.duplicates
        everything.not_applicable += case.not_applicable
        for text, count in case.warnings:
            warnings[text] = warnings.get(text, 0) + count
    order = (UNKNOWN_SPEAKER, UNKNOWN_AGENT, NO_AGENT_SPEAKS, OUT_OF_ORDER, CONTROL, OVERLONG)
    everything.warnings = tuple((text, warnings[text]) for text in order if text in warnings)
    return everything


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        root.chmod(0o755)
        # Where nobody may go into the folder of the build.
        program = pathlib.Path(shutil.copy(program, root / "zhijian"))
        (root / "rubric.yaml").write_text(RUBRIC)
        for case in [*CASES, together(CASES)]:
            folder = root / case.name
            folder.mkdir()
            write(folder, case)
            problems = check(program, folder, case)
            unlock(folder, case)
            failed = failed or bool(problems)
            for problem in problems:
                print(f"{case.name}: {problem}")
    print(f"{len(CASES)} cases")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
