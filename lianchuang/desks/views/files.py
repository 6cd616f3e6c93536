"""A file that proves something: the row of the workbook, the picture, or its facts; and the file itself."""

from functools import lru_cache
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.desks.naming import told_record
from lianchuang.desks.sheets import any_phone, beginning_of, piece_of, sheet_named
from lianchuang.desks.sight import keeps_list, records_proved_by, sees_whole_list, visible_evidence
from lianchuang.papers.workbooks import UnreadableFile, Workbook, read_workbook
from lianchuang.people.access import Reach, reach_of_reader, visible_acts
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.queries import proof_of
from lianchuang.records.files.store import path_of, read
from lianchuang.records.telling import told_acts

IMAGES = ("image/png", "image/jpeg")


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Facts of the file, what it proves, and the row in its sheet, highlighted."""
    reach = reach_of_reader(request)
    evidence = _evidence(reach, number)
    page: dict[str, Any] = {
        "evidence": evidence,
        "proof": next(each for each in proof_of(evidence.folder_id) if each.id == evidence.pk),
        "records": [told_record(record) for record in records_proved_by(reach, evidence)],
        "is_image": evidence.content.media_type in IMAGES,
        "piece": None,
        "says": "",
        "is_whole": True,
        "may_download": True,
        "acts": told_acts(visible_acts(reach)),
    }
    if evidence.kind == Evidence.Kind.LIST:
        page |= _sheet(reach, evidence)
    elif page["is_image"] and _bytes(evidence) is None:
        page |= {"is_image": False, "may_download": False, "says": _missing()}
    return render(request, "desks/files/show.html", page)


@require_GET
def content(request: HttpRequest, number: int) -> HttpResponse:
    """The file itself, always as a download; of a list that has other people's rows only for who may see them all."""
    reach = reach_of_reader(request)
    evidence = _evidence(reach, number)
    data = _bytes(evidence)
    if data is None:
        raise Refused(_missing())
    if evidence.kind == Evidence.Kind.LIST and not _may_download(reach, evidence):
        raise Http404
    return file_answer(PurePath(evidence.name).name, data, evidence.content.media_type)


def _evidence(reach: Reach, number: int) -> Evidence:
    return get_object_or_404(visible_evidence(reach).select_related("content", "folder"), pk=number)


def _sheet(reach: Reach, evidence: Evidence) -> dict[str, Any]:
    whole, keeps = sees_whole_list(reach, evidence.content), keeps_list(reach, evidence.content)
    told = {"is_whole": whole, "may_download": whole and _may_download(reach, evidence)}
    try:
        workbook = _workbook(evidence.content.sha256, evidence.name)
    except FileNotFoundError:
        return {**told, "may_download": False, "says": _missing()}
    except UnreadableFile as unreadable:
        return {**told, "says": spoken(unreadable.says)}
    sheet = sheet_named(workbook, evidence.sheet)
    if sheet and not evidence.row:
        return {**told, "piece": beginning_of(sheet, with_phones=keeps) if whole else None}
    piece = piece_of(sheet, evidence.row or 0, whole=whole, with_phones=keeps) if sheet else None
    return {**told, "piece": piece, "says": "" if piece else _("文件里找不到这一行，请下载原文件核对。")}


def _may_download(reach: Reach, evidence: Evidence) -> bool:
    if not sees_whole_list(reach, evidence.content):
        return False
    if keeps_list(reach, evidence.content):
        return True
    try:
        return not any_phone(_workbook(evidence.content.sha256, evidence.name))
    except (FileNotFoundError, UnreadableFile):
        return False


@lru_cache(maxsize=2)
def _workbook(sha256: str, name: str) -> Workbook:
    """The workbook behind a digest: bytes under a digest never change, so the last two read are kept."""
    return read_workbook(path_of(sha256).read_bytes(), name)


def _bytes(evidence: Evidence) -> bytes | None:
    try:
        return read(evidence.content)
    except FileNotFoundError:
        return None


def _missing() -> str:
    return _("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。登记的名称、工作表和行号仍然有效。")
