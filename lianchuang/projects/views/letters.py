"""任务书: issued for a whole year in one batch, looked at first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.actions import issue_letters
from lianchuang.projects.forms.running import LettersForm
from lianchuang.projects.models import TaskLetter
from lianchuang.projects.queries import without_letter
from lianchuang.records.listing import year_in
from lianchuang.records.past import this_day
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Which projects (GET), or issue them (POST)."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body"), pk=number)
    may_keep(reach, network).or_refuse()
    year = year_in(request.GET) or this_day().year
    waiting = without_letter(network, year)
    issued = TaskLetter.objects.filter(project__network=network, project__year=year)
    page = Recording(
        title=_("下达 %(year)s 年任务书") % {"year": year},
        says=_("已立项、还没有任务书的，一次全部生成 Word 文件，放进各自项目的证明材料。"),
        sends=_("下达任务书"),
        done=_("任务书已下达，在各项目的证明材料里。"),
        back=f"{network.get_absolute_url()}projects/?year={year}",
        kicker=network.name,
        crumbs=[(network.name, network.get_absolute_url())],
        more={"waiting": waiting, "issued": list(issued.select_related("project")), "year": year},
        template="projects/letter/new.html",
    )
    form = LettersForm(request.POST or None, initial={"first": "1", "issued_on": this_day()})

    def issue(said: dict) -> int:
        return issue_letters(network, year, **said, by=reach)[1]

    return answer_recording(request, page, form, issue)
