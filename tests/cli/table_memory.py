#!/usr/bin/env python3
"""A table takes little memory however long it is, grouped by call or sorted by time, from a file or a pipe; and the
records are the same.

usage: table_memory.py PROGRAM [ROWS]

Default: 200,000 rows, 18 MB. `table_memory.py PROGRAM 1000000` is a day of a large centre.
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

LIMIT = 96 << 20
RUBRIC = "rubric: m\nrules:\n  - {id: shrug, forbid: [不知道], points: 5}\n"
TURNS = 20


def write(folder, count):
    rows = [(call * 1.7 + i * 15, call, i) for call in range(count // TURNS) for i in range(TURNS)]
    for name in ("grouped", "by-time"):
        with open(folder / f"{name}.csv", "w", encoding="utf-8") as out:
            out.write("通话ID,工号,角色,内容,开始毫秒\n")
            out.writelines(f"20261121-{call:06},A{call % 50:04},{'客户' if i % 2 else '客服'},这是第{i}句话，我不知道,{i * 15000}\n"
                           for _, call, i in rows)
        rows.sort()


def score(program, folder, name, piped):
    """(bytes of memory at most, what the records add up to)."""
    with tempfile.TemporaryFile() as records, open(folder / name, "rb") as table:
        cat = subprocess.Popen(["cat"], stdin=table, stdout=subprocess.PIPE) if piped else None
        process = subprocess.Popen([program, "score", "-q", "-j2", "-r", "rubric.yaml", "-f", "jsonl", "-" if piped else name],
                                   cwd=folder, stdin=cat.stdout if piped else subprocess.DEVNULL, stdout=records)
        if piped:
            cat.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if cat:
            cat.wait()
        if process.returncode != 0:
            sys.exit(f"{program} gave {process.returncode} for {name}")
        records.seek(0)
        # Added up, so that their order does not matter and this program stays small.
        digests = (hashlib.sha256(line.split(b'"source":')[0]).digest() for line in records)
        return usage.ru_maxrss * 1024, sum(int.from_bytes(digest, "big") for digest in digests)


def main():
    if sys.argv[1] == "--write":
        return write(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    program, count = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    problems, used, before = [], [], None
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "rubric.yaml").write_text(RUBRIC)
        # In a process of its own: what Linux tells of a program begins with its parent's memory.
        subprocess.run([sys.executable, __file__, "--write", folder, str(count)], check=True, timeout=600)
        for name in ("grouped.csv", "by-time.csv"):
            for piped in (False, True):
                memory, records = score(program, folder, name, piped)
                used.append(f"{memory / 2**20:.0f}")
                if memory > LIMIT + count * 10:
                    problems.append(f"{name}{' from a pipe' if piped else ''} takes {memory >> 20} MiB")
                if records == 0 or (before is not None and records != before):
                    problems.append(f"{name}{' from a pipe' if piped else ''}: other records")
                before = records
    print(*problems, sep="\n")
    print(f"{count:,} rows: {', '.join(used)} MiB")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
