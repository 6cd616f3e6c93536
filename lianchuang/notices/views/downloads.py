"""A file that was handed in, to be kept: never shown as a page of this house."""

from pathlib import PurePath
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.files.models import Content
from lianchuang.records.files.store import read


def download(content: Content, name: str) -> HttpResponse:
    """The bytes under a name, always as a download. Raises Refused where the store was emptied from outside."""
    try:
        data = read(content)
    except FileNotFoundError as missing:
        raise Refused(_("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。")) from missing
    answer = HttpResponse(data, content_type=content.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(PurePath(name).name, safe='')}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
