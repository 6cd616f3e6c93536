"""What the secretary does with a notice: word the draft, publish it, correct it, take it back, note where it hangs."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.calendars import UnknownYear
from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.notices.access import may_keep_notice
from lianchuang.notices.actions import (
    correct_entry,
    note_posting,
    publish_notice,
    revise_notice,
    withdraw_notice,
)
from lianchuang.notices.forms import PostingForm, ReasonForm, RewordingForm, StartForm, WordingForm
from lianchuang.notices.models import Notice
from lianchuang.notices.queries import last_day_from, notice_days
from lianchuang.notices.rules import COUNTING, FIRST_DAY, span_said
from lianchuang.notices.views.finding import crumbs_to, kept_notice, refuse_past, told
from lianchuang.people.access import reach_of_reader
from lianchuang.records.forms import refuse_with
from lianchuang.records.past import this_day
from lianchuang.records.recording import Recording, answer_recording


def keeping(request: HttpRequest, number: int) -> Notice:
    """The notice for whoever keeps it; forms have no past."""
    refuse_past(request)
    notice = kept_notice(request, number)
    may_keep_notice(reach_of_reader(request), notice).or_refuse()
    return notice


def _recording(notice: Notice, **words: Any) -> Recording:
    return Recording(back=notice.desk_address, crumbs=crumbs_to(notice), kicker=notice.title, **words)


@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest, number: int) -> HttpResponse:
    """Change the words and the length of a draft."""
    notice = keeping(request, number)
    form = WordingForm(request.POST or None, notice=notice)
    says = _("名单照评定的结果，不在这里改。发布以后就冻结了，只能更正文字差错。")
    page = _recording(notice, title=_("修改公示稿"), sends=_("保存"), done=_("改好了。"), says=says)

    def do(said: dict[str, Any]) -> None:
        revise_notice(notice, said, by=reach_of_reader(request))

    return answer_recording(request, page, form, do)


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, number: int) -> HttpResponse:
    """Look first: from when to when, which days count (GET); then publish and freeze (POST)."""
    notice, today = keeping(request, number), this_day()
    sent: Any = request.POST if request.method == "POST" else request.GET if request.GET else None
    form = StartForm(sent, today=today)
    starts_on = form.cleaned_data["starts_on"] if form.is_bound and form.is_valid() else None
    if not form.is_bound:
        starts_on = today
    if request.method == "POST" and starts_on:
        try:
            publish_notice(notice, starts_on=starts_on, by=reach_of_reader(request))
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已经发布，名单冻结了。接着张贴、发到群里、存一份网页。"))
            return redirect(notice.desk_address)
    page = told(notice) | _preview(notice, starts_on) | {"form": form, "crumbs": crumbs_to(notice)}
    page["count"] = notice.entries.count()
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/desk/publication.html", page, status=status)


def _preview(notice: Notice, starts_on: date | None) -> dict[str, Any]:
    """The days as they would be; says why they cannot be told."""
    empty: dict[str, Any] = {"starts_on": starts_on, "days": [], "span": "", "unknown_year": 0}
    rules = {"counting": COUNTING[notice.unit], "first_day": FIRST_DAY[notice.counts_first_day]}
    if starts_on is None:
        return empty | rules
    try:
        last_on = last_day_from(notice, starts_on)
    except UnknownYear as unknown:
        return empty | rules | {"unknown_year": unknown.year}
    days = notice_days(notice, starts_on, last_on)
    return empty | rules | {"days": days, "span": span_said(starts_on, last_on, notice.length, notice.unit)}


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back, with a reason where it is out."""
    notice = keeping(request, number)
    is_public = notice.state != Notice.State.DRAFTED
    form = ReasonForm(request.POST if request.method == "POST" else None, is_public=is_public)
    says = _("撤回以后，名单不再显示，上面的项都不能往下办；要公示就重新拟一份。撤回不能撤销。")
    page = _recording(notice, title=_("撤回公示"), sends=_("撤回这份公示"), done=_("已经撤回。"), says=says)

    def do(said: dict[str, Any]) -> None:
        withdraw_notice(notice, reason=said["reason"], by=reach_of_reader(request))

    return answer_recording(request, page, form, do)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, number: int) -> HttpResponse:
    """更正: a typing error in the published list."""
    notice = keeping(request, number)
    entries = list(notice.entries.order_by("position"))
    asked = request.GET.get("entry", "")
    entry = next((each for each in entries if str(each.position) == asked), None)
    form = RewordingForm(request.POST if request.method == "POST" else None, entries=entries, entry=entry)
    says = _(
        "只改抄写、打字的差错：原来的文字和理由会一起公开，指纹跟着换，公示期不变。调整人员排序要重新报表。"
    )
    page = _recording(notice, title=_("更正名单"), sends=_("更正"), done=_("已经更正。"), says=says)

    def do(said: dict[str, Any]) -> None:
        correct_entry(notice, form.rewording(), by=reach_of_reader(request))

    return answer_recording(request, page, form, do)


@require_http_methods(["GET", "POST"])
def posting(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the photo of the sheet on the wall."""
    notice = keeping(request, number)
    posted = request.method == "POST"
    form = PostingForm(request.POST if posted else None, request.FILES if posted else None)
    page = _recording(notice, title=_("登记张贴"), sends=_("登记张贴"), done=_("已经登记。"))

    def do(said: dict[str, Any]) -> None:
        note_posting(notice, **said, by=reach_of_reader(request))

    return answer_recording(request, page, form, do)
