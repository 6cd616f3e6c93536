"""Changes of a person's record: registered, corrected, posts, roles, ties, contact data."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.desks.forms import (
    ContactForm,
    EndForm,
    PersonForm,
    PostForm,
    RoleForm,
    TieForm,
    midnight,
)
from lianchuang.desks.views.people import person_in_sight
from lianchuang.people.access import (
    Reach,
    is_keeper,
    may_edit_person,
    reach_of_reader,
    visible_bodies,
    visible_people,
)
from lianchuang.people.actions import (
    correct_person,
    end_post,
    end_role,
    give_role,
    keep_contact,
    record_person,
    record_post,
    record_tie,
)
from lianchuang.people.models import Body, Person, PersonContact, Post, Role
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.correcting import Grounds
from lianchuang.records.corrections import answer_correction
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import refuse_with

METHODS = ["GET", "POST"]
Do = Callable[..., int]


@login_required
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """〔登记人员〕."""
    reach = reach_of_reader(request)
    if not is_keeper(reach):
        raise Http404
    form = PersonForm(request.POST or None, bodies=visible_bodies(reach))
    form.fields["body"].required = True
    if request.method == "POST" and form.is_valid():
        try:
            person, act = record_person(**form.cleaned_data, by=reach, grounds=Grounds(""))
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已登记。"), undo=f"/acts/{act}/undoing/")
            return redirect(person)
    status = 422 if request.POST else 200
    return render(request, "desks/person/new.html", {"form": form}, status=status)


@login_required
@require_http_methods(METHODS)
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    reach, person = reach_of_reader(request), person_in_sight(request, number)

    def make_form(data: Any = None, *, row: Person) -> PersonForm:
        return PersonForm(data, row=row, bodies=visible_bodies(reach))

    may = may_edit_person(reach, person)
    return answer_correction(
        request, person, make_form, correct_person, may=may, crumbs=[(_("人员"), "/people/")]
    )


@login_required
@require_http_methods(METHODS)
def post(request: HttpRequest, number: int) -> HttpResponse:
    """〔登记任职〕."""
    reach, person = reach_of_reader(request), person_in_sight(request, number)
    form = PostForm(request.POST or None, bodies=visible_bodies(reach))
    return _answer(
        request, person, form, _("登记任职"), _("任职已登记。"), lambda **said: record_post(person, **said)
    )


@login_required
@require_http_methods(METHODS)
def post_ending(request: HttpRequest, number: int) -> HttpResponse:
    """End a post."""
    row = get_object_or_404(Post.objects.select_related("person"), pk=number)
    person = person_in_sight(request, row.person_id)
    form, title = EndForm(request.POST or None), _("结束任职：%(title)s") % {"title": row.title}

    def end(*, read_at: int, **said: Any) -> int:
        return end_post(row, read_at=read_at, **said)

    return _answer(request, person, form, title, _("任职已结束。"), end, rows=[row])


@login_required
@require_http_methods(METHODS)
def role(request: HttpRequest, number: int) -> HttpResponse:
    """〔授予角色〕."""
    reach, person = reach_of_reader(request), person_in_sight(request, number)
    form = RoleForm(request.POST or None, bodies=_role_bodies(reach))

    def give(*, starts_on: Any, **said: Any) -> int:
        return give_role(person, starts_at=midnight(starts_on), **said)

    return _answer(request, person, form, _("授予角色"), _("角色已授予，从那天起生效。"), give)


@login_required
@require_http_methods(METHODS)
def role_ending(request: HttpRequest, number: int) -> HttpResponse:
    """End a role: its rights end with it."""
    row = get_object_or_404(Role.objects.select_related("person", "body"), pk=number)
    person = person_in_sight(request, row.person_id)
    title = _("结束角色：%(kind)s") % {"kind": row.get_kind_display()}

    def end(*, ends_before: Any, read_at: int, **said: Any) -> int:
        return end_role(row, ends_at=midnight(ends_before), read_at=read_at, **said)

    form = EndForm(request.POST or None)
    return _answer(request, person, form, title, _("角色已结束。"), end, rows=[row])


@login_required
@require_http_methods(METHODS)
def tie(request: HttpRequest, number: int) -> HttpResponse:
    """〔登记关系〕."""
    reach, person = reach_of_reader(request), person_in_sight(request, number)
    form = TieForm(request.POST or None, bodies=visible_bodies(reach), people=visible_people(reach))
    return _answer(
        request, person, form, _("登记关系"), _("关系已登记。"), lambda **said: record_tie(person, **said)
    )


@login_required
@require_http_methods(METHODS)
def contact(request: HttpRequest, number: int) -> HttpResponse:
    """Telephone and mail: today's only, in no history."""
    reach, person = reach_of_reader(request), person_in_sight(request, number)
    may_edit_person(reach, person).or_refuse()
    kept = PersonContact.objects.filter(person=person).first()
    initial = {"phone": kept.phone, "email": kept.email} if kept else {}
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        keep_contact(person, **form.cleaned_data, by=reach)
        say(request, _("联系方式已存下。"))
        return redirect(person)
    context = {"person": person, "form": form}
    return render(request, "desks/person/contact.html", context, status=422 if request.POST else 200)


def _role_bodies(reach: Reach) -> Any:
    """Where roles are given: unions and networks, for a secretary only the own network."""
    if reach.is_administrator:
        holds = (Body.Kind.ENTERPRISE, Body.Kind.INSTITUTION, Body.Kind.SCHOOL)
        return Body.objects.exclude(kind__in=holds).order_by("pinyin", "pk")
    return Body.objects.filter(pk__in=reach.bodies_with(Role.Kind.SECRETARY))


def _answer(
    request: HttpRequest,
    person: Person,
    form: forms.Form,
    title: str,
    done: str,
    do: Do,
    rows: list[Any] | None = None,
) -> HttpResponse:
    reach = reach_of_reader(request)
    may_edit_person(reach, person).or_refuse()
    crumbs = [(_("人员"), "/people/"), (person.name, person.get_absolute_url())]
    change = Change(title, "", _("确认"), done, crumbs, person.get_absolute_url(), rows or [])

    def run(said: dict[str, Any], *, grounds: Grounds, scan: Upload | None, read_at: int) -> int:
        more = {"read_at": read_at} if rows else {}
        return do(**said, **more, by=reach, grounds=grounds, scan=scan)

    return answer_change(request, change, form, run)
