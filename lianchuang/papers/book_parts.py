"""The parts around the sheets of an .xlsx: the list of sheets, where they stand, shared texts and number formats."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lianchuang.papers.cell_dates import Shown, what_is_shown
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.xml_parts import Attributes, Part, unescaped

LONGEST_TEXT = 32_767
MOST_SHARED_TEXTS = 2_000_000
# Excel's own limits: 65,490 styles, 255 characters for a number format.
MOST_STYLES = 65_536
LONGEST_FORMAT = 255


@dataclass(frozen=True)
class Listed:
    """A sheet in the workbook's list."""

    name: str
    relation: str
    hidden: bool


class BookPart(Part):
    """xl/workbook.xml: the sheets in their order, and the day from which days are counted."""

    def __init__(self) -> None:
        self.sheets: list[Listed] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(Listed(attributes.get("name", ""), relation, hidden))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class RelationsPart(Part):
    """xl/_rels/workbook.xml.rels: where the parts stand, by id; and the one part of each other kind."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.others: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        if kind == "worksheet":
            self.sheets[attributes.get("Id", "")] = target
        else:
            self.others[kind] = target


class TextsPart(Part):
    """xl/sharedStrings.xml: texts by their number, as typed; readings (rPh) are left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._reading = 0
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._reading += 1
        elif name == "t":
            self._in_text = not self._reading

    def text(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._reading -= 1
        elif name == "si":
            self.texts.append(checked_text("".join(self._pieces)))
            if len(self.texts) > MOST_SHARED_TEXTS:
                raise UnreadableFile(
                    "%(file)s里有超过 %(most)s 段文字，不像一份表格：请拆成几份。", most=MOST_SHARED_TEXTS
                )


class StylesPart(Part):
    """xl/styles.xml: what the format of each cell style shows of a number."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._format_ids: list[int] = []
        self._in_cell_styles = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")[
                :LONGEST_FORMAT
            ]
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            self._format_ids.append(int(attributes.get("numFmtId", "0")))
            if len(self._format_ids) > MOST_STYLES:
                raise UnreadableFile(
                    "%(file)s里的单元格样式太多，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
                )

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cell_styles = False

    @property
    def shown(self) -> list[Shown]:
        """What is shown, by the number of the cell style."""
        return [what_is_shown(format_id, self._codes.get(format_id)) for format_id in self._format_ids]


def checked_text(text: str) -> str:
    """Return a cell's text with escapes undone; UnreadableFile above Excel's own limit of 32,767 characters."""
    plain = unescaped(text)
    if len(plain) > LONGEST_TEXT:
        raise UnreadableFile(
            "%(file)s有一格里有 %(count)s 个字，Excel 一格最多 %(most)s 个字：文件不是 Excel 写出来的。",
            count=len(plain),
            most=LONGEST_TEXT,
        )
    return plain
