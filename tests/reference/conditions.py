"""Conditions as written, with everything spelled out that a rubric may leave out."""
from dataclasses import dataclass, field

from comparison import Comparison

SPEAKERS = ("agent", "customer", "system", "other", "anyone")
PROBES = ("silence", "overlap", "rate", "repeats", "label", "regex")
COMBINATIONS = ("all", "any", "not", "at_least", "sequence")
SCOPES = ("at", "after", "before", "within")
HOW = ("match", "except", "ignore_negated", "alone")


@dataclass
class Leaf:
    what: str  # phrases, call, or one of PROBES
    speaker: str  # who is asked about
    value: object
    how: dict
    times: Comparison | None
    in_sequence: bool


@dataclass
class Combination:
    kind: str
    parts: list
    needed: int = 0  # of at_least
    in_one_turn: bool = False


def as_list(value):
    return value if isinstance(value, list) else [value]


def spelled_out(written, moments, has_moment, inherited=None, in_sequence=False, is_when=False):
    """The tree of a condition. `has_moment`: the rule's `when` is at hand for `within`."""
    inherited = inherited or {}
    if is_when and isinstance(written, str):
        written = {"moment": written}
    if isinstance(written, (str, list)):
        written = {"agent": written}
    own = {key: written[key] for key in SCOPES + HOW if key in written}
    how = {**inherited, **own}
    if "moment" in written:
        return spelled_out(moments[written["moment"]], moments, has_moment, how, in_sequence)
    kind = next((kind for kind in COMBINATIONS if kind in written), None)
    if kind:
        one_turn = own.get("within") == "turn" and not has_moment and not ("after" in how or "before" in how)
        if one_turn:
            del how["within"]
        value = written[kind]
        parts = value["of"] if kind == "at_least" else as_list(value)
        return Combination(kind, [spelled_out(part, moments, has_moment, how, in_sequence or kind == "sequence")
                                  for part in parts],
                           int(value["n"]) if kind == "at_least" else 0, one_turn)
    times = Comparison(written["times"]) if "times" in written else None
    if "call" in written:
        return Leaf("call", None, written["call"], how, None, in_sequence)
    if "silence" in written:
        return Leaf("silence", None, Comparison(written["silence"]), how, times, in_sequence)
    speaker = next(speaker for speaker in SPEAKERS if speaker in written)
    value = written[speaker]
    if isinstance(value, dict):
        what, value = next(iter(value.items()))
        if what in ("label", "regex"):
            return Leaf(what, speaker, as_list(value), how, times, in_sequence)
        comparison = Comparison(value)
        return Leaf(what, speaker, comparison, how, comparison if what == "repeats" else times, in_sequence)
    return Leaf("phrases", speaker, as_list(value), how, times, in_sequence)


def leaves(node):
    if isinstance(node, Leaf):
        return [node]
    return [leaf for part in node.parts for leaf in leaves(part)]
