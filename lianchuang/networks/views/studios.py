"""The list of a network's members, and the page of a studio."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.networks.access import (
    may_keep,
    may_keep_contacts,
    may_keep_studio,
    may_see_contacts,
    studios_seen_whole,
    visible_networks,
    visible_studio_seats,
    visible_studios,
)
from lianchuang.networks.actions import correct_studio, prove_studio
from lianchuang.networks.exporting import members_table, shown_contacts
from lianchuang.networks.forms import StudioForm
from lianchuang.networks.models import Designation, Group, Network, Studio
from lianchuang.networks.queries import SORTS, MemberFilter, filtered_members, studio_history, with_studios
from lianchuang.people.access import Reach, reach_of_reader, visible_acts, visible_bodies, visible_people
from lianchuang.records.corrections import answer_correction, answer_evidence
from lianchuang.records.exporting import names_asked, table_answer
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in
from lianchuang.records.pages import Crumbs, record_page
from lianchuang.records.telling import told_acts


@login_required
@require_GET
def members(request: HttpRequest, number: int) -> HttpResponse:
    """The members of a network: fifty a page, filters in the address."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    request.network = network  # type: ignore[attr-defined]  # the navigation need not ask for it again
    asked, day = asked_of(request), timezone.localdate()
    rows = filtered_members(visible_studio_seats(reach, network), asked, day)
    context = {
        "network": network,
        "asked": asked,
        "listed": page_of(with_studios(rows, day), request.GET.get("page")),
        "levels": Designation.Level.choices,
        "groups": Group.Kind.choices,
        "states": [("now", _("在册")), ("left", _("已退出")), ("all", _("全部"))],
        "day": day,
        "may_keep": may_keep(reach, network),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "networks/studio/list.html", context)


@login_required
@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """What the list shows, as a workbook; names masked unless the keeper asks."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    day = timezone.localdate()
    rows = with_studios(filtered_members(visible_studio_seats(reach, network), asked_of(request), day), day)
    title = _("%(network)s成员") % {"network": network.name}
    with_names = names_asked(request, may_keep(reach, network))
    return table_answer(request, title, *members_table(rows, day, with_names), with_names=with_names)


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Leaders, levels, seats, contacts, proof and history."""
    reach = reach_of_reader(request)
    studio = studio_in_sight(request, number)
    seen_networks = visible_networks(reach)
    seats = studio.memberships.filter(network__in=seen_networks.values("pk")).select_related(
        "network", "group"
    )
    leaders = list(studio.leaderships.select_related("person").order_by("position", "pk"))
    is_whole = studios_seen_whole(reach).filter(pk=studio.pk).exists()
    page = record_page(
        studio,
        kind_words=_("创新工作室"),
        crumbs=crumbs_of(studio, reach),
        history=studio_history(studio, list(seats), is_whole=is_whole),
        may_correct=may_keep_studio(reach, studio),
        may_prove=may_keep_studio(reach, studio),
        shows_proof=is_whole,
    )
    seen_people = visible_people(reach).filter(pk__in=[each.person_id for each in leaders])
    page |= {
        "leaders": leaders,
        "levels": list(studio.designations.order_by("pk")),
        "seats": list(seats),
        "kept": {seat.network_id for seat in seats if may_keep(reach, seat.network)},
        "contacts": shown_contacts(studio, bool(may_see_contacts(reach, studio))),
        "may_keep_contacts": may_keep_contacts(reach, studio),
        "seen_people": set(seen_people.values_list("pk", flat=True)),
        "sees_host": visible_bodies(reach).filter(pk=studio.host_id).exists(),
        "day": timezone.localdate(),
    }
    return render(request, "networks/studio/show.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    studio = studio_in_sight(request, number)
    reach = reach_of_reader(request)
    may, crumbs = may_keep_studio(reach, studio), crumbs_of(studio, reach)
    return answer_correction(request, studio, StudioForm, correct_studio, may=may, crumbs=crumbs)


@login_required
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """Add a file of its own."""
    studio = studio_in_sight(request, number)
    reach = reach_of_reader(request)
    may, crumbs = may_keep_studio(reach, studio), crumbs_of(studio, reach)
    return answer_evidence(request, studio, prove_studio, may=may, crumbs=crumbs)


def studio_in_sight(request: HttpRequest, number: int) -> Studio:
    """The studio, or a 404."""
    rows = visible_studios(reach_of_reader(request)).select_related("host", "folder")
    return get_object_or_404(rows, pk=number)


def crumbs_of(studio: Studio, reach: Reach) -> Crumbs:
    """The first network it sits in, and the list of members."""
    network: Network | None = (
        visible_networks(reach).filter(memberships__studio=studio).order_by("pk").first()
    )
    if network is None:
        return []
    address = network.get_absolute_url()
    return [(network.name, address), (_("成员"), f"{address}studios/")]


def asked_of(request: HttpRequest) -> MemberFilter:
    """The filter in the address."""
    query, host = request.GET, request.GET.get("host", "")
    return MemberFilter(
        words=words_in(query),
        level=chosen_in(query, "level", Designation.Level.values),
        group=chosen_in(query, "group", Group.Kind.values),
        host=int(host) if host.isascii() and host.isdigit() and len(host) < 18 else None,
        state=chosen_in(query, "state", ["now", "left", "all"]) or "now",
        sort=sort_in(query, SORTS),
    )
