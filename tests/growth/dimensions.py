"""What growth.py doubles: each dimension makes, for a size, the files and the command of one run."""
import json

AGENT = ["您好，很高兴为您服务，请问有什么可以帮您？", "请稍等，我马上帮您查一下。", "对不起，让您久等了。",
         "不好意思，这个我不太清楚。", "您别着急，我帮您看一下。", "感谢您的耐心等待，祝您生活愉快，再见。",
         "这个不归我们管，您打错了吧。", "先生您好，工号8012为您服务。", "我不知道呢，没有办法。", "王先生，您的单号是多少？"]
CUSTOMER = ["你好，我想查一下我的快递到哪里了。", "怎么这么久还没有送到啊？", "我要投诉你们的服务态度。", "好的，谢谢你啊，再见。"]

DIMENSIONS = {}  # name: (size, maker)


def dimension(name, size, *arguments):
    """Registers maker(size, *arguments) -> (files by name, command)."""
    def add(maker):
        DIMENSIONS[name] = size, lambda n: maker(n, *arguments)
        return maker
    return add


def lines(pool, count, first=0):
    return [pool[(first + i) % len(pool)] for i in range(count)]


def characters(size):
    text = "".join(lines(AGENT, size // 10 + 1))
    return text[:size]


def turn(speaker, text, second=None, **more):
    timed = {} if second is None else {"begin_ms": second * 1000, "end_ms": second * 1000 + 900}
    return {"speaker": speaker, "text": text, **timed, **more}


def call(turns, **more):
    return json.dumps({"call": "c", "agent": "a", "turns": turns, **more}, ensure_ascii=False) + "\n"


def rubric(rules, **more):
    rules = [{"id": f"r{i}", "points": 1, **rule} for i, rule in enumerate(rules)]
    return json.dumps({"rubric": "r", **more, "rules": rules}, ensure_ascii=False)


SCORE = ["score", "-q", "-j1", "-r", "r.json"]


def score(made, calls, *options):
    return {"r.json": made, "c.jsonl": calls}, [*SCORE, *options, "c.jsonl"]


# --- One turn, ever longer: every way of matching

def forbid(phrases, **scope):
    return rubric([{"forbid": {"agent": phrases, **scope}}])


LONG = ["感谢您的耐心等待", "很高兴为您服务请问"]
MATCHES = {
    "normal": forbid(["不太清楚", "没有办法", "您好"]),
    "except": forbid(["您"], **{"except": ["您别", "先生您", "帮您<0-3>看", "祝您(生活|)愉快"]}),
    "except in two rules": rubric([{"forbid": {"agent": ["您"], "except": ["您别", "帮您…看"]}},
                                   {"forbid": {"agent": ["不"], "except": ["不好", "不<0-3>清楚"]}}]),
    "ignore_negated": forbid(["好", "清楚", "办法"], ignore_negated=True),
    "alone: turn": forbid(["您好", "再见"], alone="turn"),
    "alone: clause": forbid(["您好", "再见"], alone="clause"),
    "gaps": forbid(["您…您", "不<0-6>清楚", "请……您"]),
    "slots": forbid(["<数字>为您", "<姓><称谓>", "工号<工号>", "<姓名>您好"]),
    "alternatives": forbid(["(不|没)(太|有|)(清楚|办法)(的|了|)(啊|呢|)", "(请|您)(稍|别)(等|着急)"]),
    "a set": rubric([{"forbid": {"agent": ["<坏话>您", "您<坏话>"]}}], phrases={"坏话": ["不", "没有", "别", "请问"]}),
    "literal": forbid(["您好，", "稍等，我"], match="literal"),
    "homophone": forbid(["清出", "耐心等带"], match="homophone"),
    "fuzzy-homophone": forbid(["清出", "您耗"], match="fuzzy-homophone"),
    "similar": forbid(LONG, match="similar 0.8"),
    "similar by sound": forbid(LONG, match="similar 0.8 by sound"),
    "similar with except": forbid(LONG, match="similar 0.8 by sound", **{"except": ["请问有", "您的耐心"]}),
    "a regular expression": forbid({"regex": ["不.{0,4}清楚", "您[好别]"]}),
    "an expression anywhere": forbid({"regex": [".{3}您"]}),
    "an expression with except": forbid({"regex": ["您[好别]"]}, **{"except": ["先生您", "您别着"]}),
    "a field of the call": rubric([{"forbid": {"agent": ["<call.name>先生"]}}]),
    "nearly": rubric([{"require": {"agent": ["感谢您的耐心等候电话"]}, "weak_hits": "review"}]),
    "times": rubric([{"require": {"agent": ["您好"], "times": "at least 3"}}]),
}
for name, made in MATCHES.items():
    @dimension(f"characters of a turn: {name}", 8_000, made)
    def _(size, made):
        return score(made, call([turn("agent", characters(size))], name="王"))


@dimension("characters of a turn without punctuation: ignore_negated", 8_000)
def _(size):
    text = "".join(c for c in characters(size * 2) if c not in "，。？没不别")[:size]
    return score(MATCHES["ignore_negated"], call([turn("agent", text)]))


@dimension("particles of a turn: alone", 8_000)
def _(size):
    return score(forbid(["吧"], alone="turn"), call([turn("agent", "好" + "吧" * size)]))


@dimension("characters of a turn: the default ruleset", 4_000)
def _(size):
    return {"c.jsonl": call([turn("agent", characters(size))])}, ["score", "-q", "-j1", "-r", "{hotline}", "c.jsonl"]


@dimension("segments of one speaker: the default ruleset", 300)
def _(size):
    turns = [turn("agent", text) for text in lines(AGENT, size)]
    return {"c.jsonl": call(turns)}, ["score", "-q", "-j1", "-r", "{hotline}", "c.jsonl"]


@dimension("characters of a turn: explain", 2_000)
def _(size):
    return {"r.json": rubric([{"require": {"agent": ["感谢您的支持与厚爱", "请问您还有…问题"]}}]),
            "c.jsonl": call([turn("agent", characters(size))])}, ["explain", "-q", "-r", "r.json", "c", "c.jsonl"]


@dimension("characters of a turn: repeats", 8_000)
def _(size):
    said = characters(size)
    return score(rubric([{"forbid": {"agent": {"repeats": "over 0"}}}]),
                 call([turn("agent", said), turn("customer", "好"), turn("agent", said[::-1]), turn("customer", "好"),
                       turn("agent", said[:-3] + "嘿嘿")]))


# --- Ever more turns: every probe, combination and scope

def talk(count, pools=(AGENT, CUSTOMER), **more):
    return call([turn(("agent", "customer")[i % 2], pools[i % 2][i // 2 % len(pools[i % 2])], i, **more)
                 for i in range(count)], score=5, duration=count)


A, B, C = {"agent": ["您好"]}, {"agent": ["不太清楚"]}, {"customer": ["投诉"]}
NEVER = {"agent": ["绝无此话"]}
CONDITIONS = {
    "silence": {"forbid": {"silence": "over 0.05s"}},
    "overlap": {"forbid": {"agent": {"overlap": "over 0.05s"}}},
    "rate": {"forbid": {"agent": {"rate": "over 300"}}},
    "repeats": {"forbid": {"agent": {"repeats": "over 0"}}},
    "repeats as a moment": {"when": {"customer": {"repeats": "over 0"}}, "require": A},
    "label": {"forbid": {"agent": {"label": ["angry"]}}},
    "call": {"applies_to": {"score": "at least 1"}, "forbid": B},
    "all": {"forbid": {"all": [A, B, C]}},
    "all in one turn": {"forbid": {"all": [A, B], "within": "turn"}},
    "all in one turn, never": {"forbid": {"all": [A, NEVER], "within": "turn"}},
    "any": {"forbid": {"any": [A, B, C]}},
    "at_least": {"forbid": {"at_least": {"n": 2, "of": [A, B, C]}}},
    "sequence": {"forbid": {"sequence": [A, C, B]}},
    "not": {"forbid": {"not": {"agent": ["再见"]}}},
    "all, again and again": {"when": {"all": [A, C]}, "require": {"agent": ["抱歉"]}},
    "a sequence, again and again": {"when": {"sequence": [C, A, B]}, "require": {"agent": ["抱歉"]}},
    "at_least, again and again": {"when": {"at_least": {"n": 2, "of": [A, C]}}, "require": {"agent": ["抱歉"]}},
    "times, again and again": {"when": {**A, "times": "at least 2"}, "require": {"agent": ["抱歉"]}},
    "one turn, again and again": {"when": {"all": [A, {"agent": ["服务"]}], "within": "turn"}, "require": B},
    "when and require": {"when": C, "require": {"agent": ["对不起"]}},
    "when and require, within rest": {"when": C, "require": {**B, "within": "rest"}},
    "when and require, never": {"when": C, "require": {**NEVER, "within": "rest"}},
    "when and forbid": {"when": C, "forbid": B},
    "when and forbid, within rest": {"when": C, "forbid": {**B, "within": "rest"}},
    "when and forbid, within call": {"when": C, "forbid": {**B, "within": "call"}},
    "when and forbid all, within rest": {"when": C, "forbid": {"all": [A, B], "within": "rest"}},
    "within turns": {"when": C, "require": {**B, "within": "2 turns"}},
    "within seconds": {"when": C, "require": {**B, "within": "5s"}},
    "within turn": {"when": {"agent": ["您好"]}, "forbid": {"agent": ["服务"], "within": "turn"}},
    "before": {"when": C, "require": {**B, "before": "when", "within": "2 turns"}},
    "before, in seconds": {"when": C, "require": {**B, "before": "when", "within": "5s"}},
    "at the first": {"require": {**A, "at": "first 2"}},
    "at the last seconds": {"when": C, "require": {**A, "at": "last 9s"}},
    "similar and reach": {"when": C, "require": {"agent": LONG, "match": "similar 0.8 by sound", "within": "rest"}},
    "an expression anywhere, after each": {"when": C, "require": {"agent": {"regex": [".+"]}, "within": "1 turns"}},
    "award": {"when": C, "require": B, "award": 1},
}
for name, rule in CONDITIONS.items():
    @dimension(f"turns: {name}", 1_500, rule)
    def _(size, rule):
        rule = {key: value for key, value in rule.items()}
        if "award" in rule:
            rule.pop("award")
            rule = {**rule, "points": None, "award": 1}
            made = rubric([{key: value for key, value in rule.items() if value is not None}])
            made = json.dumps({"rubric": "r", "rules": [{"id": "r0", "when": rule["when"], "require": rule["require"],
                                                         "award": 1}]}, ensure_ascii=False)
        else:
            made = rubric([rule])
        return score(made, talk(size, labels=["angry"]))


@dimension("turns: a moment", 1_500)
def _(size):
    return score(rubric([{"when": C, "require": {**B, "after": "m", "within": "rest"}}], moments={"m": A}), talk(size))


@dimension("turns: hits of rules that passed", 1_500)
def _(size):
    return score(rubric([{"when": C, "require": {**B, "within": "rest"}}]), talk(size), "--all-hits", "-o", "o.jsonl")


@dimension("turns: weak hits", 1_500)
def _(size):
    return score(rubric([{"forbid": {"agent": LONG, "match": "similar 0.7 by sound"}, "weak_hits": "review"}]), talk(size))


@dimension("turns that nobody says again: repeats", 1_000)
def _(size):
    said = ["".join(chr(0x4E00 + (i * 40 + j) * 7919 % 20_011) for j in range(20)) for i in range(size)]
    return score(rubric([{"forbid": {"agent": {"repeats": "over 0"}}}]), talk(size, (said, CUSTOMER)))


@dimension("segments that overlap", 1_500)
def _(size):
    turns = [{"speaker": ("agent", "customer")[i % 2], "text": AGENT[i % 10], "begin_ms": i, "end_ms": 10_000_000}
             for i in range(size)]
    return score(rubric([{"forbid": {"agent": {"overlap": "over 1s"}}}]), call(turns))


@dimension("segments that say nothing: silence and label", 3_000)
def _(size):
    turns = [turn("agent", "您好", 0)] + [turn("agent", "。", i, labels=["angry"]) for i in range(2, size)]
    return score(rubric([{"forbid": {"silence": "over 0.05s"}}, {"forbid": {"agent": {"label": ["angry"]}}}]), call(turns))


@dimension("turns: explain", 400)
def _(size):
    return {"r.json": rubric([{"when": C, "require": {"agent": ["感谢您的支持与厚爱"]}}]), "c.jsonl": talk(size)}, \
        ["explain", "-q", "-r", "r.json", "c", "c.jsonl"]


# --- Ever more of a call's other parts

@dimension("agents of a call", 1_000)
def _(size):
    turns = [turn(("agent", "customer")[i % 2], (AGENT, CUSTOMER)[i % 2][0], agent=f"a{i // 2}") for i in range(2 * size)]
    return score(forbid(["不太清楚"]), call(turns))


@dimension("fields of a call", 3_000)
def _(size):
    return score(rubric([{"applies_to": {"f7": "1"}, "forbid": A}]),
                 call([turn("agent", "您好")], **{f"f{i}": "1" for i in range(size)}))


@dimension("fields that a rubric names", 300)
def _(size):
    return score(rubric([{"applies_to": {f"f{i}": "1"}, "forbid": A} for i in range(size)]),
                 call([turn("agent", "您好")], **{f"f{i}": "1" for i in range(size)}))


@dimension("calls", 1_000)
def _(size):
    return score(forbid(["不太清楚"]), "".join(talk(4).replace('"c"', f'"c{i}"', 1) for i in range(size)))


@dimension("agents", 1_000)
def _(size):
    calls = (talk(4).replace('"c"', f'"c{i}"', 1).replace('"a"', f'"a{i}"', 1) for i in range(size))
    return score(forbid(["不太清楚"]), "".join(calls))


# --- Ever more of a rubric

def words(count, first=0):
    return [f"第{first + i}号话" for i in range(count)]


@dimension("rules of one phrase", 1_500)
def _(size):
    return score(rubric([{"forbid": {"agent": [word]}} for word in words(size)]), talk(20))


@dimension("phrases of one rule", 3_000)
def _(size):
    return score(forbid(words(size)), talk(20))


@dimension("phrases in one line of YAML", 3_000)
def _(size):
    made = "rubric: r\nrules:\n  - {id: a, forbid: [" + ", ".join(words(size)) + "]}\n"
    return {"r.yaml": made, "c.jsonl": talk(20)}, ["score", "-q", "-j1", "-r", "r.yaml", "c.jsonl"]


@dimension("alternatives of a phrase", 1_000)
def _(size):
    return score(forbid([f"我({'|'.join(words(size))})你"]), talk(20))


@dimension("phrases of a set", 1_000)
def _(size):
    return score(rubric([{"forbid": {"agent": ["我<话>"]}}], phrases={"话": words(size)}), talk(20))


@dimension("exceptions of a rule", 1_000)
def _(size):
    return score(forbid(["您好"], **{"except": words(size)}), talk(20))


@dimension("phrases by likeness", 300)
def _(size):
    return score(forbid([word * 3 for word in words(size)], match="similar 0.8 by sound"), talk(20))


@dimension("moments", 400)
def _(size):
    moments = {f"m{i}": {"agent": [word]} for i, word in enumerate(words(size))}
    rules = [{"require": {"agent": ["您好"], "after": name}} for name in moments]
    return score(rubric(rules, moments=moments), talk(20))


@dimension("sets", 700)
def _(size):
    names = words(size)
    return score(rubric([{"forbid": {"agent": [f"我<{name}>" for name in names]}}], phrases={name: [name] for name in names}),
                 talk(20))


# --- Every input format

def table(size, separator):
    rows = [["call", "agent", "speaker", "text"]]
    rows += [["c", "a", ("agent", "customer")[i % 2], (AGENT, CUSTOMER)[i % 2][i % 4]] for i in range(size)]
    return "".join(separator.join(row) + "\n" for row in rows)


def clock(second, mark):
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{mark}000"


def cues(size, mark):
    return "\n".join(f"{i + 1}\n{clock(i, mark)} --> {clock(i + 1, mark)}\n{('客服', '客户')[i % 2]}：{AGENT[i % 10]}\n"
                     for i in range(size))


FORMATS = {
    "txt": lambda size: "# call: c\n# agent: a\n" + "".join(f"{('客服', '客户')[i % 2]}：{AGENT[i % 10]}\n" for i in range(size)),
    "json": lambda size: talk(size),
    "jsonl": lambda size: talk(size),
    "csv": lambda size: table(size, ","),
    "tsv": lambda size: table(size, "\t"),
    "vtt": lambda size: "WEBVTT\n\n" + cues(size, "."),
    "srt": lambda size: cues(size, ","),
}
for name, make in FORMATS.items():
    @dimension(f"turns of a {name} file", 2_000, name, make)
    def _(size, name, make):
        more = ["--input-format", {"txt": "text"}.get(name, name)]
        return {"r.json": forbid(["不太清楚"]), f"c.{name}": make(size)}, [*SCORE, *more, f"c.{name}"]


@dimension("calls of a csv file", 1_000)
def _(size):
    rows = "".join(f"c{i},a,agent,{AGENT[i % 10]}\n" for i in range(size))
    return {"r.json": forbid(["不太清楚"]), "c.csv": "call,agent,speaker,text\n" + rows}, [*SCORE, "c.csv"]


# --- Every command

def examples(size):
    return rubric([{"forbid": {"agent": [word]}, "examples": {"pass": "客服：好\n", "fail": f"客服：{word}\n"}}
                   for word in words(size)])


for name, size in {"lint": 700, "show": 700, "test": 150, "coverage": 300}.items():
    @dimension(f"rules: {name}", size, name)
    def _(size, name):
        return {"r.json": examples(size)}, [name, *([] if name == "show" else ["-q"]), "r.json"]


@dimension("rules: diff", 500)
def _(size):
    return {"r.json": examples(size), "s.json": examples(size - 10)}, ["diff", "r.json", "s.json"]


@dimension("calls: coverage", 500)
def _(size):
    calls = "".join(talk(4).replace('"c"', f'"c{i}"', 1) for i in range(size))
    return {"r.json": forbid(["不太清楚"]), "c.jsonl": calls}, ["coverage", "-q", "r.json", "c.jsonl"]


@dimension("calls: diff", 400)
def _(size):
    calls = "".join(talk(4).replace('"c"', f'"c{i}"', 1) for i in range(size))
    return {"r.json": forbid(["不太清楚"]), "s.json": forbid(["您好"]), "c.jsonl": calls}, \
        ["diff", "r.json", "s.json", "c.jsonl"]


@dimension("characters: normalize", 40_000)
def _(size):
    return {"t.txt": "\n".join(AGENT) * (size // 150)}, ["normalize", "t.txt"]
