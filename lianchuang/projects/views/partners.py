"""更正参与工作室: a partner added to a project, or taken off it, with a reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.networks.access import visible_studios
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import may_keep_project, visible_projects
from lianchuang.projects.actions import add_partner, end_partner
from lianchuang.projects.forms import PartnerForm
from lianchuang.projects.models import Partner, Project
from lianchuang.projects.queries import studios_to_lead
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.past import last_act


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔增加参与工作室〕."""
    reach = reach_of_reader(request)
    project = get_object_or_404(visible_projects(reach).select_related("network", "folder"), pk=number)
    may_keep_project(reach, project).or_refuse()
    change = _change(
        project,
        _("增加参与工作室"),
        _("名单里漏了一家，或后来才加入的。"),
        _("增加"),
        _("参与工作室已增加。"),
    )
    studios = studios_to_lead(visible_studios(reach), project.network).exclude(pk=project.lead_id)

    def add(said: dict[str, Any], *, read_at: int, **grounds: Any) -> int:
        return add_partner(project, **said, by=reach, **grounds)

    return answer_change(request, change, PartnerForm(request.POST or None, studios=studios), add)


@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """〔撤下这一家〕."""
    reach = reach_of_reader(request)
    rows = Partner.objects.filter(project__in=visible_projects(reach).values("pk"))
    partner = get_object_or_404(
        rows.select_related("project__network", "project__folder", "studio"), pk=number
    )
    may_keep_project(reach, partner.project).or_refuse()
    name = partner.studio or partner.name_written
    change = _change(
        partner.project,
        _("撤下参与工作室「%(name)s」") % {"name": name},
        _("撤下以后它不再算这个项目的参与工作室；谁撤的、为什么，留在历史里。"),
        _("撤下这一家"),
        _("参与工作室已撤下。"),
    )

    def end(said: dict[str, Any], *, read_at: int, **grounds: Any) -> int:
        return end_partner(partner, by=reach, **grounds)

    return answer_change(request, change, forms.Form(request.POST or None), end)


def _change(project: Project, title: str, says: str, button: str, done: str) -> Change:
    back = project.get_absolute_url()
    crumbs = [(project.network.name, project.network.get_absolute_url()), (project.title, back)]
    return Change(title, says, button, done, crumbs, back, read_at=last_act())
