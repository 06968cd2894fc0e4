"""Random rubrics and calls from few words, so that everything collides with everything."""
import re

LETTERS = "不知道了没事您你好稍后候账帐里王明先生一1a"
VARIANTS = {"没": "沒", "后": "後", "账": "賬", "帐": "帳", "里": "裡裏", "1": "１", "a": "ＡA"}
SOUNDS = {"后": "候", "知": "只", "事": "是", "道": "到", "账": "涨", "明": "名", "里": "你", "不": "布", "没": "眉",
          "了": "乐", "稍": "烧", "王": "网", "先": "鲜", "生": "声", "一": "衣", "好": "毫", "候": "猴", "1": "幺"}
BETWEEN = ["，", "、", "。", "！", "…", " ", "嗯", "呃，", "“", ".", "?", "；", "：", "~", "%", "-", "　", "\u200b", "\n", "😀", "..",
           "(a)", "㎞", "那个", "3.5", "a.b"]
FILLED = {"数字": ["1", "一百", "20"], "姓": ["王", "李", "欧阳"], "姓名": ["王明", "小王", "欧阳明先", "王里里"],
          "称谓": ["先生", "女士"], "工号": ["1a", "A12", "0"], "call.vip": ["王", "一1"], "call.none": ["你"]}
NEGATIONS = ["不", "没", "无法", "别", "勿", "不过", "特别", "没问题", "没事", "不但", "甭", "非", "唔", "禁止", "拒绝", "绝非",
             "对不起", "不能不", "无论", "非常", "别人"]
PARTICLES = ["的", "哦", "呢", "啊", "吧", "了"]
REGIONAL = {"软件": "軟體", "信息": "資訊", "网络": "網路", "打印": "列印"}
SLOTS = ["<数字>", "<姓>", "<姓名>", "<称谓>", "<工号>", "<call.vip>", "<call.none>"]
LABELS = ["angry", "calm"]
SPEAKERS = ["agent", "customer", "anyone", "other", "system"]
MATCHES = ["literal", "homophone", "fuzzy-homophone", "similar 0.8", "similar 0.6", "similar 0.75 by sound",
           "similar 0.6 by sound"]


