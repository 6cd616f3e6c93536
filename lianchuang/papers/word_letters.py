"""A task letter as a Word file: A4, the office's fonts named as the reader's machine has them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lianchuang.basics.periods import print_partial

BODY, TITLE, HEAD = "仿宋_GB2312", "方正小标宋简体", "黑体"
HEADINGS = ("里程碑", "完成时间", "负责人")


@dataclass(frozen=True)
class Letter:
    """What the letter says: from whom, its number, to whom, the facts, milestones and shares by unit, the day."""

    sender: str
    number: str
    to: str
    facts: Sequence[tuple[str, str]]
    steps: Sequence[tuple[str, str, str]]
    shares: Sequence[tuple[str, str]]
    issued_on: date


def write_letter(letter: Letter) -> bytes:
    """The .docx; margins 37/35/28/26 mm and 16 pt body as official papers have them (GB/T 9704-2012)."""
    document = Document()
    _set_page(document)
    _line(document, "联合攻关项目任务书", TITLE, 22, centred=True)
    _line(document, letter.number, BODY, 16, centred=True)
    _line(document, f"{letter.to}：", BODY, 16)
    _line(
        document,
        "经公示无异议，下列项目准予立项。请按本任务书组织实施，按季报送进展，到期申请验收。",
        BODY,
        16,
        indent=True,
    )
    _table(document, letter.facts)
    if letter.steps:
        _line(document, "进度安排", HEAD, 16)
        _table(document, [HEADINGS, *letter.steps])
    if letter.shares:
        _line(document, "成果份额", HEAD, 16)
        _table(document, letter.shares)
    _line(document, letter.sender, BODY, 16, right=True)
    _line(document, print_partial(letter.issued_on, "day"), BODY, 16, right=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    _set_font(normal, BODY)


def _set_font(thing: object, font: str) -> None:
    """Latin and Chinese characters in one face: Word keeps them apart."""
    thing.font.name = font  # type: ignore[attr-defined]
    thing.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # type: ignore[attr-defined]


def _line(
    document: Document,
    text: str,
    font: str,
    size: int,
    *,
    centred: bool = False,
    right: bool = False,
    indent: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _set_font(run, font)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(12)
                _set_font(run, BODY)
