"""The board of figures beside what was last reported, and the ledger beside what is so now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lianchuang.figures.catalogue import CATALOGUE, GROUPS
from lianchuang.figures.queries import Reading, read_board, read_figures
from lianchuang.networks.models import Network, Register
from lianchuang.reporting.models import ReportedValue
from lianchuang.reporting.rules import is_same


@dataclass(frozen=True)
class Told:
    """A figure as read, and the value last reported for it."""

    reading: Reading
    reported: ReportedValue | None

    @property
    def differs(self) -> bool:
        """Something was reported, and it is no longer so."""
        return self.reported is not None and not is_same(self.reported.value, self.reading.value)


@dataclass(frozen=True)
class Line:
    """A line of the ledger, with the same figure as it reads now (None for a code nobody knows any more)."""

    reported: ReportedValue
    now: Reading | None

    @property
    def title(self) -> str:
        """The figure's title."""
        return self.now.title if self.now else self.reported.code

    @property
    def differs(self) -> bool:
        """It is no longer so."""
        return self.now is not None and not is_same(self.reported.value, self.now.value)


def last_reported(network: Network, year: int) -> dict[str, ReportedValue]:
    """Code -> the value reported last, by the day it was reported; one query."""
    rows = ReportedValue.objects.filter(network=network, year=year).order_by("reported_on", "pk")
    return {row.code: row for row in rows}


def told_board(network: Network, year: int) -> list[tuple[str, list[Told]]]:
    """Every figure in the groups of the catalogue, each beside what was last reported."""
    reported = last_reported(network, year)
    told = {reading.code: Told(reading, reported.get(reading.code)) for reading in read_board(network, year)}
    return [(str(title), [told[figure.code] for figure in figures]) for title, figures in GROUPS]


def ledger_lines(network: Network, reported: Iterable[ReportedValue]) -> list[Line]:
    """Lines of one network's ledger and what each would be now; each figure of a year is read once."""
    reported = list(reported)
    wanted: dict[int, set[str]] = {}
    for row in reported:
        wanted.setdefault(row.year, set()).add(row.code)
    now = {
        (year, reading.code): reading
        for year, codes in wanted.items()
        for reading in read_figures([CATALOGUE[code] for code in codes & CATALOGUE.keys()], network, year)
    }
    return [Line(row, now.get((row.year, row.code))) for row in reported]


def years_of(network: Network, today: date, chosen: int) -> list[tuple[int, bool]]:
    """Years to choose from, newest first, without a gap, and whether a register stands in each.

    From the first with a register or a reported value to this one or the last of those; the one chosen stands in it
    wherever it lies.
    """
    kept = set(Register.objects.filter(network=network).order_by().values_list("year", flat=True))
    reported = ReportedValue.objects.filter(network=network).order_by().values_list("year", flat=True)
    told = kept | set(reported.distinct()) | {today.year}
    run = set(range(min(told), max(told) + 1))
    return [(year, year in kept) for year in sorted(run | {chosen}, reverse=True)]


def latest_year(network: Network, today: date) -> int:
    """The year a board opens with: the newest that has a register, otherwise this one."""
    found = Register.objects.filter(network=network).order_by("-year").values_list("year", flat=True).first()
    return found or today.year
