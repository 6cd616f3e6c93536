"""Which years a sheet says it is about, so that a drop for another year is told before it makes false zeros."""

import re

from lianchuang.basics.text import squash
from lianchuang.exchange.importing.sheets.above import SessionFacts
from lianchuang.exchange.importing.sheets.heads import Head
from lianchuang.papers.workbooks import Sheet

# 2024年度, 2024年立项; not 2024年6月, which may be the day the sheet was filled in.
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?!\s*\d)")


def years_named(sheet: Sheet, head: Head, session: SessionFacts | None) -> set[int]:
    """The years in the sheet's name, in the lines above its head, and of the day of its session; may be none."""
    lines = [sheet.name, *(str(cell.value or "") for row in sheet.rows[: head.row] for cell in row)]
    years = {int(found) for line in lines for found in YEAR.findall(squash(line))}
    return years | {session.held_on.year} if session and session.held_on else years
