#!/usr/bin/env python3
"""A slow, obvious evaluator of the rubric language, written from its description alone.

usage: evaluator.py TABLES RUBRIC.json CALLS.jsonl    (TABLES: the build's src/generated)

The contents of <姓> and <称谓> are the program's own: the language says of them only what they are.

Prints a line of JSON for each call and agent, in the shape of call records as far as it goes.
"""
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

from call import View, agents_of
from comparison import field_holds, number
from conditions import Combination, Leaf, leaves, spelled_out
from folding import Folding, Tables
from inherit import resolved
from occurrence import Result, Where, after, counted, grade_of, nowhere, without_overlaps
from phrases import Slots
from rules import RuleEvaluator
from score import points_of, score
from search import Searcher, Unknown

NEARLY = "similar 0.8 by sound"
BUILTIN_SETS = Path(__file__).parents[2] / "src/search/slots.cc"


def builtin_sets():
    """(surnames, titles)"""
    source = BUILTIN_SETS.read_text("utf-8")

    def strings(name):
        return re.findall('"(.*?)"', re.search(name + r".*?;", source, re.S)[0])
    return [*"".join(strings("kSurnames")), *strings("kCompoundSurnames")], strings("kTitles")


class Rubric:
    def __init__(self, data, tables):
        data = resolved(data)
        self.data = data
        self.folding = Folding(tables, data.get("fillers", ["嗯", "呃"]), data.get("same", []))
        self.slots = Slots(self.folding, *builtin_sets())
        self.sets = data.get("phrases", {})
        self.regional = data.get("opencc") in ("tw2sp", "s2twp")
        self.moments = data.get("moments", {})


def follows(begin, end, behind, nothing):
    """Whether a place lies behind another one's end. `nothing`: that one is without words and does not follow itself."""
    return begin >= behind and not (nothing and begin == end == behind)


