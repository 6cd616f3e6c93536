"""A short form on a page of its own: shown, answered with what it did, or shown again with why it did not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.records.forms import refuse_with

TEMPLATE = "records/form/new.html"


@dataclass(frozen=True)
class Recording:
    """What the page says. sends: the words of the button; done: the note afterwards; back: where it leads."""

    title: str
    sends: str
    done: str
    back: str
    says: str = ""
    kicker: str = ""
    crumbs: list[tuple[str, str]] = field(default_factory=list)
    unit: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    template: str = TEMPLATE


def answer_recording(
    request: HttpRequest, page: Recording, form: forms.Form, do: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Show the form (GET), or do it (POST) and lead on.

    do   takes what was said; gives the act's number, or (where to lead, the number), or None where nothing can be undone
    """
    if request.method == "POST" and form.is_valid():
        try:
            done = do(form.cleaned_data)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            target, number = done if isinstance(done, tuple) else (page.back, done)
            say(request, page.done, undo=f"/acts/{number}/undoing/" if number else "")
            return redirect(target)
    context = {**vars(page), **page.more, "form": form}
    return render(request, page.template, context, status=422 if request.method == "POST" else 200)
