"""Makes the inputs of tools/bench from a seed: calls, phrases, expressions and the rubrics that ask for them.

Nothing is downloaded: words come from OpenCC's phrase dictionary, which the build installs anyway, and the sentences
are put together from them and from the scripted lines below.
"""

import json
import random
import subprocess
from collections import Counter
from pathlib import Path

AGENT_LINES = """您好，很高兴为您服务，请问有什么可以帮您？
请稍等，我马上帮您查一下。
对不起，让您久等了。
非常抱歉给您带来不便，我们会尽快处理。
请问您的订单号是多少？
麻烦您提供一下您的联系电话好吗？
我已经帮您登记了，稍后会有专人与您联系。
请问还有什么可以帮到您的吗？
感谢您的来电，祝您生活愉快，再见！
您的心情我非常理解，请您先不要着急。
这个问题我需要向相关部门核实一下。
您看这样处理可以吗？""".splitlines()
CUSTOMER_LINES = """你好，我想查一下我的快递到哪里了。
怎么这么久还没有送到啊？
我要投诉你们的服务态度。
那好吧，麻烦你们快一点。
嗯，我的电话是幺三八零零。
这个月的话费为什么多扣了二十块钱？
谢谢你啊，再见。
我听不清楚，你再说一遍。""".splitlines()


def common_words():
    """Simplified words of two to four characters, as OpenCC's phrase dictionary lists them."""
    dump = subprocess.run(["opencc_dict", "-i", "/usr/share/opencc/STPhrases.ocd2", "-o", "/dev/stdout", "-f", "ocd2",
                           "-t", "text"], capture_output=True, check=True).stdout.decode()
    words = [line.split("\t")[0] for line in dump.splitlines()]
    return [word for word in words if 2 <= len(word) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in word)]


class Inputs:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = common_words()
        self.random.shuffle(self.words)
        # Rarely said words make phrases that hit now and then, as scripts and taboos do.
        self.phrase_words, self.talk_words = self.words[:12_000], self.words[12_000:20_000]

    def phrases(self, count):
        """Plain phrases of four to eight characters, none part of another."""
        made, rng = [], random.Random(1_000 + count)
        seen = set()
        while len(made) < count:
            phrase = rng.choice(self.phrase_words) + rng.choice(self.phrase_words)
            if phrase in seen or len(phrase) < 4:
                continue
            seen.add(phrase)
            made.append(phrase)
        return made

    def expressions(self, count):
        """Expressions such as 请.{0,6}稍(等|候): each begins with a character that is said in nearly every call."""
        rng = random.Random(2_000 + count)
        said = Counter(character for word in self.talk_words for character in word)
        common = [character for character, _ in said.most_common(40)]
        made = ["请.{0,6}稍(等|候)", "对不起.{0,10}(久等|不便)", "帮您(查|核实|登记)"]
        while len(made) < count:
            word, other = rng.choice(self.phrase_words), rng.choice(self.phrase_words)
            made.append(f"{rng.choice(common)}.{{0,{rng.randint(2, 8)}}}{word[0]}({word[1]}|{other[0]})")
        return made

    def approximate(self, count):
        """Scripted lines of nine characters and more."""
        rng = random.Random(3_000 + count)
        made = ["您好很高兴为您服务请问有什么可以帮您", "感谢您的来电祝您生活愉快再见"]
        while len(made) < count:
            made.append("".join(rng.choice(self.talk_words) for _ in range(4)) + rng.choice(self.phrase_words))
        return made

    def sentences(self, phrases, expressions, count):
        """Pools of what agents and customers say, `count` each, other ones whenever they are asked for."""
        rng = self.random
        agent, customer = [], []
        for _ in range(count):
            def words(least, most):
                return "".join(rng.choice(self.talk_words) for _ in range(rng.randint(least, most)))
            line = words(2, 5) + rng.choice("，、") + words(1, 4) + rng.choice("。？！")
            if rng.random() < 0.10:
                line = words(1, 3) + rng.choice(phrases) + words(0, 2) + "。"
            elif rng.random() < 0.03:
                head, rest = rng.choice(expressions[3:]).split(".{", 1)
                tail = rest.split("}", 1)[1].split("|", 1)[0]
                line = head + words(0, 1) + tail.replace("(", "") + "。"
            elif rng.random() < 0.3:
                line = rng.choice(AGENT_LINES)
            agent.append(line)
            customer.append(rng.choice(CUSTOMER_LINES) if rng.random() < 0.3 else words(2, 6) + rng.choice("。？"))
        return agent, customer


def convert(lines, config):
    """Lines through the opencc program."""
    done = subprocess.run(["opencc", "-c", config], input="\n".join(lines).encode(), capture_output=True, check=True)
    return done.stdout.decode().split("\n")


def write_calls(out, numbers, agent, customer, seed):
    """Calls of 20 to 60 turns as JSON Lines, `numbers` telling which; the same seed makes the same over any pool."""
    rng = random.Random(f"{seed} {numbers}")
    agent = [json.dumps(line, ensure_ascii=False) for line in agent]
    customer = [json.dumps(line, ensure_ascii=False) for line in customer]
    for number in numbers:
        turns, clock = [], 0
        for turn in range(rng.randint(20, 60)):
            speaker, pool = ("agent", agent) if turn % 2 == 0 else ("customer", customer)
            end = clock + rng.randint(900, 6_000)
            turns.append(f'{{"speaker": "{speaker}", "text": {pool[rng.randrange(len(pool))]}, '
                         f'"begin_ms": {clock}, "end_ms": {end}}}')
            clock = end + rng.randint(100, 900)
        who = rng.randrange(200)
        out.write(f'{{"call": "c{number:07d}", "agent": "A{who:04d}", "team": "T{who % 12}", '
                  f'"start": "2026-11-{1 + number % 28:02d}T09:00:00+08:00", "turns": [{", ".join(turns)}]}}\n')


def write_rubric(path, name, phrases=(), expressions=(), approximate=()):
    """A rubric with a rule for ten phrases each, so that rules, dimensions and scores are part of the work."""
    rules = []
    for first in range(0, len(phrases), 10):
        rules.append({"id": f"phrases-{first // 10}", "forbid": {"anyone": list(phrases[first:first + 10])},
                      "points": 1, "per": "failure", "cap": 5})
    for first in range(0, len(expressions), 10):
        rules.append({"id": f"expressions-{first // 10}",
                      "forbid": {"anyone": {"regex": list(expressions[first:first + 10])}}, "points": 1})
    for number, phrase in enumerate(approximate):
        rules.append({"id": f"approximate-{number}",
                      "forbid": {"agent": [phrase], "match": "similar 0.8 by sound"}, "points": 1})
    rubric = {"rubric": name, "score": {"pass": 60}, "rules": rules}
    Path(path).write_text(json.dumps(rubric, ensure_ascii=False, indent=1), encoding="utf-8")