class CallEvaluator:
    def __init__(self, rubric, view):
        self.rubric, self.view, self.searcher = rubric, view, Searcher(rubric, view)

    # --- Conditions

    def evaluate(self, node, where):
        if isinstance(node, Leaf):
            return self.evaluate_leaf(node, where)
        if node.in_one_turn and where.only_turn is None:
            whole = replace(node, in_one_turn=False)
            results = [self.evaluate(whole, replace(where, only_turn=turn.number)) for turn in self.view.turns]
            unknown = Result(None if any(result.truth is None for result in results) else False)
            return next((result for result in results if result.truth), unknown)
        if node.kind == "sequence":
            return self.evaluate_sequence(node, where)
        if node.kind == "not":
            where = replace(where, strong_only=False)
        results = [self.evaluate(part, where) for part in node.parts]
        true = sum(result.truth is True for result in results)
        unknown = sum(result.truth is None for result in results)
        if node.kind == "not":
            return Result(None) if unknown else Result(False) if true else Result(True, [nowhere()])
        needed = {"all": len(results), "any": 1, "at_least": node.needed}[node.kind]
        if true < needed:
            return Result(None if true + unknown >= needed else False)
        if node.kind == "any":
            found = sorted((o for r in results if r.truth for o in r.found),
                           key=lambda o: (o.begin, [-x for x in o.end], grade_of(o)))
            return Result(True, without_overlaps(found))
        firsts = sorted((r.found[0] for r in results if r.truth), key=lambda o: o.order)[:needed]
        last = firsts[-1]
        return Result(True, [replace(last, evidence=[hit for o in firsts for hit in o.evidence])])

    def evaluate_sequence(self, node, where):
        evidence, unknown, last = [], False, None
        for part in node.parts:
            result = self.evaluate(part, where)
            if result.truth is False:
                return result
            if result.truth is None:
                unknown = True
                continue
            last = min(result.found, key=lambda o: (o.end, o.begin))
            evidence += last.evidence
            where = replace(where, since=last.end, since_nothing=last.begin == last.end)
        return Result(None) if unknown else Result(True, [replace(last, evidence=evidence)])

    def evaluate_leaf(self, leaf, where):
        if leaf.what == "call":
            answers = [field_holds(self.view, name, wanted, self.rubric.folding)
                       for name, wanted in leaf.value.items()]
            truth = False if False in answers else None if None in answers else True
            return Result(truth, [nowhere()] if truth else [])
        if leaf.speaker and not any(where.only_turn in (None, turn.number) for turn in self.turns_counted(leaf)):
            return Result(False)
        try:
            allowed = self.reach(leaf, where)
            if leaf.times and not self.anything_said(leaf, allowed):
                return Result(False)
            limited = leaf.times and leaf.times.most is not None
            hits, missing = self.searcher.find(leaf, allowed, NEARLY if where.nearly else None,
                                               where.strong_only and not limited)
        except Unknown:
            return Result(None)
        if where.strong_only and any(hit.weak for hit in hits):
            return Result(False)  # it holds only if the weak ones are counted
        return counted(hits, leaf.times, missing)

    def anything_said(self, leaf, allowed):
        return any(allowed(turn.number, (s.segment, s.begin), (s.segment, s.end))
                   for turn in self.turns_counted(leaf) for s in turn.text.symbols)

    def occurrences(self, node, where=Where()):
        """(every occurrence of a moment, one for each turn; whether it is unknown)"""
        if isinstance(node, Combination) and node.kind == "any" and not node.in_one_turn:
            parts = [self.occurrences(part, where) for part in node.parts]
            found = [o for part, _ in parts for o in part]
            unknown = not found and any(unknown for _, unknown in parts)
        else:
            found, unknown = [], False
            repeats = isinstance(node, Combination) or node.times
            while True:
                result = self.evaluate(node, where)
                if not result.truth:
                    unknown = result.truth is None and not found
                    break
                found += result.found
                if not repeats:
                    break
                where = replace(where, since=max(result.found[-1].end, after(result.found[-1].begin)))
        firsts = {}
        for occurrence in sorted(found, key=lambda o: o.order):
            if occurrence.turn:
                firsts.setdefault(occurrence.turn, occurrence)
        return list(firsts.values()), unknown

    # --- Where to look

    def moment(self, name, where):
        """A moment's first occurrence, None if there is none."""
        if name == "when":
            return where.moment
        found, unknown = self.occurrences(spelled_out(name, self.rubric.moments, False, is_when=True))
        if unknown:
            raise Unknown(name)
        return found[0] if found else None

    def turns_counted(self, leaf):
        """The turns that scopes in turns count."""
        return self.view.turns_of(leaf.speaker if leaf.what != "silence" else "anyone")

    def reach(self, leaf, where):
        """allowed(turn number, begin, end) for the condition's hits."""
        tests = [lambda turn, begin, end: follows(begin, end, where.since, where.since_nothing)]
        if where.only_turn is not None:
            tests.append(lambda turn, begin, end: turn == where.only_turn)
        how = leaf.how
        looked_at = {turn.number for turn in self.view.turns if where.only_turn in (None, turn.number)}
        if "at" in how:
            chosen = self.turns_at(leaf, how["at"], looked_at)
            if not how["at"].endswith("s"):
                looked_at &= chosen
            tests.append(lambda turn, begin, end: turn in chosen)
        anchor, backwards = where.moment, False
        never = False
        if "before" in how:
            anchor, backwards = self.moment(how["before"], where), True
            if anchor:
                place = anchor.begin
                tests.append(lambda turn, begin, end: end <= place)
            else:
                never = True
        if "after" in how:
            anchor, backwards = self.moment(how["after"], where), False
            if not anchor:
                return lambda *_: False
            behind, nothing = anchor.end, anchor.begin == anchor.end
            tests.append(lambda turn, begin, end: follows(begin, end, behind, nothing))
        if "within" in how:
            if not never:
                tests.append(self.within(leaf, how["within"], anchor, backwards, looked_at))
        elif where.moment and not {"at", "before", "after"} & how.keys():
            tests.append(self.within(leaf, "rest" if leaf.in_sequence else "3 turns", where.moment, False, looked_at))
        return lambda *place: all(test(*place) for test in tests)

    def turns_at(self, leaf, scope, looked_at):
        edge, amount = scope.split()
        turns = self.turns_counted(leaf)
        if amount.isdigit():
            count = int(amount)
            return {turn.number for turn in (turns[:count] if edge == "first" else turns[-count:])}
        limit = number(amount)
        if edge == "first":
            turns = [turn for turn in turns if turn.number in looked_at]
            if not all(turn.has_times() for turn in turns):
                raise Unknown("times")
            return {turn.number for turn in turns if turn.begin < limit}
        if not all(turn.has_times() for turn in self.view.turns):
            raise Unknown("times")
        last = max(turn.end for turn in self.view.turns)
        return {turn.number for turn in turns if turn.end > last - limit}

    def within(self, leaf, scope, anchor, backwards, looked_at):
        """`looked_at`: the turns that the other scopes leave, whose times alone matter."""
        if scope == "call":
            return lambda *_: True
        if scope == "turn":
            return lambda turn, begin, end: turn == anchor.turn

        def on_this_side(turn, begin, end):
            return end <= anchor.begin if backwards else follows(begin, end, anchor.end, anchor.begin == anchor.end)
        if scope == "rest":
            return on_this_side
        turns = self.turns_counted(leaf)
        if scope.endswith((" turns", " turn")):
            count = int(scope.split()[0])
            if backwards:
                near = [turn.number for turn in turns if turn.number < anchor.turn][-count:]
            else:
                near = [turn.number for turn in turns if turn.number > anchor.turn][:count]
            return lambda turn, begin, end: on_this_side(turn, begin, end) and turn in [anchor.turn, *near]
        turns = [turn for turn in turns if turn.number in looked_at]
        near = self.turns_within(turns, number(scope), anchor, backwards)
        return lambda turn, begin, end: on_this_side(turn, begin, end) and turn in near

    def turns_within(self, turns, limit, anchor, backwards):
        own = self.view.turns[anchor.turn - 1]
        silence = next((h for h in anchor.evidence if h.probe == "silence" and h.begin == anchor.begin), None)
        end = own.end
        if silence:
            end = next(e for s, _, e in self.view.silences() if s.number == anchor.begin[0])
        beside = [turn for turn in turns if (turn.number < own.number if backwards else turn.number > own.number)]
        if not (silence or own.has_times()) or not all(turn.has_times() for turn in beside):
            raise Unknown("times")
        if backwards:
            return {own.number} | {turn.number for turn in beside if turn.end >= own.begin - limit}
        return {own.number} | {turn.number for turn in beside if turn.begin <= end + limit}

    def nothing_follows(self, node, where):
        """Whether nobody who is asked says anything behind what they are asked to follow."""
        return all(self.leaf_has_nothing_behind(leaf, where) for leaf in leaves(node))

    def leaf_has_nothing_behind(self, leaf, where):
        how = leaf.how
        if leaf.speaker is None or "at" in how or "before" in how:
            return False
        if "after" not in how and how.get("within") in ("call", "turn"):
            return False
        try:
            anchor = self.moment(how["after"], where) if "after" in how else where.moment
        except Unknown:
            return False
        return anchor is not None and all((symbol.segment, symbol.begin) < anchor.end
                                          for turn in self.view.turns_of(leaf.speaker) for symbol in turn.text.symbols)

    # --- Rules

    def applies(self, fields):
        return self.evaluate(Leaf("call", None, fields, {}, None, False), Where()).truth

    def judge(self, rule):
        return RuleEvaluator(self, rule).verdict()

    def record(self):
        data = self.rubric.data
        judged = [(rule, *self.judge(rule)) for rule in data["rules"]]
        earn = data.get("score", {}).get("method") == "earn"
        rules = [{"id": rule["id"], "verdict": verdict, "points": points_of(rule, verdict, failures, earn),
                  "hits": hits} for rule, verdict, failures, hits in judged]
        return {"call": self.view.data["call"], "agent": self.view.agent, **score(data, rules), "rules": rules}


def main():
    tables, rubric_path, calls_path = sys.argv[1:]
    with open(rubric_path, encoding="utf-8") as file:
        rubric = Rubric(json.load(file), Tables(tables))
    with open(calls_path, encoding="utf-8") as file:
        for line in file:
            data = json.loads(line)
            for agent in agents_of(data):
                record = CallEvaluator(rubric, View(data, agent, rubric.folding)).record()
                print(json.dumps(record, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
