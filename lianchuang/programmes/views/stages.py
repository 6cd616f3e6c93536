"""年历: the stages of a year on one page, row by row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.calendars import UnknownYear
from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.matters.queries import official_calendar
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.actions import set_stages
from lianchuang.programmes.forms import StageRows, stage_values
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries.opening import proposed_stages
from lianchuang.programmes.views.sights import crumbs_to_year, year_in_sight


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the whole calendar (GET), with proposed days where there is none yet; set it as one act (POST)."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    if request.method != "POST":
        return _page(request, programme, StageRows(initial=_values(programme)))
    rows, refusal = StageRows(request.POST), ""
    if rows.is_valid():
        try:
            act = set_stages(programme, rows.stages(), by=reach)
        except Refused as refused:
            refusal = spoken(refused.reason)
        else:
            say(request, _("年历已定。"), undo=f"/acts/{act}/undoing/")
            return redirect(programme)
    return _page(request, programme, rows, refusal, status=422)


def _values(programme: Programme) -> list[dict]:
    stages = list(programme.stages.order_by("position", "pk"))
    if stages:
        return stage_values(stages)
    proposed = proposed_stages(programme.year, official_calendar())
    return [
        {"title": each.title, "preset": each.preset, "starts_on": each.starts.day, "ends_on": each.ends.day}
        for each in proposed
    ]


def _page(
    request: HttpRequest, programme: Programme, rows: StageRows, refusal: str = "", status: int = 200
) -> HttpResponse:
    calendar, is_empty = official_calendar(), not programme.stages.exists()
    unknown = UnknownYear(programme.year).says if is_empty and not calendar.knows(programme.year) else ""
    page = {
        "programme": programme,
        "rows": rows,
        "refusal": refusal,
        "unknown": spoken(unknown),
        "crumbs": crumbs_to_year(programme, reach_of_reader(request)),
    }
    return render(request, "programmes/stage/edit.html", page, status=status)
