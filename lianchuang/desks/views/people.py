"""The list of people, and the page of a person."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.activities.access import visible_sessions
from lianchuang.basics.verdicts import refused
from lianchuang.desks.queries import (
    led_by,
    listed_people,
    outcomes_of_projects,
    projects_of_person,
    sessions_of_person,
    ties_of_person,
)
from lianchuang.networks.access import visible_studios
from lianchuang.outcomes.access import visible_copyrights, visible_patents
from lianchuang.papers.masks import mask_phone
from lianchuang.people.access import (
    Reach,
    is_keeper,
    may_edit_person,
    may_see_contact,
    reach_of_reader,
    visible_acts,
    visible_bodies,
    visible_people,
)
from lianchuang.people.models import Account, Person, PersonContact
from lianchuang.projects.access import visible_projects
from lianchuang.records.listing import page_of, words_in
from lianchuang.records.pages import record_page
from lianchuang.records.past import open_lens
from lianchuang.records.telling import Entry, told_acts, told_history


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """People in reach by pinyin, fifty a page."""
    reach = reach_of_reader(request)
    words = words_in(request.GET)
    context = {
        "words": words,
        "listed": page_of(listed_people(visible_people(reach), words), request.GET.get("page")),
        "may_record": is_keeper(reach),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "desks/person/list.html", context)


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Posts, roles, studios led, projects, sessions, ties, proof and history."""
    reach = reach_of_reader(request)
    person = person_in_sight(request, number)
    may_edit = may_edit_person(reach, person)
    page = record_page(
        person,
        kind_words=_("人员"),
        crumbs=[(_("人员"), "/people/")] if reach.roles or reach.is_administrator else [],
        history=_history(person),
        may_correct=may_edit,
        may_prove=refused(""),
    )
    page |= _parts(person, reach)
    page |= {
        "contact": _contact(person, reach),
        "account": Account.objects.filter(person=person).first(),
        "is_keeper": is_keeper(reach),
        "sees_body": person.body_id and visible_bodies(reach).filter(pk=person.body_id).exists(),
        "today": timezone.localdate(),
        "now": timezone.now(),
    }
    return render(request, "desks/person/show.html", page)


def person_in_sight(request: HttpRequest, number: int) -> Person:
    """The person, or a 404."""
    rows = visible_people(reach_of_reader(request)).select_related("body")
    return get_object_or_404(rows, pk=number)


def _parts(person: Person, reach: Reach) -> dict[str, Any]:
    projects = projects_of_person(person.pk, visible_projects(reach))
    outcomes = [visible_patents(reach), visible_copyrights(reach)]
    return {
        "posts": list(person.posts.select_related("body").order_by("pk")),
        "roles": list(person.roles.select_related("body").order_by("pk")),
        "leaderships": led_by(person.pk, visible_studios(reach)),
        "projects": projects,
        "sessions": sessions_of_person(person.pk, visible_sessions(reach)),
        "outcomes": [each for rows in outcomes for each in outcomes_of_projects(rows, projects)],
        "ties": ties_of_person(person, visible_people(reach)),
    }


def _history(person: Person) -> list[Entry]:
    posts = [(_("任职 %(title)s") % {"title": each.title}, each) for each in person.posts.order_by("pk")]
    roles = [
        (_("角色 %(kind)s") % {"kind": each.get_kind_display()}, each) for each in person.roles.order_by("pk")
    ]
    return told_history(("", person), *posts, *roles)


def _contact(person: Person, reach: Reach) -> tuple[str, str] | None:
    # There is only today's, so a day looked back at shows none: who may see it may have changed since.
    found = PersonContact.objects.filter(person=person).first() if open_lens() is None else None
    if found is None:
        return None
    if may_see_contact(reach, person):
        return found.phone, found.email
    return mask_phone(found.phone), f"{found.email[:1]}***" if found.email else ""
