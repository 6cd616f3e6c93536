"""What may be handed in as proof: checked by size, name and first bytes before anything is kept."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken

LARGEST_BYTES = 50 * 1024 * 1024
LONGEST_NAME = 120
FIRST_BYTES = ((b"%PDF", ".pdf"), (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))
PARTS = (("xl/workbook.xml", ".xlsx"), ("word/document.xml", ".docx"))
ENDINGS = {".jpeg": ".jpg"}
TAKEN = "PDF、JPG、PNG、.xlsx、.docx"


@dataclass(frozen=True)
class Upload:
    """A file as it was handed in."""

    name: str
    data: bytes


def check_upload(upload: Upload) -> Upload:
    """Return the file with a name fit to keep: no path, nothing invisible, the ending of what it really is.

    Raises Refused, saying which file it is and what is taken, for more than 50 MB, an empty file, another type.
    """
    name = _clean_name(upload.name)
    if not upload.data:
        raise Refused(_("「%(name)s」是空的（0 字节），请重新选择。") % {"name": name})
    if len(upload.data) > LARGEST_BYTES:
        raise Refused(too_large(name, len(upload.data)))
    ending = told_by_content(upload.data)
    if not ending:
        raise Refused(
            _("「%(name)s」不是可以作证明材料的文件：收 %(taken)s。") % {"name": name, "taken": TAKEN}
        )
    written = PurePath(name).suffix.lower()
    if ENDINGS.get(written, written) != ending:
        says = _("「%(name)s」的内容其实是 %(ending)s，和文件名不符。请确认选对了文件，改好文件名再上传。")
        raise Refused(says % {"name": name, "ending": ending})
    return Upload(name, upload.data)


def too_large(name: str, size: int) -> str:
    """The words for a file over the limit."""
    says = _("「%(name)s」有 %(size).1f MB，超过了 50 MB 的上限。请压缩或分开上传。")
    return says % {"name": name, "size": size / 1024 / 1024}


def told_by_content(data: bytes) -> str:
    """The ending that the first bytes or the parts inside tell, "" for anything else; macros are not taken."""
    for start, ending in FIRST_BYTES:
        if data.startswith(start):
            return ending
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if any(name.endswith("vbaProject.bin") for name in names):
        return ""
    return next((ending for part, ending in PARTS if part in names), "")


def _clean_name(name: str) -> str:
    try:
        plain = plain_text(name.replace("\\", "/").rsplit("/", 1)[-1])
    except Unreadable as unreadable:
        raise Refused(_("文件名：%(says)s") % {"says": spoken(unreadable.says)}) from unreadable
    if not plain.strip(". "):
        raise Refused(_("这个文件没有名字，请起个名字再上传。"))
    stem, dot, ending = plain.rpartition(".")
    return plain if len(plain) <= LONGEST_NAME else f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}"
