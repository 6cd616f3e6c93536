"""Reading XML from strangers with expat: no document types, no entities, one way to say that a part is damaged."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar
from xml.parsers import expat

from lianchuang.papers.archives import DAMAGED, PIECE_BYTES, Archive
from lianchuang.papers.unreadable import UnreadableFile

DEEPEST = 64
Attributes = dict[str, str]
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Part:
    """Receives the elements of one part; subclasses say what they want. Names come without the prefix of the root element."""

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
    parser.CharacterDataHandler = part.text
    seen = _count_elements(parser, part)
    fed = 0
    try:
        for piece in archive.pieces(name):
            parser.Parse(piece, False)
            fed += len(piece)
            archive.spend(elements=seen())
            # One tag or comment that does not end within a piece: nobody writes that, and expat rereads it with each piece.
            if fed - parser.CurrentByteIndex > PIECE_BYTES:
                raise UnreadableFile(DAMAGED)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(DAMAGED) from error
    return part


def _count_elements(parser: expat.XMLParserType, part: Part) -> Callable[[], int]:
    """Let the part see the elements, without the prefix of the first; return a count since the last asking."""
    depth = count = 0
    prefix = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal depth, count, prefix
        if not count and ":" in tag:
            prefix = tag.partition(":")[0] + ":"
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise UnreadableFile(DAMAGED)
        part.start(tag.removeprefix(prefix) if prefix else tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        part.end(tag.removeprefix(prefix) if prefix else tag)

    def seen() -> int:
        nonlocal count
        before, count = count, 1  # never 0 again, so that only the first element of the part sets the prefix
        return before

    parser.StartElementHandler, parser.EndElementHandler = start, end
    return seen


def unescaped(text: str) -> str:
    """Return a text with Excel's _x0000_ escapes made characters again; halves of a character become \\ufffd."""
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not LONE_SURROGATE.search(plain):
        return plain
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _refuse_doctype(*_: object) -> None:
    raise UnreadableFile(
        "%(file)s里有 Excel 不会写的文档类型声明（DOCTYPE）：请在 Excel 里重新保存后再上传。"
    )
