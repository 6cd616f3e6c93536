"""Partner units: asked, answering by account or by link, typed in from a stamped paper, leaving."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.matters.models import TaskLink
from lianchuang.matters.queries import reach_of_link
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import (
    fills_for,
    may_confirm_unit,
    may_note_withdrawal,
    may_type_confirmation,
    may_write,
)
from lianchuang.programmes.actions import ask_units, confirm_unit, decline_unit, type_confirmation
from lianchuang.programmes.forms.handing_in import UnitPaperForm
from lianchuang.programmes.models import Unit
from lianchuang.programmes.queries import seen_of, standing_of, units_of
from lianchuang.programmes.queries.units import people_of
from lianchuang.programmes.rules.proposals import OPEN_TO_UNITS
from lianchuang.programmes.views.proposal_sights import (
    RELATED,
    crumbs_to_proposal,
    proposal_in_sight,
    unit_in_sight,
)
from lianchuang.records.recording import Recording, answer_recording

Way = Unit.Way


@require_POST
def asking(request: HttpRequest, number: int) -> HttpResponse:
    """〔请各单位确认〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    count, _act = ask_units(proposal, by=reach)
    says = _("已请 %(count)s 家单位确认：有账号的会在工作台上看到，带链接的消息在秘书处的待发消息里。")
    say(request, says % {"count": count})
    return redirect(f"{proposal.get_absolute_url()}#units")


@require_http_methods(["GET", "POST"])
def confirmation(request: HttpRequest, number: int) -> HttpResponse:
    """A unit answers by its own account: what it is asked, its share, its people; yes in one tap, no with a reason."""
    reach, unit = reach_of_reader(request), unit_in_sight(request, number)
    if request.method == "POST":
        may_confirm_unit(reach, unit).or_refuse()
        says = _answer(request, unit, reach, Way.ACCOUNT)
        if not says:
            return redirect(request.path)
        return _page(request, unit, "programmes/unit/confirmation.html", says)
    return _page(request, unit, "programmes/unit/confirmation.html", "")


def by_link(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """A unit answers by its link, without an account; whoever fills in for the lead studio does not answer for it."""
    related = [f"proposal__{each}" for each in RELATED]
    rows = Unit.objects.select_related("body", "studio", "stamped_paper", *related)
    unit = rows.filter(pk=link.subject, body=link.body_id).first()
    if unit is None:
        raise Refused(_("牵头工作室已经去掉了这个单位，不用再确认。"))
    says = ""
    if request.method == "POST":
        if fills_for(reach_of_reader(request), unit.proposal.lead_id):
            raise Refused(_("您登录的是牵头工作室的账号，不能替参与单位回答。"))
        says = _answer(request, unit, reach_of_link(link), Way.LINK)
        unit = rows.get(pk=unit.pk) if not says else unit
    return _page(request, unit, "programmes/unit/link.html", says, link=link)


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """〔代录盖章件〕: by the secretary or the lead studio; that a unit leaves, only by the secretary."""
    reach, unit = reach_of_reader(request), unit_in_sight(request, number)
    may_type_confirmation(reach, unit).or_refuse()
    may_decline = bool(may_note_withdrawal(reach, unit.proposal))
    form = UnitPaperForm(request.POST or None, request.FILES or None, may_decline=may_decline)
    back = f"{unit.proposal.get_absolute_url()}#units"
    page = Recording(
        _("代录盖章件：%(unit)s") % {"unit": unit.body.name}, _("确认代录"), _("盖章件已代录。"), back,
        _("页面上会写明是盖章件代录、谁录的；单位会收到提醒，觉得不对可以提出异议，处理完之前不算数。"),
        unit.proposal.title, crumbs_to_proposal(unit.proposal, reach),
    )  # fmt: skip

    def type_in(said: dict[str, Any]) -> None:
        if said.get("says") == "no":
            decline_unit(
                unit, reason=said["reason"], by=reach, way=Way.PAPER, scan=said["scan"], paper=said["paper"]
            )
        else:
            named = said["confirmed_by_name"]
            type_confirmation(unit, scan=said["scan"], by=reach, confirmed_by_name=named, paper=said["paper"])

    return answer_recording(request, page, form, type_in)


def _answer(request: HttpRequest, unit: Unit, by: Reach, way: str) -> str:
    """Do what was answered; why not, where it was refused."""
    try:
        if request.POST.get("answer") == "no":
            decline_unit(unit, reason=request.POST.get("reason", ""), by=by, way=way)
        else:
            confirm_unit(unit, by=by, seen=request.POST.get("seen", ""), way=way)
    except Refused as refusal:
        return spoken(refusal.reason)
    return ""


def _page(request: HttpRequest, unit: Unit, template: str, says: str, **more: Any) -> HttpResponse:
    proposal, reach = unit.proposal, reach_of_reader(request)
    people = people_of(proposal)
    context = {
        "unit": unit,
        "proposal": proposal,
        "standing": standing_of(unit),
        "own_people": [each for each in people if each.person.body_id == unit.body_id],
        "units": units_of(proposal),
        "seen": seen_of(unit, proposal.title, people),
        "is_declining": request.GET.get("step") == "no" or request.POST.get("answer") == "no",
        "reason": request.POST.get("reason", ""),
        "says": says,
        "may_answer": may_confirm_unit(reach, unit),
        "is_open": proposal.state in OPEN_TO_UNITS and not unit.is_lead,
        "crumbs": [] if more else crumbs_to_proposal(proposal, reach),
        **more,
    }
    return render(request, template, context, status=409 if says else 200)
