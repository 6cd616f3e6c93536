"""Word documents in: the tables and lines of a .docx that somebody sent, or why they cannot be read.

The file is never trusted: size, archive, elements, cells and texts are counted, macros and document types refused. It is
read with expat in one pass: python-docx, which writes our own papers, skips what stands in content controls and in
tracked insertions, and forms are full of both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lianchuang.basics.said import Said
from lianchuang.basics.text import FORBIDDEN, INVISIBLE
from lianchuang.basics.text import shown as quoted
from lianchuang.papers.archives import Archive
from lianchuang.papers.signatures import OLE, is_zip
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.xml_parts import Attributes, Part, read_part

TOO_MANY_BYTES = 20_000_000
MOST_ELEMENTS = 600_000
MOST_CELLS = 20_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 2_000_000
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
AGAIN = Said("请在 Word 或 WPS 里打开它，另存为 .docx 后再上传")
TOO_LARGE = Said("%(file)s里的内容太多，不像一份申报书：请只留下要填的表。")
# What else may lie behind the name, by the first bytes or a stream inside.
STREAMS = (
    ("EncryptedPackage", Said("设了打开密码：请去掉密码，另存为 .docx 后再上传")),
    ("WordDocument", Said("是旧格式的 .doc 或 .wps，改了名字也读不出来：%(again)s", again=AGAIN)),
)
SCAN = Said("，不是 Word 文档：请上传 .docx，扫描件请作为附件上传")
STARTS = (
    (b"%PDF", Said("是 PDF%(scan)s", scan=SCAN)),
    (b"\x89PNG", Said("是图片%(scan)s", scan=SCAN)),
    (b"\xff\xd8\xff", Said("是图片%(scan)s", scan=SCAN)),
    (b"{\\rtf", Said("是 RTF 文档：%(again)s", again=AGAIN)),
)
# What Word shows in a content control nobody has filled in, without its full stop.
PLACEHOLDERS = frozenset(
    {
        "单击或点击此处输入文字",
        "单击此处输入文字",
        "Click or tap here to enter text",
        "Click here to enter text",
    }
)
Place = tuple[int, int]


@dataclass
class WordCell:
    """A cell with its text, paragraph by line; merged ones once, with the rows and columns they cover."""

    text: str
    row: int
    column: int
    width: int = 1
    height: int = 1


@dataclass
class WordTable:
    """A table: its cells in order, and which of them lies at a row and column."""

    cells: list[WordCell] = field(default_factory=list)
    at: dict[Place, int] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> WordCell | None:
        """The cell that covers a place; None outside the table."""
        found = self.at.get((row, column))
        return None if found is None else self.cells[found]


@dataclass
class WordDocument:
    """What stands in a document: its tables, inner ones after the one they lie in, and the lines outside tables."""

    tables: list[WordTable]
    lines: list[str]


def read_word(data: bytes, name: str) -> WordDocument:
    """Return the tables and lines of a .docx; UnreadableFile(says) names the file, what it is and what to do.

    Limits: below 20 MB; 600,000 elements, 20,000 cells, 60 columns and 2,000,000 characters.
    """
    try:
        body = read_part(_archive_of(data), DOCUMENT, _Body())
    except UnreadableFile as error:
        raise _for_word(error).named(quoted(name)) from error
    return WordDocument(body.tables, [line for line in body.lines if line])


def _archive_of(data: bytes) -> Archive:
    if not data:
        raise UnreadableFile("%(file)s是空的（0 字节）：请重新保存后再上传。")
    if len(data) >= TOO_MANY_BYTES:
        size = f"{len(data) / 1_000_000:.1f}"
        raise UnreadableFile("%(file)s有 %(size)s MB，太大：应小于 20 MB，图片请作为附件上传。", size=size)
    if not is_zip(data):
        raise UnreadableFile("%(file)s%(what)s。", what=_what_it_is(data))
    archive = Archive(data)
    has_code = any(name.lower().endswith("vbaproject.bin") for name in archive.names)
    if has_code or (TYPES in archive.names and b"macroenabled" in archive.read(TYPES).lower()):
        raise UnreadableFile("%(file)s带宏：宏不会被接收，请另存为不带宏的 .docx 后再上传。")
    if DOCUMENT not in archive.names:
        raise UnreadableFile("%(file)s不是 Word 文档：请上传 .docx。")
    return archive


def _what_it_is(data: bytes) -> Said:
    """Half a sentence for a file that is no zip archive: what it is and what to do."""
    if data.startswith(OLE):
        found = [says for stream, says in STREAMS if stream.encode("utf-16-le") in data]
        return found[0] if found else Said("是旧格式的 Office 文件：%(again)s", again=AGAIN)
    found = [says for start, says in STARTS if data.startswith(start)]
    return found[0] if found else Said("不是 Word 文档：请上传 .docx")


def _for_word(error: UnreadableFile) -> UnreadableFile:
    """What the archive and XML readers say of workbooks, said of a Word file."""
    if "Excel" not in error.says and "工作表" not in error.says and "表格" not in error.says:
        return error
    return UnreadableFile("%(file)s读不出来，可能已损坏、加密，或解开以后太大：%(again)s。", again=AGAIN)


@dataclass
class _Open:
    """A table that is being read."""

    table: WordTable
    row: int = -1
    column: int = 0
    width: int = 1
    goes_on: bool = False
    lines: list[str] = field(default_factory=list)
    is_in_cell: bool = False


class _Body(Part):
    """Tables and lines of a document. Deleted text, field codes and the fallbacks of drawings are passed over."""

    SKIPPED = frozenset({"del", "instrText", "mc:Fallback", "moveFrom", "pPr", "rPr", "sectPr"})

    def __init__(self) -> None:
        self.tables: list[WordTable] = []
        self.lines: list[str] = [""]
        self.open: list[_Open] = []
        self.skipping = self.elements = self.cells = self.characters = 0
        self.takes_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise UnreadableFile(TOO_LARGE)
        if self.skipping or name in self.SKIPPED:
            self.skipping += 1
        elif name == "tbl":
            self.open.append(_Open(WordTable()))
            self.tables.append(self.open[-1].table)
        elif self.open and name in ("tr", "tc", "gridSpan", "vMerge", "gridBefore"):
            self._table(self.open[-1], name, attributes)
        elif name == "p":
            self._lines().append("")
        elif name in ("br", "cr"):
            self._write("\n")
        elif name == "tab":
            self._write("\t")
        else:
            self.takes_text = name == "t"

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
            return
        self.takes_text = False
        if name == "tc" and self.open:
            self._close_cell(self.open[-1])
        elif name == "tbl" and self.open:
            self.open.pop()

    def text(self, text: str) -> None:
        """A piece of text."""
        if self.takes_text and not self.skipping:
            self._write(text)

    def _table(self, table: _Open, name: str, attributes: Attributes) -> None:
        value = next((said for key, said in attributes.items() if key.rpartition(":")[2] == "val"), "")
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
        if name == "tr":
            table.row, table.column = table.row + 1, 0
        elif name == "tc":
            table.width, table.goes_on, table.lines, table.is_in_cell = 1, False, [], True
        elif name == "gridBefore":
            table.column += number
        elif name == "gridSpan":
            table.width = min(max(number, 1), MOST_COLUMNS)
        else:  # vMerge: "restart" begins a merged cell, anything else goes on with the one above
            table.goes_on = value != "restart"

    def _close_cell(self, table: _Open) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS or table.column + table.width > MOST_COLUMNS:
            raise UnreadableFile(TOO_LARGE)
        above = table.table.at.get((table.row - 1, table.column)) if table.goes_on else None
        if above is None:
            lines = (line.strip() for line in table.lines)
            text = "\n".join(line for line in lines if line.rstrip("。.") not in PLACEHOLDERS).strip()
            table.table.cells.append(WordCell(text, table.row, table.column, table.width))
            above = len(table.table.cells) - 1
        else:
            cell = table.table.cells[above]
            cell.height = table.row - cell.row + 1
        for column in range(table.column, table.column + table.width):
            table.table.at[table.row, column] = above
        table.column += table.width
        table.is_in_cell = False

    def _lines(self) -> list[str]:
        return self.open[-1].lines if self.open and self.open[-1].is_in_cell else self.lines

    def _write(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise UnreadableFile(TOO_LARGE)
        lines = self._lines()
        if not lines:
            lines.append("")
        lines[-1] += INVISIBLE.sub("", FORBIDDEN.sub("", text))
