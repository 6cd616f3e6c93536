"""A form as a Word file: labels with their answers in a table, lists in tables of their own; it reads back as it is."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

TITLE, HEAD, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
MARGINS = (Mm(37), Mm(35), Mm(28), Mm(26))
LABEL_WIDTH, ANSWER_WIDTH = Mm(42), Mm(114)


@dataclass(frozen=True)
class FormList:
    """A list of the form: its title, the headings of its columns, the rows as they stand and how many empty ones follow."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    blank: int = 5


@dataclass(frozen=True)
class PaperForm:
    """What the form says: its title, a line below it, labels with their answers, lists, what is signed at the end."""

    title: str
    note: str
    answers: Sequence[tuple[str, str]]
    lists: Sequence[FormList] = field(default_factory=tuple)
    signed: Sequence[str] = field(default_factory=tuple)


def write_form(form: PaperForm) -> bytes:
    """The .docx: A4, margins 37/35/28/26 mm, a long answer with room to write."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = MARGINS
    _line(document, form.title, TITLE, 22, centred=True)
    _line(document, form.note, BODY, 12)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, answer in form.answers:
        left, right = table.add_row().cells
        left.width, right.width = LABEL_WIDTH, ANSWER_WIDTH
        _fill(left, label, HEAD)
        _fill(right, answer, BODY)
    for each in form.lists:
        _line(document, each.title, HEAD, 14)
        _write_list(document, each)
    for line in form.signed:
        _line(document, line, BODY, 14)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _write_list(document: Any, form_list: FormList) -> None:
    table = document.add_table(rows=0, cols=len(form_list.headings), style="Table Grid")
    for cell, heading in zip(table.add_row().cells, form_list.headings, strict=True):
        _fill(cell, heading, HEAD)
    empty = [""] * len(form_list.headings)
    for row in [*form_list.rows, *[empty] * form_list.blank]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell, text, BODY)


def _fill(cell: Any, text: str, font: str) -> None:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _set_font(paragraph.add_run(line), font, 12)


def _line(document: Any, text: str, font: str, size: int, *, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(paragraph.add_run(text), font, size)


def _set_font(run: Any, font: str, size: int) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
