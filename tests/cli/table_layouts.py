#!/usr/bin/env python3
"""Random calls written as tables in random layouts give the records of the plain JSON of the same calls, or are
rejected: never silently another result.

usage: table_layouts.py PROGRAM [LAYOUTS [SEED]]

A layout is a choice of headings, order of columns and rows, delimiter, quoting, encoding, line ends, way to write
times, marks that programs leave in files, and of CSV or a workbook (where openpyxl is installed). Default: 2,000.
"""
import csv
import datetime
import gzip
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    openpyxl = None

RUBRIC = """rubric: layouts
rules:
  - {id: shrug, forbid: [不知道], points: 5}
  - {id: greet, require: {agent: [您好], at: first 10s}, points: 10}
  - {id: close, require: {agent: [再见], at: last 1}, points: 5}
  - {id: day, applies_to: {date: 2026-11-21}, forbid: [好的], points: 1}
"""
HEADINGS = {
    "call": ["call", "通话ID", "通話編號", "通话流水号", "会话ID", "Contact-Id", "CALL_ID", "录音编号", "呼叫流水号"],
    "agent": ["agent", "工号", "员工工号", "客服ID", "座席工號", "Agent ID", "坐席账号"],
    "agent_name": ["agent_name", "坐席姓名", "姓名", "客服姓名", "Agent Name"],
    "team": ["team", "班组", "技能组", "部门", "技能組名稱", "所属班组"],
    "speaker": ["speaker", "角色", "说话人", "發言人", "发送方", "participant_role"],
    "text": ["text", "内容", "消息内容", "识别结果", "转译文本", "對話內容", "content"],
    "begin": ["begin", "句子开始时间", "begin_ms", "開始偏移"],
    "end": ["end", "结束时间", "end_ms", "結束偏移"],
    "start": ["start", "通话开始时间", "通話時間", "来电时间"],
}
SECONDS = {"begin": ["begin_s", "开始时间(秒)", "開始秒"], "end": ["end_s", "结束时间（秒）", "結束秒"]}
ROLES = {"agent": ["agent", "坐席", "客服", "座席", "Agent", "客服1", "坐席(王敏)"], "customer": ["customer", "客户", "客戶", "顾客", "用户"]}
TEXTS = ["您好，请问有什么可以帮您", "我想查一下快递", "这个我不知道", "好的，谢谢", "再见", "他说\"不行\"，然后；挂了|断了", "第一行\n第二行",
         "多少钱, 多久", "嗯", "=1+1是多少", "'好的'", "9:30 上班，不知道"]
DAY = datetime.datetime(2026, 11, 21)


def make_call(random_, layout, number):
    start = DAY + datetime.timedelta(seconds=random_.randrange(5 * 3600, 20 * 3600))
    time, turns = 0, []
    for i in range(random_.randrange(2, 9)):
        length = random_.randrange(2, 9) * 1000
        turns.append({"speaker": random_.choice(["agent", "customer"]) if i else "agent", "text": random_.choice(TEXTS),
                      "begin_ms": time, "end_ms": time + length})
        time += length + random_.randrange(0, 4) * 1000
    if len(turns) > 1 and all(turn["speaker"] == "agent" for turn in turns):
        turns[-1]["speaker"] = "customer"
    agent = random_.randrange(5)
    return {"call": f"20261121-{layout}-{number:03}", "agent": f"{agent:04}", "agent_name": "王敏李雷赵磊陈婷周凯"[2 * agent:2 * agent + 2],
            "team": "一二三"[agent % 3] + "组", "start": start.isoformat(), "turns": turns}


