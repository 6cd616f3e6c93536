"""Partner units: asked, answering by account or by link, typed in from a stamped paper, leaving."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.models import TaskLink
from lianchuang.matters.queries import author_of
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.proposals import (
    may_confirm_unit,
    may_type_confirmation,
    may_write,
    visible_proposals,
)
from lianchuang.programmes.actions.units import ask_units, confirm_unit, decline_unit, type_confirmation
from lianchuang.programmes.forms.proposals import AskingForm, WithdrawalForm
from lianchuang.programmes.models import Unit
from lianchuang.programmes.queries.proposals import is_confirmed
from lianchuang.programmes.views.proposals import proposal_in_sight
from lianchuang.programmes.views.submissions import HandInForm, page_of
from lianchuang.records.past import Author
from lianchuang.records.recording import answer_recording

Way = Unit.Way


@require_http_methods(["GET", "POST"])
def asking(request: HttpRequest, number: int) -> HttpResponse:
    """〔请参与单位确认〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    says = _("给每个还没确认的单位备一条带链接的消息，放进待发消息；有账号的单位在自己的工作台上也能看到。")
    page = page_of(proposal, _("请参与单位确认"), _("备好消息"), _("已请单位确认，消息在待发消息里。"), says)
    root = f"{request.scheme}://{request.get_host()}"

    def ask(said: dict) -> int:
        return ask_units(proposal, due_on=said["due_on"], root=root, by=reach)[1]

    return answer_recording(request, page, AskingForm(request.POST or None), ask)


@require_http_methods(["GET", "POST"])
def confirmation(request: HttpRequest, number: int) -> HttpResponse:
    """A unit answers by its own account."""
    reach, unit = reach_of_reader(request), unit_in_sight(request, number)
    may_confirm_unit(reach, unit).or_refuse()
    return answer(request, unit, reach.author, Way.ACCOUNT, "programmes/unit/confirmation.html", {})


def by_link(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """A unit answers by its link."""
    rows = Unit.objects.select_related("body", "proposal__lead", "proposal__call", "stamped_paper")
    unit = get_object_or_404(rows, pk=link.subject)
    return answer(request, unit, author_of(link), Way.LINK, "programmes/unit/link.html", {"link": link})


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """〔代录盖章件〕."""
    reach, unit = reach_of_reader(request), unit_in_sight(request, number)
    may_type_confirmation(reach, unit).or_refuse()
    says = _("替%(unit)s录入：附上盖章的确认件。单位会看到是您代录的，可以提出异议。") % {"unit": unit.body}
    page = page_of(unit.proposal, _("代录盖章件"), _("代录"), _("盖章件已代录，算作确认。"), says)
    form = HandInForm(request.POST or None, request.FILES or None, is_typed=True)
    return answer_recording(
        request, page, form, lambda said: type_confirmation(unit, scan=said["scan"], by=reach)
    )


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """A unit leaves after it had confirmed."""
    reach, unit = reach_of_reader(request), unit_in_sight(request, number)
    may_confirm_unit(reach, unit).or_refuse()
    page = page_of(unit.proposal, _("退出申报"), _("退出"), _("已退出，牵头工作室和秘书处会看到。"))
    form = WithdrawalForm(request.POST or None)
    return answer_recording(request, page, form, lambda said: decline_unit(unit, **said, author=reach.author))


def answer(
    request: HttpRequest, unit: Unit, author: Author, way: str, template: str, more: dict
) -> HttpResponse:
    """Yes in one tap; no with a reason."""
    says = ""
    if request.method == "POST":
        try:
            if request.POST.get("answer") == "no":
                decline_unit(unit, reason=request.POST.get("reason", ""), author=author)
            else:
                confirm_unit(unit, way=way, author=author)
        except Refused as refusal:
            says = spoken(refusal.reason)
        unit.refresh_from_db()
    context = {
        "unit": unit,
        "proposal": unit.proposal,
        "is_confirmed": is_confirmed(unit),
        "is_declining": request.GET.get("step") == "no" or request.POST.get("answer") == "no",
        "reason": request.POST.get("reason", ""),
        "people": list(unit.proposal.people.filter(person__body=unit.body_id).select_related("person")),
        "says": says,
        **more,
    }
    return render(request, template, context, status=409 if says else 200)


def unit_in_sight(request: HttpRequest, number: int) -> Unit:
    """The unit of a proposal in sight, or a 404."""
    seen = visible_proposals(reach_of_reader(request)).values("pk")
    rows = Unit.objects.filter(proposal__in=seen).select_related(
        "body",
        "stamped_paper",
        "proposal__lead",
        "proposal__folder",
        "proposal__call__programme__network__body",
    )
    return get_object_or_404(rows, pk=number)
