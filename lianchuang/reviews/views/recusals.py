"""Recusals as the officers see them: why, whether in force, set aside by two."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.records.listing import ON_A_PAGE, ListPage
from lianchuang.reviews.access import may_set_aside, officed_rounds
from lianchuang.reviews.actions import propose_setting_aside, set_aside
from lianchuang.reviews.forms import numbers_in, said_in
from lianchuang.reviews.models import Recusal
from lianchuang.reviews.queries import recusal_rows
from lianchuang.reviews.views.sights import officers_page, officers_round


@require_http_methods(["GET", "POST"])
def recusals(request: HttpRequest, number: int) -> HttpResponse:
    """All of them (GET), or 〔建议不回避〕 for one (POST)."""
    reach, round = reach_of_reader(request), officers_round(request, number)
    if request.method == "POST":
        asked = numbers_in([request.POST.get("expert", ""), request.POST.get("entry", "")])
        expert, entry = asked if len(asked) == 2 else (0, 0)
        said = {"digest": request.POST.get("digest", ""), "reason": said_in(request.POST, "reason")}
        act = propose_setting_aside(round, expert=expert, entry=entry, **said, by=reach)
        say(request, _("已提出，等另一位来定。"), undo=f"/acts/{act}/undoing/")
        return redirect("reviews:recusals", round.pk)
    rows = recusal_rows(round)
    shown = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page = officers_page(request, round, "recusals/")
    page["listed"] = ListPage(list(shown.object_list), shown.number, shown.paginator.num_pages, len(rows))
    page["verdicts"] = {
        row.recusal.pk: may_set_aside(reach, row.recusal, round)
        for row in page["listed"].rows
        if row.recusal is not None and row.recusal.proposed_by_account_id is not None
    }
    return render(request, "reviews/recusal/list.html", page)


@require_POST
def setting_aside(request: HttpRequest, number: int) -> HttpResponse:
    """〔准予不回避〕 or 〔仍要回避〕, by the second."""
    reach = reach_of_reader(request)
    rows = Recusal.objects.filter(expert__round__in=officed_rounds(reach).values("pk"))
    recusal = get_object_or_404(rows.select_related("entry__round__network", "expert"), pk=number)
    agrees = request.POST.get("agrees") == "1"
    act = set_aside(recusal, agrees=agrees, by=reach)
    says = _("已准予不回避；登记的事实再有变化，它会重新生效。") if agrees else _("仍要回避。")
    say(request, says, undo=f"/acts/{act}/undoing/")
    return redirect("reviews:recusals", recusal.entry.round_id)
