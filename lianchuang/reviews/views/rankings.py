"""The ranked list, and the same as a table that leaves the office."""

from collections.abc import Iterator, Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import table_answer
from lianchuang.records.listing import ON_A_PAGE, ListPage
from lianchuang.reviews.access import may_see_ranking
from lianchuang.reviews.queries import Progress, ranking
from lianchuang.reviews.rules import Ranked
from lianchuang.reviews.views.sights import officers_page, officers_round


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Mean, spread and rank, fifty a page; 〔需讨论〕 is a filter in the address."""
    round = officers_round(request, number)
    may_see_ranking(reach_of_reader(request), round).or_refuse()
    progress = Progress(round)
    every = ranking(round, recused=progress.recused)
    only = request.GET.get("show", "")
    rows = _asked(every, only)
    shown = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page = officers_page(request, round, "ranking/")
    page |= {
        "listed": ListPage(list(shown.object_list), shown.number, shown.paginator.num_pages, len(rows)),
        "only": only if only in ("discussion", "blocked") else "",
        "numbers": {
            "all": len(every),
            "discussion": sum(each.needs_discussion for each in every),
            "blocked": sum(each.is_blocked for each in every),
        },
        "progress": progress,
        "has_ties": any(each.tie_mean is not None for each in every),
        "has_bands": any(each.band for each in every),
    }
    return render(request, "reviews/ranking/show.html", page)


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Every row of the filtered list, under the lens of the page."""
    round = officers_round(request, number)
    may_see_ranking(reach_of_reader(request), round).or_refuse()
    headings = [
        _("名次"), _("编码"), _("名称"), _("平均分"), _("分差"), _("中位数"), _("计入份数"), _("去掉份数"), _("说明"),
    ]  # fmt: skip
    rows = _lines(_asked(ranking(round), request.GET.get("show", "")))
    return table_answer(request, f"{round.title} {_('排名')}", headings, rows, with_names=True)


def _asked(every: list[Ranked], only: str) -> list[Ranked]:
    if only == "discussion":
        return [each for each in every if each.needs_discussion]
    return [each for each in every if each.is_blocked] if only == "blocked" else every


def _lines(rows: list[Ranked]) -> Iterator[Sequence[object]]:
    for each in rows:
        notes = [
            spoken(each.reason),
            _("需投票") if each.needs_vote else "",
            _("需讨论") if each.needs_discussion else "",
        ]
        yield (
            each.rank, each.code, each.title, each.mean, each.spread, each.median, each.counted - each.dropped,
            each.dropped, "；".join(filter(None, notes)),
        )  # fmt: skip
