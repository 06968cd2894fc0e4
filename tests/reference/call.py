"""One call as one of its agents is judged by it: joined turns, times, and the call's own data."""
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

from folding import Symbol, Text

ROLES = ("agent", "customer", "system", "other")
AFTER_TEXT = 10**9  # an offset behind everything that a segment says


@dataclass
class Segment:
    number: int
    role: str
    text: str
    begin: int | None
    end: int | None
    labels: list | None
    tokens: list
    turn: "Turn | None" = None


@dataclass
class Turn:
    number: int
    role: str
    segments: list = field(default_factory=list)
    begin: int | None = None
    end: int | None = None
    tokens: list = field(default_factory=list)  # also the sentence ends of segments of which nothing is left

    def finish(self):
        self.text = Text(self.tokens)
        self.literal = Text([Symbol(char, char, s.number, i, i + 1) for s in self.segments
                             for i, char in enumerate(s.text)])
        self.size = len(self.text.symbols)
        if self.has_times():
            self.begin, self.end = min(s.begin for s in self.segments), max(s.end for s in self.segments)
        self.place = ((self.segments[0].number, 0), (self.segments[-1].number, AFTER_TEXT))

    def has_times(self):
        return all(s.begin is not None and s.end is not None for s in self.segments)


class View:
    def __init__(self, data, agent, folding):
        self.data, self.agent = data, agent
        self.segments = []
        for number, entry in enumerate(data["turns"], 1):
            role = entry["speaker"] if entry["speaker"] in ROLES else "other"
            if role == "agent" and entry.get("agent", data["agent"]) != agent:
                role = "other"
            self.segments.append(Segment(number, role, entry["text"], entry.get("begin_ms"), entry.get("end_ms"),
                                         entry.get("labels"), folding.symbols(entry["text"], number)))
        self.turns = []
        for segment in self.segments:
            if not any(token.kind == "character" for token in segment.tokens):
                segment.turn = self.turns[-1] if self.turns else None
                if segment.turn and segment.turn.role == segment.role:
                    segment.turn.tokens += [replace(t, folded="") for t in segment.tokens if t.kind == "end"]
                continue
            if not self.turns or self.turns[-1].role != segment.role:
                self.turns.append(Turn(len(self.turns) + 1, segment.role))
            segment.turn = self.turns[-1]
            self.turns[-1].segments.append(segment)
            self.turns[-1].tokens += segment.tokens
        for turn in self.turns:
            turn.finish()

    def turns_of(self, speaker):
        return [turn for turn in self.turns if speaker in ("anyone", turn.role)]

    def has_times(self):
        return all(s.begin is not None and s.end is not None for s in self.segments)

    def silences(self):
        """(segment before, begin, end)"""
        out, latest = [], None
        for before, segment in zip([None, *self.segments], self.segments):
            if latest is not None and segment.begin > latest:
                out.append((before, latest, segment.begin))
            latest = max(segment.end, latest or 0)
        duration = self.data.get("duration_ms")
        if duration is not None and duration > latest:
            out.append((self.segments[-1], latest, duration))
        return out

    def field(self, name):
        """A field as text or number, None where the call does not have it."""
        data, start = self.data, self.data.get("start")
        if name == "agent":
            return self.agent
        if name == "team":  # without a roster that of the call's own agent
            return data.get(name)
        if name == "agent_name":
            return data.get(name) if self.agent == data["agent"] else None
        if name in ("date", "time", "weekday"):
            moment = start and datetime.fromisoformat(start)
            return moment and {"date": moment.date(), "time": moment.time(), "weekday": moment.weekday()}[name]
        if name == "duration":
            return data.get("duration_ms", max(s.end for s in self.segments) if self.has_times() else None)
        if name in ("turns", "agent_turns", "customer_turns"):
            return len(self.turns_of(name.removesuffix("_turns") if "_" in name else "anyone"))
        if name == "agent_share":
            said = {role: sum(turn.size for turn in self.turns_of(role)) for role in ("agent", "customer")}
            return Fraction(said["agent"], sum(said.values())) if sum(said.values()) else None
        if name in ("first_speaker", "last_speaker"):
            return self.turns[0 if name.startswith("first") else -1].role if self.turns else None
        if name == "ended_by":
            return data.get("ended_by")
        if name == "longest_silence":
            return max((end - begin for _, begin, end in self.silences()), default=0) if self.has_times() else None
        value = data.get("meta", {}).get(name)
        return value if value is None or isinstance(value, str) else json.dumps(value)


def agents_of(data):
    named = [turn["agent"] for turn in data["turns"] if turn["speaker"] == "agent" and "agent" in turn]
    if not named:
        return [data["agent"]]
    own = [turn.get("agent", data["agent"]) for turn in data["turns"] if turn["speaker"] == "agent"]
    return list(dict.fromkeys(own))
