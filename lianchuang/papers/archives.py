"""Zip archives from strangers: the directory is checked before anything is inflated, and what is inflated is counted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lianchuang.basics.said import Said
from lianchuang.papers.unreadable import UnreadableFile

MOST_ENTRIES = 5_000
MOST_INFLATED_BYTES = 200_000_000
# Real workbooks shrink to a tenth or twentieth; what shrinks more than a hundredfold is a bomb or nothing but blanks.
MOST_RATIO = 100
RATIO_COUNTS_FROM = 10_000_000
MOST_ELEMENTS = 8_000_000
# Large pieces: expat before 2.6 reads an unfinished tag again with every piece, which is quadratic in small ones.
PIECE_BYTES = 4_000_000
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
ENCRYPTED_FLAG = 0x1
# Templates, closed by UnreadableFile.
DAMAGED = Said("%(file)s已损坏，读不出来：请在 Excel 里重新保存后再上传。")
BOMB = Said("%(file)s解压以后太大（超过 200 MB），不像一份表格：请只保留要填报的工作表。")


class Archive:
    """A checked zip archive; `pieces(name)` inflates one entry, counting towards the limit of the whole archive."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise UnreadableFile(DAMAGED) from error
        self._inflated = 0
        self._elements = 0
        self._check_directory(data)
        self.names = frozenset(self._zip.namelist())

    @property
    def inflated_bytes(self) -> int:
        """What all entries inflate to, as the directory says; an entry that holds more is damaged."""
        return sum(entry.file_size for entry in self._zip.infolist())

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of one entry; UnreadableFile where it is damaged or the limit of the archive is passed."""
        try:
            with self._zip.open(name) as entry:
                while piece := entry.read(PIECE_BYTES):
                    self._inflated += len(piece)
                    if self._inflated > MOST_INFLATED_BYTES:
                        raise UnreadableFile(BOMB)
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            KeyError,
            RuntimeError,
            struct.error,
        ) as error:
            raise UnreadableFile(DAMAGED) from error

    def spend(self, *, elements: int) -> None:
        """Count elements of XML read from any part; UnreadableFile once they are more than a table can have."""
        self._elements += elements
        if self._elements > MOST_ELEMENTS:
            raise UnreadableFile("%(file)s里的格子太多，不像一份表格：请删去没有内容的行和列，或拆成几份。")

    def read(self, name: str) -> bytes:
        """Return one entry whole."""
        return b"".join(self.pieces(name))

    def _check_directory(self, data: bytes) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise UnreadableFile(
                "%(file)s里有 %(count)s 个部件，最多 %(most)s 个：不像一份表格。",
                count=len(entries),
                most=MOST_ENTRIES,
            )
        if self.inflated_bytes > MOST_INFLATED_BYTES:
            raise UnreadableFile(BOMB)
        if self.inflated_bytes > max(RATIO_COUNTS_FROM, MOST_RATIO * len(data)):
            raise UnreadableFile(
                "%(file)s解压以后大了一百多倍，不像一份表格：请在 Excel 里重新保存后再上传。"
            )
        if len({entry.filename.casefold() for entry in entries}) != len(entries):
            raise UnreadableFile(
                "%(file)s里有同名的部件，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
            )
        end = 0
        for entry in sorted(entries, key=lambda e: e.header_offset):
            if entry.flag_bits & ENCRYPTED_FLAG:
                raise UnreadableFile("%(file)s是加密的（压缩包设了密码）：请去掉密码后再上传。")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise UnreadableFile("%(file)s用了不认识的压缩方式：请在 Excel 里重新保存后再上传。")
            if entry.header_offset < end:
                raise UnreadableFile(
                    "%(file)s里的部件互相重叠，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
                )
            end = self._end_of(data, entry)

    def _end_of(self, data: bytes, entry: zipfile.ZipInfo) -> int:
        """Return where the entry's data end, by its local header."""
        header = data[entry.header_offset : entry.header_offset + LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise UnreadableFile(DAMAGED)
        name_bytes, extra_bytes = LOCAL_HEADER.unpack(header)[-2:]
        return entry.header_offset + LOCAL_HEADER.size + name_bytes + extra_bytes + entry.compress_size
