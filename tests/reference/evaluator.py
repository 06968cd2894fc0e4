#!/usr/bin/env python3
"""A slow, obvious evaluator of the rubric language, written from its description alone.

usage: evaluator.py TABLES RUBRIC.json CALLS.jsonl    (TABLES: the build's src/generated)

Prints a line of JSON for each call and agent, in the shape of call records as far as it goes.
"""
import json
import sys
from dataclasses import dataclass, field, replace

from call import AFTER_TEXT, View, agents_of
from comparison import field_holds, number
from conditions import Combination, Leaf, as_list, leaves, spelled_out
from folding import Folding, Tables
from phrases import Slots
from score import points_of, score
from search import Hit, Searcher, Unknown

NEARLY = "similar 0.8 by sound"
SURNAMES = list("王李张陈")
TITLES = ["先生", "女士", "小姐"]


class Rubric:
    def __init__(self, data, tables):
        self.data = data
        self.folding = Folding(tables, data.get("fillers", ["嗯", "呃"]), data.get("same", []))
        self.slots = Slots(self.folding, SURNAMES, TITLES)
        self.sets = data.get("phrases", {})
        self.moments = data.get("moments", {})


@dataclass
class Occurrence:
    """Something that became true: where, and the hits that made it so."""
    begin: tuple
    end: tuple
    turn: int
    evidence: list


@dataclass
class Result:
    truth: bool | None  # None: unknown
    found: list = field(default_factory=list)  # occurrences
    no_turns: bool = False  # the call has no turn of the speaker, or it is not theirs to say
    reason: str | None = None


