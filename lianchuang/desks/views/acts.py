"""登记动作: what happened, act by act; one act row by row; and 〔撤销〕."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lianchuang.design.notes import say
from lianchuang.desks.act_sight import may_undo_act, rows_in_sight
from lianchuang.desks.deeds import told_deeds
from lianchuang.desks.sight import acts_in_sight
from lianchuang.desks.undoing import told_conflicts, undo_of
from lianchuang.people.access import reach_of_reader
from lianchuang.records.counting import rows_per_act
from lianchuang.records.listing import ON_A_PAGE, page_of, words_in
from lianchuang.records.past import Act, UndoRefused, open_lens, rows_of_act
from lianchuang.records.past.called import words_of
from lianchuang.records.telling import told_acts


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Fifty a page, newest first; under a lens only what had happened then."""
    acts = acts_in_sight(reach_of_reader(request))
    words = words_in(request.GET)
    listed = page_of(_asked(acts, words), request.GET.get("page"))
    counts = rows_per_act([act.pk for act in listed.rows])
    page = {"listed": listed, "counts": counts, "words": words, "acts": told_acts(acts)}
    return render(request, "desks/acts/list.html", page)


@require_GET
def show_one(request: HttpRequest, number: int) -> HttpResponse:
    """Who, when, for whom, on which paper, why; and each row before and after."""
    return _page(request, _act(request, number))


@require_POST
def undoing(request: HttpRequest, number: int) -> HttpResponse:
    """〔撤销〕 as one new act, or refused whole with what stands against it."""
    act = _act(request, number)
    try:
        done = undo_of(act, reason=request.POST.get("reason", ""), by=reach_of_reader(request))
    except UndoRefused as refusal:
        conflicts = told_conflicts(act, refusal.conflicts, reach_of_reader(request))
        told = {"says": refusal.reason, "conflicts": conflicts}
        return _page(request, act, told, status=409)
    say(request, _("已撤销第 %(number)s 号登记动作，撤销本身也记在台账里。") % {"number": number})
    return redirect(f"/acts/{done}/")


def _asked(acts: QuerySet[Act], words: str) -> QuerySet[Act]:
    """Acts in whose name, reason or paper the words stand, up to the moment looked at."""
    last = open_lens()
    if last is not None:
        acts = acts.filter(pk__lte=last)
    if words:
        named = Q(by_name__icontains=words) | Q(on_behalf_of_name__icontains=words)
        acts = acts.filter(named | Q(reason__icontains=words) | Q(paper__icontains=words))
    return acts.order_by("-pk")


def _act(request: HttpRequest, number: int) -> Act:
    return get_object_or_404(acts_in_sight(reach_of_reader(request)), pk=number)


def _page(
    request: HttpRequest, act: Act, refused: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    reach = reach_of_reader(request)
    every = rows_of_act(act.pk)
    rows = rows_in_sight(reach, act, every)
    pages = Paginator(rows, ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    page = {
        "act": act,
        "kinds": Counter(words_of(row.table) for row in rows).most_common(),
        "deeds": told_deeds(shown.object_list),
        "listed": {"page": shown.number, "pages": pages.num_pages, "total": pages.count},
        "may_undo": may_undo_act(reach, act, every),
        "refused": refused,
        "acts": told_acts(acts_in_sight(reach)),
    }
    return render(request, "desks/acts/show.html", page, status=status)
