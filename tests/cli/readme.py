#!/usr/bin/env python3
"""Runs the commands that the README and the pages of the reference show, in both languages, and compares what they print
where the page shows that too; holds the README to 150 lines, and each page's links to files that exist.

usage: readme.py [--update] PROGRAM

A block ```console holds lines "$ command" and, under some, output. Output that ends in a line "…" is the beginning
only. An exit status other than 0 stands behind the command as "# exit N". Blocks of other kinds are not run.
--update writes the output as it comes into the pages, under those commands that have some. A Chinese page's commands run in a
Chinese locale.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PAGES = [SOURCE / name for name in ("README", "samples/README", "samples/reports", "rulesets/changing", "tools/ci/README")]
LONGEST_README = 150


def commands(block):
    """(line "$ …", [output lines]) of a block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line, []))
        elif found:
            found[-1][1].append(line)
    return found


def run(line, program, folder, language):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZHIJIAN_"))}
    environment.update(LC_ALL="C.UTF-8", ZHIJIAN_LANG=language, PATH=f"{program.parent}:{environment['PATH']}")
    command = re.sub(r"\s+# exit \d+$", "", line[2:])
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return done.returncode, done.stdout.decode().rstrip("\n").splitlines()


def broken_links(page, text):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        if not (page.parent / link).exists():
            yield f"{page.relative_to(SOURCE)} links to {link}, which does not exist"


def check(page, program, update):
    """How many commands the page shows, and what is wrong with them."""
    text = page.read_text()
    name = page.relative_to(SOURCE)
    problems = list(broken_links(page, text))
    count = 0
    language = "zh-Hans" if page.name.endswith(".zh-Hans.md") else "en"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for copied in ("samples", "rulesets"):
            shutil.copytree(SOURCE / copied, folder / copied)
        for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
            rebuilt = []
            for line, expected in commands(block):
                count += 1
                status, got = run(line, program, folder, language)
                wanted = re.search(r"# exit (\d+)$", line)
                if status != int(wanted[1] if wanted else 0):
                    problems.append(f"{name}: {line}\n  exit status {status}\n  " + "\n  ".join(got))
                blank_tail = expected and not expected[-1]
                shown = expected[:-1] if blank_tail else expected
                if shown and shown[-1] == "…":
                    got = got[:len(shown) - 1] + ["…"]
                if shown and got != shown:
                    problems.append(f"{name}: {line}\n  prints\n  " + "\n  ".join(got))
                rebuilt += [line] + (got if shown else []) + ([""] if blank_tail else [])
            if update:
                text = text.replace(block, "\n".join(rebuilt) + "\n")
    if update:
        page.write_text(text)
    return count, problems


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    program = pathlib.Path([argument for argument in arguments if argument != "--update"][0]).resolve()
    count, problems = 0, []
    for stem in PAGES:
        for page in (stem.with_name(stem.name + ".md"), stem.with_name(stem.name + ".zh-Hans.md")):
            commands_there, wrong = check(page, program, update)
            count += commands_there
            problems += wrong
    lines = len((SOURCE / "README.md").read_text().splitlines())
    if lines > LONGEST_README:
        problems.append(f"README.md has {lines} lines: at most {LONGEST_README}; the rest belongs to the reference")
    if update:
        return 0
    print("\n".join(problems) or f"{count} commands of the README and the reference work")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
