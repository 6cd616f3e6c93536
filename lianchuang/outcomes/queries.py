"""Reads of outcomes, shaped for the pages that show them. The rows the reader may see come first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.networks.models import Network
from lianchuang.outcomes.models import Benefit, Credit, MediaReport, Patent, SoftwareCopyright
from lianchuang.outcomes.rules import FILED, GRANTED, LAPSED, PUBLISHED
from lianchuang.projects.queries import has_own_file, order_of
from lianchuang.records.parts import merged, order_told
from lianchuang.records.past import this_day
from lianchuang.records.telling import Entry, told_history

COLUMNS = {FILED: "filed_on", PUBLISHED: "published_on", GRANTED: "granted_on", LAPSED: "lapsed_on"}
SORTS: dict[str, dict[str, tuple[str, ...]]] = {
    "patents": {
        "filed": ("filed_on", "pk"),
        "title": ("pinyin", "pk"),
        "granted": ("granted_on", "pk"),
        "number": ("application_number",),
    },
    "copyrights": {"registered": ("registered_on", "pk"), "title": ("pinyin", "pk"), "number": ("number",)},
    "benefits": {"period": ("period_last", "pk"), "amount": ("amount_yuan", "pk")},
    "media": {"printed": ("printed_on", "pk"), "title": ("pinyin", "pk"), "clicks": ("clicks", "pk")},
}


@dataclass(frozen=True)
class OutcomeFilter:
    """What a list of outcomes is narrowed to; empty is everything. state counts for patents only."""

    kind: str = "patents"
    year: int | None = None
    state: str = ""
    words: str = ""
    sort: str = ""

    @property
    def on(self) -> date:
        """The day whose state is shown: the last of the year, today without one."""
        return date(self.year, 12, 31) if self.year else this_day()


def outcomes_of(visible: QuerySet, network: Network, asked: OutcomeFilter) -> QuerySet:
    """The outcomes of one kind of a network, each with what its list shows and whether it has proof of its own."""
    narrowed = NARROWED[asked.kind](visible.filter(network=network), asked)
    order = order_of(asked.sort, SORTS[asked.kind])
    return narrowed.annotate(is_proved=has_own_file()).order_by(*order)


def in_state(state: str, on: date) -> Q:
    """Patents in a state at the end of a day, as rules.patent_state says it; "" is those before any."""
    states = list(COLUMNS)
    place = states.index(state) if state else -1
    reached = Q(**{f"{COLUMNS[state]}__lte": on}) if state else Q()
    later = Q()
    for name in states[place + 1 :]:
        later &= Q(**{f"{COLUMNS[name]}__isnull": True}) | Q(**{f"{COLUMNS[name]}__gt": on})
    return reached & later


def _patents(rows: QuerySet[Patent], asked: OutcomeFilter) -> QuerySet[Patent]:
    if asked.year:
        rows = rows.exclude(in_state("", asked.on))
    if asked.state:
        rows = rows.filter(in_state(asked.state, asked.on))
    if asked.words:
        number = asked.words.upper().removeprefix("ZL").replace(".", "").replace(" ", "")
        by_body = Credit.objects.filter(patent=OuterRef("pk"), body__name__icontains=asked.words)
        rows = rows.filter(
            Q(title__icontains=asked.words) | Q(application_number__contains=number) | Exists(by_body)
        )
    return rows.select_related("project").prefetch_related("credits__body")


def _copyrights(rows: QuerySet[SoftwareCopyright], asked: OutcomeFilter) -> QuerySet[SoftwareCopyright]:
    if asked.year:
        rows = rows.filter(registered_on__year=asked.year)
    if asked.words:
        rows = rows.filter(Q(title__icontains=asked.words) | Q(number__icontains=asked.words))
    return rows.select_related("project").prefetch_related("credits__body")


def _benefits(rows: QuerySet[Benefit], asked: OutcomeFilter) -> QuerySet[Benefit]:
    if asked.year:
        realised = Q(stage=Benefit.Stage.REALISED, period_last__year=asked.year)
        rows = rows.filter(realised | Q(stage=Benefit.Stage.FORECAST, reported_year=asked.year))
    if asked.words:
        rows = rows.filter(project__title__icontains=asked.words)
    return rows.select_related("project")


def _media(rows: QuerySet[MediaReport], asked: OutcomeFilter) -> QuerySet[MediaReport]:
    if asked.year:
        rows = rows.filter(printed_on__year=asked.year)
    if asked.words:
        rows = rows.filter(Q(title__icontains=asked.words) | Q(outlet__icontains=asked.words))
    return rows


NARROWED: dict[str, Callable[[Any, OutcomeFilter], QuerySet]] = {
    "patents": _patents,
    "copyrights": _copyrights,
    "benefits": _benefits,
    "media": _media,
}


def years_of_outcomes(visible: QuerySet, network: Network, kind: str) -> list[int]:
    """The years of which the list of a kind can tell something, newest first; one query."""
    columns = {
        "patents": ("filed_on", "published_on", "granted_on"),
        "copyrights": ("registered_on",),
        "benefits": ("period_last",),
        "media": ("printed_on",),
    }[kind]
    found = visible.filter(network=network).order_by().values_list(*columns)
    return sorted({day.year for days in found for day in days if day}, reverse=True)


def history_of_outcome(outcome: Any) -> list[Entry]:
    """What was changed in an outcome and in who is credited, newest first."""
    own = told_history(("", outcome))
    return merged(own, history_of_credits(outcome)) if hasattr(outcome, "credits") else own


def history_of_credits(outcome: Patent | SoftwareCopyright) -> list[Entry]:
    """How the list of those credited read before and after each act, newest first."""
    return order_told(Credit, outcome, "body", _("完成单位"))
