"""A filled-in Word form: labels and what stands beside or below them; and a blank one that reads back."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentFile
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm, Pt

from lianchuang.basics.text import FORBIDDEN, squash_name
from lianchuang.papers.unreadable import UnreadableFile

LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_CELLS = 4000


def read_form(data: bytes, name: str) -> list[tuple[str, str]]:
    """(label, text) of every pair of neighbouring cells in the tables of a .docx, in order; merged cells once.

    Raises UnreadableFile for what is no .docx, for macros, for an archive that unpacks to more than 60 MB.
    """
    document = _opened(data, name)
    pairs: list[tuple[str, str]] = []
    seen = 0
    for table in document.tables:
        for row in table.rows:
            cells: list[Any] = []
            for cell in row.cells:
                if not cells or cell._tc is not cells[-1]._tc:
                    cells.append(cell)
            texts = [FORBIDDEN.sub("", cell.text).strip() for cell in cells]
            seen += len(texts)
            if seen > MOST_CELLS:
                raise UnreadableFile("「%(file)s」的表格太大，不像一份申报书。", file=name)
            pairs += list(zip(texts[::2], texts[1::2], strict=False))
    return pairs


def _opened(data: bytes, name: str) -> DocumentFile:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise UnreadableFile("「%(file)s」解开以后太大，没有读。", file=name)
            names = {part.filename for part in parts}
        if "word/document.xml" not in names or any(each.endswith("vbaProject.bin") for each in names):
            raise UnreadableFile("「%(file)s」不是 .docx 文件，或带有宏。请另存为 .docx 再传。", file=name)
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFile(
            "「%(file)s」读不出来：应是 Word 的 .docx 文件。旧的 .doc 请另存为 .docx 再传。", file=name
        ) from error


def write_form(title: str, labels: Sequence[tuple[str, str]]) -> bytes:
    """A blank form: a table of labels, each with an empty cell that holds its help in grey words below the label."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.add_heading(title, level=1)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for label, text in labels:
        left, right = table.add_row().cells
        left.width, right.width = Mm(45), Mm(120)
        left.text, right.text = label, text
        for cell in (left, right):
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(12)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def label_key(label: str) -> str:
    """A label for comparing: no blanks, no brackets' contents, no colon."""
    bare = squash_name(label).rstrip(":：")
    return bare.split("(")[0]
