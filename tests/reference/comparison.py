"""Comparisons in words, and fields of a call against what a rubric says of them."""
import re
from datetime import date, time
from fractions import Fraction

OPERATORS = {"over": ">", "under": "<", "at least": ">=", "at most": "<=", "exactly": "=="}
UNITS = {"ms": Fraction(1), "s": Fraction(1000), "m": Fraction(60000), "%": Fraction(1, 100), "": Fraction(1)}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def number(text):
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|%|)", text.strip())
    return found and Fraction(found[1]) * UNITS[found[2]]


class Comparison:
    """`at least 2` and the like: holds for the numbers from `least` to `most`, open where said."""

    def __init__(self, text):
        text = str(text).strip()
        self.least = self.most = None
        self.open_least = self.open_most = False
        between = re.fullmatch(r"(\S+) to (\S+)", text)
        if between:
            self.least, self.most = number(between[1]), number(between[2])
            return
        for word, sign in OPERATORS.items():
            if text.startswith(word) or re.match(re.escape(sign) + r"\s*\d", text):
                value = number(text[len(word if text.startswith(word) else sign):])
                if sign[0] in ">=":
                    self.least, self.open_least = value, sign == ">"
                if sign[0] in "<=":
                    self.most, self.open_most = value, sign == "<"
                return
        raise ValueError(text)

    def holds(self, value):
        above = self.least is None or value > self.least or (value == self.least and not self.open_least)
        below = self.most is None or value < self.most or (value == self.most and not self.open_most)
        return above and below

    def needed(self):
        """The smallest whole number that the lower limit allows."""
        return next(n for n in range(10**6) if Comparison.holds(self.without_limit(), n))

    def without_limit(self):
        out = Comparison("at least 0")
        out.least, out.open_least = self.least, self.open_least
        return out


def field_holds(view, name, wanted, folding):
    """True, False, or None where the call does not say."""
    value = view.field(name)
    if value is None:
        return None
    if isinstance(wanted, list):
        return any(field_holds(view, name, one, folding) for one in wanted)
    wanted = str(wanted)
    if name == "weekday":
        names = [[day, "周" + char, "星期" + char] for day, char in zip(WEEKDAYS, "一二三四五六日")]
        return wanted in names[value]
    if name in ("date", "time"):
        return in_range(value, wanted, name)
    try:
        comparison = Comparison(wanted)
    except ValueError:
        if isinstance(value, str):
            return folding.fold(value) == folding.fold(wanted)
        return value == number(wanted)
    if isinstance(value, str):
        value = number(value)
    return None if value is None else comparison.holds(value)


def in_range(value, wanted, name):
    parse = date.fromisoformat if name == "date" else time.fromisoformat
    if wanted.startswith("from "):
        return value >= parse(wanted[5:])
    if " to " not in wanted:
        return value == parse(wanted)
    first, last = map(parse, wanted.split(" to "))
    if name == "date":
        return first <= value <= last
    return first <= value < last if first <= last else value >= first or value < last
