"""The desk: each role sees its own table, nothing else."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lianchuang.activities.access import visible_sessions
from lianchuang.desks.queries import (
    kept_network,
    leads_now,
    outcomes_of_projects,
    projects_of_person,
    sessions_of_person,
)
from lianchuang.matters.queries import waiting_for
from lianchuang.networks.access import governed_networks, may_found_network, may_keep, visible_studios
from lianchuang.networks.models import Leadership
from lianchuang.outcomes.access import visible_copyrights, visible_patents
from lianchuang.people.access import Reach, reach_of_reader, visible_acts
from lianchuang.people.models import Account
from lianchuang.programmes.access import visible_programmes
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries import ribbon_of
from lianchuang.projects.access import visible_projects
from lianchuang.projects.models import Project
from lianchuang.records.past import Act, this_day
from lianchuang.records.telling import told_acts

MOST_NETWORKS = 6
MOST_ACTS = 8
MOST_WAITING = 8


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Networks one keeps or oversees, studios one leads, one's own record; a stranger reads why it is empty."""
    reach = reach_of_reader(request)
    known = getattr(request, "known_at", None)
    networks = list(governed_networks(reach).order_by("pk")[: MOST_NETWORKS + 1])
    context: dict[str, Any] = {
        "reach": reach,
        "networks": [kept_network(network, known) for network in networks[:MOST_NETWORKS]],
        "more_networks": len(networks) > MOST_NETWORKS,
        "kept": {network.pk for network in networks if may_keep(reach, network)},
        "may_found": may_found_network(reach),
        "last_acts": _last_acts(request, reach) if networks else [],
        "acts": told_acts(visible_acts(reach)),
        "needs_password": _needs_password(reach),
        "waiting": waiting_for(reach, MOST_WAITING),
        "years": _years(reach),
        **_own(reach),
    }
    context["is_empty"] = not any(
        context[name] for name in ("networks", "studios", "projects", "sessions", "years")
    )
    return render(request, "desks/desk/show.html", context)


def _years(reach: Reach) -> list[Any]:
    """The open years in sight with their ribbons, the newest first."""
    open_years = visible_programmes(reach).filter(state=Programme.State.OPEN).select_related("network")
    found = open_years.order_by("-year", "network")[:MOST_NETWORKS]
    return [(each, ribbon_of(each, this_day(), {})) for each in found]


def _last_acts(request: HttpRequest, reach: Reach) -> list[Act]:
    """The last acts in sight; on a past day those that had happened by then."""
    acts, known_at = visible_acts(reach), getattr(request, "known_at", None)
    return list((acts.filter(pk__lte=known_at.number) if known_at else acts)[:MOST_ACTS])


def _own(reach: Reach) -> dict[str, Any]:
    """What hangs on the reader's own person."""
    if reach.person_id is None:
        return {"studios": [], "led_projects": [], "projects": [], "sessions": [], "outcomes": []}
    projects = visible_projects(reach)
    mine = projects_of_person(reach.person_id, projects)
    studios = leads_now(reach.person_id, visible_studios(reach))
    led = _led_projects(studios, projects)
    both = list({each.pk: each for each in [*led, *mine]}.values())
    return {
        "studios": studios,
        "led_projects": led,
        "projects": mine,
        "sessions": sessions_of_person(reach.person_id, visible_sessions(reach)),
        "outcomes": [
            *outcomes_of_projects(visible_patents(reach), both),
            *outcomes_of_projects(visible_copyrights(reach), both),
        ],
    }


def _led_projects(studios: list[Leadership], projects: Any) -> list[Project]:
    rows = projects.filter(lead__in=[each.studio_id for each in studios])
    return list(rows.select_related("lead", "network").order_by("-year", "number", "pk"))


def _needs_password(reach: Reach) -> bool:
    account = Account.objects.get(pk=reach.account_id or 0)
    return not account.has_usable_password() and not account.cast_as
