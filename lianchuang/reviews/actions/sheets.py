"""Verbs of score sheets: kept as they are typed, handed in."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter
from lianchuang.matters.models import Matter
from lianchuang.people.access import Reach
from lianchuang.records.past import act, now
from lianchuang.reviews.access import may_score, scorable_keys
from lianchuang.reviews.actions.asking import locked
from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.models import Entry, Expert, Points, Round, ScoreSheet, SheetDraft
from lianchuang.reviews.queries import items_of, left_to_score
from lianchuang.reviews.rules import Item, Reading, read_sheet, summed

LONGEST_COMMENT = 2000
LONGEST_POINTS = 20


class WrongPoints(Refused):
    """Some items cannot be read, or are not filled in; nothing was handed in. problems: item -> what is wrong."""

    def __init__(self, problems: Mapping[int, str]) -> None:
        super().__init__(_("有几项要改一下，什么都还没有交。"))
        self.problems = problems


def keep_draft(expert: Expert, entry: Entry, typed: Mapping[int, str], comment: str) -> None:
    """Keep what has been typed so far, right or wrong, also when it is too late: nothing typed is lost."""
    fields = {f"{key}": text[:LONGEST_POINTS] for key, text in typed.items()}
    SheetDraft.objects.update_or_create(
        expert_id=expert.pk,
        entry_id=entry.pk,
        defaults={"fields": {**fields, "comment": comment[: LONGEST_COMMENT * 2]}, "saved_at": now()},
    )


def hand_in(
    expert: Expert, round: Round, entry: Entry, typed: Mapping[int, str], *, comment: str = "", by: Reach
) -> tuple[ScoreSheet, int]:
    """Hand in the scores of one entry (交), or hand them in anew; give the sheet and the act's number.

    Raises WrongPoints, and Refused for anybody else, after the deadline, and for an entry that is not theirs to score.
    """
    if by.person_id is None or by.person_id != expert.person_id:
        raise Refused(_("评分只能由专家本人交。"))
    reading = read_whole(items_of(round.scheme), typed, comment)
    with act(by=by.author, reason=_("评分")) as number:
        row = locked(round)
        note_conflicts(row)
        seat = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
        may_score(seat, row).or_refuse()
        own = scorable_keys(seat, row)
        if entry.pk not in own:
            raise Refused(_("这一项现在不由您评，没有交。"))
        sheet = write_sheet(seat, entry, items_of(row.scheme), reading, comment)
        SheetDraft.objects.filter(expert=seat, entry=entry).delete()
        close_matter(_check_key(sheet), Matter.Outcome.DROPPED)
        if not left_to_score(seat, row, own):
            close_matter(f"review:{row.pk}:{seat.pk}:score")
    return sheet, number


def read_whole(items: list[Item], typed: Mapping[int, str], comment: str) -> Reading:
    """Read a sheet that is to be handed in. Raises WrongPoints, and Refused for a comment that is missing or too long."""
    reading = read_sheet(items, typed)
    if reading.problems:
        raise WrongPoints(reading.problems)
    try:
        plain_text(comment, LONGEST_COMMENT)
    except Unreadable as unreadable:
        raise Refused(spoken(unreadable.says)) from unreadable
    if summed(items, reading.points).is_vetoed and not comment.strip():
        raise Refused(_("一票否决要在意见里写明理由。"))
    return reading


def write_sheet(seat: Expert, entry: Entry, items: list[Item], reading: Reading, comment: str) -> ScoreSheet:
    """Write a sheet with its points as handed in by the expert, within the act that is open."""
    sheet = ScoreSheet.objects.select_for_update(of=("self",)).filter(expert=seat, entry=entry).first()
    sheet = sheet or ScoreSheet(expert=seat, entry=entry)
    together = summed(items, reading.points)
    sheet.state, sheet.comment, sheet.handed_in_at = ScoreSheet.State.HANDED_IN, comment.strip(), now()
    sheet.total, sheet.tie_points, sheet.is_vetoed = together.total, together.tie_points, together.is_vetoed
    sheet.stamped_paper, sheet.typed_by_account_id = None, None
    sheet.checked_by_name, sheet.checked_at = "", None
    sheet.save()
    sheet.points.all().delete()
    for key, points in reading.points.items():
        Points.objects.create(sheet=sheet, criterion_id=key, points=points)
    return sheet


def _check_key(sheet: ScoreSheet) -> str:
    return f"review:sheet:{sheet.pk}:check"
