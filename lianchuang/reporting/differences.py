"""Why a figure is no longer what was reported: the rows that came, went or changed, each with the act that did it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lianchuang.figures.figure import Figure
from lianchuang.figures.queries import Reading, amounts, read_figure
from lianchuang.figures.rows import Row
from lianchuang.networks.models import Network
from lianchuang.records.past import Act, lens

Amounts = dict[int, Any]


@dataclass(frozen=True)
class Moved:
    """A row that came (old is None), went (new is None) or now adds another amount."""

    row: Row
    old: Any
    new: Any


@dataclass
class Step:
    """One act between the two moments, and what it did to the figure's rows."""

    act: Act
    moved: list[Moved] = field(default_factory=list)


@dataclass(frozen=True)
class Difference:
    """Both readings and the steps from one to the other, oldest first."""

    then: Reading
    now: Reading
    steps: list[Step]


def difference_between(figure: Figure, network: Network, year: int, first: int, last: int) -> Difference:
    """What moved between the ledger after act `first` and after act `last`.

    No lens may be open. The acts are found by halving, so it costs queries by the number of acts that moved rows and
    hardly by the number between. A row that came and went again in between is not told.
    """

    @cache
    def known(number: int) -> Amounts:
        with lens(number):
            return amounts(figure, network, year)

    with lens(first):
        then = read_figure(figure, network, year)
    with lens(last):
        now = read_figure(figure, network, year)
    rows = {row.key: row for row in (*then.behind, *now.behind)}
    lasting = {key for key in rows if known(first).get(key) != known(last).get(key)}
    return Difference(then, now, _steps(_turns(known, first, last), known, rows, lasting))


def _turns(known: Callable[[int], Amounts], first: int, last: int) -> list[int]:
    """The acts after which the rows are no longer what they were before, by halving."""
    if first >= last or known(first) == known(last):
        return []
    if last - first == 1:
        return [last]
    middle = (first + last) // 2
    return _turns(known, first, middle) + _turns(known, middle, last)


def _steps(
    numbers: Iterable[int], known: Callable[[int], Amounts], rows: dict[int, Row], lasting: set[int]
) -> list[Step]:
    numbers = list(numbers)
    acts = Act.objects.in_bulk(numbers)
    steps = [Step(acts[number]) for number in numbers]
    for step in steps:
        before, after = known(step.act.pk - 1), known(step.act.pk)
        moved = [key for key in rows if key in lasting and before.get(key) != after.get(key)]
        step.moved = [Moved(rows[key], before.get(key), after.get(key)) for key in moved]
    return [step for step in steps if step.moved]
