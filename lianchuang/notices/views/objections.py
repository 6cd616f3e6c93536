"""Objecting without an account: the form, and what became of it by its number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.notices.access import may_object
from lianchuang.notices.actions import file_objection
from lianchuang.notices.actions.objections import TooMany
from lianchuang.notices.forms import WHOLE_LIST, ObjectionForm
from lianchuang.notices.models import Notice
from lianchuang.notices.queries import answer_day
from lianchuang.notices.rules import QUOTED, outcome_said
from lianchuang.notices.views.finding import crumbs_to, notice_at, objection_at, refuse_past, told
from lianchuang.records.forms import refuse_with
from lianchuang.records.past import BEIJING


@sensitive_post_parameters("name", "contact", "facts")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """The form (GET); sent after the last day it is recorded all the same, and told so by its number (POST)."""
    refuse_past(request)
    notice = notice_at(request, number)
    entries = list(notice.entries.filter(state="listed").order_by("position"))
    if request.method != "POST":
        form = ObjectionForm(entries=entries, initial={"entry": request.GET.get("entry", "")})
        return _page(request, notice, form, 200)
    form = ObjectionForm(request.POST, request.FILES, entries=entries)
    if not form.is_valid():
        return _page(request, notice, form, 422)
    try:
        objection = file_objection(
            notice,
            form.statement(),
            entry_id=form.entry_id(),
            upload=form.cleaned_data["file"],
            address=request.META.get("REMOTE_ADDR", ""),
        )
    except Refused as refusal:
        refuse_with(form, refusal)
        return _page(request, notice, form, 429 if isinstance(refusal, TooMany) else 422)
    return redirect(reverse("notices:objection", args=(notice.pk, objection.number)) + "?sent=1")


def _page(request: HttpRequest, notice: Notice, form: ObjectionForm, status: int) -> HttpResponse:
    page = told(notice) | {
        "form": form,
        "may_object": may_object(notice),
        "crumbs": crumbs_to(notice, desk=False),
        "rules": QUOTED.values(),
        "whole_list": WHOLE_LIST,
    }
    # A form that was sent stays on the screen with its words, whatever the clock says by now.
    page["is_open"] = bool(page["may_object"]) or form.is_bound
    return render(request, "notices/objection/new.html", page, status=status)


@require_GET
def show(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """By its number: when it came in, until when it is answered, what became of it. No names, no facts."""
    notice = notice_at(request, number)
    objection = objection_at(notice, place)
    assert notice.last_on is not None
    received_on = objection.received_at.astimezone(BEIJING).date()
    page = told(notice) | {
        "objection": objection,
        "outcome": outcome_said(objection.state, objection.ground, notice.last_on),
        "answer_by": objection.answer_by or answer_day(notice, received_on),
        "is_open": objection.state == "received",
        "is_new": request.GET.get("sent") == "1",
        "crumbs": crumbs_to(notice, desk=False),
    }
    return render(request, "notices/objection/show.html", page)
