"""The list of projects as a table that leaves the office: what the list shows, names masked by default."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import visible_projects
from lianchuang.projects.exporting import projects_table
from lianchuang.projects.queries import projects_of
from lianchuang.projects.views.lists import asked_of
from lianchuang.records.exporting import names_asked, table_answer


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Every row of the filtered list, under the lens of the page; names in full only for the keeper who asks."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    rows = projects_of(visible_projects(reach), network, asked_of(request))
    title = _("%(network)s联合攻关项目") % {"network": network.name}
    with_names = names_asked(request, may_keep(reach, network))
    return table_answer(request, title, *projects_table(rows, with_names), with_names=with_names)
