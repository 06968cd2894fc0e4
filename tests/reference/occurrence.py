"""What became true, and where."""
from dataclasses import dataclass, field


@dataclass
class Occurrence:
    """Something that became true: where, and the hits that made it so. What lies nowhere is in turn 0."""
    begin: tuple
    end: tuple
    turn: int
    evidence: list

    @property
    def order(self):
        return self.begin, self.end


def nowhere(evidence=()):
    return Occurrence((0, 0), (0, 0), 0, list(evidence))


@dataclass
class Result:
    truth: bool | None  # None: unknown
    found: list = field(default_factory=list)  # occurrences


@dataclass(frozen=True)
class Where:
    """What surrounds a condition: the rule's moment, a place to begin at, a turn to stay in, what counts."""
    moment: Occurrence | None = None
    since: tuple = (0, 0)
    since_nothing: bool = False  # what lies at `since` has no words, so that it would be found again
    only_turn: int | None = None
    strong_only: bool = False
    nearly: bool = False


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
    if times.most is not None or needed < 1:
        return Result(True, [nowhere(hits)])
    place = hits[needed - 1]
    return Result(True, [Occurrence(place.begin, place.end, place.turn, hits[:needed])])


def grade_of(occurrence):
    return max((hit.grade for hit in occurrence.evidence), default=0)


def without_overlaps(found):
    """Hits of words that come from different parts do not overlap either."""
    out, words_end = [], (0, 0)
    for one in found:
        if one.turn and len(one.evidence) == 1 and one.evidence[0].probe is None:
            if one.begin < words_end:
                continue
            words_end = one.end
        out.append(one)
    return out
