"""The years of a network, the page of one, and its aims."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import (
    claimable_studios,
    may_run,
    may_run_programme,
    types_for_others,
    visible_calls,
    visible_programmes,
    visible_topics,
)
from lianchuang.programmes.actions import correct_goals
from lianchuang.programmes.forms import GoalsForm
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries import (
    call_window,
    calls_of,
    history_of_year,
    open_matters,
    places_left,
    programmes_of,
    ribbon_of,
    stage_counts,
    topics_of,
)
from lianchuang.programmes.views.sights import (
    crumbs_to_year,
    crumbs_to_years,
    day_of,
    is_claimable,
    moment_of,
    network_of_years,
    sees_all,
    year_in_sight,
)
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.past import this_day
from lianchuang.records.telling import told_moments


@require_GET
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Every year of a network, newest first."""
    reach = reach_of_reader(request)
    network = network_of_years(request, number)
    years = list(programmes_of(visible_programmes(reach), network))
    page = {
        "network": network,
        "years": years,
        "may_run": may_run(reach, network),
        "next_year": years[0].year + 1 if years else this_day().year,
        "crumbs": crumbs_to_years(network, reach)[:-1],
    }
    return render(request, "programmes/programme/list.html", page)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The home of a year: its ribbon, directions, topics and calls, as far as the reader sees them."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    whole = sees_all(reach, programme)
    directions = list(programme.directions.order_by("position", "pk"))
    history = history_of_year(programme) if whole else []
    page = {
        "programme": programme,
        "directions": directions,
        "topics": _topics(reach, programme),
        "calls": _calls(request, reach, programme),
        "ribbon": ribbon_of(programme, day_of(request), _counts(programme, whole, len(directions))),
        "on_paper": types_for_others(reach, programme),
        "waiting": open_matters(programme).count() if whole else 0,
        "whole": whole,
        "may_run": may_run_programme(reach, programme),
        "history": history,
        "acts": told_moments(history),
        "crumbs": crumbs_to_years(programme.network, reach),
    }
    return render(request, "programmes/programme/show.html", page)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """The aims of a year, with a reason."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    change = Change(
        _("改年度目标"),
        _("原来的写法留在历史里。"),
        _("确认修改"),
        _("年度目标已改。"),
        crumbs_to_year(programme, reach),
        programme.get_absolute_url(),
        [programme],
    )
    form = GoalsForm(request.POST if request.method == "POST" else None, row=programme)

    def correct(said: dict[str, Any], **grounds: Any) -> int:
        return correct_goals(programme, said["goals"], by=reach, **grounds)

    return answer_change(request, change, form, correct)


def _topics(reach: Reach, programme: Programme) -> list[dict[str, Any]]:
    """Each topic with its claims, the places left, and whether the reader may take it up for one studio or more."""
    topics = topics_of(visible_topics(reach), programme)
    is_open = programme.state == Programme.State.OPEN
    mine = set(claimable_studios(reach, programme).values_list("pk", flat=True)) if is_open else set()
    return [
        {
            "topic": topic,
            "claims": topic.standing,  # type: ignore[attr-defined]
            "left": places_left(topic, len(topic.standing)),  # type: ignore[attr-defined]
            "may_claim": is_claimable(topic, mine),
        }
        for topic in topics
    ]


def _calls(request: HttpRequest, reach: Reach, programme: Programme) -> list[dict[str, Any]]:
    at = moment_of(request)
    calls = calls_of(visible_calls(reach), programme)
    return [{"call": call, "window": call_window(call, at)} for call in calls]


def _counts(programme: Programme, whole: bool, directions: int) -> dict[str, str]:
    """Members see no counts of what others file."""
    if whole:
        return stage_counts(programme, directions)
    return {"directions": _("%(count)s 个方向") % {"count": directions}} if directions else {}
