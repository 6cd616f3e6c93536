"""What a file really is, told from its first bytes and its parts, never from its name."""

from __future__ import annotations

from collections.abc import Collection

from lianchuang.basics.said import Said

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
AS_XLSX = Said("请在 Excel 或 WPS 里打开它，另存为 .xlsx 后再上传")

FIRST_BYTES: tuple[tuple[bytes, Said], ...] = (
    (b"%PDF", Said("是 PDF 文件，不是 Excel 工作簿：请上传原来的 .xlsx")),
    (b"\x89PNG", Said("是图片，不是 Excel 工作簿：请上传 .xlsx，扫描件请作为附件上传")),
    (b"\xff\xd8\xff", Said("是图片，不是 Excel 工作簿：请上传 .xlsx，扫描件请作为附件上传")),
    (b"GIF8", Said("是图片，不是 Excel 工作簿：请上传 .xlsx")),
    (b"Rar!", Said("是 RAR 压缩包：请先解压，再上传里面的 .xlsx")),
    (b"7z\xbc\xaf", Said("是 7z 压缩包：请先解压，再上传里面的 .xlsx")),
    (b"\x1f\x8b", Said("是 gzip 压缩包：请先解压，再上传里面的 .xlsx")),
    (b"{\\rtf", Said("是 RTF 文档，不是 Excel 工作簿：请把表格复制到 Excel，另存为 .xlsx")),
    (b"MZ", Said("是程序，不是 Excel 工作簿：请上传 .xlsx")),
)
# The streams of an old compound file, in the order that decides; EncryptedPackage holds a password-protected .xlsx.
OLE_STREAMS: tuple[tuple[str, Said], ...] = (
    ("EncryptedPackage", Said("是加密的（设了打开密码）：请在 Excel 里取消密码，另存为 .xlsx 后再上传")),
    ("ETExtData", Said("是 WPS 表格的旧格式 .et：%(as_xlsx)s", as_xlsx=AS_XLSX)),
    (
        "WordDocument",
        Said("是旧格式的 Word 文档 .doc，不是 Excel 工作簿：请把表格复制到 Excel，另存为 .xlsx"),
    ),
    ("PowerPoint Document", Said("是旧格式的演示文稿 .ppt，不是 Excel 工作簿：请上传 .xlsx")),
    ("Workbook", Said("是旧格式的 Excel 工作簿 .xls：%(as_xlsx)s", as_xlsx=AS_XLSX)),
    ("Book", Said("是很旧的 Excel 工作簿 .xls：%(as_xlsx)s", as_xlsx=AS_XLSX)),
)
PARTS: tuple[tuple[str, Said], ...] = (
    ("xl/workbook.bin", Said("是二进制工作簿 .xlsb：%(as_xlsx)s", as_xlsx=AS_XLSX)),
    ("word/document.xml", Said("是 Word 文档 .docx，不是 Excel 工作簿：请把表格复制到 Excel，另存为 .xlsx")),
    ("ppt/presentation.xml", Said("是演示文稿 .pptx，不是 Excel 工作簿：请上传 .xlsx")),
    ("content.xml", Said("是 OpenDocument 文件 .ods：%(as_xlsx)s", as_xlsx=AS_XLSX)),
)


def is_zip(data: bytes) -> bool:
    """Return whether the file begins as a zip archive, as every .xlsx does."""
    return data.startswith(ZIP_STARTS)


def tell_what_it_is(data: bytes) -> Said:
    """Return half a sentence for a file that is no zip archive: what it is and what to do."""
    if not data:
        return Said("是空的（0 字节）：请重新保存后再上传")
    if data.startswith(OLE):
        says = next((says for stream, says in OLE_STREAMS if _has_stream(data, stream)), None)
        return says or Said("是旧格式的 Office 文件，里面没有工作簿：%(as_xlsx)s", as_xlsx=AS_XLSX)
    for start, says in FIRST_BYTES:
        if data.startswith(start):
            return says
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or b"<table" in head:
        return Said("是网页（系统导出的假 .xls 常是这样）：%(as_xlsx)s", as_xlsx=AS_XLSX)
    if head.startswith(b"<?xml"):
        return Said("是 XML 文件，不是 .xlsx：%(as_xlsx)s", as_xlsx=AS_XLSX)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:4096]:
        return Said("是文本文件（如 .csv、.txt）：%(as_xlsx)s", as_xlsx=AS_XLSX)
    return Said("不是 Excel 工作簿，也看不出是什么文件：请上传 .xlsx")


def tell_what_archive(names: Collection[str]) -> Said:
    """Return half a sentence for a zip archive without xl/workbook.xml."""
    for part, says in PARTS:
        if part in names:
            return says
    if any(name.lower().endswith((".xlsx", ".xls", ".et")) for name in names):
        return Said("是 zip 压缩包：请先解压，再上传里面的 .xlsx")
    return Said("是 zip 压缩包，里面没有 Excel 工作簿：请上传 .xlsx")


def _has_stream(data: bytes, name: str) -> bool:
    """Return whether a compound file has a directory entry of this name.

    An entry is 128 bytes at a multiple of 128: the name in UTF-16 with its closing zero, its length in bytes at 64.
    """
    wanted = name.encode("utf-16-le") + b"\0\0"
    place = data.find(wanted)
    while place >= 0:
        if place % 128 == 0 and data[place + 64 : place + 66] == len(wanted).to_bytes(2, "little"):
            return True
        place = data.find(wanted, place + 1)
    return False
