"""The list of a network's projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.projects.access import visible_projects
from lianchuang.projects.models import Project
from lianchuang.projects.queries import SORTS, ProjectFilter, projects_of, years_of
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in, year_in
from lianchuang.records.telling import told_acts


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty a page; the filters stand in the address."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    visible, asked = visible_projects(reach), asked_of(request)
    page = {
        "network": network,
        "asked": asked,
        "listed": page_of(projects_of(visible, network, asked), request.GET.get("page")),
        "years": years_of(visible, network),
        "decisions": Project.Decision.choices,
        "may_keep": may_keep(reach, network),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "projects/project/list.html", page)


def asked_of(request: HttpRequest) -> ProjectFilter:
    """The filter in the address."""
    decision = chosen_in(request.GET, "decision", Project.Decision.values)
    return ProjectFilter(year_in(request.GET), decision, words_in(request.GET), sort_in(request.GET, SORTS))
