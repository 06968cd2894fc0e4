#!/usr/bin/env python3
"""Installs the program into a folder of its own and runs it from there, and again after the folder was moved.

usage: install.py CMAKE BUILD_FOLDER

The installed program finds its default ruleset wherever it lies, says the same as the one that was built, and CMake finds
it with find_package.
"""
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[1]
DAY = SOURCE / "samples" / "day"
PARTS = ("bin/zhijian", "share/zhijian/rulesets/hotline.yaml", "share/zhijian/rulesets/common/phrases.yaml",
         "share/zhijian/schema/transcript.schema.json", "share/zhijian/schema/explanation.schema.json",
         "share/bash-completion/completions/zhijian",
         "share/zsh/site-functions/_zhijian", "share/fish/vendor_completions.d/zhijian.fish")


def run(*command, folder):
    done = subprocess.run([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=120, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} gave {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    cmake, build = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        prefix, moved = root / "here", root / "elsewhere and 移到别处"
        run(cmake, "--install", build, "--prefix", prefix, folder=root)
        for part in PARTS:
            if not (prefix / part).is_file() or not (prefix / part).stat().st_size:
                sys.exit(f"{part} is not installed")
        expected = run(build / "zhijian", "score", "--format=json", DAY, folder=root)
        if run(prefix / "bin/zhijian", "score", "--format=json", DAY, folder=root) != expected:
            sys.exit("the installed program says something else than the one that was built")
        prefix.rename(moved)
        if run(moved / "bin/zhijian", "score", "--format=json", DAY, folder=root) != expected:
            sys.exit("the program says something else once it was moved")
        link = root / "linked"
        link.symlink_to(moved / "bin/zhijian")
        if run(link, "score", "--format=json", DAY, folder=root) != expected:
            sys.exit("the program says something else when it is called by a link")
        run(cmake, "-S", SOURCE / "tests/package", "-B", root / "package", f"-DCMAKE_PREFIX_PATH={moved}", folder=root)
        run(cmake, "--build", root / "package", folder=root)
    print(f"{len(PARTS)} parts installed, moved, linked and found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
