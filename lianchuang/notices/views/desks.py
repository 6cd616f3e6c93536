"""The secretary's desk of one notice: how each entry stands, what came in, where it hangs, what was changed."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.notices.access import may_keep_notice, may_rule
from lianchuang.notices.exporting import objections_table
from lianchuang.notices.models import Notice, NoticeEntry, Objection, Posting
from lianchuang.notices.queries import objections_of, standing_shown
from lianchuang.notices.rules import COUNTING, FIRST_DAY
from lianchuang.notices.views.finding import crumbs_to, kept_notice, outcomes, refuse_past, told
from lianchuang.notices.wording import STANDING_TONES, standing_words
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.records.exporting import table_answer
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import Entry, told_history, told_moments
from lianchuang.records.wording import title_of


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Everything of a notice but what is protected."""
    reach, notice = reach_of_reader(request), kept_notice(request, number)
    history, came_in = history_of_notice(notice), list(objections_of(notice))
    page = (
        told(notice)
        | _verdicts(reach, notice)
        | {
            "entries": _entries(notice, came_in),
            "editions": list(notice.editions.select_related("entry").defer("text")),
            "postings": list(notice.postings.select_related("evidence")),
            "outcomes": outcomes(notice, came_in),
            "counting": COUNTING[notice.unit],
            "first_day": FIRST_DAY[notice.counts_first_day],
            "history": history,
            "acts": told_moments(history),
            "crumbs": crumbs_to(notice, desk=False),
        }
    )
    return render(request, "notices/desk/show.html", page)


@require_GET
def objections(request: HttpRequest, number: int) -> HttpResponse:
    """The register of objections as a table: numbers and results, nobody's name."""
    refuse_past(request)
    notice = kept_notice(request, number)
    title = _("%(notice)s：异议登记表") % {"notice": notice.title}
    return table_answer(request, title, *objections_table(objections_of(notice)), with_names=True)


def history_of_notice(notice: Notice) -> list[Entry]:
    """What was done with a notice, its list and its sheets, newest first; objections are not in it."""
    entries = merged(
        told_history(("", notice)),
        parts_told(NoticeEntry, notice, "title", _("项")),
        parts_told(Posting, notice, "place", _("处张贴")),
    )
    # A fingerprint is told by its edition.
    unread = title_of(notice, Notice._meta.get_field("digest"))
    return [
        replace(each, changes=[change for change in each.changes if change.field != unread])
        for each in entries
    ]


def _verdicts(reach: Reach, notice: Notice) -> dict[str, Any]:
    return {"may_keep": may_keep_notice(reach, notice), "may_rule": may_rule(reach, notice)}


def _entries(notice: Notice, came_in: list[Objection]) -> list[tuple[NoticeEntry, str, str]]:
    """Entries with how each stands: the words, and their tone; under a lens only what was taken off says so."""
    standing = standing_shown(notice)
    held = {each.entry_id for each in came_in if each.state == Objection.State.RECEIVED}
    told = []
    for entry in notice.entries.order_by("position"):
        word = standing.get(entry.key, "removed" if entry.state == NoticeEntry.State.REMOVED else "")
        is_held = word == "waiting" and (entry.pk in held or None in held)
        words = _("有异议，等待") if is_held else standing_words(word) if word else ""
        told.append((entry, words, STANDING_TONES.get(word, "")))
    return told
