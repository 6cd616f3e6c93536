"""The page of 〔更正并说明〕 and of adding proof: asked, typed, refused in words with the typed text kept, or done."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused, Verdict
from lianchuang.design.notes import say
from lianchuang.records.changing import Change, change_page
from lianchuang.records.correcting import ChangedMeanwhile, Conflict
from lianchuang.records.forms import EvidenceForm, GroundsForm, RecordForm, refuse_with
from lianchuang.records.pages import Crumbs
from lianchuang.records.past import last_act


def answer_correction(
    request: HttpRequest,
    row: Any,
    make_form: Callable[..., RecordForm],
    correct: Callable[..., int],
    *,
    may: Verdict,
    crumbs: Crumbs,
) -> HttpResponse:
    """Show the form of a record (GET), or correct it (POST); `correct` is the package's action, which asks again."""
    may.or_refuse()
    change = _correction_of(row, crumbs)
    if request.method != "POST":
        return change_page(request, change, make_form(row=row), GroundsForm(initial={"read_at": last_act()}))
    form, grounds = make_form(request.POST, row=row), GroundsForm(request.POST, request.FILES)
    conflicts: list[Conflict] = []
    # Both are asked, so everything that is wrong is said at once.
    if form.is_valid() & grounds.is_valid():
        said = grounds.cleaned_data
        try:
            number = correct(
                row,
                changes=form.values(),
                grounds=grounds.grounds(),
                scan=said["scan"],
                read_at=said["read_at"],
                by=request.reach,  # type: ignore[attr-defined]
            )
        except ChangedMeanwhile as changed:
            conflicts = changed.conflicts
            row.refresh_from_db()
            change = _correction_of(row, crumbs)
            form, grounds = form.with_theirs(row, conflicts), grounds.read_again(changed.number)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, change.done, undo=f"/acts/{number}/undoing/")
            return redirect(change.back)
    return change_page(request, change, form, grounds, conflicts, status=409 if conflicts else 422)


def answer_evidence(
    request: HttpRequest, row: Any, add: Callable[..., int], *, may: Verdict, crumbs: Crumbs
) -> HttpResponse:
    """Ask for a file (GET), or add it to the record's proof (POST)."""
    may.or_refuse()
    is_sent = request.method == "POST"
    form = EvidenceForm(request.POST, request.FILES) if is_sent else EvidenceForm()
    if is_sent and form.is_valid():
        try:
            number = add(
                row,
                upload=form.cleaned_data["file"],
                on_behalf_of=form.cleaned_data["on_behalf_of"],
                by=request.reach,  # type: ignore[attr-defined]
            )
        except Refused as refusal:
            refuse_with(form, refusal, "file")
        else:
            say(request, _("材料已放好，这条记录现在是有证明的。"), undo=f"/acts/{number}/undoing/")
            return redirect(row.get_absolute_url())
    context = {"record": row, "form": form, "crumbs": [*crumbs, (str(row), row.get_absolute_url())]}
    return render(request, "records/evidence/new.html", context, status=422 if is_sent else 200)


def _correction_of(row: Any, crumbs: Crumbs) -> Change:
    return Change(
        title=_("更正并说明"),
        says=_("旧值不会丢：它连同改的人、理由和依据一起留在历史里，报出去的旧数随时能解释。"),
        button=_("确认更正"),
        done=_("已更正，旧值和理由都留在历史里。"),
        crumbs=[*crumbs, (str(row), row.get_absolute_url())],
        back=row.get_absolute_url(),
        facts_title=_("登记的内容"),
        unit=_("条"),
    )
