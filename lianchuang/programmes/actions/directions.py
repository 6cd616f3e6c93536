"""Research directions: added, corrected, put in order."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.models import Direction, Programme
from lianchuang.programmes.rules.year import MOST_DIRECTIONS
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act
from lianchuang.records.stamped import act_on_paper


def add_direction(programme: Programme, *, title: str, text: str = "", by: Reach) -> tuple[Direction, int]:
    """Add a research direction at the end, as one act; give it and the act's number.

    Raises Refused in a closed year, for a title the year has already, and beyond thirty.
    """
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("加研究方向：%(title)s") % {"title": title}) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        _refuse_twin(row, title)
        position = row.directions.count() + 1
        if position > MOST_DIRECTIONS:
            raise Refused(_("研究方向太多了：最多 %(most)s 个。") % {"most": MOST_DIRECTIONS})
        direction = Direction.objects.create(programme=row, position=position, title=title, text=text)
    return direction, number


def correct_direction(
    direction: Direction,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a direction's title or text with a reason; give the act's number. Raises Refused or ChangedMeanwhile."""
    programme = direction.programme
    may_run_programme(by, programme).or_refuse()
    with act_on_paper(by=by.author, grounds=grounds, folder=programme.network.folder, scan=scan):
        row = Programme.objects.select_for_update(of=("self",)).get(pk=direction.programme_id)
        may_run_programme(by, row).or_refuse()
        _refuse_twin(row, changes.get("title", ""), direction.pk)
        return correct_row(direction, changes, read_at=read_at, by=by.author, grounds=grounds)


def order_directions(programme: Programme, order: Sequence[int], *, by: Reach) -> int:
    """Put the directions of a year in this order of their keys, as one act; give its number.

    Raises Refused where the keys are not exactly those of the year, and where nothing changes.
    """
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("排研究方向的次序")) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        put_in_order(list(row.directions.order_by("position", "pk")), order)
    return number


def put_in_order(rows: Sequence[Any], order: Sequence[int]) -> None:
    """Number rows with a position in the order of these keys, within the act that is open. Raises Refused."""
    by_key = {row.pk: row for row in rows}
    if sorted(by_key) != sorted(order):
        raise Refused(_("次序和现在的内容对不上，请刷新以后再排。"))
    if [row.pk for row in rows] == list(order):
        raise Refused(_("次序没有变。"))
    for position, key in enumerate(order, start=1):
        row = by_key[key]
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])


def _refuse_twin(programme: Programme, title: str, but: int = 0) -> None:
    if programme.directions.filter(title=title).exclude(pk=but).exists():
        raise Refused(_("这一年已经有研究方向「%(title)s」了。") % {"title": title})
