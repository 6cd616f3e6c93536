"""The list of bodies, the page of a body, and its place in the tree."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import refused
from lianchuang.desks.forms import BodyForm, PlaceForm
from lianchuang.desks.queries import listed_bodies, seats_of_body
from lianchuang.networks.access import visible_networks, visible_studios
from lianchuang.networks.queries import hosted_studios
from lianchuang.people.access import (
    UNPLACED,
    may_edit_body,
    reach_of_reader,
    visible_acts,
    visible_bodies,
    visible_people,
)
from lianchuang.people.actions import correct_body, place_body
from lianchuang.people.models import Body
from lianchuang.people.queries import bodies_above
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.corrections import answer_correction
from lianchuang.records.listing import chosen_in, page_of, words_in
from lianchuang.records.pages import record_page
from lianchuang.records.telling import told_acts, told_history

MOST = 50
# These may stand at the top of the tree.
TOPS = (Body.Kind.FEDERATION, Body.Kind.ASSOCIATION)


@login_required
@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies in reach by pinyin, fifty a page; 未归属 ones to be placed."""
    reach = reach_of_reader(request)
    words, kind = words_in(request.GET), chosen_in(request.GET, "kind", Body.Kind.values)
    only_unplaced, seen = "unplaced" in request.GET, visible_bodies(reach)
    rows = listed_bodies(seen, words, kind, only_unplaced)
    context = {
        "words": words,
        "kind": kind,
        "kinds": Body.Kind.choices,
        "tops": TOPS,
        "only_unplaced": only_unplaced,
        "unplaced": seen.filter(UNPLACED).count(),
        "listed": page_of(rows, request.GET.get("page")),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "desks/body/list.html", context)


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Where it hangs, what hangs under it, its studios and people, proof and history."""
    reach = reach_of_reader(request)
    body = _body(request, number)
    may_edit = may_edit_body(reach, body)
    page = record_page(
        body,
        kind_words=str(body.get_kind_display()),
        crumbs=[(_("单位"), "/bodies/")],
        history=told_history(("", body)),
        may_correct=may_edit,
        may_prove=refused(""),
    )
    seen_bodies, people = visible_bodies(reach), visible_people(reach).filter(body=body)
    above = bodies_above(body)
    page |= {
        "above": above,
        "is_unplaced": body.parent_id is None and body.kind not in TOPS,
        "seen_bodies": set(
            seen_bodies.filter(pk__in=[each.pk for each in above]).values_list("pk", flat=True)
        ),
        "children": list(seen_bodies.filter(parent=body).order_by("pinyin", "pk")[:MOST]),
        "studios": hosted_studios(visible_studios(reach), body),
        "seats": seats_of_body(body, visible_networks(reach)),
        "people": list(people.order_by("pinyin", "pk")[:MOST]),
        "heads": people.count(),
    }
    return render(request, "desks/body/show.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    reach = reach_of_reader(request)
    body = _body(request, number)
    may = may_edit_body(reach, body)
    return answer_correction(request, body, BodyForm, correct_body, may=may, crumbs=[(_("单位"), "/bodies/")])


@login_required
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, number: int) -> HttpResponse:
    """〔归属到上级〕."""
    reach = reach_of_reader(request)
    body = _body(request, number)
    may_edit_body(reach, body).or_refuse()
    change = Change(
        _("归属到上级单位"),
        _("归属以后，这个单位的数会汇总到上级；以前的归属留在历史里。"),
        _("确认归属"),
        _("归属已登记。"),
        [(_("单位"), "/bodies/"), (body.name, body.get_absolute_url())],
        body.get_absolute_url(),
        [body],
    )

    def put(said: dict[str, Any], **grounds: Any) -> int:
        return place_body(body, said["parent"], by=reach, **grounds)

    return answer_change(request, change, PlaceForm(request.POST or None, bodies=visible_bodies(reach)), put)


def _body(request: HttpRequest, number: int) -> Body:
    rows = visible_bodies(reach_of_reader(request)).select_related("parent")
    return get_object_or_404(rows, pk=number)
