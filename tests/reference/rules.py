"""From what became true to the verdict of a rule, and its evidence."""
from dataclasses import replace

from conditions import leaves, spelled_out
from occurrence import Where


class RuleEvaluator:
    def __init__(self, call, rule):
        self.call, self.rule = call, rule
        moments, has_moment = call.rubric.moments, "when" in rule
        self.when = spelled_out(rule["when"], moments, False, is_when=True) if has_moment else None
        self.require = spelled_out(rule["require"], moments, has_moment) if "require" in rule else None
        self.forbid = spelled_out(rule["forbid"], moments, has_moment) if "forbid" in rule else None
        self.review = rule.get("weak_hits", "review" if "critical" in rule else "count") == "review"

    def verdict(self):
        """(verdict, number of failures or awards, evidence)"""
        applies = self.call.applies(self.rule.get("applies_to", {}))
        if not applies:
            return "na" if applies is False else "unknown", 0, []
        ways = [(way, condition) for way, condition in ((self.required, self.require), (self.forbidden, self.forbid))
                if condition and not self.nobody_speaks(condition)]
        if not ways and (self.require or self.forbid):
            return "na", 0, []
        moments, unknown = self.call.occurrences(self.when) if self.when else ([None], False)
        if unknown:
            return "unknown", 0, []
        outcomes = [way(moment) for moment in moments for way, _ in ways]
        verdicts = [verdict for verdict, _ in outcomes]
        if "award" in self.rule and not self.require:
            shown = [{"hit": hit} for moment in moments for hit in moment.evidence]
            return "pass" if moments else "na", len(moments), unique(shown)
        verdict = next((v for v in ("fail", "review", "unknown", "pass") if v in verdicts), "na")
        if "award" in self.rule:
            verdict = "pass" if "pass" in verdicts else "unknown" if "unknown" in verdicts else "na"
            return verdict, verdicts.count("pass"), unique(shown_for(outcomes, verdict))
        shown = shown_for(outcomes, verdict)
        return verdict, self.failures(shown), unique(shown)

    def nobody_speaks(self, condition):
        return all(leaf.speaker and not self.call.view.turns_of(leaf.speaker) for leaf in leaves(condition))

    def required(self, moment):
        """(verdict, evidence) of `require` at this moment."""
        where = Where(moment=moment)
        result = self.call.evaluate(self.require, where)
        if result.truth is None:
            return "unknown", []
        if result.truth:
            return "pass", [shown(hit, moment) for o in result.found for hit in o.evidence]
        if self.call.nothing_follows(self.require, where):
            ended_by = self.call.view.data.get("ended_by")
            if ended_by is None:
                return "unknown", []
            if not any(leaf.speaker in (ended_by, "anyone") for leaf in leaves(self.require)):
                return "na", []
        nearly = self.call.evaluate(self.require, replace(where, nearly=True))
        if self.review and nearly.truth:
            return "review", [shown(hit, moment) for o in nearly.found for hit in o.evidence]
        return "fail", [self.missing(self.require, moment)]

    def forbidden(self, moment):
        where = Where(moment=moment)
        result = self.call.evaluate(self.forbid, where)
        strong = self.call.evaluate(self.forbid, replace(where, strong_only=True)) if self.review else result
        for verdict, one in [("fail", strong), ("review", result)]:
            if one.truth:
                return verdict, [evidence for o in one.found for evidence in self.violation(o, moment)]
        return "unknown" if None in (result.truth, strong.truth) else "pass", []

    def violation(self, occurrence, moment):
        """What shows it; the first piece of evidence says where it counts."""
        pieces = [shown(hit, moment) for hit in occurrence.evidence] or [self.missing(self.forbid, moment)]
        if occurrence.turn:
            pieces[0]["turn"] = occurrence.turn
        else:
            pieces[0]["nowhere"] = True
        return pieces

    @staticmethod
    def missing(condition, moment):
        return {"missing": first_phrase(condition), "moment": moment, "nowhere": True}

    @staticmethod
    def failures(evidence):
        """Unmet occurrences, and turns with a violation."""
        return len({one["turn"] for one in evidence if "turn" in one}) + sum("nowhere" in one for one in evidence)


def shown(hit, moment):
    return {"hit": hit, "moment": moment}


def shown_for(outcomes, verdict):
    return [evidence for v, pieces in outcomes if v == verdict for evidence in pieces]


def first_phrase(node):
    return next((leaf.value[0] for leaf in leaves(node) if leaf.what in ("phrases", "regex")), None)


def unique(evidence):
    """Each hit once, beside the first moment that called for it."""
    out = {}
    for number, one in enumerate(evidence):
        out.setdefault(one.get("hit", number), one)
    return list(out.values())
