"""A page for one change with its grounds: who leads now, who leaves, where a body belongs."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.records.correcting import ChangedMeanwhile, Conflict
from lianchuang.records.forms import GroundsForm, refuse_with
from lianchuang.records.telling import last_number


@dataclass(frozen=True)
class Change:
    """What the page says. rows: those whose last act the form is read at."""

    title: str
    says: str
    button: str
    done: str
    crumbs: list[tuple[str, str]]
    back: str
    rows: list[models.Model] = field(default_factory=list)
    # The act the form is read at where rows do not tell it, since some may be gone.
    read_at: int | None = None
    # What the panel of the fields is called, where not like the page; the unit the button counts one of, where it counts.
    facts_title: str = ""
    unit: str = ""


def answer_change(
    request: HttpRequest, change: Change, form: forms.Form, do: Callable[..., int]
) -> HttpResponse:
    """Show the form (GET), or do it (POST): `do(said, grounds=, scan=, read_at=)` gives the act's number."""
    if request.method != "POST":
        read_at = last_number(*change.rows) if change.read_at is None else change.read_at
        grounds = GroundsForm(initial={"read_at": read_at})
        return change_page(request, change, form, _with_its_words(grounds))
    grounds = GroundsForm(request.POST, request.FILES)
    conflicts: list[Conflict] = []
    status = 422
    if form.is_valid() & grounds.is_valid():
        said = grounds.cleaned_data
        try:
            number = do(
                form.cleaned_data, grounds=grounds.grounds(), scan=said["scan"], read_at=said["read_at"]
            )
        except ChangedMeanwhile as changed:
            conflicts, status = changed.conflicts, 409
            form.add_error(None, changed.reason)
            grounds = grounds.read_again(changed.number)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, change.done, undo=f"/acts/{number}/undoing/")
            return redirect(change.back)
    return change_page(request, change, form, _with_its_words(grounds), conflicts, status)


def change_page(
    request: HttpRequest,
    change: Change,
    form: forms.Form,
    grounds: GroundsForm,
    conflicts: list[Conflict] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page as it stands now; conflicts: what somebody else wrote meanwhile."""
    context = {"change": change, "form": form, "grounds": grounds, "conflicts": conflicts or []}
    return render(request, "records/change/new.html", context, status=status)


def _with_its_words(grounds: GroundsForm) -> GroundsForm:
    """A change is no correction: it is asked for its reason in other words."""
    reason = grounds.fields["reason"]
    reason.label, reason.help_text = _("理由"), _("会留在台账里，以后谁都能看到为什么。")
    return grounds
