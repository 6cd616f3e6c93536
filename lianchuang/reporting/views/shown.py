"""Figures as templates show them: words and addresses, nothing left to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from lianchuang.design.filters import day
from lianchuang.figures.queries import Reading
from lianchuang.figures.rows import Row
from lianchuang.networks.models import Network
from lianchuang.reporting.differences import Moved, Step
from lianchuang.reporting.models import ReportedValue
from lianchuang.reporting.queries import Line, Told
from lianchuang.reporting.rules import amount, exactly
from lianchuang.reporting.views.sight import known_words, under_lens


@dataclass(frozen=True)
class ShownFile:
    """A file as ui/file_row.html asks for it."""

    name: str
    sheet: str
    row: int | None
    address: str


def figure_address(network: Network, code: str, year: int) -> str:
    """The page of a figure."""
    return f"{reverse('reporting:figure', args=[network.pk, code])}?year={year}"


def difference_address(network: Network, reported: ReportedValue) -> str:
    """Where the rows stand that make the difference; "" for a value that hangs on no ledger of ours."""
    if reported.known_act is None:
        return ""
    address = reverse("reporting:difference", args=[network.pk, reported.code])
    return f"{address}?year={reported.year}&from={reported.known_act}"


def then_address(network: Network, reported: ReportedValue) -> str:
    """〔看当时〕: the figure as it was when it was reported."""
    if reported.known_act is None:
        return ""
    return f"{figure_address(network, reported.code, reported.year)}&known_at=act:{reported.known_act}"


def reported_value(reported: ReportedValue, unit: str) -> str:
    """198 人, or 未统计."""
    return _("未统计") if reported.value is None else exactly(reported.value, unit)


def exactly_told(reading: Reading) -> str:
    """203 人, or 未统计, as a figure reads."""
    return _("未统计") if reading.value is None else exactly(reading.value, reading.unit_words)


def reported_words(reported: ReportedValue, unit: str) -> str:
    """2025年1月10日报给市总工会 198 人."""
    said = {
        "day": day(reported.reported_on),
        "addressee": reported.addressee,
        "value": reported_value(reported, unit),
    }
    return _("%(day)s报给%(addressee)s %(value)s") % said


def entered_words(network: Network, values: Sequence[ReportedValue]) -> str:
    """That exported values stand in the ledger now, with the way there."""
    ledger = format_html('<a href="{}">{}</a>', reverse("reporting:ledger", args=[network.pk]), _("报数台账"))
    said = {"count": len(values), "ledger": ledger, "addressee": values[0].addressee}
    return format_html(_("导出的 {count} 个数已经记入{ledger}，报给{addressee}。"), **said)


def shown_tile(request: HttpRequest, network: Network, told: Told) -> dict[str, Any]:
    """What ui/tile.html asks for."""
    reading, reported = told.reading, told.reported
    tile = {
        "title": reading.title,
        "phrase": _("未统计") if reading.value is None else reading.phrase,
        "grade": reading.grade,
        "happened_by": day(reading.scope.last_day),
        "known_at": known_words(request),
        "address": under_lens(request, figure_address(network, reading.code, reading.scope.year)),
        "value": reading.value,
        "unit": reading.unit_words,
        "rows": reading.rows,
    }
    if reported and told.differs:
        tile["differs"] = reported_words(reported, reading.unit_words)
        tile["why"] = difference_address(network, reported)
    return tile


def shown_row(request: HttpRequest, row: Row) -> dict[str, Any]:
    """What ui/file_row.html asks for; every link stays on the day looked at."""
    files = [
        ShownFile(file.name, file.sheet, file.row, under_lens(request, file.address)) for file in row.files
    ]
    address = under_lens(request, row.address)
    return {"title": row.title, "address": address, "grade": row.grade, "note": row.detail, "files": files}


def shown_line(request: HttpRequest, network: Network, line: Line) -> dict[str, Any]:
    """A line of the ledger: reported and now."""
    reported, now = line.reported, line.now
    known_now = bool(now) and figure_address(network, reported.code, reported.year)
    return {
        "line": line,
        "reported": reported,
        "exactly": _unless_said(reported.phrase, reported.value, now),
        "now": now.phrase if now else "",
        "now_exactly": _unless_said(now.phrase, now.value, now) if now else "",
        "now_address": under_lens(request, known_now) if known_now else "",
        "then": then_address(network, reported) if now else "",
        "why": difference_address(network, reported) if line.differs else "",
    }


def _unless_said(phrase: str, value: Decimal | int | None, now: Reading | None) -> str:
    """The exact value, where the phrase does not say it already."""
    if value is None or now is None or phrase == f"{amount(value)}{now.unit}":
        return ""
    return exactly(value, now.unit_words)


def shown_step(step: Step, unit: str) -> dict[str, Any]:
    """One act of a difference: who, when, why, and the rows that came, went or changed."""
    moved = [_shown_moved(each, unit) for each in step.moved]
    return {
        "act": step.act,
        "address": f"/acts/{step.act.pk}/",
        "came": [each for each in moved if each["kind"] == "came"],
        "went": [each for each in moved if each["kind"] == "went"],
        "changed": [each for each in moved if each["kind"] == "changed"],
    }


def _shown_moved(moved: Moved, unit: str) -> dict[str, Any]:
    kind = "came" if moved.old is None else "went" if moved.new is None else "changed"
    row = moved.row
    files = [ShownFile(file.name, file.sheet, file.row, file.address) for file in row.files]
    amounts = [f"{amount(value)} {unit}" for value in (moved.old, moved.new) if value is not None]
    return {"kind": kind, "row": row, "files": files, "amounts": amounts}