class Layout:
    def __init__(self, random_, number):
        pick = random_.choice
        self.random, self.number = random_, number
        self.kind = pick(["csv"] * 5 + (["xlsx"] if openpyxl else []))
        self.times = pick(["none", "ms", "seconds", "clock", "position", "datetime", "slashes", "chinese", "compact", "unix"])
        if self.kind == "xlsx" and self.times == "datetime":
            self.times = "cells"
        self.rows = pick(["grouped", "by time", "shuffled"])
        if self.rows == "shuffled" and self.times == "none":
            self.rows = "by time"
        self.fields = [field for field in ("call", "agent", "agent_name", "team", "speaker", "text", "start")]
        if self.times != "none":
            self.fields += ["begin", "end"]
        random_.shuffle(self.fields)
        pools = dict(HEADINGS)
        if self.times == "seconds":
            pools |= SECONDS
        self.headings = {field: pick(pools[field]) for field in self.fields}
        self.delimiter = pick(",,,\t;|")
        self.merged_ids = self.rows == "grouped" and random_.random() < 0.2
        self.start_format = pick(["%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M:%S"])

    def time(self, call, ms):
        moment = datetime.datetime.fromisoformat(call["start"]) + datetime.timedelta(milliseconds=ms)
        if self.times == "ms":
            return str(ms)
        if self.times == "seconds":
            return self.random.choice([f"{ms / 1000:g}", f"{ms / 1000:.2f}"])
        if self.times == "position":
            return f"00:{ms // 60000:02}:{ms // 1000 % 60:02}"
        if self.times == "unix":
            return str(int(moment.replace(tzinfo=datetime.timezone.utc).timestamp()) * 1000)
        if self.times == "cells":
            return moment
        return moment.strftime({"clock": "%H:%M:%S", "datetime": "%Y-%m-%d %H:%M:%S", "slashes": "%Y/%m/%d %H:%M:%S",
                                "chinese": "%Y年%m月%d日 %H:%M:%S", "compact": "%Y%m%d%H%M%S"}[self.times])

    def cell(self, call, turn, field, is_first):
        if field == "call":
            return "" if self.merged_ids and not is_first else call["call"]
        if field == "speaker":
            return self.random.choice(ROLES[turn["speaker"]])
        if field == "text":
            return turn["text"]
        if field in ("begin", "end"):
            return self.time(call, turn[field + "_ms"])
        if field == "start":
            return datetime.datetime.fromisoformat(call["start"]).strftime(self.start_format)
        return call[field]

    def table(self, calls):
        rows = []
        for call in calls:
            for i, turn in enumerate(call["turns"]):
                key = datetime.datetime.fromisoformat(call["start"]) + datetime.timedelta(milliseconds=turn["begin_ms"])
                rows.append((key, [self.cell(call, turn, field, i == 0) for field in self.fields]))
        if self.rows == "by time":
            rows.sort(key=lambda row: row[0])
        if self.rows == "shuffled":
            self.random.shuffle(rows)
        return [[self.headings[field] for field in self.fields]] + [row for _, row in rows]

    def write(self, folder, calls):
        rows = self.table(calls)
        path = folder / f"{self.number}.{self.kind}"
        if self.kind == "xlsx":
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append([("'" + cell)[1:] if isinstance(cell, str) else cell for cell in row])
            for row in book.active.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        cell.data_type = "s"
            book.save(path)
            return
        chance = self.random.random
        ends = self.random.choice(["\n", "\r\n", "\r\n", "\r"])
        out = io.StringIO(newline="")
        if self.delimiter != "\t" and chance() < 0.1:
            out.write(f"sep={self.delimiter}{ends}")
        if chance() < 0.1:
            out.write(f"通话明细{ends}{ends}")
        if chance() < 0.2:
            rows = [[self.random.choice(["\u00a0", " ", "\u3000", "\u200b"]) + cell if column != self.fields.index("text") else cell
                     for column, cell in enumerate(row)] for row in rows]
        if chance() < 0.1:
            rows.insert(self.random.randrange(1, len(rows)), rows[0]) if not self.merged_ids else None
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=ends,
                            quoting=csv.QUOTE_ALL if chance() < 0.3 or ends == "\r" else csv.QUOTE_MINIMAL)
        writer.writerows(rows)
        out.write(self.random.choice(["", "", ends * 2, "\x1a", f"{ends}\x1a"]))
        text = out.getvalue()
        encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030"]
        data = text.encode(self.random.choice(encodings))
        if chance() < 0.1:
            path = path.with_suffix(".csv.gz")
            data = gzip.compress(data)
        path.write_bytes(data)


