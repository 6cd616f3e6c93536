"""The list of notices: published ones for everybody, drafts for those who keep them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.notices.access import visible_notices
from lianchuang.notices.exporting import notices_table
from lianchuang.notices.queries import SORTS, NoticeFilter, day_shown, notices_listed
from lianchuang.notices.rules import Phase, phase_of
from lianchuang.notices.wording import PHASE_TONES, phase_words
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import table_answer
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in

FOR_EVERYBODY = (Phase.STANDING, Phase.OVER, Phase.WITHDRAWN)


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Fifty a page, the latest first; the filters stand in the address."""
    reach, asked, on = reach_of_reader(request), asked_of(request), day_shown()
    listed = page_of(notices_listed(visible_notices(reach), asked), request.GET.get("page"))
    phases = Phase if reach.roles or reach.is_administrator else FOR_EVERYBODY
    page = {
        "asked": asked,
        "listed": listed,
        "rows": [(each, phase_of(each.state, each.starts_on, each.last_on, on)) for each in listed.rows],
        "phases": [(each.value, phase_words(each)) for each in phases],
        "words_of": {each: phase_words(each) for each in Phase},
        "tones": PHASE_TONES,
        "may_export": reach.account_id is not None,
    }
    return render(request, "notices/notice/list.html", page)


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """Every notice of the filtered list."""
    rows = notices_listed(visible_notices(reach_of_reader(request)), asked_of(request))
    return table_answer(request, _("公示"), *notices_table(rows), with_names=True)


def asked_of(request: HttpRequest) -> NoticeFilter:
    """The filter in the address."""
    phase = chosen_in(request.GET, "phase", [each.value for each in Phase])
    asked = request.GET.get("sort", "")
    sort = sort_in(request.GET, SORTS) if asked else NoticeFilter().sort
    return NoticeFilter(phase, words_in(request.GET), sort)