class Generator:
    def __init__(self, rng):
        self.rng = rng
        self.words = []  # pieces that calls are made of
        self.spoken = []  # phrases of the rubric, as one may say them
        self.sets = {}
        self.weakly = False  # much of the rubric is matched by sound or likeness

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
        out = self.written_phrase(sets)
        self.spoken += [self.say(out), self.say(out)]
        return out

    def say(self, phrase):
        """The words of a phrase, with something for each of its marks."""
        def choice(found):
            return self.pick(re.split("[|｜]", found[1]))

        def angle(found):
            if found[1] in self.sets:
                return self.say(self.pick(self.sets[found[1]]))
            length = re.fullmatch(r"(\d)-(\d)", found[1])
            return "王" * self.rng.randint(*map(int, length.groups())) if length else self.pick(FILLED[found[1]])
        phrase = re.sub("[(（](.*?)[)）]", choice, phrase)
        phrase = re.sub("<(.*?)>", angle, phrase)
        return re.sub("…+", lambda _: self.pick(["", "。", "你好", "，事"]), phrase)

    def written_phrase(self, sets):
        out = self.pick(sorted(REGIONAL)) if self.chance(3) else self.letters()
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

    def long_phrase(self):
        """Long enough that one character more or less does not matter to `similar`."""
        out = "".join(self.pick(LETTERS) for _ in range(self.rng.randint(5, 9)))
        if self.chance(20):
            out = out[:4] + self.pick(["…", "<0-2>", "<数字>", "<姓名>", "，", "<call.vip>", "(好|)"]) + out[4:]
        self.spoken += [self.say(out)] * 2
        return out

    def pattern(self):
        return self.pick(["{0}.{{0,3}}{1}", "{0}[{1}{2}]+", "{0}(?:{1}|{2})?", "^{0}", "{0}$", "{0}[，。]*{1}", "{0}{1}*",
                          "{0}|{1}{2}"]).format(*(self.pick(LETTERS) for _ in range(3)))

    # --- Conditions

    def comparison(self, numbers, unit="", upper=True):
        low, high = sorted([self.pick(numbers), self.pick(numbers)])
        words = ["over {0}{2}", "at least {0}{2}"] + ["under {1}{2}", "at most {1}{2}", "exactly {0}{2}",
                                                     "{0}{2} to {1}{2}"] * upper
        return self.pick(words).format(low, high, unit)

    def how(self):
        """What narrows hits of words."""
        out = {}
        if self.chance(20):
            out["except"] = self.phrases(most=2)
        if self.chance(15):
            out["ignore_negated"] = True
        if self.chance(12):
            out["alone"] = self.pick(["turn", "clause"])
        return out

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
            if self.chance(70 if self.weakly else 30):
                out["match"] = self.pick(MATCHES)
                if "similar" in out["match"] and self.chance(70):
                    out[speaker] = [self.long_phrase() for _ in range(self.rng.randint(1, 2))]
            elif self.weakly:
                out[speaker] = [self.long_phrase() for _ in range(self.rng.randint(1, 2))]
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
            out.update(self.how())
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
        if self.chance(20):
            out.update(self.how())
            if self.chance(40):
                out["match"] = self.pick(["normal", *MATCHES])
        if "within" not in out and kind in ("all", "at_least", "sequence") and self.chance(15):
            out["within"] = "turn"
        return out

    def fields(self):
        choices = {
            "team": self.pick(["一组", "二組", ["一组", "三组"]]), "level": self.pick(["1", "at least 2", "gold", "2 to 3"]),
            "agent": self.pick(["a", ["B", "C"]]), "vip": self.pick(["王", "over 1"]),
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
        has_moment = self.chance(35)
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
        if self.chance(10):
            out["status"] = self.pick(["draft", "deprecated", "stable"])
        return out

    def rubric(self):
        out = {"rubric": "random"}
        self.weakly = self.chance(20)
        if self.chance(12):
            out["opencc"] = self.pick(["tw2sp", "s2twp", "s2t"])
        if self.chance(20):
            out["fillers"] = self.pick([[], ["嗯", "那个"], ["喔"]])
        if self.chance(20):
            out["same"] = [["您", "你"]]
        sets = ["甲", "乙"][:self.rng.randint(0, 2)]
        if sets:
            out["phrases"] = {}
            for name in sets:
                self.sets = out["phrases"]
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
            if self.chance(20):
                out["dimensions"]["d3"] = {}
            out["score"] = {"method": self.pick(["deduct", "earn"]), "pass": 80, "grades": {"A": 95, "B": 60, "C": 0}}
        if self.chance(30):
            out.setdefault("score", {}).update(self.pick(
                [{"base": 50, "pass": 20, "grades": {"A": 40, "B": "0.5"}}, {"base": 80, "ceiling": 96},
                 {"floor": 20, "grades": {"A": 30, "C": 20}}, {"base": "99.5", "floor": "0.25", "pass": 99, "grades": {"A": 1}}]))
        out["rules"] = [self.rule(n, sets, moments, dimensions) for n in range(1, self.rng.randint(3, 7))]
        return out

    def rubrics(self):
        """One rubric, or two of which the first is for some calls only; parts of one may stand in a file that it
        extends, which then stands under `extends` as {name: content}."""
        first = self.rubric()
        if self.chance(20):
            first = self.split(first)
        if not self.chance(12):
            return [first]
        first["applies_to"] = self.fields()
        second = {**self.rubric(), "rubric": "second"}
        return [first, {**second, "applies_to": self.fields()} if self.chance(30) else second]

    def split(self, whole):
        """The rubric as a file that extends another one and changes some of it."""
        parent, child = {"rubric": "parent"}, {"rubric": whole["rubric"]}
        for key in ("opencc", "fillers", "same", "score"):
            if key in whole:
                self.pick([parent, child])[key] = whole[key]
        if "score" in whole and self.chance(40):
            parent["score"], child["score"] = {"pass": 10, **whole["score"]}, {"floor": 5}
        for key in ("dimensions", "phrases", "moments"):
            if key in whole:
                parent[key] = whole[key]
        if "dimensions" in whole and self.chance(30):
            child["dimensions"] = {"d2": {"max": 3}}
        if "phrases" in whole and self.chance(50):
            name = self.pick(sorted(whole["phrases"]))
            child["phrases"] = {name: self.phrases(most=2) + [f"<{name}>"] * self.chance(60)}
        if "moments" in whole and self.chance(30):
            child["moments"] = {"m1": self.condition([], [], must_lie=True, depth=1)}
        parent["rules"] = whole["rules"]
        changed = self.rng.sample(whole["rules"], min(2, len(whole["rules"])))
        child["rules"] = [{"id": "own", "forbid": self.condition([], []), **({"dimension": "d1"} if "dimensions" in whole else {})}]
        if self.chance(60):
            child["rules"].append({"id": changed[0]["id"], "override": True,
                                   self.pick(["require", "forbid"]): self.condition([], [])})
        if len(changed) > 1 and self.chance(50):
            child["disable"] = [changed[1]["id"]]
        return {**child, "extends": {"parent.json": parent}}

    # --- Calls

    def said(self, most=4):
        """Words of the rubric and letters, written in any way that folding undoes, and some that it does not."""
        text = self.pick(NEGATIONS) if self.chance(8) else ""
        noise, misheard = self.pick([0, 8]), self.pick([0, 8, 30])
        for _ in range(self.rng.randint(1, most)):
            for char in self.said_words():
                if self.chance(12):
                    char = self.pick(VARIANTS.get(char, char))
                elif self.chance(misheard):
                    char = SOUNDS.get(char, char)
                text += char
                if char == "里" and self.chance(20):
                    text += self.pick(["(lǐ)", "（li3）", "(li)"])
                if self.chance(noise):
                    text += self.pick(BETWEEN)
            if self.chance(25):
                text += self.pick(BETWEEN)
            if self.chance(10):
                text += self.pick(PARTICLES)
            if self.chance(5):
                text += self.pick(NEGATIONS)
        return text

    def said_words(self):
        kind = self.rng.randint(1, 100)
        if kind <= 50 and self.spoken:
            words = self.pick(self.spoken)
            for written, regional in REGIONAL.items():
                words = words.replace(written, self.pick([written, regional]))
            return words
        if kind <= 55:
            return self.pick(self.pick([*FILLED.values(), *([name] for name in REGIONAL.values())]))
        return self.pick(self.words) if kind <= 85 and self.words else self.letters(3)

    def call(self, number):
        turns, now, times = [], 0, self.pick(["all", "all", "none", "some"])
        transferred = self.pick([0, 0, 0, 40])
        for _ in range(self.rng.choice([*range(1, 9), 14])):
            entry = {"speaker": self.rng.choices(["agent", "customer", "system", "other"], [50, 40, 3, 7])[0],
                     "text": self.pick(["嗯。", "呃"]) if self.chance(8) else self.said()}
            if turns and self.chance(10):
                entry["text"] = self.pick(turns)["text"]
            length = self.rng.randint(3, 20) * 100
            if times == "all" or (times == "some" and self.chance(90)):
                entry.update(begin_ms=now, end_ms=now + length)
                if times == "some" and self.chance(5):
                    del entry["end_ms"]
            now += max(100, length + self.rng.choice([0, 0, 500, 1500, 3000, -200, -600]))
            if entry["speaker"] == "agent" and self.chance(transferred):
                entry["agent"] = self.pick("BBC")
            turns.append(entry)
        if self.chance(50):
            for entry in turns:
                if self.chance(80):
                    entry["labels"] = [label for label in LABELS if self.chance(25)]
        out = {"call": f"c{number}", "agent": "A", "turns": turns}
        for name, value in {"team": self.pick(["一組", "二组"]), "start": "2026-11-21T09:03:11+08:00",
                            "ended_by": self.pick(["agent", "customer"]), "duration_ms": now + 2000,
                            "meta": {"vip": self.pick([self.letters(2), *FILLED["call.vip"]]), "level": self.pick([1, 2, "gold", 2.5, True])}}.items():
            if self.chance(50):
                out[name] = value
        return out
