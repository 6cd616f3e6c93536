"""The notice of an address, for whoever may see it, and what its pages say of it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from lianchuang.notices.access import may_see_desk, visible_notices
from lianchuang.notices.models import Notice, Objection
from lianchuang.notices.queries import day_shown, notice_days, objections_of
from lianchuang.notices.rules import Phase, days_left, outcome_said, phase_of, span_said
from lianchuang.notices.wording import PHASE_TONES, phase_words
from lianchuang.people.access import reach_of_reader

Crumbs = list[tuple[str, str]]


def notice_at(request: HttpRequest, number: int) -> Notice:
    """The notice, or a 404 for whoever may not see it."""
    rows = visible_notices(reach_of_reader(request)).select_related("network")
    return get_object_or_404(rows, pk=number)


def kept_notice(request: HttpRequest, number: int) -> Notice:
    """The notice for its desk; refused in words to whoever sees only the public page."""
    notice = notice_at(request, number)
    may_see_desk(reach_of_reader(request), notice).or_refuse()
    return notice


def objection_at(notice: Notice, number: int) -> Objection:
    """One of its objections; a 404 under a lens, where none are shown."""
    return get_object_or_404(objections_of(notice), number=number)


def refuse_past(request: HttpRequest) -> None:
    """A form has no past: it is not found there."""
    if getattr(request, "known_at", None) is not None:
        raise Http404


def crumbs_to(notice: Notice, *, desk: bool = True) -> Crumbs:
    """Where a page below the notice hangs."""
    found = [(_("公示"), reverse("notices:list")), (notice.title, notice.get_absolute_url())]
    return [*found, (_("办理"), notice.desk_address)] if desk else found


def told(notice: Notice) -> dict[str, Any]:
    """What every page of a notice says: its days, where it is among them, its rule in words. Two queries."""
    on = day_shown()
    phase = phase_of(notice.state, notice.starts_on, notice.last_on, on)
    days = notice_days(notice, notice.starts_on, notice.last_on)
    is_out = notice.starts_on is not None and notice.last_on is not None
    return {
        "notice": notice,
        "phase": phase.value,
        "phase_words": phase_words(phase),
        "phase_tone": PHASE_TONES[phase],
        "on": on,
        "days": days,
        "days_left": days_left(days, on) if phase is Phase.STANDING else 0,
        "span": span_said(notice.starts_on, notice.last_on, notice.length, notice.unit) if is_out else "",  # type: ignore[arg-type]
    }


def outcomes(notice: Notice, rows: list[Objection]) -> list[tuple[Objection, str]]:
    """Objections with what everybody may read of them."""
    assert notice.last_on is not None or not rows
    return [(each, outcome_said(each.state, each.ground, notice.last_on)) for each in rows]  # type: ignore[arg-type]
