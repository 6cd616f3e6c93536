"""更正: new values with a reason; the older ones stay in the past, and two people editing lose nothing."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past import Author, act, history_of
from lianchuang.records.sorting import PinyinField
from lianchuang.records.wording import Words, column_of, title_of


@dataclass(frozen=True)
class Conflict:
    """One field that somebody changed while another was typing: both texts stay on the page.

    is_untouched: the typist had left the field as it was read, so the form may show theirs.
    """

    name: str
    title: str
    theirs: str
    yours: str
    by_name: str
    is_untouched: bool


class ChangedMeanwhile(Refused):
    """The row changed after the form was read; nothing was written. number: the act to read it at now."""

    def __init__(self, conflicts: list[Conflict], number: int) -> None:
        names = "、".join(dict.fromkeys(conflict.by_name for conflict in conflicts)) or _("别人")
        says = _(
            "您打开这张表之后，%(names)s 改过这条记录。什么都没有覆盖：对方的改动和您写的都在下面，看过再确认一次。"
        )
        super().__init__(says % {"names": names})
        self.conflicts = conflicts
        self.number = number


@dataclass(frozen=True)
class Grounds:
    """Why a value is corrected, on which paper, and for whom it was typed."""

    reason: str
    paper: str = ""
    on_behalf_of: str = ""

    def or_reason(self, reason: str) -> "Grounds":
        """The same; with this reason where none was given, as when a record is typed in by hand."""
        return self if self.reason else replace(self, reason=reason)

    def need_reason(self, says: str = "") -> None:
        """Raise Refused where no reason was given: with these words, or with those of a correction."""
        if not self.reason.strip():
            raise Refused(says or _("请写明更正的理由，它会和旧值一起留在台账里。"))


def correct_row(
    row: models.Model, values: dict[str, Any], *, read_at: int, by: Author, grounds: Grounds
) -> int:
    """Write the corrected values of one row as one act and give its number.

    read_at   the last act that had touched the row when the form was shown
    Raises ChangedMeanwhile, or Refused without a reason and where nothing differs. Rights are the caller's.
    """
    grounds.need_reason()
    with act(by=by, reason=grounds.reason, paper=grounds.paper, on_behalf_of=grounds.on_behalf_of) as number:
        current = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        conflicts = changed_meanwhile(current, read_at, values)
        if conflicts:
            raise ChangedMeanwhile(conflicts, history_of(current)[0].number)
        changed = [name for name, value in values.items() if getattr(current, name) != value]
        if not changed:
            raise Refused(_("和现在登记的一样，没有要更正的。"))
        for name in changed:
            setattr(current, name, values[name])
        current.save(update_fields=[*changed, *_sorted_by(current, changed)])
    return number


def _sorted_by(row: models.Model, changed: list[str]) -> list[str]:
    """Columns that follow from the changed ones."""
    return [
        field.name for field in row._meta.fields if isinstance(field, PinyinField) and field.of in changed
    ]


def changed_meanwhile(row: models.Model, read_at: int, values: dict[str, Any]) -> list[Conflict]:
    """The fields that acts after read_at changed to something else than was typed."""
    found: dict[str, Conflict] = {}
    for version in history_of(row):
        if version.number <= read_at:
            break
        for column_name, (old, _new) in version.changes.items():
            column = column_of(row, column_name)
            if column and column.name in values and getattr(row, column.name) != values[column.name]:
                said_by = found[column.name].by_name if column.name in found else version.by_name
                found[column.name] = _conflict(row, column, old, values[column.name], said_by)
    return list(found.values())


def _conflict(row: models.Model, column: models.Field, as_read: Any, yours: Any, by_name: str) -> Conflict:
    words = Words()
    key = yours.pk if isinstance(yours, models.Model) else yours
    return Conflict(
        column.name,
        title_of(row, column),
        words.of(column, getattr(row, column.name)),
        words.of(column, yours),
        by_name,
        column.to_python(as_read) == key,
    )
