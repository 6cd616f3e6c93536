"""Calls: set up, shown with window and form, changed with a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_file, may_run_programme
from lianchuang.programmes.actions import correct_call, open_call
from lianchuang.programmes.forms import CallForm, NewCallForm
from lianchuang.programmes.models import Call
from lianchuang.programmes.queries import (
    call_window,
    history_of_call,
    question_help,
    question_label,
    questions_of,
)
from lianchuang.programmes.views.sights import (
    call_in_sight,
    crumbs_to_year,
    moment_of,
    sees_all,
    year_in_sight,
)
from lianchuang.records.corrections import answer_correction
from lianchuang.records.forms import refuse_with
from lianchuang.records.telling import told_moments


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔开征集〕."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    form = NewCallForm(request.POST if request.method == "POST" else None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            call, act = open_call(programme, form.new_call(), by=reach)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("征集已设好，到点自动开始。"), undo=f"/acts/{act}/undoing/")
            return redirect(call)
    page = {"programme": programme, "form": form, "crumbs": crumbs_to_year(programme, reach)}
    return render(request, "programmes/call/new.html", page, status=422 if request.method == "POST" else 200)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The window by the clock, the limits, the form as it asks now; what comes next for whoever runs the year."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    whole = sees_all(reach, call.programme)
    history = history_of_call(call) if whole else []
    questions = [(each, question_label(each), question_help(each)) for each in questions_of(call)]
    page = {
        "call": call,
        "window": call_window(call, moment_of(request)),
        "questions": questions,
        "whole": whole,
        "keeps": may_keep(reach, call.programme.network),
        "may_run": may_run_programme(reach, call.programme),
        "may_file": may_file(reach, call),
        "history": history,
        "acts": told_moments(history),
        "crumbs": crumbs_to_year(call.programme, reach),
    }
    return render(request, "programmes/call/show.html", page)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕: once it has opened, limits only go up and the closing only moves later."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)

    def make_form(data: Any = None, *, row: Call) -> CallForm:
        return CallForm(data, programme=call.programme, row=row)

    may = may_run_programme(reach, call.programme)
    crumbs = crumbs_to_year(call.programme, reach)
    return answer_correction(request, call, make_form, correct_call, may=may, crumbs=crumbs)
