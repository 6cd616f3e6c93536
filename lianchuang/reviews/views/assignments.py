"""Assigning entries by hand, one expert after the other."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.design.addresses import asking
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.records.listing import page_of
from lianchuang.reviews.actions import assign
from lianchuang.reviews.forms import numbers_in
from lianchuang.reviews.models import Entry, Expert, Round, ScoreSheet
from lianchuang.reviews.queries import recused_pairs
from lianchuang.reviews.views.sights import officers_page, officers_round


@require_http_methods(["GET", "POST"])
def assignments(request: HttpRequest, number: int) -> HttpResponse:
    """Who scores what, with loads (GET); what one expert is given of the entries shown (POST)."""
    round = officers_round(request, number)
    loads = Count("assignments", filter=Q(assignments__entry__is_withdrawn=False))
    panel = list(
        round.experts.filter(left_at__isnull=True)
        .select_related("person__body", "round__network")
        .annotate(load=loads)
        .order_by("person__pinyin", "pk")
    )
    chosen = _chosen(request, panel)
    if request.method == "POST":
        if chosen is None:
            raise Http404
        return _assign(request, chosen)
    rows = Entry.objects.filter(round=round, is_withdrawn=False).annotate(load=Count("assignments"))
    listed = page_of(rows.order_by("code"), request.GET.get("page"))
    page = officers_page(request, round, "assignments/")
    page |= {"panel": panel, "chosen": chosen, "listed": listed}
    page |= _held(round, chosen)
    return render(request, "reviews/assignment/edit.html", page)


def _chosen(request: HttpRequest, panel: Sequence[Expert]) -> Expert | None:
    asked = numbers_in([request.POST.get("expert", "") or request.GET.get("expert", "")])
    named = next((expert for expert in panel if [expert.pk] == asked), None)
    return named if asked else next(iter(panel), None)


def _assign(request: HttpRequest, expert: Expert) -> HttpResponse:
    shown, chosen = (numbers_in(request.POST.getlist(name)) for name in ("shown", "entry"))
    act = assign(expert, shown=shown, chosen=chosen, by=reach_of_reader(request))
    says = _("已记下分给 %(name)s 的。") % {"name": expert.person.name}
    say(request, says, undo=f"/acts/{act}/undoing/")
    back = f"/reviews/{expert.round_id}/assignments/"
    return redirect(asking(back, expert=expert.pk, page=request.POST.get("page", "1")))


def _held(round: Round, expert: Expert | None) -> dict[str, set[int]]:
    """What one expert has, has scored, and is kept from."""
    if expert is None:
        return {"given": set(), "scored": set(), "recused": set()}
    return {
        "given": set(expert.assignments.values_list("entry_id", flat=True)),
        "scored": set(ScoreSheet.objects.filter(expert=expert).values_list("entry_id", flat=True)),
        "recused": {entry for _expert, entry in recused_pairs(round.pk, [expert.pk])},
    }
