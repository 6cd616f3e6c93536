"""Formal check: passed, returned for completion by a day, or refused; each look stays."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_person, open_matter, queue_message
from lianchuang.people.access import Reach
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.models import FormalCheck, FormalFinding, Proposal
from lianchuang.programmes.rules.checks import check_problems
from lianchuang.records.past import act, now, this_day

State = Proposal.State
FOLLOWS = {
    FormalCheck.Verdict.PASSED: State.ACCEPTED,
    FormalCheck.Verdict.RETURNED: State.RETURNED,
    FormalCheck.Verdict.REFUSED: State.REFUSED,
}


def check_formally(
    proposal: Proposal,
    *,
    verdict: str,
    findings: Mapping[str, tuple[bool, str]],
    reason: str = "",
    complete_by: date | None = None,
    by: Reach,
) -> int:
    """Record one look at one submission (形式审查) and what follows from it; give the act's number.

    findings      item of rules.checks.ITEMS -> (fine, the reason for a no)
    complete_by   the last day (included) for completion, where it is returned
    Raises Refused where the verdict says too little, and where the proposal does not wait for a check any more.
    """
    may_check(by, proposal).or_refuse()
    problems = check_problems(verdict, findings, reason, complete_by, this_day())
    if problems:
        raise Refused("".join(map(spoken, problems)))
    with act(by=by.author, reason=_("形式审查：%(title)s") % {"title": proposal.title}) as number:
        row = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        if row.state != State.SUBMITTED:
            raise Refused(
                _("这份申报现在是“%(state)s”，不在等形式审查。") % {"state": row.get_state_display()}
            )
        check = FormalCheck.objects.create(
            proposal=row,
            verdict=verdict,
            reason=reason,
            complete_by=complete_by if verdict == FormalCheck.Verdict.RETURNED else None,
            checked_at=now(),
            checked_by_name=by.name,
        )
        for code, (is_fine, why) in findings.items():
            FormalFinding.objects.create(formal_check=check, preset=code, is_fine=is_fine, reason=why)
        row.state = FOLLOWS[FormalCheck.Verdict(verdict)]
        row.return_by = check.complete_by
        row.save(update_fields=["state", "return_by"])
        close_matter(f"proposal:{row.pk}:check")
        _tell(row, check, by)
    return number


def _tell(proposal: Proposal, check: FormalCheck, by: Reach) -> None:
    """Whoever answers for the proposal finds a matter where something is to be done, and a message in any case."""
    person = proposal.confirmed_by or proposal.filled_by
    if person is None:
        return
    body = proposal.call.programme.network.body
    key = f"proposal:{proposal.pk}:return"
    if check.verdict == FormalCheck.Verdict.RETURNED:
        title = _("补正申报书：%(title)s") % {"title": proposal.title}
        open_matter(
            key, title, proposal.get_absolute_url(), for_person(person), network=body,
            year=proposal.call.programme.year, due_on=check.complete_by,
        )  # fmt: skip
    queue_message(
        network=body,
        person=person,
        subject=_("形式审查%(verdict)s：%(title)s")
        % {"verdict": check.get_verdict_display(), "title": proposal.title},
        text=told(check),
        made_by_name=by.name,
        matter_key=key if check.verdict == FormalCheck.Verdict.RETURNED else "",
    )


def told(check: FormalCheck) -> str:
    """A check as the one who filed reads it."""
    lines = [_("形式审查：%(verdict)s。") % {"verdict": check.get_verdict_display()}, check.reason]
    lines += [each.reason for each in check.findings.filter(is_fine=False)]
    if check.complete_by:
        lines.append(_("请在 %(day)s 前补正后重新报送。") % {"day": check.complete_by})
    return "\n".join(filter(None, lines))
