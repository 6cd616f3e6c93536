"""变更 and 延期: asked for, and ruled on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.networks.models import Studio
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import may_report_project, may_rule_on_project, visible_projects
from lianchuang.projects.actions import ask_change, rule_on_change
from lianchuang.projects.forms.running import ChangeForm, RulingForm
from lianchuang.projects.models import Change
from lianchuang.projects.queries import studios_to_lead
from lianchuang.projects.views.running import page_of_project, project_in_sight
from lianchuang.records.recording import answer_recording


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔申请变更〕."""
    reach, project = reach_of_reader(request), project_in_sight(request, number)
    may_report_project(reach, project).or_refuse()
    says = _("同意以前，项目还是原来的样子。")
    page = page_of_project(project, _("申请变更"), _("报送秘书处"), _("变更已报送，等秘书处审批。"), says)
    studios = studios_to_lead(Studio.objects.all(), project.network)
    form = ChangeForm(request.POST or None, studios=studios)
    return answer_recording(request, page, form, lambda said: ask_change(project, **said, by=reach)[1])


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """〔审批〕."""
    reach = reach_of_reader(request)
    rows = Change.objects.filter(project__in=visible_projects(reach).values("pk"))
    change = get_object_or_404(
        rows.select_related("project__network", "project__lead", "new_lead"), pk=number
    )
    may_rule_on_project(reach, change.project).or_refuse()
    title = _("审批变更：%(kind)s") % {"kind": change.get_kind_display()}
    page = page_of_project(change.project, title, _("记下审批"), _("审批已记下。"), told(change))
    form = RulingForm(request.POST or None)
    return answer_recording(request, page, form, lambda said: rule_on_change(change, **said, by=reach))


def told(change: Change) -> str:
    """What is asked for, in one line."""
    new = change.new_lead or change.new_ends_on or change.new_funding_yuan or change.new_text
    return _("改成：%(new)s。理由：%(reason)s（%(name)s，%(day)s）") % {
        "new": new, "reason": change.reason, "name": change.asked_by_name, "day": change.asked_on,
    }  # fmt: skip
