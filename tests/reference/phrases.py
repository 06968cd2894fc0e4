"""Phrases as written, spelled out into every alternative, and where each is found."""
import re
import subprocess
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from folding import DIGITS, END, is_han

GRADES = ["exact", "variant", "homophone", "similar"]
BUILTIN = {"数字": "digits", "數字": "digits", "digits": "digits", "姓": "surname", "surname": "surname",
           "姓名": "person", "person": "person", "称谓": "title", "稱謂": "title", "title": "title",
           "工号": "staff-id", "工號": "staff-id", "staff-id": "staff-id"}
MARKS = re.compile(r"\\(.)|(…+|\.\.\.)|[<＜]([^<>＜＞]*)[>＞]|([(（])|([|｜])|([)）])", re.S)
ANY = object()


class Parser:
    """Turns a phrase into alternatives: lists of elements
    ("char", folded, given), ("punctuation",), ("gap", least, most), ("slot", kind), ("field", name)."""

    def __init__(self, folding, sets, literal, regional=False):
        self.folding, self.sets, self.literal, self.regional = folding, sets, literal, regional

    def alternatives(self, phrase):
        self.text, self.at = phrase, 0
        return self.choice()

    def choice(self):
        done, current = [], [[]]
        while self.at < len(self.text):
            mark = MARKS.match(self.text, self.at)
            if not mark or mark[1]:
                current = extend(current, self.plain())
                continue
            if mark[6]:
                break
            self.at = mark.end()
            if mark[2]:
                current = extend(current, [[("gap", 0, 20)]])
            elif mark[3] is not None:
                current = extend(current, self.angle(mark[3]))
            elif mark[4]:
                current = extend(current, self.choice())
                self.at += 1
            else:
                done, current = done + current, [[]]
        return done + current

    def plain(self):
        """Everything up to the next mark, folded like the call."""
        begin, text = self.at, ""
        while self.at < len(self.text):
            mark = MARKS.match(self.text, self.at)
            if mark and not mark[1]:
                break
            text += mark[1] if mark else self.text[self.at]
            self.at = mark.end() if mark else self.at + 1
        assert self.at > begin
        if self.literal:
            return [[("char", char, char) for char in text]]
        return [self.folded(text)] + [[("char", element[1], None) if element[0] == "char" else element
                                       for element in self.folded(form)] for form in self.regional_forms(text)]

    def folded(self, text):
        return [("char", token.folded, token.given) if token.kind == "character" else ("punctuation",)
                for token in self.folding.tokens(text, 0) if token.kind != "skipped"]

    def regional_forms(self, text):
        """What the regions call it, whichever script the author wrote; never an author's own characters."""
        if not self.regional:
            return []
        forms = [converted(text, "tw2sp"), converted(converted(text, "s2tw"), "tw2sp"),
                 converted(text, "s2twp"), converted(converted(text, "t2s"), "s2twp")]
        return [form for form in dict.fromkeys(forms) if self.folding.fold(form) != self.folding.fold(text)]

    def angle(self, name):
        lengths = re.fullmatch(r"(\d+)-(\d+)", name)
        if lengths:
            return [[("gap", int(lengths[1]), int(lengths[2]))]]
        if name.startswith("call."):
            return [[("field", name[5:])]]
        if name in BUILTIN:
            return [[("slot", BUILTIN[name])]]
        return [alternative for phrase in self.sets[name]
                for alternative in Parser(self.folding, self.sets, self.literal, self.regional).alternatives(phrase)]


