"""The list of a network's sessions, its table, and the sheet of one session as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.activities.access import may_keep_session, visible_marks, visible_sessions
from lianchuang.activities.exporting import marks_table, sessions_table
from lianchuang.activities.models import Session
from lianchuang.activities.queries import SORTS, SessionFilter, marks_of, sessions_of, years_of_sessions
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.records.exporting import names_asked, table_answer
from lianchuang.records.listing import chosen_in, page_of, words_in, year_in
from lianchuang.records.telling import told_acts


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty a page; the filters stand in the address."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    visible, asked = visible_sessions(reach), asked_of(request)
    rows = sessions_of(visible, visible_marks(reach), network, asked)
    page = {
        "network": network,
        "asked": asked,
        "listed": page_of(rows, request.GET.get("page")),
        "years": years_of_sessions(visible, network),
        "modes": Session.Mode.choices,
        "may_keep": may_keep(reach, network),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "activities/session/list.html", page)


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Every row of the filtered list, under the lens of the page."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    rows = sessions_of(visible_sessions(reach), visible_marks(reach), network, asked_of(request))
    title = _("%(network)s活动场次") % {"network": network.name}
    return table_answer(request, title, *sessions_table(rows), with_names=True)


@require_GET
def marks(request: HttpRequest, number: int) -> HttpResponse:
    """The marks of a session in sight; names in full only for the keeper who asks."""
    reach = reach_of_reader(request)
    sessions = visible_sessions(reach).select_related("activity__network")
    session = get_object_or_404(sessions, pk=number)
    with_names = names_asked(request, may_keep_session(reach, session))
    title = _("%(title)s签到表") % {"title": session.activity.title}
    rows = marks_of(visible_marks(reach), session)
    return table_answer(request, title, *marks_table(rows, with_names), with_names=with_names)


def asked_of(request: HttpRequest) -> SessionFilter:
    """The filter in the address; newest first unless asked otherwise."""
    sort = request.GET.get("sort", "")
    mode = chosen_in(request.GET, "mode", Session.Mode.values)
    known = sort if sort.removeprefix("-") in SORTS else "-held"
    return SessionFilter(year_in(request.GET), mode, words_in(request.GET), known)
