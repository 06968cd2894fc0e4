#!/usr/bin/env python3
"""Checks the shape of the sources: which folder includes which, where libraries are used, and who prints."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "src"
FOLDERS = ["base", "text", "tables", "calls", "language", "sources", "search", "conditions", "evaluate", "score", "results", "compare", "documents", "run", "cli"]
# A library's headers and the one folder that may include them.
LIBRARIES = {"xxhash.h": "calls", "opencc/": "text", "unicode/": "text", "yaml-cpp/": "language", "CLI/": "cli",
             "minizip/": "tables", "expat.h": "tables"}
PRINTING = re.compile(r"std::c(out|err|log)\b|\b(printf|puts|putchar|fputs|fprintf|perror)\s*\(|STD(OUT|ERR)_FILENO|"
                      r"\bstd(out|err)\b|std::(_E|e|quick_e)xit\b|\b_?exit\s*\(")
MAX_LINES = 400
MAX_FILES = 40  # of one folder


def code_of(line):
    """The line without its comment and without what stands in quotes."""
    return re.sub(r'"(\\.|[^"\\])*"', '""', re.sub(r"//.*", "", line))


def check(path):
    folder = path.relative_to(SOURCE).parts[0]
    lines = path.read_text().splitlines()
    if len(lines) > MAX_LINES:
        yield f"{path}: {len(lines)} lines: more than {MAX_LINES}, reshape it"
    for number, line in enumerate(lines, 1):
        included = re.match(r'\s*#include\s*[<"]([^">]+)', line)
        if included:
            name = included[1]
            other = name.split("/")[0] if "/" in name else None
            if other in FOLDERS and FOLDERS.index(other) > FOLDERS.index(folder):
                yield f"{path}:{number}: {folder} must not include {other}"
            for library, home in LIBRARIES.items():
                if name.startswith(library) and folder != home:
                    yield f"{path}:{number}: {library} belongs in {home}"
        elif folder != "cli" and PRINTING.search(code_of(line)):
            yield f"{path}:{number}: only cli prints and exits"


def rooms():
    return sorted(folder for folder in SOURCE.rglob("*") if folder.is_dir())


def check_rooms():
    """A folder stays small enough to find something in, and src/README.md says what it is for."""
    readme = (SOURCE / "README.md").read_text()
    for folder in rooms():
        files = [path for path in folder.iterdir() if path.suffix in (".h", ".cc")]
        name = folder.relative_to(SOURCE).as_posix() + "/"
        if len(files) > MAX_FILES:
            yield f"{folder}: {len(files)} files: more than {MAX_FILES}, make rooms of it"
        if files and f"`{name}`" not in readme:
            yield f"{folder}: src/README.md does not say what is in `{name}`"


def print_tree():
    total = 0
    for folder in rooms():
        files = [path for path in folder.iterdir() if path.suffix in (".h", ".cc", ".def", ".json")]
        lines = sum(len(path.read_text().splitlines()) for path in files)
        total += lines
        if files:
            print(f"{folder.relative_to(SOURCE).as_posix():<24} {len(files):>3} files {lines:>6} lines")
    print(f"{'all':<24} {'':>9} {total:>6} lines")


def main():
    print_tree()
    problems = list(check_rooms()) + [problem for folder in FOLDERS for path in sorted((SOURCE / folder).rglob("*"))
                if path.suffix in (".h", ".cc") for problem in check(path)]
    print("\n".join(problems) or f"{len(FOLDERS)} folders, nothing to complain about")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
