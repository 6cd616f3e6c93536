"""季度报送: the board of a quarter, one report by account, and one by task link in three taps."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.models import TaskLink
from lianchuang.matters.queries import author_of
from lianchuang.networks.access import governs, may_keep, visible_networks
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import may_report_project, visible_projects
from lianchuang.projects.actions import ask_for_reports, report_progress, told_by_subject
from lianchuang.projects.forms.running import AskForm, ReportForm
from lianchuang.projects.models import ProgressReport, Project
from lianchuang.projects.queries import reporting_board
from lianchuang.projects.rules import Quarter, quarter_of
from lianchuang.records.past import this_day
from lianchuang.records.recording import Recording, answer_recording


@require_GET
def board(request: HttpRequest, number: int) -> HttpResponse:
    """Who has reported for a quarter and who has not."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    if not governs(reach, network):
        raise Http404
    quarter = quarter_asked(request)
    rows = reporting_board(network, quarter)
    context = {
        "network": network,
        "quarter": quarter,
        "rows": rows,
        "done": sum(1 for _project, report, _leader in rows if report),
        "quarters": last_quarters(this_day()),
        "may_keep": may_keep(reach, network),
    }
    return render(request, "projects/report/list.html", context)


@require_http_methods(["GET", "POST"])
def asking(request: HttpRequest, number: int) -> HttpResponse:
    """〔催报〕: links and messages for those that have not reported."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body"), pk=number)
    may_keep(reach, network).or_refuse()
    quarter = quarter_asked(request)
    back = f"{network.get_absolute_url()}reports/?quarter={quarter.year}-{quarter.number}"
    page = Recording(
        title=_("请领衔人报送进展"),
        says=_("给每个还没报送的项目备一条带链接的消息，放进待发消息；看过再发。"),
        sends=_("备好消息"),
        done=_("消息已放进待发消息，看过再发。"),
        back=back,
        kicker=network.name,
        crumbs=[(network.name, network.get_absolute_url()), (_("季度报送"), back)],
    )
    root = f"{request.scheme}://{request.get_host()}"

    def ask(said: dict) -> int:
        return ask_for_reports(network, quarter, due_on=said["due_on"], root=root, by=reach)[1]

    return answer_recording(request, page, AskForm(request.POST or None), ask)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int, year: int, quarter: int) -> HttpResponse:
    """Report by account, for oneself or typed for the leader."""
    reach = reach_of_reader(request)
    rows = visible_projects(reach).select_related("network__body", "lead")
    project = get_object_or_404(rows, pk=number)
    may_report_project(reach, project).or_refuse()
    if quarter not in (1, 2, 3, 4):
        raise Http404
    asked = Quarter(year, quarter)
    page = Recording(
        title=_("报送 %(year)s 年第 %(number)s 季度进展") % {"year": year, "number": quarter},
        says=_("没有变化就空着，直接报送。"),
        sends=_("报送秘书处"),
        done=_("已报送。"),
        back=project.get_absolute_url(),
        kicker=project.title,
        crumbs=[(project.title, project.get_absolute_url())],
    )

    def report(said: dict) -> int:
        return report_progress(project, asked, text=said["text"], author=reach.author, by_link=False)

    return answer_recording(request, page, ReportForm(request.POST or None), report)


def by_link(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """〔没变化，报送〕 in one tap after the link; or what changed, in two more."""
    number, quarter = told_by_subject(link.subject)
    project = get_object_or_404(Project.objects.select_related("network", "lead"), pk=number)
    report = ProgressReport.objects.filter(project=project, year=quarter.year, quarter=quarter.number).first()
    is_writing = request.GET.get("step") == "text" or request.POST.get("step") == "text"
    form, says = ReportForm(request.POST or None), ""
    if request.method == "POST" and report is None and form.is_valid():
        text = form.cleaned_data["text"] if is_writing else ""
        if is_writing and not text:
            says = _("请写一句进展；没有变化的，返回上一步点“没变化，报送”。")
        else:
            try:
                report_progress(project, quarter, text=text, author=author_of(link), by_link=True)
            except Refused as refusal:
                says = spoken(refusal.reason)
            report = ProgressReport.objects.filter(
                project=project, year=quarter.year, quarter=quarter.number
            ).first()
    context = {
        "link": link,
        "project": project,
        "quarter": quarter,
        "report": report,
        "form": form,
        "is_writing": is_writing,
        "says": says,
    }
    return render(request, "projects/report/link.html", context, status=422 if says else 200)


def quarter_asked(request: HttpRequest) -> Quarter:
    """?quarter=2026-2; this one where nothing or nonsense is asked."""
    year, _dash, number = request.GET.get("quarter", "").partition("-")
    if year.isascii() and year.isdigit() and len(year) == 4 and number in ("1", "2", "3", "4"):
        return Quarter(int(year), int(number))
    return quarter_of(this_day())


def last_quarters(today: date, most: int = 6) -> list[Quarter]:
    """This quarter and those before it, newest first."""
    each, found = quarter_of(today), []
    for _number in range(most):
        found.append(each)
        each = Quarter(each.year - (each.number == 1), (each.number - 2) % 4 + 1)
    return found
