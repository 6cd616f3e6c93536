"""工作组: who leads a group, who is in it, what it plans."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.networks.access import governs, may_lead, visible_networks, visible_studio_seats
from lianchuang.networks.actions import correct_group
from lianchuang.networks.forms.groups import OneGroupForm
from lianchuang.networks.models import Group
from lianchuang.networks.queries import open_on, with_studios
from lianchuang.people.access import reach_of_reader, visible_people
from lianchuang.records.corrections import answer_correction
from lianchuang.records.listing import page_of
from lianchuang.records.past import this_day
from lianchuang.records.telling import told_history, told_moments


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Its lead, its plan, its members of today."""
    reach, group, day = reach_of_reader(request), _group(request, number), this_day()
    seats = visible_studio_seats(reach, group.network).filter(open_on(day), group=group)
    history = told_history(("", group))
    context = {
        "group": group,
        "listed": page_of(with_studios(seats.order_by("studio__pinyin", "pk"), day), request.GET.get("page")),
        "sees_all": governs(reach, group.network),
        "sees_lead": visible_people(reach).filter(pk=group.lead_id or 0).exists(),
        "may_correct": may_lead(reach, group.network),
        "history": history,
        "acts": told_moments(history),
    }
    return render(request, "networks/group/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕: name, lead and plan, by the secretary or the chair unit during its term."""
    reach, group = reach_of_reader(request), _group(request, number)
    network = group.network
    crumbs: list[tuple[str, str]] = [(network.name, network.get_absolute_url())]

    def make_form(data: Any = None, *, row: Group) -> OneGroupForm:
        return OneGroupForm(data, row=row)

    return answer_correction(
        request, group, make_form, correct_group, may=may_lead(reach, network), crumbs=crumbs
    )


def _group(request: HttpRequest, number: int) -> Group:
    seen = visible_networks(reach_of_reader(request)).values("pk")
    rows = Group.objects.filter(network__in=seen).select_related("network__body", "network__folder", "lead")
    group: Group = get_object_or_404(rows, pk=number)
    request.network = group.network  # type: ignore[attr-defined]
    return group
