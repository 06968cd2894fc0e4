"""Random rubrics and calls from few words, so that everything collides with everything."""

LETTERS = "不知道了没事您你好稍后候账帐里王明先生一1a"
VARIANTS = {"没": "沒", "后": "後", "账": "賬", "帐": "帳", "里": "裡裏", "1": "１", "a": "ＡA"}
SOUNDS = {"后": "候", "知": "只", "事": "是", "道": "到", "账": "涨", "明": "名", "里": "你"}
BETWEEN = ["，", "、", "。", "！", "…", " ", "嗯", "呃，", "“", "."]
SLOTS = ["<数字>", "<姓>", "<姓名>", "<称谓>", "<工号>", "<call.vip>", "<call.none>"]
LABELS = ["angry", "calm"]
SPEAKERS = ["agent", "customer", "anyone", "other", "system"]
MATCHES = ["literal", "homophone", "fuzzy-homophone", "similar 0.8", "similar 0.6", "similar 0.75 by sound",
           "similar 0.6 by sound"]


class Generator:
    def __init__(self, rng):
        self.rng = rng
        self.words = []  # pieces that calls are made of

    def chance(self, percent):
        return self.rng.random() * 100 < percent

    def pick(self, items):
        return self.rng.choice(items)

    # --- Phrases

    def letters(self, most=3):
        word = "".join(self.pick(LETTERS) for _ in range(self.rng.randint(1, most)))
        self.words.append(word)
        return word

    def phrase(self, sets=()):
        out = self.letters()
        for _ in range(self.rng.choice([0, 0, 0, 1, 1, 2])):
            joint = self.rng.choice(["", "", "，", "。", "…", "……", "<0-2>", "<1-3>", "choice", "choice", "slot", "set"])
            if joint == "choice":
                options = [self.letters(2) for _ in range(self.rng.randint(1, 2))] + [self.pick(["", self.letters(2)])]
                joint = self.pick(["({})", "（{}）"]).format(self.pick("|｜").join(options))
            elif joint == "slot":
                joint = self.pick(SLOTS)
            elif joint == "set":
                joint = f"<{self.pick(sets)}>" if sets else ""
            out += joint + self.letters(2)
        if self.chance(10):
            out = self.pick(SLOTS) + out
        if self.chance(10):
            out += self.pick(SLOTS)
        return out

    def phrases(self, sets=(), most=3):
        return list(dict.fromkeys(self.phrase(sets) for _ in range(self.rng.randint(1, most))))

    def pattern(self):
        return self.pick(["{0}.{{0,3}}{1}", "{0}[{1}{2}]+", "{0}(?:{1}|{2})?", "^{0}", "{0}$", "{0}[，。]*{1}", "{0}{1}*",
                          "{0}|{1}{2}"]).format(*(self.pick(LETTERS) for _ in range(3)))

    # --- Conditions

    def comparison(self, numbers, unit="", upper=True):
        low, high = sorted([self.pick(numbers), self.pick(numbers)])
        words = ["over {0}{2}", "at least {0}{2}"] + ["under {1}{2}", "at most {1}{2}", "exactly {0}{2}",
                                                     "{0}{2} to {1}{2}"] * upper
        return self.pick(words).format(low, high, unit)

    def scopes(self, has_moment, moments):
        out, anchored = {}, has_moment
        if self.chance(20):
            out["at"] = self.pick(["first 1", "first 2", "last 1", "last 2", "first 4s", "last 5s"])
        if self.chance(20) and (moments or has_moment):
            out[self.pick(["after", "before"])] = self.pick(moments + ["when"] * has_moment)
            anchored = True
        if self.chance(25) and anchored:
            out["within"] = self.pick(["turn", "1 turns", "2 turns", "3s", "6s", "call"] +
                                      ["rest"] * ("before" not in out))
        return out

    def leaf(self, sets, moments, has_moment, must_lie):
        if self.chance(5) and not must_lie:
            return {"call": self.fields()}
        if self.chance(6) and moments:
            return {"moment": self.pick(moments)}
        out = {}
        what = self.rng.randint(1, 100)
        speaker = self.rng.choices(SPEAKERS, [50, 30, 12, 5, 3])[0]
        if what <= 70:
            out[speaker] = self.phrases(sets)
            if self.chance(40):
                out["match"] = self.pick(MATCHES)
                if "similar" in out["match"] and self.chance(70):
                    out[speaker] = [self.letters(8) for _ in range(self.rng.randint(1, 2))]
        elif what <= 78:
            out[speaker] = {"regex": [self.pattern() for _ in range(self.rng.randint(1, 2))]}
        elif what <= 83:
            silence = {"silence": self.comparison([1, 2, 3], "s")}
            out = silence if self.chance(50) else {speaker: silence}
        elif what <= 87:
            out[speaker] = {"overlap": self.comparison([200, 500, 1000], "ms")}
        elif what <= 91:
            out[speaker] = {"rate": self.comparison([100, 200, 400, 600])}
        elif what <= 95:
            out[speaker] = {"repeats": self.comparison([1, 2], upper=not must_lie)}
        else:
            out[speaker] = {"label": [self.pick(LABELS)]}
        out.update(self.scopes(has_moment, moments))
        if what <= 78:
            if self.chance(20):
                out["except"] = self.phrases(most=2)
            if self.chance(15):
                out["ignore_negated"] = True
            if self.chance(12):
                out["alone"] = self.pick(["turn", "clause"])
        if self.chance(12) and not (91 < what <= 95):
            out["times"] = self.comparison([1, 2, 3], upper=not must_lie)
        return out

    def condition(self, sets, moments, has_moment=False, must_lie=False, depth=2):
        if depth == 0 or self.chance(65):
            return self.leaf(sets, moments, has_moment, must_lie)
        kind = self.pick(["all", "any", "at_least", "sequence"] + ["not"] * (not must_lie))
        strict = (must_lie and kind == "any") or kind == "sequence"

        def part(lies=strict):
            return self.condition(sets, moments, has_moment, lies, depth - 1)
        parts = [part(strict or must_lie), *(part() for _ in range(self.rng.randint(1, 2)))]
        if kind == "not":
            out = {"not": part()}
        elif kind == "at_least":
            out = {"at_least": {"n": self.rng.randint(1, len(parts)), "of": parts}}
        else:
            out = {kind: parts}
        if kind != "not" and self.chance(30):
            out.update(self.scopes(has_moment, moments))
        if "within" not in out and kind in ("all", "at_least", "sequence") and self.chance(15):
            out["within"] = "turn"
        return out

    def fields(self):
        choices = {
            "team": self.pick(["一组", "二組", ["一组", "三组"]]), "level": self.pick(["1", "at least 2", "gold"]),
            "turns": self.comparison([3, 5]), "agent_turns": self.comparison([1, 2]),
            "agent_share": self.pick(["over 50%", "at most 0.4"]), "first_speaker": "agent",
            "last_speaker": self.pick(["agent", "customer"]), "ended_by": self.pick(["agent", "customer"]),
            "duration": self.comparison([5, 10], "s"), "longest_silence": self.comparison([1, 2], "s"),
            "date": self.pick(["2026-11-21", "2026-11-01 to 2026-11-20", "from 2026-11-21"]),
            "time": self.pick(["09:00 to 12:00", "22:00 to 08:00"]), "weekday": self.pick(["周六", "monday", "星期一"])}
        return {name: choices[name] for name in self.rng.sample(sorted(choices), self.rng.randint(1, 2))}

    # --- Rubrics

    def rule(self, number, sets, moments, dimensions):
        out = {"id": f"r{number}"}
        has_moment = self.chance(45)
        if has_moment:
            simple = moments and self.chance(30)
            out["when"] = self.pick(moments) if simple else self.condition(sets, moments, must_lie=True)
        kind = self.pick(["require", "forbid", "forbid", "both", "award"])
        if kind != "forbid" and not (kind == "award" and has_moment and self.chance(50)):
            out["require"] = self.condition(sets, moments, has_moment)
        if kind in ("forbid", "both"):
            out["forbid"] = self.condition(sets, moments, has_moment)
        if kind == "award":
            out["award"] = self.pick([1, "0.5", 3])
        elif self.chance(60):
            out["points"] = self.pick([1, 2, "2.75", 10])
        if self.chance(40):
            out["per"] = "failure"
            if self.chance(50):
                out["cap"] = self.pick([2, 4])
        if dimensions:
            out["dimension"] = self.pick(dimensions)
        if self.chance(35) and kind != "award":
            out["critical"] = self.pick(["call", "at most 59"] + ["dimension"] * bool(dimensions))
        if self.chance(15):
            out["weak_hits"] = self.pick(["review", "count"])
        if self.chance(10):
            out["applies_to"] = self.fields()
        if self.chance(8):
            out["status"] = "draft"
        return out

    def rubric(self):
        out = {"rubric": "random"}
        if self.chance(20):
            out["fillers"] = self.pick([[], ["嗯", "那个"], ["喔"]])
        if self.chance(20):
            out["same"] = [["您", "你"]]
        sets = ["甲", "乙"][:self.rng.randint(0, 2)]
        if sets:
            out["phrases"] = {}
            for name in sets:
                out["phrases"][name] = self.phrases(list(out["phrases"]))
        moments = ["m1", "m2"][:self.rng.randint(0, 2)]
        if moments:
            out["moments"] = {}
            for name in moments:
                out["moments"][name] = self.condition(sets, list(out["moments"]), must_lie=True, depth=1)
        dimensions = []
        if self.chance(50):
            dimensions = ["d1", "d2"]
            out["dimensions"] = {"d1": {"max": 10}, "d2": {"max": self.pick([5, 20])}}
            out["score"] = {"method": self.pick(["deduct", "earn"]), "pass": 80, "grades": {"A": 95, "B": 60, "C": 0}}
        out["rules"] = [self.rule(n, sets, moments, dimensions) for n in range(1, self.rng.randint(3, 7))]
        return out

    # --- Calls

    def said(self, most=4):
        """Words of the rubric and letters, written in any way that folding undoes, and some that it does not."""
        text = ""
        for _ in range(self.rng.randint(1, most)):
            for char in self.pick(self.words) if self.words and self.chance(75) else self.letters(3):
                if self.chance(12):
                    char = self.pick(VARIANTS.get(char, char))
                elif self.chance(8):
                    char = SOUNDS.get(char, char)
                text += char
                if char == "里" and self.chance(20):
                    text += self.pick(["(lǐ)", "（li3）"])
                if self.chance(8):
                    text += self.pick(BETWEEN)
            if self.chance(25):
                text += self.pick(BETWEEN)
        return text

    def call(self, number):
        turns, now, times = [], 0, self.pick(["all", "all", "none", "some"])
        for _ in range(self.rng.randint(1, 8)):
            entry = {"speaker": self.rng.choices(["agent", "customer", "system", "other"], [50, 40, 3, 7])[0],
                     "text": self.pick(["嗯。", "呃"]) if self.chance(8) else self.said()}
            if turns and self.chance(10):
                entry["text"] = self.pick(turns)["text"]
            length = self.rng.randint(3, 20) * 100
            if times == "all" or (times == "some" and self.chance(90)):
                entry.update(begin_ms=now, end_ms=now + length)
            now += max(100, length + self.rng.choice([0, 0, 500, 1500, 3000, -200, -600]))
            if entry["speaker"] == "agent" and self.chance(8):
                entry["agent"] = "B"
            turns.append(entry)
        if self.chance(50):
            for entry in turns:
                if self.chance(80):
                    entry["labels"] = [label for label in LABELS if self.chance(25)]
        out = {"call": f"c{number}", "agent": "A", "turns": turns}
        for name, value in {"team": self.pick(["一組", "二组"]), "start": "2026-11-21T09:03:11+08:00",
                            "ended_by": self.pick(["agent", "customer"]), "duration_ms": now + 2000,
                            "meta": {"vip": self.letters(2), "level": self.pick([1, 2, "gold"])}}.items():
            if self.chance(50):
                out[name] = value
        return out
