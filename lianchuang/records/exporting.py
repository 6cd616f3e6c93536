"""What leaves the office: a list as a workbook, by which register it was read below it, names masked by default."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from lianchuang.papers.masks import mask_name
from lianchuang.papers.tables import write_table
from lianchuang.records.files.store import MEDIA_TYPES


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


def file_answer(name: str, data: bytes, media_type: str = "") -> HttpResponse:
    """A file to keep, under its own name and never opened in the page; its name tells what it is unless it is said."""
    ending = PurePath(name).suffix.lower()
    answer = HttpResponse(
        data, content_type=media_type or MEDIA_TYPES.get(ending, "application/octet-stream")
    )
    answer["Content-Disposition"] = (
        f"attachment; filename=file{ending}; filename*=UTF-8''{quote(name, safe='')}"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def names_asked(request: HttpRequest, may: object) -> bool:
    """Whether names stand in full: asked for in the address, by someone who may."""
    return request.GET.get("names") == "full" and bool(may)


def named(name: str, with_names: bool) -> str:
    """A person's name, masked unless names were asked for by someone who may."""
    return name if with_names else mask_name(name)
