"""〔开新年〕: the plan is looked at, changed, looked at again, and made as one act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.matters.queries import official_calendar
from lianchuang.networks.models import Network
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_open_year
from lianchuang.programmes.actions import open_new_year
from lianchuang.programmes.forms import YearPlanForm
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries.opening import proposed_year
from lianchuang.programmes.views.sights import crumbs_to_years, network_of_years
from lianchuang.records.forms import refuse_with
from lianchuang.records.listing import year_in
from lianchuang.records.past import this_day


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """What will be made (GET, and POST with `look`); make it (POST)."""
    reach, network = reach_of_reader(request), network_of_years(request, number)
    year = year_in(request.GET) or _next_year(network)
    may_open_year(reach, network, year).or_refuse()
    proposed = proposed_year(network, year, official_calendar())
    if request.method != "POST":
        return _page(request, network, YearPlanForm(proposed=proposed))
    form = YearPlanForm(request.POST, proposed=proposed)
    if not form.is_valid():
        return _page(request, network, form, status=422)
    if "look" in request.POST:
        return _page(request, network, form)
    try:
        programme, act = open_new_year(network, year, form.plan(), by=reach)
    except Refused as refusal:
        refuse_with(form.aims, refusal)
        return _page(request, network, form, status=422)
    say(request, _("%(year)s 年开好了。") % {"year": year}, undo=f"/acts/{act}/undoing/")
    return redirect(programme)


def _next_year(network: Network) -> int:
    """The first year of those that may be opened, the one after the latest where there is one."""
    latest = Programme.objects.filter(network=network).order_by("-year").first()
    return latest.year + 1 if latest else this_day().year


def _page(request: HttpRequest, network: Network, form: YearPlanForm, status: int = 200) -> HttpResponse:
    opened = set(Programme.objects.filter(network=network).values_list("year", flat=True))
    near = range(max(network.chartered_on.year, this_day().year - 1), this_day().year + 2)
    page = {
        "network": network,
        "proposed": form.proposed,
        "form": form,
        "made": _made(form),
        "years": [year for year in near if year not in opened],
        "crumbs": crumbs_to_years(network, reach_of_reader(request)),
    }
    return render(request, "programmes/programme/new.html", page, status=status)


def _made(form: YearPlanForm) -> dict[str, int]:
    """What the plan makes as it stands on the page, as proposed where nobody has changed it."""
    proposed, undated = form.proposed, 0
    if form.is_bound and not form.problems():
        plan = form.plan()
        choices = [each.choice for each in plan.leftovers.values()]
        stages, directions = len(plan.stages), len(plan.directions)
        calls = [copied.call for copied in plan.calls]
    else:
        choices = ["carry" for _matter in proposed.matters]
        stages = sum(1 for each in proposed.stages if each.starts.day and each.ends.day)
        directions = len(proposed.directions)
        calls = [each.call for each in proposed.calls if each.opens_at and each.closes_at]
        undated = len(proposed.stages) - stages + len(proposed.calls) - len(calls)
    return {
        "stages": stages,
        "directions": directions,
        "calls": len(calls),
        "questions": sum(call.asked for call in calls),  # type: ignore[attr-defined]
        "carry": choices.count("carry"),
        "drop": choices.count("drop"),
        "leave": choices.count("leave"),
        "undated": undated,
        "wrong": form.problems() if form.is_bound else 0,
    }
