"""Reading XML from strangers with expat: no document types, no entities, one way to say that a part is damaged."""

from __future__ import annotations

import re
from typing import TypeVar
from xml.parsers import expat

from lianchuang.papers.archives import DAMAGED, Archive
from lianchuang.papers.unreadable import UnreadableFile

Attributes = dict[str, str]
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Part:
    """Receives the elements of one part; subclasses say what they want. Names come without their prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text; one text may come in several pieces."""


P = TypeVar("P", bound=Part)


def read_part(archive: Archive, name: str, part: P) -> P:
    """Feed one entry of the archive to the part and return it; UnreadableFile for what is no plain XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: part.start(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda tag: part.end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = part.text
    try:
        for piece in archive.pieces(name):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"文件{DAMAGED}。") from error
    return part


def unescaped(text: str) -> str:
    """Return a text with Excel's _x0000_ escapes made characters again; halves of a character become \\ufffd."""
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not LONE_SURROGATE.search(plain):
        return plain
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _refuse_doctype(*_: object) -> None:
    raise UnreadableFile("文件里有 Excel 不会写的文档类型声明（DOCTYPE）：请在 Excel 里重新保存后再上传。")
