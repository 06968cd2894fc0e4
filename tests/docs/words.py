#!/usr/bin/env python3
"""Holds messages, help, README and reference against the glossary (src/README.md, Words): none of the words that it replaced.

usage: words.py PROGRAM

Looks at the tables of messages, at the pages, and at what every command's help says in three languages.
"""
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PAGES = ["README.md", "README.zh-Hans.md", "samples/*.md", "rulesets/README*.md", "rulesets/changing*.md", "tools/ci/*.md"]
# What was replaced, and by what.
REPLACED = [
    (r"doubtful", "likely mistake"), (r"costs? most", "top deductions"), (r"laid out anew", "reformatted"),
    (r"fine as they (are|were)", "unchanged"), (r"hardly chance", "significant"), (r"what people read", "messages and reports"),
    (r"\bis no (transcript|condition|option|time|JSON|rubric)\b", "is not a …"), (r"\btells? what\b", "shows, reports"),
    (r"\bnot said: ", "missing:"), (r"\bas it is to be\b", "changed"), (r"there is nothing to be had", "nothing available"),
    (r"拒收", "未评分"), (r"话轮|話輪", "轮"), (r"所等的情形", "触发条件"), (r"没有说：|沒有說：", "未说"),
    (r"无法判断|无法判定|無法判斷|無法判定", "未判定"), (r"触犯一票否决", "命中致命项"), (r"扣分最多", "主要扣分项"),
    (r"不像是偶然", "差异显著"), (r"察觉|察覺", "检出"), (r"以状态 \d|以狀態 \d", "退出码为"), (r"应当说|應當說", "规范话术"),
    (r"统一版式", "格式化"), (r"字体", "字形"), (r"均分(?<!平均分)", "平均分"), (r"沉默|静默", "静音"),
]


def texts(program):
    """(where, text) of everything that is looked at."""
    for path in sorted((SOURCE / "src/base/messages").glob("*.def")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not line.startswith("//"):
                yield f"{path.relative_to(SOURCE)}:{number}", " ".join(re.findall(r'"((?:\\.|[^"\\])*)"', line))
    for pattern in PAGES:
        for path in sorted(SOURCE.glob(pattern)):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                yield f"{path.relative_to(SOURCE)}:{number}", line
    commands = re.findall(r"^  ([a-z]+) ", help_of(program, "en"), re.M)
    for language in ("en", "zh-Hans", "zh-Hant"):
        for command in commands:
            for line in help_of(program, language, command).splitlines():
                yield f"zhijian {command} --help --lang {language}", line


def help_of(program, language, *command):
    return subprocess.run([program, *command, "--help", "--lang", language], capture_output=True, text=True).stdout


def main():
    found = [f"{where}: “{match[0]}”; the glossary says {better}" for where, text in texts(sys.argv[1])
             for word, better in REPLACED for match in [re.search(word, text)] if match]
    print("\n".join(found) or "no word that the glossary replaced")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
