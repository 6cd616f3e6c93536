"""The page of a project, its correction, its proof, and typing one in by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep, visible_networks, visible_studios
from lianchuang.networks.queries import crumbs_to
from lianchuang.people.access import reach_of_reader, visible_people
from lianchuang.projects.access import (
    may_keep_project,
    may_prove_project,
    may_report_project,
    may_rule_on_project,
    visible_projects,
)
from lianchuang.projects.actions import correct_project, prove_project, record_project
from lianchuang.projects.forms import PartsForm, ProjectForm
from lianchuang.projects.models import Project
from lianchuang.projects.queries import history_of_project, running_parts, studios_to_lead
from lianchuang.records.corrections import answer_correction, answer_evidence
from lianchuang.records.forms import HandForm, refuse_with
from lianchuang.records.pages import Crumbs, record_page


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Facts, partners, people, proof and history."""
    reach = reach_of_reader(request)
    project = _project(request, number)
    people = list(project.participants.select_related("person__body").order_by("position", "pk"))
    partners = list(project.partners.select_related("studio"))
    studios = {partner.studio_id for partner in partners if partner.studio_id} | {project.lead_id}
    page = record_page(
        project,
        kind_words=_("联合攻关项目"),
        crumbs=_crumbs(request, project),
        history=history_of_project(project),
        may_correct=may_keep_project(reach, project),
        may_prove=may_prove_project(reach, project),
    )
    seen_people = visible_people(reach).filter(pk__in={each.person_id for each in people})
    page |= {
        "people": people,
        "partners": partners,
        "seen_people": set(seen_people.values_list("pk", flat=True)),
        **running_parts(project),
        "may_report": may_report_project(reach, project),
        "may_rule": may_rule_on_project(reach, project),
        "seen_studios": set(visible_studios(reach).filter(pk__in=studios).values_list("pk", flat=True)),
    }
    return render(request, "projects/project/show.html", page)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    reach, project = reach_of_reader(request), _project(request, number)

    def make_form(data: object = None, *, row: Project) -> ProjectForm:
        studios = studios_to_lead(visible_studios(reach), project.network)
        return ProjectForm(data, row=row, studios=studios)

    may = may_keep_project(reach, project)
    return answer_correction(
        request, project, make_form, correct_project, may=may, crumbs=_crumbs(request, project)
    )


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """Add a file of its own."""
    project = _project(request, number)
    may = may_prove_project(reach_of_reader(request), project)
    return answer_evidence(request, project, prove_project, may=may, crumbs=_crumbs(request, project))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Type in a project by hand, for whom and on which paper."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    may_keep(reach, network).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form = ProjectForm(posted, studios=studios_to_lead(visible_studios(reach), network))
    parts, grounds = PartsForm(posted, reach=reach), HandForm(posted, request.FILES)
    if posted is not None and form.is_valid() & parts.is_valid() & grounds.is_valid():
        typed = {**parts.cleaned_data, "grounds": grounds.grounds(), "scan": grounds.cleaned_data["scan"]}
        try:
            project, act = record_project(network, form.values(), by=reach, **typed)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已登记。"), undo=f"/acts/{act}/undoing/")
            return redirect(project)
    context = {"network": network, "form": form, "parts": parts, "grounds": grounds}
    return render(request, "projects/project/new.html", context, status=200 if posted is None else 422)


def _project(request: HttpRequest, number: int) -> Project:
    rows = visible_projects(reach_of_reader(request)).select_related("network", "lead__host")
    return get_object_or_404(rows, pk=number)


def _crumbs(request: HttpRequest, project: Project) -> Crumbs:
    seen = visible_networks(reach_of_reader(request))
    return crumbs_to(project.network, seen, _("联合攻关项目"), f"projects/?year={project.year}")
