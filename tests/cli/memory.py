#!/usr/bin/env python3
"""Memory does not grow with the number of calls, and output is the same for every number of jobs.

usage: memory.py PROGRAM [CALLS]

Scores CALLS (default 6,000) generated calls of some 4.7 KB, and a tenth of them, by 500 phrases, with call records
written. What may be kept of a call is a few bytes to know its duplicates by. `memory.py PROGRAM 100000` is a day of a
large centre, 470 MB.
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 64 << 20  # of one run, all in all
A_CALL = 400      # bytes that a call may leave behind: an id's digest, its place in a table that is half empty


def generate(folder, count):
    """In a process of its own, so that this one stays small: what Linux tells of a program begins with its parent's."""
    sys.path.insert(0, str(SOURCE / "tools" / "lib"))
    import bench_inputs
    inputs = bench_inputs.Inputs(7)
    phrases, expressions = inputs.phrases(500), inputs.expressions(20)
    pools = inputs.sentences(phrases, expressions, 5_000)
    bench_inputs.write_rubric(folder / "rubric.json", "memory", phrases)
    for name, calls in (("all", count), ("tenth", count // 10)):
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as out:
            bench_inputs.write_calls(out, range(calls), *pools, seed=7)


def scored(program, folder, name, jobs):
    """(bytes of memory at most, digest of the records and the report)."""
    report = folder / "report.json"
    with tempfile.TemporaryFile() as records:
        process = subprocess.Popen([program, "score", "--quiet", f"--jobs={jobs}", "--rubric=rubric.json",
                                    "--format=jsonl", f"--out={report}", f"{name}.jsonl"], cwd=folder,
                                   stdin=subprocess.DEVNULL, stdout=records)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{program} gave {process.returncode}")
        records.seek(0)
        digest = hashlib.file_digest(records, "sha256")
        digest.update(report.read_bytes())
    return usage.ru_maxrss * 1024, digest.hexdigest()


def main():
    if sys.argv[1] == "--generate":
        return generate(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    program, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 6_000
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        subprocess.run([sys.executable, __file__, "--generate", folder, str(count)], check=True, timeout=600)
        small, _ = scored(program, folder, "tenth", 2)
        one, records_of_one = scored(program, folder, "all", 1)
        two, records_of_two = scored(program, folder, "all", 2)
        size = (folder / "all.jsonl").stat().st_size
    if records_of_one != records_of_two:
        problems.append("two threads write something else than one")
    for jobs, used in ((1, one), (2, two)):
        if used > LIMIT:
            problems.append(f"--jobs={jobs} takes {used >> 20} MiB")
    allowed = (10 << 20) + A_CALL * count
    if two - small > allowed:
        problems.append(f"ten times the calls take {two - small:,} bytes more; {allowed:,} would do")
    print(*problems, sep="\n")
    print(f"{count:,} calls, {size / 1e6:.0f} MB: {one / 2**20:.1f} MiB with one thread, {two / 2**20:.1f} MiB with two, "
          f"{small / 2**20:.1f} MiB for a tenth of them")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
