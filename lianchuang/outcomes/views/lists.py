"""The lists of a network's outcomes, one side for each kind, and their tables."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.basics.identifiers import print_application_number
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.outcomes.exporting import outcomes_table
from lianchuang.outcomes.models import Patent
from lianchuang.outcomes.queries import SORTS, OutcomeFilter, outcomes_of, years_of_outcomes
from lianchuang.outcomes.rules import STATES, patent_state
from lianchuang.outcomes.views.kinds import KINDS
from lianchuang.outcomes.wording import state_words
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.records.exporting import table_answer
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in, year_in
from lianchuang.records.telling import told_acts


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty a page; kind, year, state and search stand in the address."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    asked = asked_of(request)
    visible = KINDS[asked.kind].visible(reach)
    page = {
        "network": network,
        "kinds": KINDS,
        "kind": KINDS[asked.kind],
        "asked": asked,
        "listed": page_of(outcomes_of(visible, network, asked), request.GET.get("page")),
        "years": years_of_outcomes(visible, network, asked.kind),
        "states": [(state, state_words(state)) for state in STATES],
        "told_state": lambda row: state_of(row, asked),
        "told_number": lambda row: print_application_number(
            row.application_number, row.granted_on is not None
        ),
        "may_keep": may_keep(reach, network),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "outcomes/outcome/list.html", page)


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Every row of the filtered list, under the lens of the page."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    asked = asked_of(request)
    rows = outcomes_of(KINDS[asked.kind].visible(reach), network, asked)
    title = _("%(network)s%(kind)s") % {"network": network.name, "kind": KINDS[asked.kind].words}
    # There are no names of persons in these lists, so nothing is masked.
    return table_answer(request, title, *outcomes_table(rows, asked), with_names=True)


def asked_of(request: HttpRequest) -> OutcomeFilter:
    """The filter in the address."""
    kind = chosen_in(request.GET, "kind", list(KINDS)) or "patents"
    state = chosen_in(request.GET, "state", list(STATES)) if kind == "patents" else ""
    sort = sort_in(request.GET, SORTS[kind])
    return OutcomeFilter(kind, year_in(request.GET), state, words_in(request.GET), sort)


def state_of(row: Any, asked: OutcomeFilter) -> str:
    """The state of a patent on the day the list shows; "" for other kinds."""
    if not isinstance(row, Patent):
        return ""
    return patent_state(row.filed_on, row.published_on, row.granted_on, row.lapsed_on, asked.on)