@dataclass(frozen=True)
class Where:
    """What surrounds a condition: the rule's moment, a place to begin at, a turn to stay in, what counts."""
    moment: Occurrence | None = None
    since: tuple = (0, 0)
    only_turn: int | None = None
    strong_only: bool = False
    nearly: bool = False
    required: bool = False


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
            for result in results:
                if result.truth:
                    return result
            unknown = any(result.truth is None for result in results)
            return Result(None if unknown else False, no_turns=all(result.no_turns for result in results))
        if node.kind == "sequence":
            return self.evaluate_sequence(node, where)
        results = [self.evaluate(part, where) for part in node.parts]
        true = sum(result.truth is True for result in results)
        unknown = sum(result.truth is None for result in results)
        if node.kind == "not":
            truth = None if unknown else not true
            return Result(truth, no_turns=results[0].no_turns)
        needed = {"all": len(results), "any": 1, "at_least": node.needed}[node.kind]
        truth = True if true >= needed else None if true + unknown >= needed else False
        out = Result(truth, no_turns=all(result.no_turns for result in results))
        if truth and node.kind == "any":
            out.found = sorted((o for r in results if r.truth for o in r.found), key=lambda o: (o.begin, o.end))
        elif truth:
            firsts = sorted((r.found[0] for r in results if r.truth and r.found), key=lambda o: (o.begin, o.end))
            firsts = firsts if node.kind == "all" else firsts[:needed]
            if firsts:
                last = max(firsts, key=lambda o: (o.end, o.begin))
                out.found = [Occurrence(last.begin, last.end, last.turn, [h for o in firsts for h in o.evidence])]
        return out

    def evaluate_sequence(self, node, where):
        evidence, unknown, last = [], False, None
        no_turns = all(self.evaluate(part, where).no_turns for part in node.parts)
        for part in node.parts:
            result = self.evaluate(part, where)
            if result.truth is False:
                return Result(False, no_turns=no_turns)
            if result.truth is None:
                unknown = True
                continue
            last = min(result.found, key=lambda o: (o.end, o.begin))
            evidence += last.evidence
            where = replace(where, since=last.end)
        if unknown:
            return Result(None)
        return Result(True, [Occurrence(last.begin, last.end, last.turn, evidence)])

    def evaluate_leaf(self, leaf, where):
        if leaf.what == "call":
            answers = [field_holds(self.view, name, wanted, self.rubric.folding)
                       for name, wanted in leaf.value.items()]
            return Result(False if False in answers else None if None in answers else True)
        if leaf.speaker and not self.view.turns_of(leaf.speaker):
            return Result(False, no_turns=True)
        try:
            allowed = self.reach(leaf, where)
            hits, missing = self.searcher.find(leaf, allowed, NEARLY if where.nearly else None)
        except Unknown as unknown:
            return Result(None, reason=str(unknown))
        if where.strong_only:
            hits = [hit for hit in hits if not hit.weak]
        result = counted(hits, leaf.times, missing)
        if not result.truth and where.required and self.nothing_follows(leaf, where):
            ended_by = self.view.data.get("ended_by")
            speaker = leaf.speaker or "anyone"
            if ended_by is None:
                return Result(None)
            return Result(False, no_turns=ended_by != speaker)
        return result

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
        found.sort(key=lambda o: (o.begin, o.end))
        firsts = {}
        for occurrence in found:
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
        tests = [lambda turn, begin, end: begin >= where.since]
        if where.only_turn is not None:
            tests.append(lambda turn, begin, end: turn == where.only_turn)
        how = leaf.how
        if "at" in how:
            chosen = self.turns_at(leaf, how["at"])
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
            behind = anchor.end
            tests.append(lambda turn, begin, end: begin >= behind)
        if "within" in how:
            if not never:
                tests.append(self.within(leaf, how["within"], anchor, backwards))
        elif where.moment and not {"at", "before", "after"} & how.keys():
            tests.append(self.within(leaf, "rest" if leaf.in_sequence else "3 turns", where.moment, False))
        return lambda *place: all(test(*place) for test in tests)

    def turns_at(self, leaf, scope):
        edge, amount = scope.split()
        turns = self.turns_counted(leaf)
        if amount.isdigit():
            count = int(amount)
            return {turn.number for turn in (turns[:count] if edge == "first" else turns[-count:])}
        limit = number(amount)
        if edge == "first":
            if any(turn.begin is None for turn in turns):
                raise Unknown("times")
            return {turn.number for turn in turns if turn.begin < limit}
        if any(s.end is None for s in self.view.segments):
            raise Unknown("times")
        last = max(s.end for s in self.view.segments)
        return {turn.number for turn in turns if turn.end > last - limit}

    def within(self, leaf, scope, anchor, backwards):
        if scope == "call":
            return lambda *_: True
        if scope == "turn":
            return lambda turn, begin, end: turn == anchor.turn

        def on_this_side(turn, begin, end):
            return end <= anchor.begin if backwards else begin >= anchor.end
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
        near = self.turns_within(turns, number(scope), anchor, backwards)
        return lambda turn, begin, end: on_this_side(turn, begin, end) and turn in near

    def turns_within(self, turns, limit, anchor, backwards):
        own = self.view.turns[anchor.turn - 1]
        silence = next((h for h in anchor.evidence if h.probe == "silence" and h.begin == anchor.begin), None)
        begin, end = own.begin, own.end
        if silence:
            begin, end = next((b, e) for s, b, e in self.view.silences() if s.number == anchor.begin[0])
        if None in (begin, end) or any(None in (turn.begin, turn.end) for turn in turns):
            raise Unknown("times")
        if backwards:
            return {turn.number for turn in turns if turn.end >= begin - limit}
        return {turn.number for turn in turns if turn.begin <= end + limit}

    def nothing_follows(self, leaf, where):
        if not where.moment or {"at", "before"} & leaf.how.keys() or leaf.how.get("within") == "call":
            return False
        anchor = where.moment
        return all((symbol.segment, symbol.begin) < anchor.end for turn in self.turns_counted(leaf)
                   for symbol in turn.text.symbols)

    # --- Rules

    def applies(self, fields):
        return self.evaluate(Leaf("call", None, fields, {}, None, False), Where()).truth

    def judge(self, rule):
        return RuleEvaluator(self, rule).verdict()

    def record(self):
        data = self.rubric.data
        judged = [(rule, *self.judge(rule)) for rule in data["rules"]]
        rules = [{"id": rule["id"], "verdict": verdict, "points": points_of(rule, verdict, failures),
                  "hits": hits} for rule, verdict, failures, hits in judged]
        return {"call": self.view.data["call"], "agent": self.view.agent, **score(data, rules), "rules": rules}


def after(place):
    return place[0], place[1] + 1


