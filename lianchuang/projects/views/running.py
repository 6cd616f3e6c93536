"""A running project's milestones and shares."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.people.access import reach_of_reader, visible_bodies
from lianchuang.projects.access import may_keep_project, may_report_project, visible_projects
from lianchuang.projects.actions import add_milestone, reach_milestone, set_shares
from lianchuang.projects.forms.running import MilestoneForm, ReachedForm, SharesForm
from lianchuang.projects.models import Milestone, Project
from lianchuang.records.past import this_day
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def milestones(request: HttpRequest, number: int) -> HttpResponse:
    """〔增加里程碑〕."""
    reach, project = reach_of_reader(request), project_in_sight(request, number)
    may_keep_project(reach, project).or_refuse()
    page = page_of_project(project, _("增加里程碑"), _("增加"), _("里程碑已增加。"))
    form = MilestoneForm(request.POST or None)
    return answer_recording(
        request, page, form, lambda said: add_milestone(project, **said, owner=None, by=reach)
    )


@require_http_methods(["GET", "POST"])
def reaching(request: HttpRequest, number: int) -> HttpResponse:
    """〔完成了〕."""
    reach = reach_of_reader(request)
    rows = Milestone.objects.filter(project__in=visible_projects(reach).values("pk"))
    milestone = get_object_or_404(rows.select_related("project__network", "project__lead"), pk=number)
    may_report_project(reach, milestone.project).or_refuse()
    title = _("里程碑完成：%(title)s") % {"title": milestone.title}
    page = page_of_project(milestone.project, title, _("记下"), _("里程碑已记为完成。"))
    form = ReachedForm(request.POST or None, initial={"reached_on": this_day()})
    return answer_recording(request, page, form, lambda said: reach_milestone(milestone, **said, by=reach))


@require_http_methods(["GET", "POST"])
def shares(request: HttpRequest, number: int) -> HttpResponse:
    """〔成果份额〕: all units at once, so that they sum to 100."""
    reach, project = reach_of_reader(request), project_in_sight(request, number)
    may_keep_project(reach, project).or_refuse()
    kept = project.shares.select_related("body").order_by("position")
    initial = {"lines": "\n".join(f"{each.body} {each.percent.normalize():f}%" for each in kept)}
    form = SharesForm(request.POST or None, bodies=visible_bodies(reach), initial=initial)
    page = page_of_project(project, _("成果份额"), _("记下份额"), _("份额已记下。"))

    def share(said: dict) -> int:
        return set_shares(project, said["lines"], reason=said["reason"], by=reach)

    return answer_recording(request, page, form, share)


def project_in_sight(request: HttpRequest, number: int) -> Project:
    """The project, or a 404."""
    rows = visible_projects(reach_of_reader(request)).select_related("network__body", "lead__host")
    return get_object_or_404(rows, pk=number)


def page_of_project(project: Project, title: str, sends: str, done: str, says: str = "") -> Recording:
    """A short form that hangs on a project."""
    crumbs = [(project.title, project.get_absolute_url())]
    return Recording(title, sends, done, project.get_absolute_url(), says, project.title, crumbs)
