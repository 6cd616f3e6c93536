"""All sheets of a dropped file, read as far as that goes without the database."""

from dataclasses import dataclass, field

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds import Field, SheetKind
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.plan import Choice, DroppedFile, Problem
from lianchuang.exchange.importing.sheets.above import SessionFacts, read_session
from lianchuang.exchange.importing.sheets.heads import Column, Head, Learned, find_head
from lianchuang.exchange.importing.sheets.passing import is_passed_over
from lianchuang.exchange.importing.sheets.rows import read_rows
from lianchuang.exchange.importing.sheets.years import years_named
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.workbooks import Sheet, read_workbook

IGNORE = "ignore"
LONGEST_HEADING = 120


@dataclass
class ReadSheet:
    """A sheet with a known head. row: Excel's number of the head; years: those it says it is about."""

    name: str
    kind: SheetKind
    row: int
    rows: list[ReadRow]
    problems: list[Problem]
    session: SessionFacts | None = None
    years: set[int] = field(default_factory=set)


@dataclass
class ReadFile:
    """A file: the sheets that are tables of ours and their kinds, and a note for each that is none."""

    file: DroppedFile
    sheets: list[ReadSheet] = field(default_factory=list)
    kinds: list[SheetKind] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_file(file: DroppedFile, learned: Learned) -> ReadFile:
    """Read a file. Raises UnreadableFile where it is no workbook, or none of its sheets is a table of ours."""
    read = ReadFile(file)
    for sheet in read_workbook(file.data, file.name).sheets:
        head = find_head(sheet, learned)
        if head is not None:
            read.sheets.append(_read_sheet(sheet, head, file.sha256))
            read.kinds.append(head.kind)
        elif sheet.rows:
            read.notes.append(Said("工作表「%(sheet)s」不是认得的表，没有读取。", sheet=sheet.name))
    if not read.sheets:
        raise UnreadableFile(
            "%(file)s里没有认得的表：应有成员、项目、成果或签到表的表头（如 工作室名称、项目名称、专利号、签到方式）。",
            file=Said("「%(text)s」", text=file.name),
        )
    return read


def heading_asked(key: str) -> tuple[str, str]:
    """The kind of sheet and the heading that the key of an unknown_heading problem asks about."""
    kind, _, heading = key.split(":unknown_heading:", 1)[1].partition("/")
    return kind, heading[:LONGEST_HEADING]


def _read_sheet(sheet: Sheet, head: Head, digest: str) -> ReadSheet:
    session = read_session(sheet, head) if head.kind.code == "attendance" else None
    problems = [*_unknown_headings(sheet, head, digest), *_missing_headings(sheet, head)]
    rows = [] if head.missing else list(read_rows(sheet, head))
    years = years_named(sheet, head, session)
    return ReadSheet(sheet.name, head.kind, head.row + 1, rows, problems, session, years)


def _missing_headings(sheet: Sheet, head: Head) -> list[Problem]:
    return [
        Problem(sheet.name, head.row + 1, known.code, "wrong", "missing_heading", _says_missing(head, known))
        for known in head.missing
    ]


def _says_missing(head: Head, known: Field) -> Said:
    return Said(
        "这张表像是「%(kind)s」，但没有「%(title)s」这一列：请补上这一列，或把表头改成「%(heading)s」。",
        kind=head.kind.title,
        title=known.title,
        heading=str(known.title),
    )


def _unknown_headings(sheet: Sheet, head: Head, digest: str) -> list[Problem]:
    return [
        _unknown(sheet, head, column, digest)
        for column in head.columns
        if not column.is_known and _has_data_below(sheet, head, column)
    ]


def _unknown(sheet: Sheet, head: Head, column: Column, digest: str) -> Problem:
    free = [Choice(known.code, known.title) for known in head.kind.fields if known.code not in head.known]
    words, key = column.heading.words, column.heading.keys[0][:LONGEST_HEADING]
    return Problem(
        sheet.name, head.row + 1, None, "doubtful", "unknown_heading",
        Said("不认识表头「%(heading)s」：请说明这一列是什么，或选择不读这一列；只问这一次，以后都照此办理。", heading=words),
        column.heading.column,
        key=f"{digest[:12]}:{sheet.name}:{head.row + 1}:unknown_heading:{head.kind.code}/{key}",
        choices=(*free, Choice(IGNORE, Said("不读这一列"))),
    )  # fmt: skip


def _has_data_below(sheet: Sheet, head: Head, column: Column) -> bool:
    return any(
        str(sheet.cell(row, column.heading.column).value or "").strip()
        for row in range(head.row + head.depth, len(sheet.rows))
        if head.missing or not is_passed_over(sheet, head, row)
    )
