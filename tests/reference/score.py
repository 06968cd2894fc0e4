"""From verdicts to a call's score, in fractions."""
from fractions import Fraction


def points_of(rule, verdict, failures, earn):
    """What the rule changes in the call: less than nothing where it costs, with its cap. In `earn` a rule is passed
    or not, however often it failed."""
    award = "award" in rule
    if verdict != ("pass" if award else "fail"):
        return Fraction(0)
    if earn and not award:
        return -worth(rule)
    each = Fraction(str(rule["award"])) if award else worth(rule)
    times = failures if rule.get("per") == "failure" else 1
    amount = min(each * times, Fraction(str(rule["cap"]))) if "cap" in rule else each * times
    return amount if award else -amount


def worth(rule):
    return Fraction(str(rule.get("points", 0 if "critical" in rule or "award" in rule else 1)))


def score(rubric, judged):
    """`judged`: [{"verdict", "points"}] in the order of the rubric's rules."""
    settings, dimensions = rubric.get("score", {}), rubric.get("dimensions", {})
    base = Fraction(str(settings.get("base", 100)))
    counted = [(rule, one) for rule, one in zip(rubric["rules"], judged) if rule.get("status") != "draft"]
    failed = [rule for rule, one in counted if one["verdict"] == "fail" and "critical" in rule]
    zeroed = {rule["dimension"] for rule in failed if rule["critical"] == "dimension"}
    earn = settings.get("method") == "earn"
    total, parts = (earned if earn else deducted)(counted, dimensions, base, zeroed)
    if total is None and any(rule["critical"] == "call" for rule in failed):
        total = Fraction(0)
    elif total is not None:
        total += sum(one["points"] for _, one in counted if one["points"] > 0)
        ceiling = Fraction(str(settings.get("ceiling", base)))
        total = max(Fraction(str(settings.get("floor", 0))), min(total, ceiling))
        for rule in failed:
            if rule["critical"] == "call":
                total = Fraction(0)
            elif rule["critical"].startswith("at most "):
                total = min(total, Fraction(rule["critical"][8:]))
        total = rounded(total)
    out = {"score": total, "grade": None, "passed": None, "dimensions": parts,
           "critical": any(rule["critical"] != "dimension" for rule in failed),
           "review": any(one["verdict"] == "review" for _, one in counted)}
    if total is not None and "grades" in settings:
        reached = {name: Fraction(str(least)) for name, least in settings["grades"].items()
                   if total >= Fraction(str(least))}
        out["grade"] = max(reached, key=reached.get, default=None)
    if total is not None and "pass" in settings:
        out["passed"] = total >= Fraction(str(settings["pass"]))
    return out


def deducted(counted, dimensions, base, zeroed):
    total, parts = base, {}
    for name in [None, *dimensions]:
        cost = -sum(one["points"] for rule, one in counted
                    if one["points"] < 0 and rule.get("dimension") == name)
        most = dimensions[name].get("max") if name else None
        if most is not None:
            most = Fraction(str(most))
            cost = most if name in zeroed else min(cost, most)
            parts[name] = rounded(most - cost)
        total -= cost
    return total, parts


def earned(counted, dimensions, base, zeroed):
    weighted = weights = Fraction(0)
    for name in dimensions:
        rules = [(rule, one["verdict"]) for rule, one in counted
                 if rule.get("dimension") == name and "award" not in rule]
        passed = sum(worth(rule) for rule, verdict in rules if verdict == "pass")
        decided = sum(worth(rule) for rule, verdict in rules if verdict in ("pass", "fail"))
        if not decided and name not in zeroed:
            continue
        share = Fraction(0) if name in zeroed else passed / decided
        most = dimensions[name].get("max")
        weight = Fraction(str(most)) if most is not None else sum(worth(rule) for rule, _ in rules)
        weighted += share * weight
        weights += weight
    return (base * weighted / weights if weights else None), {}


def rounded(value):
    """To two decimals, half up."""
    return Fraction((value * 100 + Fraction(1, 2)).__floor__(), 100)
