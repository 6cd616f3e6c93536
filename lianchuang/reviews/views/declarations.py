"""Declaring conflicts: before content opens, and later."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.people.models import Body
from lianchuang.records.recording import Recording, answer_recording
from lianchuang.reviews.access import declarable_entries, may_declare, may_keep_round, officed_rounds
from lianchuang.reviews.actions import declare, type_declaration
from lianchuang.reviews.forms import PaperForm, ReasonForm, numbers_in
from lianchuang.reviews.models import Expert, Party, Round
from lianchuang.reviews.views.sights import experts_round, not_here, own_entry


@require_http_methods(["GET", "POST"])
def declaration(request: HttpRequest, number: int) -> HttpResponse:
    """Units and titles, side by side and not told together, so that scoring stays blind; then 〔申报〕."""
    expert, round = experts_round(request, number)
    if request.method != "POST":
        return _page(request, expert, round)
    said = _said(request)
    try:
        declare(expert, round, **said, by=reach_of_reader(request))
    except Refused as refusal:
        return _page(request, expert, round, said, spoken(refusal.reason), status=422)
    say(request, _("回避申报已记下，谢谢。"))
    return redirect("reviews:desk", round.pk)


@require_http_methods(["GET", "POST"])
def typed(request: HttpRequest, number: int) -> HttpResponse:
    """〔代录申报〕: for an expert without an account, from the paper they signed."""
    reach = reach_of_reader(request)
    rows = Expert.objects.filter(round__in=officed_rounds(reach).values("pk"), left_at__isnull=True)
    expert = get_object_or_404(rows.select_related("round__network", "round__scheme", "person"), pk=number)
    may_keep_round(reach, expert.round).or_refuse()
    paper = PaperForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, expert, expert.round, paper=PaperForm())
    said, says = _said(request), ""
    if paper.is_valid():
        try:
            act = type_declaration(expert, **said, scan=paper.cleaned_data["scan"], by=reach)
        except Refused as refusal:
            says = spoken(refusal.reason)
        else:
            say(request, _("已代录，本人会收到告知。"), undo=f"/acts/{act}/undoing/")
            return redirect("reviews:experts", expert.round_id)
    return _page(request, expert, expert.round, said, says, paper=paper, status=422)


@require_http_methods(["GET", "POST"])
def recusal(request: HttpRequest, number: int) -> HttpResponse:
    """〔我需要回避〕 while scoring: the entry is gone from the desk at once."""
    seat = own_entry(request, number)
    if seat is None:
        return not_here(request)
    reach, desk = reach_of_reader(request), f"/reviews/{seat.round.pk}/desk/"
    may_declare(seat.expert, seat.round).or_refuse()
    page = Recording(
        _("我需要回避"), _("回避这一项"), _("已回避，这一项不再由您评。"), desk, kicker=seat.entry.code,
        says=_("回避以后您看不到这一项，打过的分也不算。这一步您自己不能收回。"),
        crumbs=[(seat.round.title, desk)],
    )  # fmt: skip

    def do(said: dict[str, str]) -> None:
        declare(seat.expert, seat.round, entries=[seat.entry.pk], reason=said["reason"], by=reach)

    return answer_recording(request, page, ReasonForm(request.POST or None), do)


def _said(request: HttpRequest) -> dict[str, Any]:
    return {
        "entries": numbers_in(request.POST.getlist("entry")),
        "bodies": numbers_in(request.POST.getlist("body")),
        "reason": request.POST.get("reason", ""),
    }


def _page(
    request: HttpRequest,
    expert: Expert,
    round: Round,
    said: dict[str, Any] | None = None,
    says: str = "",
    *,
    paper: PaperForm | None = None,
    status: int = 200,
) -> HttpResponse:
    entries = declarable_entries(expert, round)
    behind = Party.objects.filter(entry__in=entries.order_by().values("pk"), body__isnull=False)
    back = f"/reviews/{round.pk}/{'experts' if paper else 'desk'}/"
    page = {
        "round": round,
        "expert": expert,
        "entries": list(entries.order_by("code").values("pk", "code", "title")),
        "bodies": list(Body.objects.filter(pk__in=behind.values("body_id")).order_by("pinyin", "pk")),
        "said": said or {"entries": [], "bodies": [], "reason": ""},
        "may": may_declare(expert, round),
        "says": says,
        "paper": paper,
        "crumbs": [(_("评审"), "/reviews/"), (round.title, back)],
    }
    return render(request, "reviews/declaration/edit.html", page, status=status)
