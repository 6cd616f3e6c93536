"""A list as a workbook that leaves the office: what it shows, both clocks below it, names masked by default."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from lianchuang.papers.masks import mask_name
from lianchuang.papers.tables import write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_answer(
    request: HttpRequest,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    with_names: bool,
) -> HttpResponse:
    """The file, with a line below the rows that says what was known when and whether names are masked."""
    known = getattr(request, "known_at", None)
    note = [_("按%(day)s当时的台账") % {"day": known.words} if known else _("按今天的台账")]
    note.append(_("导出于%(instant)s") % {"instant": f"{localtime(now()):%Y-%m-%d %H:%M}"})
    if not with_names:
        note.append(_("姓名已遮盖"))
    written = write_table(title, headings, rows, "；".join(note) + "。")
    return file_answer(f"{title}.xlsx", written)


def file_answer(name: str, data: bytes) -> HttpResponse:
    """A workbook to keep, under its own name."""
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename=list.xlsx; filename*=UTF-8''{quote(name, safe='')}"
    answer["Cache-Control"] = "private, no-store"
    return answer


def named(name: str, with_names: bool) -> str:
    """A person's name, masked unless names were asked for by someone who may."""
    return name if with_names else mask_name(name)
