"""Reads the transcripts of samples/ by other means than the program's: call id -> the texts of its segments, as given."""
import codecs
import csv
import io
import json
import re
import subprocess
import zlib

BY_NAME = {"gb18030": "gb18030", "big5": "big5", "utf-16be": "utf-16-be", "utf-16le": "utf-16-le"}
CALL, TEXT = ("call", "通话"), ("text", "内容")
SPEECH = re.compile(r"(?:\[[\d:.\-]+\] ?)?[^：]{1,6}：(.*)")


def unpacked(path):
    content = path.read_bytes()
    if path.suffix == ".gz":
        return zlib.decompressobj(wbits=31).decompress(content)  # also what ends early
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout
    return content


def decoded(path):
    content = unpacked(path)
    for mark in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE):
        if content.startswith(mark):
            return content.decode("utf-16")
    name = next((encoding for name, encoding in BY_NAME.items() if name in path.name), "utf-8-sig")
    return content.decode(name, errors="replace")


def from_lines(text):
    calls = {}
    for line in text.splitlines():
        try:
            call = json.loads(line)
            calls[call["call"]] = [turn["text"] for turn in call["turns"]]
        except (ValueError, KeyError, TypeError):
            continue  # what is wrong in samples/broken/ is rejected
    return calls


def from_table(text):
    rows = list(csv.reader(io.StringIO(text, newline="")))
    column = {wanted: next((rows[0].index(name) for name in wanted if name in rows[0]), None) for wanted in (CALL, TEXT)}
    calls = {}
    if None not in column.values():
        for row in rows[1:]:
            calls.setdefault(row[column[CALL]], []).append(row[column[TEXT]])
    return calls


def from_text(text):
    calls, segments = {}, []
    for line in text.splitlines():
        if line.startswith("# call:"):
            segments = calls.setdefault(line.split(":", 1)[1].strip(), [])
        elif not line.startswith("#") and (said := SPEECH.fullmatch(line)):
            segments.append(said[1])
    return calls


def read(path):
    text = decoded(path)
    if path.suffix == ".jsonl":
        return from_lines(text)
    return from_table(text) if path.suffix == ".csv" else from_text(text)