@lru_cache(None)
def converted(text, config):
    """By OpenCC's own program."""
    done = subprocess.run(["opencc", "-c", config], input=text, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def extend(heads, tails):
    return [head + tail for head in heads for tail in tails]


def with_fields(alternatives, folding, match, field):
    """The alternatives whose fields are known, with the fields' values; and whether any is unknown. To `similar` a
    field is a slot."""
    known, missing = [], False
    for alternative in alternatives:
        out = []
        for element in alternative:
            if element[0] != "field":
                out.append(element)
                continue
            value = field(element[1])
            if value is None:
                missing, out = True, None
                break
            if match == "literal":
                out += [("char", char, char) for char in value]
            elif match.startswith("similar"):
                out.append(("slot", "field"))
            else:
                # Like a slot it has no characters of the phrase's own, that others could be variants of.
                out += [("char", t.folded, ANY) for t in folding.tokens(value, 0) if t.kind == "character"]
        if out:
            known.append(out)
    return known, missing


class Slots:
    def __init__(self, folding, surnames, titles):
        self.digits = {folding.fold(char) for char in DIGITS}
        self.yao = folding.fold("幺")
        self.letters = set("abcdefghijklmnopqrstuvwxyz")
        self.surnames = {folding.fold(name) for name in surnames}
        self.titles = {folding.fold(title) for title in titles}
        self.familiar = {folding.fold(char) for char in "小阿老"}

    def hold(self, kind, symbols):
        """A digit is one as given: 么 is none, though it folds to 幺."""
        if kind in ("digits", "staff-id") and any(s.folded == self.yao and s.given != "幺" for s in symbols):
            return False
        return self.fits(kind, "".join(symbol.folded for symbol in symbols))

    def fits(self, kind, text):
        if kind == "digits":
            return all(char in self.digits for char in text)
        if kind == "staff-id":
            return all(char in self.digits | self.letters for char in text)
        if kind == "surname":
            return text in self.surnames
        if kind == "title":
            return text in self.titles
        return (text[0] in self.familiar and text[1:] in self.surnames) or any(
            text[:n] in self.surnames and len(text) - n in (1, 2) and all(map(is_han, text[n:])) for n in (1, 2))


class Matcher:
    """One way of comparing: how alike two characters are, as an index into GRADES or None."""

    def __init__(self, folding, slots, match):
        self.folding, self.slots, self.match = folding, slots, match

    def grade(self, element, symbol):
        _, folded, given = element
        if self.match == "literal":
            return 0 if given == symbol.given else None
        if folded == symbol.folded:
            return 0 if given in (ANY, symbol.given) else 1
        if self.match.endswith("homophone") and self.folding.homophones(
                folded, symbol.folded, self.match.startswith("fuzzy")):
            return 2
        return None

    def ends(self, elements, text, at, crossed=True, grade=0):
        """(end, grade) of every way in which the elements stand at `at`: shortest gaps, then longest slots first.
        `crossed`: a sentence end may stand right here."""
        if not elements:
            yield at, grade
            return
        first, rest = elements[0], elements[1:]
        if first[0] == "punctuation":
            yield from self.ends(rest, text, at, True, grade)
        elif first[0] == "gap":
            for length in range(first[1], min(first[2], len(text.symbols) - at) + 1):
                yield from self.ends(rest, text, at + length, True, grade)
        elif at < len(text.symbols) and (crossed or self.match == "literal" or text.breaks[at] < END):
            if first[0] == "char":
                alike = self.grade(first, text.symbols[at])
                if alike is not None:
                    yield from self.ends(rest, text, at + 1, False, max(grade, alike))
            else:
                run = at + 1
                while run < len(text.symbols) and (text.breaks[run] < END or self.match == "literal"):
                    run += 1
                for end in range(run, at, -1):
                    if self.slots.hold(first[1], text.symbols[at:end]):
                        yield from self.ends(rest, text, end, False, grade)

    def hits(self, phrases, text, allowed, weakest):
        """[(begin, end, grade, phrase index)] over symbols; phrases is a list of lists of alternatives. `weakest`:
        the last grade that counts."""
        out, at = [], 0
        while at < len(text.symbols):
            found = []
            for index, alternatives in enumerate(phrases):
                for elements in alternatives:
                    way = next(((end, grade) for end, grade in self.ends(elements, text, at)
                                if grade <= weakest and allowed(at, end)), None)
                    if way:
                        found.append((-way[0], way[1], index))
            if found:
                end, grade, index = min(found)
                out.append((at, -end, grade, index))
                at = -end
            else:
                at += 1
        return out

    def spans(self, phrases, text):
        """Every place where a phrase stands, overlapping or not, its gaps as short as they can be."""
        return [(at, end) for alternatives in phrases for elements in alternatives
                for at in range(len(text.symbols)) for end, _ in islice(self.ends(elements, text, at), 1)]


class Similar:
    def __init__(self, folding, threshold, by_sound):
        self.folding, self.threshold, self.by_sound = folding, threshold, by_sound

    def replaced(self, element, symbol):
        """(cost in sixtieths, grade) of hearing the symbol for the element."""
        _, folded, given = element
        if folded == symbol.folded:
            return 0, 0 if given == symbol.given else 1
        return (self.folding.sound_cost(folded, symbol.folded) if self.by_sound else 60), 2

    def costs(self, elements, text, at):
        """For each end: the smallest (cost, grade) of elements against the symbols from `at` to it."""
        size = len(text.symbols) - at
        row = [(60 * j, 0) for j in range(size + 1)]
        for element in elements:
            above = row
            if element[0] == "punctuation":
                continue
            if element[0] == "char":
                row = [worse(above[0], (60, 0))]
                for j in range(1, size + 1):
                    row.append(min(worse(above[j], (60, 0)), worse(row[j - 1], (60, 0)),
                                   worse(above[j - 1], self.replaced(element, text.symbols[at + j - 1]))))
            else:
                least, most = element[1:] if element[0] == "gap" else (0, 5)
                row = [min((above[j - n] for n in range(least, min(most, j) + 1)), default=(10**9, 3))
                       for j in range(size + 1)]
        return row

    def hits(self, phrases, text, allowed):
        candidates = []
        for index, alternatives in enumerate(phrases):
            for elements in alternatives:
                size = sum(element[0] == "char" for element in elements)
                for at in range(len(text.symbols) if size else 0):
                    for length, (cost, grade) in enumerate(self.costs(elements, text, at)):
                        similarity = 1 - Fraction(cost, 60 * size)
                        if length and similarity >= self.threshold and allowed(at, at + length):
                            grade = grade if cost == 0 else 3
                            candidates.append((-similarity, length, at, grade, index))
        out = []
        for similarity, length, at, grade, index in sorted(candidates):
            if all(at + length <= begin or end <= at for begin, end, *_ in out):
                out.append((at, at + length, grade, index, -similarity))
        return sorted(out)


def worse(state, step):
    return state[0] + step[0], max(state[1], step[1])
