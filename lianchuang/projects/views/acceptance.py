"""验收: applied for by the leader, decided by the secretariat or the chair."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import may_report_project, may_rule_on_project
from lianchuang.projects.actions import apply_for_acceptance, decide_acceptance
from lianchuang.projects.forms.running import ApplicationForm, VerdictForm
from lianchuang.projects.models import Acceptance
from lianchuang.projects.views.running import page_of_project, project_in_sight
from lianchuang.records.recording import answer_recording


@require_http_methods(["GET", "POST"])
def acceptance(request: HttpRequest, number: int) -> HttpResponse:
    """Apply where nobody has; decide where somebody did."""
    reach, project = reach_of_reader(request), project_in_sight(request, number)
    applied = Acceptance.objects.filter(project=project).first()
    if applied is None:
        may_report_project(reach, project).or_refuse()
        page = page_of_project(project, _("申请验收"), _("报送秘书处"), _("验收申请已报送。"))
        form = ApplicationForm(request.POST or None)
        return answer_recording(
            request, page, form, lambda said: apply_for_acceptance(project, **said, by=reach)[1]
        )
    may_rule_on_project(reach, project).or_refuse()
    initial = {"technical_opinion": applied.technical_opinion, "financial_opinion": applied.financial_opinion}
    says = _("完成情况：%(summary)s") % {"summary": applied.summary}
    page = page_of_project(project, _("验收结论"), _("记下结论"), _("验收结论已记下。"), says)
    deciding = VerdictForm(request.POST or None, initial=initial)
    return answer_recording(
        request, page, deciding, lambda said: decide_acceptance(applied, **said, by=reach)
    )
