"""〔撤销刚才〕: one act taken back as a new act, and what stands against it in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.desks.act_sight import may_undo_act, rows_in_sight
from lianchuang.desks.deeds import Deed, told_deeds
from lianchuang.people.access import Reach
from lianchuang.records.past import Act, Conflict, rows_of_act, undo_act

LONGEST_REASON = 500


def undo_of(act: Act, *, reason: str, by: Reach) -> int:
    """Take an act back as a new act (撤销) and give its number.

    Raises Refused when by may not; UndoRefused, with nothing changed, where a later act stands against it.
    """
    may_undo_act(by, act, rows_of_act(act.pk)).or_refuse()
    try:
        said = plain_text(reason, LONGEST_REASON)
    except Unreadable as unreadable:
        raise Refused(unreadable.says) from unreadable
    taken_back = f"撤销第 {act.pk} 号登记动作"
    return undo_act(act.pk, by=by.author, reason=f"{taken_back}：{said}" if said else taken_back)


@dataclass(frozen=True)
class ToldConflict:
    """A row that stands against an undo, and why."""

    deed: Deed
    says: str


def told_conflicts(act: Act, conflicts: Iterable[Conflict], by: Reach) -> list[ToldConflict]:
    """What stands against an undo, as far as the rows are in sight."""
    rows = {(row.table, row.id): row for row in rows_in_sight(by, act, rows_of_act(act.pk))}
    found = [each for each in conflicts if (each.table, each.id) in rows]
    deeds = told_deeds(rows[each.table, each.id] for each in found)
    return [ToldConflict(deed, each.says) for deed, each in zip(deeds, found, strict=True)]
