"""The tree of bodies: placing what was met in a workbook, correcting a body's record."""

from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach, may_change_kind, may_edit_body, may_place_body
from lianchuang.people.actions.papers import act_on
from lianchuang.people.models import Body
from lianchuang.people.queries import bodies_above
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload


def place_body(
    body: Body, parent: Body, *, read_at: int, by: Reach, grounds: Grounds, scan: Upload | None = None
) -> int:
    """Place a body under another in the tree (归属); give the act's number.

    Raises Refused for a place under itself or under what lies below it, and as records.correcting.correct_row.
    """
    may_place_body(by, body, parent).or_refuse()
    with act_on(body, by=by, grounds=grounds, scan=scan):
        # Asked inside the act, of rows as they are now: two placings at once cannot close a loop.
        parent = Body.objects.get(pk=parent.pk)
        if body.pk in {parent.pk, *(above.pk for above in bodies_above(parent))}:
            raise Refused(_("不能把「%(body)s」放到它自己的下级下面。") % {"body": body.name})
        return correct_row(body, {"parent": parent}, read_at=read_at, by=by.author, grounds=grounds)


def correct_body(
    body: Body,
    *,
    changes: dict[str, Any],
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Correct a body's name, kind or credit code. Raises Refused for a code another body has."""
    may_edit_body(by, body).or_refuse()
    may_change_kind(by, body, changes.get("kind", body.kind)).or_refuse()
    uscc = changes.get("uscc")
    with act_on(body, by=by, grounds=grounds, scan=scan):
        other = Body.objects.filter(uscc=uscc).exclude(pk=body.pk).first() if uscc else None
        if other is not None:
            raise Refused(_("这个统一社会信用代码已经登记在「%(name)s」名下。") % {"name": other.name})
        return correct_row(body, changes, read_at=read_at, by=by.author, grounds=grounds)
