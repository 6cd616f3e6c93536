"""Units of a proposal: asked, and each confirms or declines for itself: by account, by link, by stamped paper."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused, refuse_unless
from lianchuang.design.saying import spoken_together
from lianchuang.matters.actions import close_matter, type_for
from lianchuang.matters.models import StampedPaper
from lianchuang.people.access import Reach
from lianchuang.programmes.access.proposals import (
    may_confirm_unit,
    may_note_withdrawal,
    may_type_confirmation,
    may_write,
)
from lianchuang.programmes.actions.telling import (
    settle,
    tell_leaders,
    tell_secretary,
    tell_unit,
    unit_key,
)
from lianchuang.programmes.actions.typing import locked, papers_of
from lianchuang.programmes.models import Proposal, Unit
from lianchuang.programmes.queries.units import facts_of_units, people_of, seen_of, standing_of, units_of
from lianchuang.programmes.rules.proposals import (
    CONFIRMED,
    COUNTED,
    DECLINED,
    FILLABLE,
    OPEN_TO_UNITS,
    share_problems,
)
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import named_paper

LONGEST_REASON = 300


def ask_units(proposal: Proposal, *, by: Reach) -> tuple[int, int]:
    """〔请各单位确认〕: let it wait for every unit that has not confirmed, and put a message with a link into the outbox.

    Give how many were asked and the act's number; asking again sends a new link, the older one ends. A unit that had
    declined is asked anew. Raises Refused while shares are not 100 %, and where nobody is left to ask.
    """
    may_write(by, proposal).or_refuse()
    with act(by=by.author, reason=_("请各单位确认：%(title)s") % {"title": proposal.title}) as number:
        row = locked(proposal)
        may_write(by, row).or_refuse()
        units = units_of(row)
        problems = share_problems(facts_of_units(units))
        if problems:
            raise Refused(spoken_together(problem.says for problem in problems))
        asked = [each.unit for each in units if not each.unit.is_lead and each.standing != CONFIRMED]
        refuse_unless(asked, _("没有要确认的单位：都已确认，或者没有参与单位。")).or_refuse()
        for unit in asked:
            unit.asked_at, unit.declined_at, unit.decline_reason = now(), None, ""
            unit.confirmed_at, unit.confirmed_by_name, unit.way, unit.stamped_paper = None, "", "", None
            unit.save()
            tell_unit(unit, row, by_name=by.name)
        settle(row, what="declined")
    return len(asked), number


def confirm_unit(unit: Unit, *, by: Reach, seen: str | None = None, way: str = Unit.Way.ACCOUNT) -> int:
    """Confirm for a unit (确认参加): by account; with way="link" rights are the caller's, who holds the unit's link.

    seen   the digest of what was shown (queries.seen_of): what has changed since is not confirmed unseen
    Raises Refused.
    """
    if way == Unit.Way.ACCOUNT:
        may_confirm_unit(by, unit).or_refuse()

    def confirm(row: Unit) -> None:
        people = people_of(row.proposal)
        if seen is not None and seen != seen_of(row, row.proposal.title, people):
            raise Refused(_("您打开之后，份额、人员或名称改过，请看过新的再确认。"))
        refuse_unless(standing_of(row) != CONFIRMED, _("已经确认过了。")).or_refuse()
        row.stamped_paper = None
        _confirm(row, by.name, way)

    return _change(unit, by, _("确认参加申报：%(title)s"), confirm)


def type_confirmation(
    unit: Unit, *, scan: Upload | None, by: Reach, confirmed_by_name: str = "", paper: str = ""
) -> int:
    """Type a unit's stamped paper in (盖章件代录): equals a confirmation, is shown as such, and may be contested.

    confirmed_by_name   who signed for the unit, as the paper says; the unit itself where nobody is named
    Raises Refused without a scan.
    """
    may_type_confirmation(by, unit).or_refuse()

    def confirm(row: Unit) -> None:
        refuse_unless(standing_of(row) != CONFIRMED, _("已经确认过了。")).or_refuse()
        row.stamped_paper = _typed(row, _("确认参加申报「%(title)s」"), by, scan, paper)
        row.asked_at = row.asked_at or now()
        _confirm(row, confirmed_by_name.strip() or row.body.name, Unit.Way.PAPER)

    return _change(
        unit,
        by,
        _("代录盖章确认：%(title)s"),
        confirm,
        on_behalf_of=unit.body.name,
        paper=named_paper(paper, scan),
    )


def decline_unit(
    unit: Unit,
    *,
    reason: str,
    by: Reach,
    way: str = Unit.Way.ACCOUNT,
    scan: Upload | None = None,
    paper: str = "",
) -> int:
    """Decline for a unit (不参加), or withdraw (退出) once the proposal is handed in: it stays, marked, and whoever has
    to know finds a matter.

    way   "account", "link" (rights are the caller's, who holds the unit's link), "paper" (the secretary, with a scan)
    Raises Refused without a reason.
    """
    if way == Unit.Way.PAPER:
        may_note_withdrawal(by, unit.proposal).or_refuse()
    elif way == Unit.Way.ACCOUNT:
        may_confirm_unit(by, unit).or_refuse()
    refuse_unless(reason.strip(), _("请写一句理由，牵头单位要知道。")).or_refuse()

    def decline(row: Unit) -> None:
        refuse_unless(standing_of(row) != DECLINED, _("已经说过不参加了。")).or_refuse()
        if way == Unit.Way.PAPER:
            row.stamped_paper = _typed(row, _("不参加申报「%(title)s」"), by, scan, paper)
        row.declined_at, row.decline_reason = now(), reason.strip()[:LONGEST_REASON]
        row.confirmed_by_name, row.way = by.name[:80], way
        row.save()
        _tell_of_leaving(row)

    named = named_paper(paper, scan)
    behalf = unit.body.name if way == Unit.Way.PAPER else ""
    return _change(unit, by, _("不参加申报：%(title)s"), decline, on_behalf_of=behalf, paper=named)


def note_withdrawal(proposal: Proposal, *, by: Reach) -> int:
    """〔知道了〕: the secretary has dealt with a unit that left; what told of it waits no longer. Raises Refused."""
    may_note_withdrawal(by, proposal).or_refuse()
    with act(by=by.author, reason=_("处理单位退出：%(title)s") % {"title": proposal.title}) as number:
        settle(locked(proposal), what="declined")
    return number


def _change(
    unit: Unit, by: Reach, reason: str, do: Callable[[Unit], None], *, on_behalf_of: str = "", paper: str = ""
) -> int:
    """Do it to the unit as it stands, in one act, where the proposal still takes it."""
    said = {"title": unit.proposal.title}
    with act(by=by.author, reason=reason % said, on_behalf_of=on_behalf_of, paper=paper) as number:
        proposal = locked(unit.proposal)
        row = (
            Unit.objects.select_for_update(of=("self",))
            .select_related("body", "stamped_paper")
            .filter(pk=unit.pk)
            .first()
        )
        refuse_unless(row is not None, _("牵头工作室已经去掉了这个单位，不用再确认。")).or_refuse()
        assert row is not None
        row.proposal = proposal
        state = proposal.get_state_display()
        refuse_unless(
            proposal.state in OPEN_TO_UNITS and not row.is_lead,
            _("这份申报现在是“%(state)s”，不用再确认。") % {"state": state},
        ).or_refuse()
        do(row)
        close_matter(unit_key(row))
    return number


def _typed(row: Unit, title: str, by: Reach, scan: Upload | None, paper: str) -> StampedPaper:
    proposal = row.proposal
    return type_for(
        unit_key(row), title % {"title": proposal.title}, proposal.get_absolute_url(), by=by, body=row.body,
        folder=papers_of(proposal), scan=scan, paper=paper, network=proposal.call.programme.network.body,
    )  # fmt: skip


def _confirm(row: Unit, name: str, way: str) -> None:
    row.confirmed_at, row.confirmed_by_name, row.way = now(), name[:80], way
    row.declined_at, row.decline_reason = None, ""
    row.save()
    proposal = row.proposal
    standing = [each.standing for each in units_of(proposal) if not each.unit.is_lead]
    if proposal.state in FILLABLE and all(each == CONFIRMED for each in standing):
        tell_leaders(proposal, _("各单位都已确认，请确认并报送：%(title)s") % {"title": proposal.title})
    settle(proposal, what=f"declined:{row.pk}")


def _tell_of_leaving(row: Unit) -> None:
    proposal = row.proposal
    said = {"unit": row.body.name, "title": proposal.title}
    if proposal.state in COUNTED:
        title = _("%(unit)s 在报送后退出了申报，请处理：%(title)s") % said
        tell_secretary(proposal, f"proposal:{proposal.pk}:declined:{row.pk}:secretary", title)
    else:
        title = _("%(unit)s 不参加申报，请换一家或去掉它：%(title)s") % said
    tell_leaders(proposal, title, what=f"declined:{row.pk}")
