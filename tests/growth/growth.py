#!/usr/bin/env python3
"""Cost grows in proportion to what there is: each dimension is doubled, and may cost at most 2.3 times as much.

usage: growth.py ZHIJIAN [--only TEXT] [--list] [--jobs N]

Counts the instructions of a run with valgrind, of which the machine's load changes nothing; without valgrind, the least
processor time of several runs. What the program costs with hardly anything to do is taken off both.
"""
import argparse
import concurrent.futures
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dimensions import DIMENSIONS

SOURCE = Path(__file__).resolve().parents[2]
MOST = 2.3
VALGRIND = shutil.which("valgrind")
ROUNDS = 1 if VALGRIND else 5
SIZES = (1, 2) if VALGRIND else (8, 16)  # times a dimension's own size


def run(program, made):
    files, command = made
    command = [part.format(hotline=SOURCE / "rulesets" / "hotline.yaml") for part in command]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        return min(count(program, command, folder) for _ in range(ROUNDS))


def count(program, command, folder):
    prefix = [VALGRIND, "--tool=callgrind", "--callgrind-out-file=/dev/null"] if VALGRIND else []
    process = subprocess.Popen([*prefix, program, *command], cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
    out, told = process.communicate(timeout=300)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"status {process.returncode}: {told.decode()[-400:]}")
    if VALGRIND:
        return int(re.search(rb"Collected : (\d+)", told)[1])
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def measure(program, name):
    size, make = DIMENSIONS[name]
    least, once, twice = (run(program, make(n)) for n in (max(size // 20, 1), size * SIZES[0], size * SIZES[1]))
    share = max(size // 20, 1) / (size * SIZES[0])
    # least = fixed + share * once's own: what is fixed is taken off.
    fixed = max((least - share * once) / (1 - share), 0)
    return name, once - fixed, twice - fixed, fixed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    names = [name for name in DIMENSIONS if options.only in name]
    if options.list:
        return print("\n".join(names))
    program, failed, begin = str(Path(options.program).resolve()), [], time.time()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for job in [pool.submit(measure, program, name) for name in names]:
            name, once, twice, fixed = job.result()
            ratio = twice / max(once, 1)
            print(f"{ratio:5.2f}  {once / 1e6:8.1f}  {fixed / 1e6:6.1f}  {name}", flush=True)
            if ratio > MOST:
                failed.append(name)
    print(f"dimensions: {len(names)}, too much: {len(failed)}, seconds: {time.time() - begin:.0f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
