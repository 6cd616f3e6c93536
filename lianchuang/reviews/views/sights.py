"""What a view finds for its reader: a round for its officers, an expert's own seat and entry, and where pages hang."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from lianchuang.design.addresses import keep_lens
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.records.past import now
from lianchuang.records.telling import told_acts
from lianchuang.reviews.access import (
    expert_in,
    is_closed,
    may_keep_round,
    may_preside,
    officed_rounds,
    scorable_keys,
    sits_on_a_panel,
    visible_rounds,
)
from lianchuang.reviews.models import Entry, Expert, Round

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class Seat:
    """An expert at their own place: the round, and the entry that is open before them."""

    expert: Expert
    round: Round
    entry: Entry
    # Keys of all the entries that are theirs to score.
    own: frozenset[int]


def officers_round(request: HttpRequest, number: int) -> Round:
    """The round with this key for its officers, or a 404."""
    rows = officed_rounds(reach_of_reader(request)).select_related("network", "scheme")
    return get_object_or_404(rows, pk=number)


def experts_round(request: HttpRequest, number: int) -> tuple[Expert, Round]:
    """The reader's own seat in the round with this key, or a 404."""
    rows = visible_rounds(reach_of_reader(request)).select_related("network", "scheme")
    round = get_object_or_404(rows, pk=number)
    expert = expert_in(reach_of_reader(request), round)
    if expert is None:
        raise Http404
    return expert, round


def own_entry(request: HttpRequest, number: int) -> Seat | None:
    """The entry with this key at the reader's own seat; None where it is not theirs to score, whatever the cause."""
    rows = Entry.objects.select_related("round__network", "round__scheme")
    entry = rows.filter(pk=number).first()
    expert = expert_in(reach_of_reader(request), entry.round) if entry else None
    if entry is None or expert is None:
        return None
    own = scorable_keys(expert, entry.round)
    return Seat(expert, entry.round, entry, frozenset(own)) if entry.pk in own else None


def not_here(request: HttpRequest) -> HttpResponse:
    """The same answer for what is not there, withdrawn, given to others or kept from the reader: nothing is told.

    An expert is led back to their desk; for anybody else it is a 404 like any other.
    """
    if not sits_on_a_panel(reach_of_reader(request)):
        raise Http404
    return render(request, "reviews/entry/gone.html", {}, status=404)


def crumbs_to(round: Round) -> Crumbs:
    """Where the pages of a round hang."""
    return [(_("评审"), "/reviews/"), (round.title, round.get_absolute_url())]


def officers_page(request: HttpRequest, round: Round, place: str) -> dict[str, Any]:
    """What every officer's page of a round shows; place: the tab it stands on."""
    reach = reach_of_reader(request)
    return {
        "round": round,
        "closed": is_closed(round, _moment(request)),
        "may_keep": may_keep_round(reach, round),
        "may_preside": may_preside(reach, round),
        "crumbs": crumbs_to(round),
        "tabs": _tabs(request, round, place),
        "acts": told_acts(visible_acts(reach)),
    }


def is_read_back(request: HttpRequest) -> bool:
    """Whether an earlier day is looked at."""
    return getattr(request, "known_at", None) is not None


def _moment(request: HttpRequest) -> Any:
    known_at = getattr(request, "known_at", None)
    return known_at.at if known_at is not None and known_at.at is not None else now()


def _tabs(request: HttpRequest, round: Round, place: str) -> list[tuple[str, str, bool, None]]:
    root, known_at = (
        round.get_absolute_url(),
        request.GET.get("known_at", "") if is_read_back(request) else "",
    )
    places = [
        ("", _("概况")),
        ("experts/", _("专家")),
        ("recusals/", _("回避")),
        ("assignments/", _("分配")),
        ("paper-sheets/", _("纸质评分")),
        ("ranking/", _("排名")),
    ]
    if round.everyone_scores_all:
        places = [each for each in places if each[0] != "assignments/"]
    return [(title, keep_lens(root + path, known_at), path == place, None) for path, title in places]
