"""What one condition without parts finds in a call, wherever it may look."""
import re
from dataclasses import dataclass
from fractions import Fraction

from call import AFTER_TEXT
from conditions import as_list
from folding import PARTICLES, levenshtein
from phrases import GRADES, Matcher, Parser, Similar, with_fields

NEGATIONS = "不 没 无 别 未 勿 莫 甭 毋 非 冇 唔 禁止 严禁 拒绝 避免 杜绝 绝非".split()
NO_NEGATIONS = """不但 不仅 不过 不管 不论 不好意思 对不起 了不起 差不多 不得不 不能不 不会不 无论 无论如何 无非 特别 分别 差别
区别 级别 告别 别人 别的 没问题 没事 非常 除非""".split()


@dataclass(frozen=True)
class Hit:
    begin: tuple  # (segment, code point)
    end: tuple
    turn: int
    phrase: str | None = None
    grade: int = 0
    similarity: Fraction | None = None
    probe: str | None = None
    value: object = None

    @property
    def grade_name(self):
        return GRADES[self.grade]

    @property
    def weak(self):
        return self.grade >= 2


class Unknown(Exception):
    """The call does not have what a search needs."""


class Searcher:
    """Finds candidates in one view; `allowed(turn, begin, end)` says which may count."""

    def __init__(self, rubric, view):
        self.rubric, self.view, self.folding = rubric, view, rubric.folding

    def find(self, leaf, allowed, match=None, strong_only=False):
        """(hits in order, whether a phrase could not be looked for)"""
        if leaf.what == "phrases":
            hits, missing = self.find_phrases(leaf, allowed, match or leaf.how.get("match", "normal"), strong_only)
            return [hit for hit in hits if not (strong_only and hit.weak)], missing
        if leaf.what == "regex":
            return self.find_regex(leaf, allowed), False
        finder = getattr(self, "find_" + leaf.what)
        return sorted((hit for hit in finder(leaf, allowed) if allowed(hit.turn, hit.begin, hit.end)),
                      key=lambda hit: (hit.begin, hit.end)), False

    # --- Phrases

    def alternatives(self, phrases, match):
        parser = Parser(self.folding, self.rubric.sets, match == "literal", self.rubric.regional)
        known, missing = [], False
        for phrase in phrases:
            found, unknown = with_fields(parser.alternatives(phrase), self.folding, match, self.field)
            known.append(found)
            missing |= unknown
        return known, missing

    def field(self, name):
        value = self.view.field(name)
        return None if value is None else str(value)

    def find_phrases(self, leaf, allowed, match, strong_only):
        literal = match == "literal"
        phrases, missing = self.alternatives(leaf.value, match)
        out = []
        for turn in self.view.turns_of(leaf.speaker):
            text = turn.literal if literal else turn.text
            accept_place = self.acceptance(leaf, turn, allowed)

            def accept(first, last, text=text, accept_place=accept_place):
                return accept_place(*places(text, first, last))
            if match.startswith("similar"):
                _, threshold, *by_sound = match.split()
                found = Similar(self.folding, Fraction(threshold), bool(by_sound)).hits(phrases, text, accept)
            else:
                weakest = 1 if strong_only else 3
                found = Matcher(self.folding, self.rubric.slots, match).hits(phrases, text, accept, weakest)
            for first, last, grade, index, *similarity in found:
                begin, end = places(text, first, last)
                weak = grade >= 2
                out.append(Hit(begin, end, turn.number, leaf.value[index], grade,
                               (similarity[0] if similarity else Fraction(1)) if weak else None))
        return out, missing

    def acceptance(self, leaf, turn, allowed):
        """What may be a candidate, of the places in one turn."""
        spared, _ = self.alternatives(as_list(leaf.how.get("except", [])), "normal")
        spared = Matcher(self.folding, self.rubric.slots, "normal").spans(spared, turn.text)
        negated = str(leaf.how.get("ignore_negated", "")).lower() == "true"

        def accept(begin, end):
            if not allowed(turn.number, begin, end):
                return False
            inside = turn.text.index_range(begin, end)
            if inside is None:
                return True
            if any(inside[0] < until and since < inside[1] for since, until in spared):
                return False
            if negated and self.is_negated(turn.text, inside[0]):
                return False
            if "alone" in leaf.how:
                since, until = (0, turn.size) if leaf.how["alone"] == "turn" else turn.text.clause(*inside)
                around = turn.text.folded[since:inside[0]] + turn.text.folded[inside[1]:until]
                return all(char in map(self.folding.fold, PARTICLES) for char in around)
            return True
        return accept

    def is_negated(self, text, at):
        begin, end = text.clause(at, at + 1)
        clause = "".join(text.folded[begin:end])

        def spans(words):
            words = map(self.folding.fold, words)
            return [m.span() for word in words for m in re.finditer("(?=%s)" % word, clause)
                    for m in [re.compile(word).match(clause, m.start())]]
        harmless = spans(NO_NEGATIONS)
        return any(until <= at - begin and not any(b <= since and until <= e for b, e in harmless)
                   for since, until in spans(NEGATIONS))

    # --- Regular expressions

    def find_regex(self, leaf, allowed):
        """At each place each pattern's own preference, then as with phrases."""
        out = []
        patterns = [re.compile(self.folded_pattern(pattern)) for pattern in leaf.value]
        for turn in self.view.turns_of(leaf.speaker):
            accept = self.acceptance(leaf, turn, allowed)
            tokens, at = [token for token in turn.text.tokens if token.folded], 0
            text = "".join(token.folded for token in tokens)
            while at < len(text):
                found = []
                for index, pattern in enumerate(patterns):
                    match = pattern.match(text, at)
                    if match and match.end() > at:
                        begin = (tokens[at].segment, tokens[at].begin)
                        end = (tokens[match.end() - 1].segment, tokens[match.end() - 1].end)
                        if accept(begin, end):
                            found.append((-match.end(), index, begin, end))
                if found:
                    end_at, index, begin, end = min(found)
                    out.append(Hit(begin, end, turn.number, leaf.value[index]))
                    at = -end_at
                else:
                    at += 1
        return out

    def folded_pattern(self, pattern):
        """Enough for patterns of Han letters, punctuation and plain operators."""
        return "".join(char if char.isascii() else self.folding.fold_char(char) or char
                       for char in pattern if not char.isspace())

    # --- Probes

    def need_times(self):
        if not self.view.has_times():
            raise Unknown("times")

    def find_silence(self, leaf, allowed):
        self.need_times()
        for before, begin, end in self.view.silences():
            turn = before.turn
            if turn and leaf.value.holds(end - begin) and turn.role != leaf.speaker:
                place = (before.number, AFTER_TEXT)
                yield Hit(place, (before.number, AFTER_TEXT + 1), turn.number, probe="silence", value=end - begin)

    def find_overlap(self, leaf, allowed):
        self.need_times()
        for segment in self.view.segments:
            if leaf.speaker not in ("anyone", segment.role) or not any(
                    token.kind == "character" for token in segment.tokens):
                continue
            lengths = [min(segment.end, other.end) - segment.begin for other in self.view.segments
                       if other.role != segment.role and other.begin < segment.begin < other.end
                       and any(token.kind == "character" for token in other.tokens)]
            if lengths and leaf.value.holds(max(lengths)):
                place = (segment.number, 0)
                yield Hit(place, place, segment.turn.number, probe="overlap", value=max(lengths))

    def find_rate(self, leaf, allowed):
        for turn in self.view.turns_of(leaf.speaker):
            if turn.size < 10 or not allowed(turn.number, *turn.place):
                continue
            if any(s.begin is None or s.end is None for s in turn.segments):
                raise Unknown("times")
            duration = sum(s.end - s.begin for s in turn.segments)
            if duration and leaf.value.holds(Fraction(60000 * turn.size, duration)):
                yield Hit(*turn.place, turn.number, probe="rate", value=Fraction(60000 * turn.size, duration))

    def find_repeats(self, leaf, allowed):
        earlier = {}  # what each said before
        for turn in self.view.turns_of(leaf.speaker):
            if turn.size < 6:
                continue
            alike = max((1 - Fraction(levenshtein(turn.text.folded, other), max(len(other), turn.size))
                         for other in earlier.get(turn.role, [])), default=0)
            if alike >= Fraction(9, 10):
                yield Hit(*turn.place, turn.number, probe="repeats")
            earlier.setdefault(turn.role, []).append(turn.text.folded)

    def find_label(self, leaf, allowed):
        if all(segment.labels is None for segment in self.view.segments):
            raise Unknown("labels")
        for segment in self.view.segments:
            turn = segment.turn
            if turn and leaf.speaker in ("anyone", turn.role):
                for name in leaf.value:
                    if name in (segment.labels or []):
                        yield Hit((segment.number, 0), (segment.number, AFTER_TEXT), turn.number,
                                  probe="label", value=name)
                        break


def places(text, first, last):
    begin, end = text.symbols[first], text.symbols[last - 1]
    return (begin.segment, begin.begin), (end.segment, end.end)
