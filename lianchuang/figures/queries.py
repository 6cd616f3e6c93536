"""What a figure says: its value, how it is printed and proved, and the rows behind it.

Everything is evaluated where it is called, so under a lens the same lines tell what was known then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lianchuang.basics.phrases import print_phrase
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.figure import Figure
from lianchuang.figures.grades import COUNT_ONLY, EVIDENCED, LISTED, NOT_COUNTED, lowest, told_with_counts
from lianchuang.figures.rows import Row, rows_behind
from lianchuang.figures.scope import Scope, scope_of
from lianchuang.figures.units import unit_words
from lianchuang.networks.models import Network, Register
from lianchuang.records.files.models import Evidence


@dataclass(frozen=True)
class Reading:
    """A figure read for a scope at a moment. `rows` is how many, `behind` is which (empty on the board)."""

    figure: Figure
    scope: Scope
    value: int | Decimal | None
    grade: str
    rows: int = 0
    evidenced: int = 0
    behind: tuple[Row, ...] = field(default=())

    @property
    def code(self) -> str:
        """The figure's code."""
        return self.figure.code

    @property
    def title(self) -> str:
        """The figure's title, in the language of the reader."""
        return str(self.figure.title)

    @property
    def unit(self) -> str:
        """The measure word it is counted in."""
        return self.figure.unit

    @property
    def unit_words(self) -> str:
        """The measure word in the language of the reader."""
        return unit_words(self.figure.unit)

    @property
    def phrase(self) -> str:
        """As it is printed: 近40家, 未统计."""
        return print_phrase(self.value, self.figure.unit, self.figure.printed)

    @property
    def grade_in_words(self) -> str:
        """23 项：有名单 20，有证明 3; empty where there are no rows."""
        unit = unit_words("笔" if self.figure.sums else self.figure.unit)
        return told_with_counts(self.rows - self.evidenced, self.evidenced, unit) if self.rows else ""


def read_board(network: Network, year: int) -> list[Reading]:
    """Every figure of a network and a year, in the order of the catalogue.

    One query a figure, and two for the scope and the registers.
    """
    return read_figures(CATALOGUE.values(), network, year)


def read_figures(figures: Iterable[Figure], network: Network, year: int) -> list[Reading]:
    """Some figures, without their rows."""
    scope = scope_of(network, year)
    zeros = _grades_of_zero(scope)
    return [_measured(figure, scope, zeros) for figure in figures]


def read_figure(figure: Figure, network: Network, year: int) -> Reading:
    """One figure with the rows behind it; the number of queries does not depend on their number."""
    [reading] = read_figures([figure], network, year)
    if not reading.rows:
        return reading
    behind = tuple(rows_behind(figure, reading.scope))
    return Reading(
        figure, reading.scope, reading.value, reading.grade, reading.rows, reading.evidenced, behind
    )


def amounts(figure: Figure, network: Network, year: int) -> dict[int, Any]:
    """What each row adds to the value, by row key; for comparing two moments."""
    fields = ("pk", figure.sums) if figure.sums else ("pk", "pk")
    rows = figure.rows(scope_of(network, year)).order_by().values_list(*fields)
    return {key: amount if figure.sums else 1 for key, amount in rows}


def _measured(figure: Figure, scope: Scope, zeros: dict[str, str]) -> Reading:
    own = [Exists(proof.own_files_of_row(scope)) for proof in figure.proofs]
    proved = Q(*own, _connector=Q.OR)
    found = figure.rows(scope).order_by().annotate(is_proved=proved)
    told = found.aggregate(
        value=figure.measure, rows=Count("pk"), evidenced=Count("pk", filter=Q(is_proved=True))
    )
    if not told["rows"]:
        grade = zeros.get(figure.register, NOT_COUNTED)
        return Reading(figure, scope, None if grade == NOT_COUNTED else 0, grade)
    grade = EVIDENCED if told["evidenced"] == told["rows"] else LISTED
    return Reading(figure, scope, told["value"], grade, told["rows"], told["evidenced"])


def _grades_of_zero(scope: Scope) -> dict[str, str]:
    """Register kind -> how well a 0 is proved; only kinds whose register stands for every network of the scope.

    A register with a file of its own proves its 0, one read from a list lists it; a 零报告 without paper is 只报数.
    """
    files = Evidence.objects.order_by()
    registers = Register.objects.filter(network__in=scope.networks, year=scope.year).order_by()
    found: dict[str, list[str]] = {}
    for kind, is_own, is_list in registers.values_list(
        "kind",
        Exists(_files_of_folder(files, Evidence.Kind.OWN)),
        Exists(_files_of_folder(files, Evidence.Kind.LIST)),
    ):
        found.setdefault(kind, []).append(EVIDENCED if is_own else LISTED if is_list else COUNT_ONLY)
    return {kind: lowest(grades) for kind, grades in found.items() if len(grades) == len(scope.networks)}


def _files_of_folder(files: QuerySet[Evidence], kind: str) -> QuerySet[Evidence]:
    return files.filter(kind=kind, folder=OuterRef("folder"))
