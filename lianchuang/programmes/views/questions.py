"""申报书问什么: presets to take up, 〔加一问〕, corrected, dropped, put in order."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_run_programme, visible_calls
from lianchuang.programmes.actions import (
    add_questions,
    correct_question,
    drop_question,
    order_questions,
    preset_question,
)
from lianchuang.programmes.forms import NewQuestionForm, PresetsForm, QuestionForm, ReasonForm
from lianchuang.programmes.models import Call, Question
from lianchuang.programmes.queries import (
    call_window,
    presets_left,
    question_help,
    question_label,
    questions_of,
)
from lianchuang.programmes.views.sights import call_in_sight, crumbs_to_year, keys_in
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.forms import refuse_with
from lianchuang.records.pages import Crumbs
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What the form asks, and the presets it does not ask yet (GET); take some up as one act (POST)."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_run_programme(reach, call.programme).or_refuse()
    window, questions = call_window(call), list(questions_of(call))
    posted = request.POST if request.method == "POST" else None
    form = PresetsForm(posted, presets=presets_left(questions), has_opened=window.has_opened)
    if posted is not None and form.is_valid():
        said = form.cleaned_data
        try:
            new = [preset_question(name) for name in said["presets"]]
            act = add_questions(call, new, by=reach, reason=said.get("reason", ""))
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("加了 %(count)s 问。") % {"count": len(new)}, undo=f"/acts/{act}/undoing/")
            return redirect(f"{call.get_absolute_url()}questions/")
    page = {
        "call": call,
        "window": window,
        "questions": _told(questions),
        "form": form,
        "crumbs": _crumbs(request, call)[:-1],
    }
    return render(request, "programmes/question/list.html", page, status=200 if posted is None else 422)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔加一问〕."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_run_programme(reach, call.programme).or_refuse()
    has_opened = call_window(call).has_opened
    page = Recording(
        title=_("加一问"),
        sends=_("加上"),
        done=_("加了一问。"),
        back=f"{call.get_absolute_url()}questions/",
        says=_after_opening() if has_opened else "",
        kicker=call.title,
        crumbs=_crumbs(request, call),
    )
    form = NewQuestionForm(request.POST if request.method == "POST" else None, has_opened=has_opened)

    def add(said: dict[str, Any]) -> int:
        return add_questions(call, [form.new_question()], by=reach, reason=said.get("reason", ""))

    return answer_recording(request, page, form, add)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """Its words, with a reason."""
    reach, question = reach_of_reader(request), _question(request, number)
    call = question.call
    may_run_programme(reach, call.programme).or_refuse()
    change = Change(
        _("改这一问"),
        _after_opening() if call_window(call).has_opened else "",
        _("确认修改"),
        _("这一问已改。"),
        _crumbs(request, call),
        f"{call.get_absolute_url()}questions/",
        [question],
    )
    form = QuestionForm(request.POST if request.method == "POST" else None, row=question)

    def correct(said: dict[str, Any], **grounds: Any) -> int:
        return correct_question(question, changes=said, by=reach, **grounds)

    return answer_change(request, change, form, correct)


@require_http_methods(["GET", "POST"])
def dropping(request: HttpRequest, number: int) -> HttpResponse:
    """〔停问〕 with a reason."""
    reach, question = reach_of_reader(request), _question(request, number)
    may_run_programme(reach, question.call.programme).or_refuse()
    page = Recording(
        title=_("停问"),
        sends=_("停问"),
        done=_("不再问了。"),
        back=f"{question.call.get_absolute_url()}questions/",
        says=_("已经答过的留着；以后填的人不再看到这一问。"),
        kicker=question_label(question),
        crumbs=_crumbs(request, question.call),
    )
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return answer_recording(request, page, form, lambda said: drop_question(question, **said, by=reach))


@require_POST
def order(request: HttpRequest, number: int) -> HttpResponse:
    """One place up or down: the button holds the whole order."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    act = order_questions(call, keys_in(request.POST.get("order", "")), by=reach)
    say(request, _("次序已改。"), undo=f"/acts/{act}/undoing/")
    return redirect(f"{call.get_absolute_url()}questions/")


def _after_opening() -> str:
    return _("征集已经开始：改了以后申报书是新的一版，已经填的人会看到。")


def _question(request: HttpRequest, number: int) -> Question:
    rows = Question.objects.filter(call__in=visible_calls(reach_of_reader(request)).values("pk"))
    related = ("call__programme__network__body", "call__folder")
    return get_object_or_404(rows.filter(is_dropped=False).select_related(*related), pk=number)


def _told(questions: list[Question]) -> list[tuple[Question, str, str]]:
    return [(each, question_label(each), question_help(each)) for each in questions]


def _crumbs(request: HttpRequest, call: Call) -> Crumbs:
    here = call.get_absolute_url()
    above = crumbs_to_year(call.programme, reach_of_reader(request))
    return [*above, (call.title, here), (_("申报书问什么"), f"{here}questions/")]
