"""/official-years/: years the calendar does not know, typed in from the State Council's paper and looked at first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.matters.access import may_keep_years
from lianchuang.matters.actions import correct_official_year, record_official_year
from lianchuang.matters.forms import OfficialYearForm, YearCorrectionForm
from lianchuang.matters.models import OfficialDay, OfficialYear
from lianchuang.matters.queries import built_in_years, days_of
from lianchuang.matters.rules.messages import fingerprint_of
from lianchuang.matters.rules.years import holidays_of, written
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.records.forms import refuse_with
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import told_history, told_moments


@require_GET
def years(request: HttpRequest) -> HttpResponse:
    """The years that are known: those built in, and those typed in."""
    context = {
        "built_in": built_in_years(),
        "years": list(OfficialYear.objects.order_by("-year")),
        "may_keep": may_keep_years(reach_of_reader(request)),
    }
    return render(request, "matters/year/list.html", context)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One year's holidays and make-up days, from which paper, and how it was corrected."""
    row = get_object_or_404(OfficialYear, pk=number)
    history = merged(
        told_history((_("官方放假安排"), row)), parts_told(OfficialDay, row, "day", _("天放假和调休"))
    )
    days = days_of(row)
    context = {
        "year": row,
        "history": history,
        "acts": told_moments(history),
        "may_keep": may_keep_years(reach_of_reader(request)),
        **_shown(days),
    }
    return render(request, "matters/year/show.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Type a year in: 〔先看结果〕, then 〔确认写入〕."""
    reach = reach_of_reader(request)
    may_keep_years(reach).or_refuse()
    asked = request.GET.get("year", "")
    form = OfficialYearForm(request.POST if request.method == "POST" else None, initial={"year": asked[:4]})
    read = form.read
    if read is not None and _is_seen(request, read.differing):
        try:
            row, act = record_official_year(
                form.cleaned_data["year"], paper=form.cleaned_data["paper"], days=read.differing, by=reach
            )
        except Refused as refusal:
            refuse_with(form, refusal, "year")
        else:
            say(request, _("%(year)s 年的放假安排已录入。") % {"year": row.year}, undo=_undo(reach, act))
            return redirect(row)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    reach, row = reach_of_reader(request), get_object_or_404(OfficialYear, pk=number)
    may_keep_years(reach).or_refuse()
    stored = days_of(row)
    initial = {"paper": row.paper, "text": written(stored)}
    form = YearCorrectionForm(
        request.POST if request.method == "POST" else None, year=row.year, initial=initial
    )
    read = form.read
    if read is not None and _is_seen(request, read.differing):
        said = form.cleaned_data
        as_read = stored if request.POST.get("read") == _digest(stored) else {}
        try:
            act = correct_official_year(
                row, paper=said["paper"], days=read.differing, reason=said["reason"], read=as_read, by=reach
            )
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已更正，旧值和理由都留在历史里。"), undo=_undo(reach, act))
            return redirect(row)
    return _form_page(request, form, row)


def _form_page(request: HttpRequest, form: OfficialYearForm, row: OfficialYear | None) -> HttpResponse:
    read = form.read
    context: dict[str, Any] = {"form": form, "year": row, "look": None}
    context["read"] = request.POST.get("read") or (_digest(days_of(row)) if row else "")
    if read is not None:
        context["look"] = {
            **_shown(read.differing),
            "seen": _digest(read.differing),
            "count": len(read.differing),
        }
    status = 422 if request.method == "POST" and read is None else 200
    return render(request, "matters/year/new.html", context, status=status)


def _undo(reach: Reach, act: int) -> str:
    """The calendar is the whole house's: one secretary corrects what another typed, an administrator takes it back."""
    return f"/acts/{act}/undoing/" if reach.is_administrator else ""


def _shown(days: Mapping[date, bool]) -> dict[str, Any]:
    return {"holidays": holidays_of(days), "worked": sorted(day for day, worked in days.items() if worked)}


def _digest(days: Mapping[date, bool]) -> str:
    return fingerprint_of(sorted(days.items()))


def _is_seen(request: HttpRequest, days: Mapping[date, bool]) -> bool:
    return request.POST.get("seen") == _digest(days)
