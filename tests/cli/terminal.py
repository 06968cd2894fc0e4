#!/usr/bin/env python3
"""What the program does on a terminal: width, colour and the progress line, and that none of it is there without one.

usage: terminal.py PROGRAM
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import unicodedata

DAY = str(pathlib.Path(__file__).resolve().parents[2] / "samples" / "day")
BROKEN = str(pathlib.Path(__file__).resolve().parents[2] / "samples" / "broken")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LC_ALL", "LANG", "TERM")}
ENVIRONMENT |= {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def on_terminal(command, columns=100, streams=("stdout", "stderr"), stdin=subprocess.DEVNULL, **variables):
    """What the command shows on a terminal that the named streams are connected to, and the other streams' bytes."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    outputs = {name: other if name in streams else subprocess.PIPE for name in ("stdout", "stderr")}
    shown = []

    def read():
        try:
            while data := os.read(main, 65536):
                shown.append(data)
        except OSError:  # nobody has the terminal open any more
            pass

    process = subprocess.Popen(command, stdin=stdin, env=ENVIRONMENT | variables, **outputs)
    os.close(other)
    reader = threading.Thread(target=read)
    reader.start()
    rest = [part for part in process.communicate(timeout=120) if part is not None]
    reader.join(timeout=120)
    os.close(main)
    return b"".join(shown).decode().replace("\r\n", "\n"), b"".join(rest).decode()


def plain(command, **variables):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, env=ENVIRONMENT | variables, capture_output=True, timeout=120,
                          check=False)
    return done.stdout.decode() + done.stderr.decode()


def width(line):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def fits(program):
    for columns in (60, 80, 160):
        for language in ("en", "zh-Hant"):
            for more in ([], ["--agent=A1002"]):
                shown, _ = on_terminal([program, "score", "-q", f"--lang={language}", *more, DAY], columns)
                assert len(shown.splitlines()) > 20, shown
                for line in COLOUR.sub("", shown).splitlines():
                    assert width(line) <= columns, f"wider than {columns}: {line}"


def colour(program):
    score = [program, "score", "-q", DAY]
    without = plain(score)
    assert "\x1b" not in without, "colour without a terminal"
    shown, _ = on_terminal(score)
    assert COLOUR.search(shown), "no colour on a terminal"
    assert COLOUR.sub("", shown) == without, "a terminal as wide shows something else"
    assert on_terminal(score, NO_COLOR="1")[0] == without, "colour in spite of NO_COLOR"
    assert on_terminal(score, NO_COLOR="")[0] == shown, "an empty NO_COLOR counts"
    assert on_terminal(score, TERM="dumb")[0] == without, "colour on a dumb terminal"
    assert on_terminal([*score, "--color=never"])[0] == without, "colour in spite of --color never"
    assert plain([*score, "--color=always"]) == shown, "no colour in spite of --color always"
    assert plain([*score, "--color=always"], NO_COLOR="1") == shown, "NO_COLOR goes before --color always"
    for kind in ("json", "jsonl", "csv", "md"):
        shown, _ = on_terminal([*score, f"--format={kind}"])
        assert "\x1b" not in shown, f"colour in {kind}"
    # Each stream by itself: warnings in colour do not put any into a file.
    _, file = on_terminal([program, "score", BROKEN], streams=("stderr",))
    assert file and "\x1b" not in file, "colour in a file because standard error is a terminal"


def slowly(pipe, lines):
    with os.fdopen(pipe, "wb") as file:
        for line in lines:
            file.write(line)
            file.flush()
            time.sleep(0.2)


def progress(program):
    lines = [(json.dumps({"call": f"c{i}", "agent": "A1", "turns": [{"speaker": "agent", "text": "您好。"}]}) + "\n").encode()
             for i in range(12)]
    for options, streams, expected in (([], ("stderr",), True), (["-q"], ("stderr",), False), ([], ("stdout",), False)):
        source, pipe = os.pipe()
        writer = threading.Thread(target=slowly, args=(pipe, lines))
        writer.start()
        shown, _ = on_terminal([program, "score", *options, "-"], streams=streams, stdin=source)
        os.close(source)
        writer.join()
        assert ("\r\x1b[K" in shown) == expected, f"progress with {options} on {streams}: {shown!r}"
        if expected:
            assert re.search("\r\x1b\\[K[0-9]+ calls", shown), shown
            assert "\r\x1b[K" in shown[shown.rindex(" calls, "):] or "\n" in shown, "the progress line stays"
    shown, _ = on_terminal([program, "score", DAY])
    assert "\r" not in shown, "progress before a second is over"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for test in (fits, colour, progress):
            test(program)
            print(f"{test.__name__}: as it should be")


if __name__ == "__main__":
    main()
