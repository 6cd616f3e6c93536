"""Assigning entries by hand."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach
from lianchuang.records.past import act
from lianchuang.reviews.access import may_keep_round
from lianchuang.reviews.actions.asking import locked
from lianchuang.reviews.models import Assignment, Entry, Expert, Round, ScoreSheet
from lianchuang.reviews.queries import recused_pairs

State = Round.State


def assign(expert: Expert, *, shown: Collection[int], chosen: Collection[int], by: Reach) -> int:
    """Of the entries that were shown, give an expert those chosen and take the others away (分配); the act's number.

    Raises Refused for one in conflict, and for taking away what they have scored already.
    """
    round = expert.round
    may_keep_round(by, round).or_refuse()
    with act(by=by.author, reason=_("分配评审任务")) as number:
        locked(round, State.PREPARED, State.DECLARING, State.SCORING)
        rows = Entry.objects.filter(round=round, pk__in=shown, is_withdrawn=False)
        codes = dict(rows.values_list("pk", "code"))
        given = set(
            Assignment.objects.filter(expert=expert, entry__in=codes).values_list("entry_id", flat=True)
        )
        wanted = {key for key in chosen if key in codes}
        _refuse_recused(expert, wanted - given, codes)
        _refuse_scored(expert, given - wanted, codes)
        Assignment.objects.filter(expert=expert, entry__in=given - wanted).delete()
        for key in sorted(wanted - given):
            Assignment.objects.create(expert=expert, entry_id=key)
    return number


def _refuse_recused(expert: Expert, added: set[int], codes: dict[int, str]) -> None:
    recused = {entry for _expert, entry in recused_pairs(expert.round_id, [expert.pk])} & added
    if recused:
        says = _("%(codes)s 要回避，不能分给这位专家。")
        raise Refused(says % {"codes": "、".join(sorted(codes[key] for key in recused))})


def _refuse_scored(expert: Expert, removed: set[int], codes: dict[int, str]) -> None:
    scored = ScoreSheet.objects.filter(expert=expert, entry__in=removed).values_list("entry_id", flat=True)
    if scored:
        says = _("%(codes)s 已经评过了，不能再取消分配。")
        raise Refused(says % {"codes": "、".join(sorted(codes[key] for key in scored))})