def counted(hits, times, missing):
    """`missing`: more could have been found than was."""
    alone = [Occurrence(hit.begin, hit.end, hit.turn, [hit]) for hit in hits]
    if not times:
        return Result(True if hits else None if missing else False, alone)
    count = len(hits)
    possible = {times.holds(n) for n in range(count, count + 100)} if missing else {times.holds(count)}
    truth = possible.pop() if len(possible) == 1 else None
    if not truth:
        return Result(truth)
    needed = times.needed() if times.least is not None else 0
    if not hits or needed < 1:
        return Result(True, [Occurrence((0, 0), (0, 0), 0, hits)] if hits else [])
    place = hits[needed - 1]
    return Result(True, [Occurrence(place.begin, place.end, place.turn, hits[:needed] if times.most is None else hits)])


class RuleEvaluator:
    def __init__(self, call, rule):
        self.call, self.rule = call, rule
        moments, has_moment = call.rubric.moments, "when" in rule
        self.when = spelled_out(rule["when"], moments, False, is_when=True) if has_moment else None
        self.require = spelled_out(rule["require"], moments, has_moment) if "require" in rule else None
        self.forbid = spelled_out(rule["forbid"], moments, has_moment) if "forbid" in rule else None
        self.review = rule.get("weak_hits", "review" if "critical" in rule else "count") == "review"

    def verdict(self):
        """(verdict, number of failures or awards, hits)"""
        applies = self.call.applies(self.rule.get("applies_to", {}))
        if not applies:
            return "na" if applies is False else "unknown", 0, []
        moments, unknown = [None], False
        if self.when:
            moments, unknown = self.call.occurrences(self.when)
        if unknown:
            return "unknown", 0, []
        outcomes = [outcome for moment in moments for outcome in self.outcomes(moment)]
        verdicts = [outcome[0] for outcome in outcomes]
        if "award" in self.rule:
            added = verdicts.count("pass") if self.require else len(moments)
            verdict = "pass" if added else "unknown" if "unknown" in verdicts else "na"
        else:
            added = 0
            verdict = next((v for v in ("fail", "review", "unknown", "pass") if v in verdicts), "na")
        shown = [evidence for v, evidence in outcomes if v == verdict for evidence in evidence]
        if not self.require and "award" in self.rule:
            shown = [{"hit": hit} for moment in moments for hit in moment.evidence]
        failures = added or self.failures(shown)
        return verdict, failures, unique(shown)

    def outcomes(self, moment):
        """(verdict, evidence) of each way to fail at this moment."""
        if self.require:
            yield self.required(moment)
        if self.forbid:
            yield self.forbidden(moment)

    def required(self, moment):
        where = Where(moment=moment, required=True)
        result = self.call.evaluate(self.require, where)
        if result.truth:
            return "pass", [{"hit": hit, "moment": moment} for o in result.found for hit in o.evidence]
        if result.truth is None:
            return "unknown", []
        if result.no_turns:
            return "na", []
        missing = [{"missing": first_phrase(self.require), "moment": moment}]
        if self.review and self.call.evaluate(self.require, replace(where, nearly=True)).truth:
            return "review", missing
        return "fail", missing

    def forbidden(self, moment):
        where = Where(moment=moment)
        result = self.call.evaluate(self.forbid, where)
        strong = self.call.evaluate(self.forbid, replace(where, strong_only=True)) if self.review else result
        for verdict, one in [("fail", strong), ("review", result)]:
            if one.truth:
                hits = [{"hit": hit, "moment": moment} for o in one.found for hit in o.evidence]
                places = [o.turn for o in one.found]
                absent = [{"missing": first_phrase(self.forbid), "moment": moment}]
                return verdict, [{**hit, "turns": places} for hit in hits] or absent
        if result.truth is None or strong.truth is None:
            return "unknown", []
        return "na" if result.no_turns else "pass", []

    @staticmethod
    def failures(shown):
        """Unmet occurrences, and turns with a violation."""
        turns = {turn for evidence in shown for turn in evidence.get("turns", [])}
        return len(turns) + sum("missing" in evidence for evidence in shown)


def first_phrase(node):
    return next((leaf.value[0] for leaf in leaves(node) if leaf.what in ("phrases", "regex")), None)


def unique(shown):
    """Each hit once, beside the first moment that called for it, in order."""
    out = {}
    for evidence in shown:
        moment = evidence.get("moment")
        key = (evidence["hit"],) if "hit" in evidence else ("missing", moment and moment.begin)
        out.setdefault(key, evidence)

    def place(evidence):
        moment = evidence.get("moment")
        return evidence["hit"].begin if "hit" in evidence else moment.begin if moment else (0, 0)
    return sorted(out.values(), key=place)


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
