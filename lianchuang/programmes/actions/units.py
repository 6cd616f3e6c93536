"""Partner units: asked, confirmed by account, by link or by a stamped paper, and gone again."""

from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import (
    close_matter,
    for_person,
    for_role,
    make_task_link,
    open_matter,
    queue_message,
    revoke_links,
    type_for,
)
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.access.proposals import may_type_confirmation, may_write
from lianchuang.programmes.actions.proposals import LINK
from lianchuang.programmes.models import Proposal, Unit
from lianchuang.programmes.queries.proposals import is_confirmed, units_of
from lianchuang.programmes.rules.proposals import BEING_WRITTEN
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import Author, act, now

Way = Unit.Way


def ask_units(proposal: Proposal, *, due_on: date | None, root: str, by: Reach) -> tuple[int, int]:
    """Ask every partner that has not confirmed (请参与单位确认): a matter, a link and a message for each.

    root   where this installation is reached, for the text of the message
    Gives how many were asked and the act's number. Raises Refused where nobody is left to ask.
    """
    may_write(by, proposal).or_refuse()
    with act(by=by.author, reason=_("请单位确认：%(title)s") % {"title": proposal.title}) as number:
        asked = [each for each in units_of(proposal) if _waits(each)]
        if not asked:
            raise Refused(_("没有要请的单位：参与单位都确认了，或者还没有写。"))
        for unit in asked:
            _ask(unit, due_on, root, by)
    return len(asked), number


def _waits(unit: Unit) -> bool:
    return not unit.is_lead and unit.declined_at is None and not is_confirmed(unit)


def _ask(unit: Unit, due_on: date | None, root: str, by: Reach) -> None:
    proposal = unit.proposal
    programme = proposal.call.programme
    body, key = programme.network.body, f"unit:{unit.pk}:confirmation"
    title = _("确认参加「%(title)s」") % {"title": proposal.title}
    open_matter(
        key, title, f"/units/{unit.pk}/confirmation/", for_role(unit.body, Role.Kind.UNIT),
        network=body, year=programme.year, due_on=due_on,
    )  # fmt: skip
    revoke_links(LINK, unit.pk)
    path = make_task_link(
        LINK, unit.pk, name=str(unit.body), made_by_name=by.name, network=body, body=unit.body
    )
    text = _("%(unit)s：请确认是否参加“%(title)s”（%(studio)s牵头，份额 %(share)s%%）：%(link)s") % {
        "unit": unit.body, "title": proposal.title, "studio": proposal.lead,
        "share": unit.share_percent, "link": root + path,
    }  # fmt: skip
    queue_message(
        network=body, name=str(unit.body), subject=title, text=text, made_by_name=by.name, matter_key=key
    )


def confirm_unit(unit: Unit, *, way: str, author: Author) -> int:
    """A unit says that it takes part with its share (确认参加); give the act's number. Rights are the caller's.

    Raises Refused where the proposal is not being written any more, and where the unit has answered already.
    """
    with act(by=author, reason=_("确认参加：%(unit)s") % {"unit": unit.body}) as number:
        row = _locked(unit)
        row.confirmed_at, row.confirmed_by_name, row.way = now(), author.name, way
        row.stamped_paper = None
        row.save()
        _answered(row)
    return number


def type_confirmation(unit: Unit, *, scan: Upload | None, by: Reach) -> int:
    """Type in a unit's confirmation from its stamped paper (盖章件代录); the unit is told and may contest it.

    Raises Refused without the scan.
    """
    may_type_confirmation(by, unit).or_refuse()
    with act(
        by=by.author,
        reason=_("盖章件代录：%(unit)s确认参加") % {"unit": unit.body},
        on_behalf_of=str(unit.body),
    ) as number:
        row = _locked(unit)
        proposal = row.proposal
        row.stamped_paper = type_for(
            f"unit:{row.pk}", _("确认参加「%(title)s」") % {"title": proposal.title},
            proposal.get_absolute_url(), by=by, body=row.body, folder=proposal.folder, scan=scan,
            network=proposal.call.programme.network.body,
        )  # fmt: skip
        row.confirmed_at, row.confirmed_by_name, row.way = now(), str(row.body), Way.PAPER
        row.save()
        _answered(row)
    return number


def decline_unit(unit: Unit, *, reason: str, author: Author) -> int:
    """A unit says no, or leaves after it had said yes (退出), with its reason; give the act's number.

    Rights are the caller's. After the hand-in the secretary and the leader find a matter. Raises Refused.
    """
    if not reason.strip():
        raise Refused(_("请写一句为什么。"))
    with act(by=author, reason=_("退出申报：%(unit)s") % {"unit": unit.body}) as number:
        row = Unit.objects.select_for_update(of=("self",)).select_related(
            "body", "proposal__call__programme__network__body", "proposal__confirmed_by", "proposal__filled_by"
        ).get(pk=unit.pk)  # fmt: skip
        if row.declined_at is not None:
            raise Refused(_("这个单位已经退出了。"))
        if row.proposal.state == Proposal.State.APPROVED:
            raise Refused(_("已经立项了，要退出请在项目里申请变更。"))
        row.declined_at, row.decline_reason = now(), reason.strip()[:300]
        row.save(update_fields=["declined_at", "decline_reason"])
        _answered(row)
        _tell_of_leaving(row)
    return number


def _locked(unit: Unit) -> Unit:
    rows = Unit.objects.select_for_update(of=("self",)).select_related(
        "body", "proposal__folder", "proposal__call__programme__network__body"
    )
    row = rows.get(pk=unit.pk)
    if row.proposal.state not in BEING_WRITTEN:
        raise Refused(
            _("这份申报现在是“%(state)s”，不用再确认。") % {"state": row.proposal.get_state_display()}
        )
    if row.declined_at is not None:
        raise Refused(_("这个单位已经说了不参加。要改主意请联系牵头工作室。"))
    if is_confirmed(row):
        raise Refused(_("已经确认过了，没有重复登记。"))
    return row


def _answered(unit: Unit) -> None:
    close_matter(f"unit:{unit.pk}:confirmation")
    revoke_links(LINK, unit.pk)


def _tell_of_leaving(unit: Unit) -> None:
    proposal = unit.proposal
    programme = proposal.call.programme
    body = programme.network.body
    title = _("%(unit)s退出了「%(title)s」：%(reason)s") % {
        "unit": unit.body, "title": proposal.title, "reason": unit.decline_reason,
    }  # fmt: skip
    person = proposal.confirmed_by or proposal.filled_by
    if person is not None:
        open_matter(
            f"proposal:{proposal.pk}:partner", title, proposal.get_absolute_url(), for_person(person),
            network=body, year=programme.year,
        )  # fmt: skip
    if proposal.state not in BEING_WRITTEN:
        open_matter(
            f"proposal:{proposal.pk}:left", title, proposal.get_absolute_url(),
            for_role(body, Role.Kind.SECRETARY), network=body, year=programme.year,
        )  # fmt: skip
