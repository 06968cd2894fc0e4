#!/usr/bin/env python3
"""Runs one command test, or writes down what it gives.

usage: run_case.py [--update] PROGRAM CASE_FOLDER

A case is a folder with

    cmd       a bash script, run in a fresh copy of the folder; `zhijian` is the program, $SOURCE the checkout
    stdout    what it prints, whole (nothing where the file is missing)
    stderr    likewise
    status    its exit status (0 where the file is missing)
    expected/ files that it must leave behind, whole

and whatever else the script reads. --update writes stdout, stderr, status and expected/ as they come, to be read
before they are committed.
"""
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def run(program, case, folder):
    shutil.copytree(case, folder, dirs_exist_ok=True)
    for name in ("stdout", "stderr", "status"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "expected", ignore_errors=True)
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith(("LC_", "LANG", "ZHIJIAN_")) and key != "NO_COLOR"}
    environment.update(LC_ALL="C.UTF-8", SOURCE=str(SOURCE), PATH=f"{program.parent}:{environment['PATH']}")
    return subprocess.run(["bash", "-c", (case / "cmd").read_text()], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=300)


def clean(text):
    return text.replace(str(SOURCE).encode(), b"$SOURCE")


def compare(name, expected, got):
    """What differs, as text; empty where nothing does."""
    if expected == got:
        return ""
    lines = difflib.unified_diff(expected.decode(errors="replace").splitlines(),
                                 got.decode(errors="replace").splitlines(), f"{name} expected", f"{name} got",
                                 lineterm="")
    return "\n".join(lines) + "\n"


def read(path):
    return path.read_bytes() if path.exists() else b""


def write(path, content):
    if content:
        path.write_bytes(content)
    else:
        path.unlink(missing_ok=True)


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    arguments = [argument for argument in arguments if argument != "--update"]
    program, case = (pathlib.Path(argument).resolve() for argument in arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "case"
        done = run(program, case, folder)
        got = {"stdout": clean(done.stdout), "stderr": clean(done.stderr),
               "status": b"" if done.returncode == 0 else b"%d\n" % done.returncode}
        for path in sorted((case / "expected").glob("*")):
            got[f"expected/{path.name}"] = clean(read(folder / path.name))
    if update:
        for name, content in got.items():
            write(case / name, content)
        return 0
    differences = "".join(compare(name, read(case / name), content) for name, content in got.items())
    print(differences, end="")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
