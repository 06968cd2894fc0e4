#!/usr/bin/env python3
"""Workbooks (.xlsx) are read as tables, and what is no workbook, or a hostile one, is rejected with what to do.

usage: workbooks.py PROGRAM
"""
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

RUBRIC = "rubric: w\nrules:\n  - {id: shrug, forbid: [不知道], points: 5}\n"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
STYLES = (f'{HEAD}<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/>'
          '<xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>')
HEADINGS = ["call", "agent", "speaker", "text", "start", "begin", "end"]


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows, after=""):
    """Rows of cells in XML, by their number in the sheet."""
    data = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in rows)
    return f'{HEAD}<worksheet {MAIN}><sheetData>{data}</sheetData>{after}</worksheet>'


def row(number, *texts):
    return number, [text_cell(f"{'ABCDEFGH'[i]}{number}", text) for i, text in enumerate(texts) if text]


def workbook(sheets, shared=None, properties="", styles=STYLES):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entries = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(sheets, 1))
        relations = "".join(f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1))
        archive.writestr("xl/workbook.xml", f'{HEAD}<workbook {MAIN} xmlns:r="r">{properties}<sheets>{entries}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f"{HEAD}<Relationships>{relations}</Relationships>")
        archive.writestr("xl/styles.xml", styles)
        if shared is not None:
            archive.writestr("xl/sharedStrings.xml", shared)
        for i, content in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{i}.xml", content)
    return out.getvalue()


def run(program, name, data, *options):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "r.yaml").write_text(RUBRIC)
        (pathlib.Path(folder) / name).write_bytes(data)
        result = subprocess.run([program, "score", "-r", "r.yaml", "--lang", "en", "-f", "jsonl", *options, name], cwd=folder,
                                capture_output=True, text=True, timeout=60)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    lines = [f'{r["call"]} {r["agent"]} {r["start"]} ' + " ".join(f'{h["text"]}@{h.get("begin_ms")}' for rule in r["rules"] for h in rule["hits"])
             for r in records if r["schema"].startswith("zhijian.call/")]
    return lines, result.stderr.strip()


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems = []

    def check(what, data, wanted, told="", *options, name="in.xlsx"):
        lines, stderr = run(program, name, data, *options)
        if lines != wanted or told not in stderr or (not told and stderr):
            problems.append(f"{what}:\n  wanted {wanted}, {told!r}\n  got    {lines}, {stderr!r}")

    shared = (f'{HEAD}<sst {MAIN}><si><t>call</t></si><si><t>agent</t></si><si><r><t>spea</t></r><r><t>ker</t></r><rPh><t>x</t></rPh></si>'
              '<si><t>text</t></si><si><t>start</t></si><si><t>begin</t></si><si><t>end</t></si></sst>')
    heads = (1, [f'<c r="{"ABCDEFG"[i]}1" t="s"><v>{i}</v></c>' for i in range(7)])
    dated = (2, ['<c r="A2"><v>1001</v></c>', '<c r="B2" s="2"><v>456</v></c>', text_cell("C2", "客服"),
                 text_cell("D2", "我_x000D_不知道"), '<c r="E2" s="1"><v>46347.377222222225</v></c>', '<c r="F2" s="3"><v>0</v></c>',
                 '<c r="G2" s="3"><v>3.4722222222222222E-5</v></c>'])
    check("shared texts, numbers, dates", workbook({"一": sheet([heads, dated])}, shared), ["1001 00456 2026-11-21T09:03:12 不知道@0"])
    dated_1904 = (2, [cell.replace("46347.377222222225", "44885.377222222225") for cell in dated[1]])
    check("dates from 1904", workbook({"一": sheet([heads, dated_1904])}, shared, '<workbookPr date1904="1"/>'),
          ["1001 00456 2026-11-21T09:03:12 不知道@0"])

    merged = sheet([row(1, "call", "agent", "speaker", "text"), row(2, "1", "A1", "客服", "好"), row(3, "", "", "客服", "不知道")],
                   '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>')
    check("merged cells", workbook({"一": merged}), ["1 A1 None 不知道@None"])
    titled = sheet([row(1, "明细"), row(3, "call", "agent", "speaker", "text"), row(7, "1", "A1", "客服", "不知道"), row(9, "2", "A1", "", "好")],
                   '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>')
    check("a title, and rows that are not there; a fault is told with its place", workbook({"一": titled}), ["1 A1 None 不知道@None"],
          "in.xlsx:一!A9: rejected: empty cell in column `speaker`")
    two = {"说明": sheet([row(1, "a", "b")]), "通话": sheet([row(1, "call", "agent", "speaker", "text"), row(2, "1", "A1", "客服", "不知道")])}
    check("a sheet by its name", workbook(two), ["1 A1 None 不知道@None"], "", "--sheet", "通话")
    check("no such sheet", workbook(two), [], "no sheet '三' in this workbook; it has 说明, 通话", "--sheet", "三")
    check("by its content, whatever its name is", workbook({"一": merged}), ["1 A1 None 不知道@None"], name="in.csv")
    long_id = sheet([row(1, "call", "agent", "speaker", "text"),
                     (2, ['<c r="A2"><v>2.0261121000010001E+17</v></c>', text_cell("B2", "A1"), text_cell("C2", "客服"), text_cell("D2", "好")])])
    check("an id of more digits than a workbook has", workbook({"一": long_id}), [], "a spreadsheet has rounded this id")

    bomb = sheet([row(1, "call", "agent", "speaker", "text")]).replace("</sheetData>", " " * 110_000_000 + "</sheetData>")
    check("a zip bomb", workbook({"一": bomb}), [], "unpacks to far more than workbooks do")
    entities = (f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"x" * 1000}">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
                + f']><worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>')
    check("an XML bomb", workbook({"一": entities}), [], "unpacks to far more than workbooks do, or has entities")
    whole = workbook({"一": merged})
    check("cut off", whole[:len(whole) // 2], [], "damaged or cut off")
    check("broken XML", workbook({"一": merged[:-200]}), [], "damaged or cut off")
    check("a password, or .xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(2000), [], "save it as .xlsx without a password", name="in.xls")
    check("a web page", "<html><table><tr><td>call</td></tr></table></html>".encode(), [], "this is a web page or XML", name="in.xls")
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    check("another office format", document.getvalue(), [], "not an .xlsx workbook", name="in.docx")
    check("too large for --max-buffer", whole, [], "raise --max-buffer", "--max-buffer", "100")
    print(*problems, sep="\n")
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
