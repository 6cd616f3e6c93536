"""The secretary's desk of one notice: how each entry stands, what came in, where it hangs, what was changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.notices.access import may_keep_notice, may_rule
from lianchuang.notices.exporting import objections_table
from lianchuang.notices.models import Notice, NoticeEntry, Posting
from lianchuang.notices.queries import objections_of, standing_shown
from lianchuang.notices.rules import COUNTING, FIRST_DAY
from lianchuang.notices.views.finding import crumbs_to, kept_notice, outcomes, refuse_past, told
from lianchuang.notices.wording import STANDING_TONES, standing_words
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.records.exporting import table_answer
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import Entry, told_history, told_moments


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Everything of a notice but what is protected."""
    reach, notice = reach_of_reader(request), kept_notice(request, number)
    history = history_of_notice(notice)
    page = (
        told(notice)
        | _verdicts(reach, notice)
        | {
            "entries": _entries(notice),
            "editions": list(notice.editions.select_related("entry").defer("text")),
            "postings": list(notice.postings.select_related("evidence")),
            "outcomes": outcomes(notice, list(objections_of(notice))),
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
    return merged(
        told_history(("", notice)),
        parts_told(NoticeEntry, notice, "title", _("项")),
        parts_told(Posting, notice, "place", _("处张贴")),
    )


def _verdicts(reach: Reach, notice: Notice) -> dict[str, Any]:
    return {"may_keep": may_keep_notice(reach, notice), "may_rule": may_rule(reach, notice)}


def _entries(notice: Notice) -> list[tuple[NoticeEntry, str, str]]:
    """Entries with how each stands: the words, and their tone; under a lens only what was taken off says so."""
    standing = standing_shown(notice)
    told_of = {key: (standing_words(word), STANDING_TONES[word]) for key, word in standing.items()}
    removed = (standing_words("removed"), STANDING_TONES["removed"])
    return [
        (each, *told_of.get(each.key, removed if each.state == NoticeEntry.State.REMOVED else ("", "")))
        for each in notice.entries.order_by("position")
    ]
