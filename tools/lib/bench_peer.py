"""What one would write without zhijian: convert with libopencc, normalise, search with Aho-Corasick, count per agent."""

import ctypes
import ctypes.util
import json
import sys
import unicodedata
from collections import Counter

import ahocorasick

opencc = ctypes.CDLL(ctypes.util.find_library("opencc") or "libopencc.so.1.1")
opencc.opencc_open.restype = ctypes.c_void_p
opencc.opencc_convert_utf8.restype = ctypes.c_void_p
opencc.opencc_convert_utf8.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
opencc.opencc_convert_utf8_free.argtypes = [ctypes.c_void_p]
converter = opencc.opencc_open(b"t2s.json")


def simplified(text):
    data = text.encode()
    result = opencc.opencc_convert_utf8(converter, data, len(data))
    try:
        return ctypes.string_at(result).decode()
    finally:
        opencc.opencc_convert_utf8_free(result)


automaton = ahocorasick.Automaton()
with open(sys.argv[1], encoding="utf-8") as lines:
    for phrase in lines.read().splitlines():
        automaton.add_word(phrase, phrase)
automaton.make_automaton()
hits = Counter()
with open(sys.argv[2], encoding="utf-8") as calls:
    for line in calls:
        call = json.loads(line)
        for turn in call["turns"]:
            text = unicodedata.normalize("NFKC", simplified(turn["text"])).casefold()
            hits[call["agent"]] += sum(1 for _ in automaton.iter(text))
print(sum(hits.values()))
