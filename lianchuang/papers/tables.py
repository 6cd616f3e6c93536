"""Tables out: one sheet of typed cells with a frozen head. Nothing that is written can become a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lianchuang.basics.days import PartialDate

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
WIDEST, NARROWEST = 60, 8
# Excel keeps 15 digits of a number; longer ones (credit codes) must stay text.
MOST_DIGITS = 15
NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
FORMATS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "bg_color": "#EFEFEF", "bottom": 1, "text_wrap": True, "valign": "vcenter"},
    "text": {"num_format": "@", "valign": "top", "text_wrap": True},
    "money": {"num_format": "#,##0.00", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top"},
    "instant": {"num_format": "yyyy-mm-dd hh:mm", "valign": "top"},
    "clock": {"num_format": "hh:mm", "valign": "top"},
    "note": {"italic": True, "font_color": "#555555"},
}


def write_table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], note: str = ""
) -> bytes:
    """Return an .xlsx with the title, the headings (frozen), the rows and the note below them.

    Numbers, sums of money (Decimal), days, instants and hours are cells of their kind; a month or a year is text as
    printed; yes and no are 是 and 否; everything else is text, also where it begins with =, +, - or @. Instants lose
    their time zone: give them in Beijing time. None is an empty cell.
    """
    import xlsxwriter  # noqa: PLC0415  needed only for exports

    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(written, options)
    formats = {name: book.add_format(properties) for name, properties in FORMATS.items()}
    sheet = book.add_worksheet(_sheet_name(title))
    sheet.write_string(0, 0, title[:LONGEST_TEXT], formats["title"])
    widths = [_width(heading) for heading in headings]
    for column, heading in enumerate(headings):
        sheet.write_string(1, column, heading, formats["head"])
    at = 2
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            _write_cell(sheet, at, column, value, formats)
            if column < len(widths):
                widths[column] = max(widths[column], _width(value))
        at += 1
    if note:
        sheet.write_string(at + 1, 0, note[:LONGEST_TEXT], formats["note"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    sheet.freeze_panes(2, 0)
    book.close()
    return written.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, "是" if value else "否", formats["text"])
    elif isinstance(value, (int, float, Decimal)) and _fits_a_number(value):
        sheet.write_number(row, column, value, formats["money"] if isinstance(value, Decimal) else None)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), formats["instant"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, formats["clock"])
    elif isinstance(value, PartialDate) and value.precision == "day":
        _write_cell(sheet, row, column, value.last, formats)
    else:
        sheet.write_string(row, column, _plain(str(value)), formats["text"])


def _fits_a_number(value: int | float | Decimal) -> bool:
    number = Decimal(str(value))
    return number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS


def _plain(text: str) -> str:
    """Return a text that Excel can hold: lone halves of characters replaced, at most 32,767 characters."""
    return text.encode("utf-8", "replace").decode("utf-8")[:LONGEST_TEXT]


def _sheet_name(title: str) -> str:
    name = NOT_IN_SHEET_NAME.sub(" ", title).strip(" '")[:LONGEST_SHEET_NAME].strip(" '") or "表"
    return f"{name}表" if name.casefold() == "history" else name  # Excel keeps that name for itself


def _width(value: object) -> int:
    """Return the columns a value takes on the screen: two for a Chinese character."""
    text = max(str(value).split("\n"), key=len) if value is not None else ""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text) + 2
