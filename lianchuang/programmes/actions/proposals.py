"""The way of a proposal: filed as a draft, written in, handed in, taken back, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused, refuse_unless
from lianchuang.design.saying import spoken_together
from lianchuang.matters.actions import type_for
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Person
from lianchuang.programmes.access.proposals import (
    leads,
    may_file,
    may_hand_in,
    may_recall,
    may_withdraw,
    may_write,
)
from lianchuang.programmes.actions.filling import Filling, NewUnit, write_content
from lianchuang.programmes.actions.telling import check_key, drop_links, settle, tell_secretary
from lianchuang.programmes.actions.typing import locked, papers_of, studio_act, tell_of_typing
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries.naming import leaders_of
from lianchuang.programmes.queries.programmes import call_window
from lianchuang.programmes.queries.proposals import problems_of
from lianchuang.programmes.queries.texts import written_at
from lianchuang.programmes.rules.proposals import number_after
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.reviews.actions import withdraw_entry

State = Proposal.State


@dataclass(frozen=True)
class Saved:
    """What a save did: the act's number, and the units that must confirm again."""

    number: int
    lapsed: Sequence[Unit] = ()


class WrittenMeanwhile(Refused):
    """Somebody wrote the proposal after it was read; nothing was written. number: the act to lay it beside now."""

    def __init__(self, number: int) -> None:
        super().__init__(_("您打开之后，别人也存过这份申报。"))
        self.number = number


def file_proposal(
    call: Call, lead: Studio, filling: Filling, *, by: Reach, paper: str = "", scan: Upload | None = None
) -> tuple[Proposal, int]:
    """Begin a proposal as a draft (填写中), with what is known of it so far; give it and the act's number.

    filling       a title at least
    paper, scan   one of them needed from a secretary: whoever leads the studio is told and may contest it
    Raises Refused outside the call's window, for a studio that is not one's own, without a title, for a second draft
    of the same title.
    """
    may_file(by, call, lead).or_refuse()
    title = str(filling.values.get("title", "")).strip()
    refuse_unless(title, _("请写项目名称。")).or_refuse()
    with studio_act(by, lead, paper, scan, reason=_("填申报：%(title)s") % {"title": title}) as number:
        refuse_unless(call_window(call).is_open, _("征集现在没有开放，不能新填申报。")).or_refuse()
        same = Proposal.objects.filter(call=call, lead=lead, title=title).exclude(state=State.WITHDRAWN)
        refuse_unless(
            not same.exists(), _("这个工作室已经填了一份「%(title)s」，请接着填那一份。") % {"title": title}
        ).or_refuse()
        proposal = Proposal.objects.create(
            call=call, title=title, lead=lead, filled_by_id=by.person_id, saved_at=now(),
            form_version=call.form_version, folder=Folder.objects.create(title=title),
        )  # fmt: skip
        write_content(proposal, Filling(units=[NewUnit(lead.host, studio=lead)]))
        write_content(proposal, filling)
        proposal.save()
        tell_of_typing(proposal, by, paper, scan)
    return proposal, number


def update_proposal(
    proposal: Proposal,
    filling: Filling,
    *,
    read_at: int,
    by: Reach,
    paper: str = "",
    scan: Upload | None = None,
) -> Saved:
    """Write what was typed into a draft or a returned proposal 〔存草稿〕, as one act.

    read_at   the act that had written it last when the form was laid beside it
    Raises WrittenMeanwhile where another save came between, Refused where it may not be written in any more.
    """
    may_write(by, proposal).or_refuse()
    reason = _("存申报：%(title)s") % {"title": proposal.title}
    with studio_act(by, proposal.lead, paper, scan, reason=reason) as number:
        row = locked(proposal)
        may_write(by, row).or_refuse()
        if written_at(row) > read_at:
            raise WrittenMeanwhile(written_at(row))
        lapsed = write_content(row, filling)
        row.saved_at, row.filled_by_id = now(), by.person_id or row.filled_by_id
        row.form_version = row.call.form_version
        row.save()
        tell_of_typing(row, by, paper, scan)
    return Saved(number, lapsed)


