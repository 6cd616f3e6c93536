"""Founding a network, and its page."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import (
    governs,
    may_found_network,
    may_keep,
    may_see_figures,
    visible_networks,
    visible_studio_seats,
)
from lianchuang.networks.actions import found_network
from lianchuang.networks.forms import FoundForm
from lianchuang.networks.models import Clause, Group, Membership, Network, Register
from lianchuang.networks.queries import (
    members_by_unit,
    open_on,
    registers_of,
    relations_of,
    term_now,
    years_of,
)
from lianchuang.networks.views.founding import first_titles, open_checklist
from lianchuang.people.access import reach_of_reader
from lianchuang.people.queries import bodies_above
from lianchuang.records.files.queries import proof_of
from lianchuang.records.forms import refuse_with
from lianchuang.records.past import now, this_day
from lianchuang.records.telling import told_history, told_moments


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """One plain page to found an alliance."""
    reach = reach_of_reader(request)
    if not may_found_network(reach):
        raise Http404
    form = FoundForm(request.POST or None, is_nobody=reach.person_id is None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            network = found_network(
                name=" ".join(said["name"].split()),
                chartered_on=said["chartered"].last,
                chartered_precision=said["chartered"].precision,
                guiding_union=" ".join(said["guiding_union"].split()),
                clauses=said["clauses"],
                founder_name="".join(said.get("founder", "").split()),
                pattern=said["pattern"] or Network.Pattern.ALLIANCE,
                by=reach,
                at=now(),
            )
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            says = _("「%(name)s」成立了。下一步照着“建盟清单”做，哪一步都可以先放下。")
            say(request, says % {"name": network.name})
            return redirect(network)
    context = {"form": form, "titles": first_titles()}
    return render(request, "networks/network/new.html", context, status=422 if request.POST else 200)


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Facts, groups, members now, relations, clauses, history."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body__parent"), pk=number)
    day, seats = this_day(), visible_studio_seats(reach, network)
    clauses, relations = list(Clause.objects.filter(network=network)), relations_of(network)
    history = told_history(
        ("", network),
        (_("组织"), network.body),
        *((f"{each.get_kind_display()}", each) for each in relations),
    )
    latest = max(years_of(network), default=day.year)
    registers, keeps = registers_of(network, latest), may_keep(reach, network)
    context = {
        "network": network,
        "above": bodies_above(network.body),
        "groups": _groups(network, seats.filter(open_on(day))),
        "seats": seats.filter(open_on(day)).count(),
        "units": members_by_unit(seats, day),
        "relations": relations,
        "seen": set(visible_networks(reach).values_list("pk", flat=True)),
        "clauses": clauses,
        "registers": registers,
        # Whoever sees only their own seat is not told its number as the network's.
        "sees_all": governs(reach, network),
        "is_roster_kept": any(kept for kind, _title, kept in registers if kind == Register.Kind.ROSTER),
        "year": latest,
        "evidence": proof_of(network.folder_id),
        "history": history,
        "acts": told_moments(history),
        "may_keep": keeps,
        "founding": open_checklist(network) if keeps else [],
        "chair": term_now(network, now()),
        "may_see_figures": may_see_figures(reach, network),
        "kinds": Register.Kind.choices,
    }
    return render(request, "networks/network/show.html", context)


def _groups(network: Network, seats: QuerySet[Membership]) -> list[tuple[Group, int]]:
    """Each group and its number of open seats; one query each for groups and seats."""
    sizes: dict[int, int] = {}
    for group_id in seats.filter(group__isnull=False).values_list("group_id", flat=True):
        sizes[group_id] = sizes.get(group_id, 0) + 1
    rows = network.groups.select_related("lead").order_by("pk")
    return [(each, sizes.get(each.pk, 0)) for each in rows]
