"""What text is to matching: symbols, breaks between them, and sounds. Slow and obvious on purpose."""
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PARTICLES = "的哦呢啊呀吧嘛了"
DIGITS = "0123456789零〇一二三四五六七八九十百千万亿两幺"
PAUSE, END = 1, 2


@dataclass(frozen=True)
class Symbol:
    """One folded character; `segment` and the code points [begin, end) say where it was said."""
    folded: str
    given: str
    segment: int
    begin: int
    end: int
    kind: str = "character"  # character, pause, end, skipped


def ascii_alnum(text, at):
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def is_han(char):
    return char == "〇" or unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")


class Tables:
    """The two tables that the build writes for people and tests."""

    def __init__(self, folder):
        self.folded = {}
        for line in (Path(folder) / "fold.tsv").read_text("utf-8").split("\n"):
            if line.count("\t") == 2:
                point, text, kind = line.split("\t")
                self.folded[chr(int(point, 16))] = (text, kind)
        self.readings = {}
        for line in (Path(folder) / "readings.tsv").read_text("utf-8").splitlines():
            char, syllables = line.split("\t")
            self.readings[char] = frozenset(syllables.split())
        self.syllables = frozenset().union(*self.readings.values())


class Folding:
    def __init__(self, tables, fillers=("嗯", "呃"), same=()):
        self.tables = tables
        self.joined = {}
        for group in [("帐", "账"), ("你", "妳"), *same]:
            members = {self.fold_char(char) for char in group}
            members |= {known for known, to in self.joined.items() if to in members}
            for member in members:
                self.joined[member] = min(members)
        self.fillers = sorted((tuple(s.folded for s in self.tokens(f, 0)) for f in fillers), key=len, reverse=True)

    def fold_char(self, char):
        text = self.tables.folded.get(char, (char, ""))[0]
        return "".join(self.joined.get(part, part) for part in text)

    def fold(self, text):
        return "".join(symbol.folded for symbol in self.symbols(text, 0) if symbol.kind == "character")

    def gloss_end(self, text, at):
        """Where the gloss ends that begins at `at`; `at` itself if none does."""
        found = re.compile(r"[(（]([^()（）]*)[)）]").match(text, at)
        if not found or at == 0 or not is_han(text[at - 1]):
            return at
        plain = unicodedata.normalize("NFD", found[1])
        marked = any(mark in plain for mark in "\u0304\u0301\u030c\u0300")
        letters = re.sub("[\u0304\u0301\u030c\u0300]", "", plain).lower().replace("u\u0308", "v")
        if marked:
            return found.end() if letters in self.tables.syllables else at
        numbered = re.fullmatch(r"([a-zv]{2,})[1-5]", letters)
        return found.end() if numbered and numbered[1] in self.tables.syllables else at

    def tokens(self, text, segment):
        """Characters and punctuation of one segment; what is skipped without being punctuation is left out."""
        out = []
        at = 0
        while at < len(text):
            gloss = self.gloss_end(text, at)
            if gloss > at:
                at = gloss
                continue
            char = text[at]
            folded, kind = self.tables.folded.get(char, (char, "character"))
            folded = "".join(self.joined.get(part, part) for part in folded)
            if char == ".":
                dots = re.compile(r"\.+").match(text, at).end() - at
                if dots > 1:
                    out += [Symbol(".", ".", segment, at + i, at + i + 1, "pause") for i in range(dots)]
                    at += dots
                    continue
                if ascii_alnum(text, at - 1) and ascii_alnum(text, at + 1):
                    kind = "character"
            out += [Symbol(part, char, segment, at, at + 1, kind) for part in folded]
            at += 1
        return out

    def symbols(self, text, segment):
        """Tokens without fillers."""
        tokens = self.tokens(text, segment)
        out = []
        while tokens:
            filler = next((f for f in self.fillers if tuple(t.folded for t in tokens[:len(f)]) == f and
                           all(t.kind == "character" for t in tokens[:len(f)])), ())
            if not filler:
                out.append(tokens[0])
            tokens = tokens[max(1, len(filler)):]
        return out

    # --- Sounds

    def sounds(self, char):
        members = [known for known, to in self.joined.items() if to == char] or [char]
        return frozenset().union(*(self.tables.readings.get(member, frozenset()) for member in members))

    @lru_cache(None)
    def homophones(self, a, b, fuzzy):
        if a == b:
            return True
        form = fuzzy_form if fuzzy else str
        return bool({form(s) for s in self.sounds(a)} & {form(s) for s in self.sounds(b)})

    @lru_cache(None)
    def sound_cost(self, a, b):
        """In sixtieths, which are whole for every length of a syllable."""
        if a == b:
            return 0
        pairs = [(x, y) for x in self.sounds(a) for y in self.sounds(b)]
        return min((60 * levenshtein(x, y) // max(len(x), len(y)) for x, y in pairs), default=60)


def fuzzy_form(syllable):
    for wide, narrow in [("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"), ("h", "f")]:
        if syllable.startswith(wide):
            syllable = narrow + syllable[len(wide):]
            break
    return re.sub("(an|en|in)g$", r"\1", syllable)


def levenshtein(a, b):
    if not a or not b:
        return len(a) + len(b)
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1]


class Text:
    """What a turn says: its characters, and the strongest break before each."""

    def __init__(self, tokens):
        self.tokens = tokens  # with punctuation
        self.symbols = []
        self.breaks = []  # before each symbol, and after the last
        strongest = 0
        for token in tokens:
            if token.kind == "character":
                self.symbols.append(token)
                self.breaks.append(strongest)
                strongest = 0
            else:
                strongest = max(strongest, {"pause": PAUSE, "end": END}.get(token.kind, 0))
        self.breaks.append(strongest)
        self.folded = [symbol.folded for symbol in self.symbols]

    def index_range(self, begin, end):
        """The symbols that lie in [begin, end), places being (segment, code point)."""
        inside = [i for i, s in enumerate(self.symbols)
                  if begin <= (s.segment, s.begin) and (s.segment, s.end) <= end]
        return (inside[0], inside[-1] + 1) if inside else None

    def clause(self, first, last):
        """The symbols from the pause before `first` to the pause after the one before `last`."""
        begin, end = first, last
        while begin > 0 and not self.breaks[begin]:
            begin -= 1
        while end < len(self.symbols) and not self.breaks[end]:
            end += 1
        return begin, end