def submit_proposal(
    proposal: Proposal,
    *,
    by: Reach,
    scan: Upload | None = None,
    paper: str = "",
    leader: Person | None = None,
    read_at: int | None = None,
) -> int:
    """Confirm and hand in 〔报送秘书处〕; the first time it gets its number. Give the act's number.

    scan, leader   from a secretary: the stamped paper and whose confirmation it is; told to them, contestable
    read_at        the act that had written it last when it was looked at; a later one is refused as WrittenMeanwhile
    Raises Refused with everything that is missing: nothing goes in without all confirmations, shares of 100 % and
    every required answer, nor when the call has closed while somebody typed.
    """
    may_hand_in(by, proposal).or_refuse()
    reason = _("报送申报：%(title)s") % {"title": proposal.title}
    with studio_act(by, proposal.lead, paper, scan, reason=reason) as number:
        row = locked(proposal)
        may_hand_in(by, row).or_refuse()
        if read_at is not None and written_at(row) > read_at:
            raise WrittenMeanwhile(written_at(row))
        problems = problems_of(row)
        if problems:
            raise Refused(spoken_together(problem.says for problem in problems))
        settle(row)
        row.confirmed_by = _confirmer(row, by, leader)
        row.confirmed_at = row.submitted_at = now()
        row.number = row.number or _next_number(row)
        row.state, row.return_by = State.SUBMITTED, None
        row.save()
        stamped = _type_submission(row, by, paper, scan)
        _confirm_lead(row, stamped)
        told = {"number": row.number, "title": row.title}
        title = _("形式审查：%(number)s %(title)s") % told
        tell_secretary(row, check_key(row), title, address=f"{row.get_absolute_url()}formal-check/")
    return number


def recall_proposal(proposal: Proposal, *, by: Reach) -> int:
    """Take a submission back to change it 〔取回修改〕, while the call is open and before it was checked.

    It keeps its number and its confirmations as long as what was confirmed stays the same. Raises Refused.
    """
    may_recall(by, proposal).or_refuse()
    with act(by=by.author, reason=_("取回申报：%(title)s") % {"title": proposal.title}) as number:
        row = locked(proposal)
        may_recall(by, row).or_refuse()
        refuse_unless(
            call_window(row.call).is_open, _("征集已经截止，不能取回；要改请联系秘书处退回补正。")
        ).or_refuse()
        settle(row, outcome=Matter.Outcome.DROPPED)
        row.state = State.DRAFTED
        row.save(update_fields=["state"])
    return number


def withdraw_proposal(
    proposal: Proposal, *, reason: str, by: Reach, paper: str = "", scan: Upload | None = None
) -> int:
    """Give a proposal up (撤回) with a reason; it leaves the review too, and what waited for its units waits no longer.

    Raises Refused once the list that names it is announced.
    """
    may_withdraw(by, proposal).or_refuse()
    refuse_unless(reason.strip(), _("请写明为什么撤回，会留在台账里。")).or_refuse()
    says = _("撤回申报：%(reason)s") % {"reason": reason.strip()}
    with studio_act(by, proposal.lead, paper, scan, reason=says) as number:
        row = locked(proposal)
        may_withdraw(by, row).or_refuse()
        settle(row, outcome=Matter.Outcome.DROPPED)
        drop_links(row.units.all())
        row.state = State.WITHDRAWN
        row.save(update_fields=["state"])
        withdraw_entry(f"proposal:{row.pk}")
    return number


def _confirmer(proposal: Proposal, by: Reach, leader: Person | None) -> Person:
    leaders = {person.pk: person for person in leaders_of(proposal.lead)}
    if by.person_id in leaders:
        return leaders[by.person_id]
    named = leader or (next(iter(leaders.values())) if len(leaders) == 1 else None)
    refuse_unless(named is not None and named.pk in leaders, _("请选是哪一位领衔人盖章确认的。")).or_refuse()
    assert named is not None
    return leaders[named.pk]


def _type_submission(proposal: Proposal, by: Reach, paper: str, scan: Upload | None) -> StampedPaper | None:
    if leads(by, proposal.lead_id):
        return None
    return type_for(
        f"proposal:{proposal.pk}:submission", _("确认并报送申报「%(title)s」") % {"title": proposal.title},
        proposal.get_absolute_url(), by=by, person=proposal.confirmed_by, folder=papers_of(proposal),
        scan=scan, paper=paper,
        network=proposal.call.programme.network.body,
    )  # fmt: skip


def _confirm_lead(proposal: Proposal, stamped: StampedPaper | None) -> None:
    way = Unit.Way.PAPER if stamped else Unit.Way.ACCOUNT
    name = proposal.confirmed_by.name if proposal.confirmed_by else ""
    proposal.units.filter(is_lead=True).update(
        confirmed_at=now(), confirmed_by_name=name, way=way, stamped_paper=stamped
    )


def _next_number(proposal: Proposal) -> str:
    programme = proposal.call.programme
    given = Proposal.objects.filter(call__programme=programme).exclude(number="")
    return number_after(given.values_list("number", flat=True), programme.year)
