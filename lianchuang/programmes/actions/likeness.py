"""Likeness: the officer's verdict on one earlier text."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.models import LikenessCheck, Proposal
from lianchuang.programmes.rules.checks import LIKENESS_DIFFERENT
from lianchuang.records.finding.likeness import Hint
from lianchuang.records.past import act, now


def judge_likeness(proposal: Proposal, hint: Hint, *, verdict: str, reason: str, by: Reach) -> int:
    """Record what an officer finds of a hint (查重结论); give the act's number. A second verdict replaces the first.

    Raises Refused without a reason where the texts are not simply different.
    """
    may_check(by, proposal).or_refuse()
    if verdict not in LikenessCheck.Verdict.values:
        raise Refused(_("请选一个结论。"))
    if verdict != LIKENESS_DIFFERENT and not reason.strip():
        raise Refused(_("请写明理由，例如：在去年的样机上做第二代。"))
    said = {
        "other_title": hint.source.title[:300],
        "percent": hint.weight,
        "verdict": verdict,
        "reason": reason.strip(),
        "checked_at": now(),
        "checked_by_name": by.name,
    }
    with act(by=by.author, reason=_("查重结论：%(title)s") % {"title": proposal.title}) as number:
        LikenessCheck.objects.update_or_create(proposal=proposal, other_key=hint.source.key, defaults=said)
    return number