def comparable(record, layout):
    record = dict(record)
    for key in ("source", "content"):
        record.pop(key, None)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    record = json.loads(text)
    if layout.rows == "shuffled":
        for rule in record["rules"]:
            for hit in rule.get("hits", []):
                strip_segments(hit)
            rule["hits"].sort(key=lambda hit: json.dumps(hit, sort_keys=True))
    if layout.times == "none":
        for rule in record["rules"]:
            for hit in rule.get("hits", []):
                hit.pop("begin_ms", None)
    return record


def strip_segments(value):
    if isinstance(value, dict):
        value.pop("segment", None)
        for item in value.values():
            strip_segments(item)
    if isinstance(value, list):
        for item in value:
            strip_segments(item)


def score(program, folder, path):
    run = subprocess.run([program, "score", "-r", "rubric.yaml", "-f", "jsonl", "--lang", "en", "--rejects", path + ".rejects", path],
                         cwd=folder, capture_output=True, text=True, timeout=300)
    if run.returncode not in (0, 3):
        sys.exit(f"{program} gave {run.returncode}: {run.stderr[:1000]}")
    records = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        if record.get("schema", "").startswith("zhijian.call/"):
            records[record["call"]] = record
    rejects = [json.loads(line) for line in (folder / (path + ".rejects")).read_text().splitlines()]
    return records, rejects


def run_batch(program, seed, count):
    random_ = random.Random(seed)
    same = rejected = 0
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "tables").mkdir()
        (folder / "rubric.yaml").write_text(RUBRIC)
        layouts, calls_of = [], {}
        with open(folder / "plain.jsonl", "w", encoding="utf-8") as plain:
            for number in range(count):
                layout = Layout(random_, number)
                calls = [make_call(random_, number, i) for i in range(random_.randrange(1, 5))]
                layouts.append(layout)
                calls_of[number] = calls
                layout.write(folder / "tables", calls)
                for call in calls:
                    if layout.times == "none":
                        call = call | {"turns": [{key: turn[key] for key in ("speaker", "text")} for turn in call["turns"]]}
                    plain.write(json.dumps(call, ensure_ascii=False) + "\n")
        expected, _ = score(program, folder, "plain.jsonl")
        got, rejects = score(program, folder, "tables")
        turned_away = {pathlib.Path(reject["file"]).name.split(".")[0]: reject for reject in rejects}
        for layout in layouts:
            for call in calls_of[layout.number]:
                wanted, found = expected.get(call["call"]), got.get(call["call"])
                if found is None:
                    rejected += str(layout.number) in turned_away
                    if str(layout.number) not in turned_away:
                        problems.append(f"{vars(layout)}: {call['call']} is lost")
                elif comparable(found, layout) != comparable(wanted, layout):
                    problems.append(f"{vars(layout)}: {call['call']}\n  {comparable(wanted, layout)}\n  {comparable(found, layout)}")
                else:
                    same += 1
        reasons = sorted({reject["reason"] for reject in rejects})
    return same, rejected, problems, reasons


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    same = rejected = 0
    problems, reasons = [], set()
    for begin in range(0, count, 500):
        results = run_batch(program, seed * 1_000_003 + begin, min(500, count - begin))
        same, rejected = same + results[0], rejected + results[1]
        problems += results[2]
        reasons |= set(results[3])
    print(*problems[:5], sep="\n")
    print(f"{count:,} layouts: {same:,} calls as in JSON, {rejected:,} rejected, {len(problems):,} otherwise", *sorted(reasons)[:10],
          sep="\n  ")
    return 1 if problems or same < 9 * rejected else 0


if __name__ == "__main__":
    sys.exit(main())
