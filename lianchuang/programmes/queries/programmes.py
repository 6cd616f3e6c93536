"""Reads over years: who belongs to one, what it consists of, its ribbon, what is still open in it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.design.ribbon import Ribbon, RibbonStage, ribbon
from lianchuang.design.saying import spoken
from lianchuang.matters.models import Matter
from lianchuang.networks.models import Membership, Network
from lianchuang.programmes.models import Call, Direction, JointTopic, Programme, Proposal, Stage
from lianchuang.programmes.rules.year import STAGE_PRESETS, Window, window_at
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.past import now, this_day
from lianchuang.records.telling import Entry, told_history

# Proposals that somebody still has to decide on.
UNDECIDED = (
    Proposal.State.SUBMITTED,
    Proposal.State.RETURNED,
    Proposal.State.ACCEPTED,
    Proposal.State.SELECTED,
)
State = Proposal.State
NEVER_FILED = (State.DRAFTED, State.WITHDRAWN)
NOT_CHECKED = (State.SUBMITTED, State.RETURNED)
PAST_THE_LINE = (State.SELECTED, State.APPROVED)
# Where on the page of the year a stage is worked on.
PLACES = {"directions": "#directions", "call": "#calls"}
TITLES = {preset.name: preset.title for preset in STAGE_PRESETS}


def sits_today(seats: QuerySet[Membership]) -> QuerySet[Membership]:
    """Seats that are taken on the day of the clock."""
    stays = Q(left_on__isnull=True) | Q(left_on__gt=this_day())
    return seats.filter(stays, joined_on__lte=this_day())


def call_window(call: Call, at: datetime | None = None) -> Window:
    """The window of a call as it stands at an instant, now where none is given; the opening is in it, the closing not."""
    return window_at(call.opens_at, call.closes_at, at or now())


def programmes_of(visible: QuerySet[Programme], network: Network) -> QuerySet[Programme]:
    """The years of a network, newest first, with how many directions and topics each has."""
    return (
        visible.filter(network=network)
        .annotate(
            directions_count=Count("directions", distinct=True),
            topics_count=Count("topics", distinct=True),
        )
        .order_by("-year")
    )


def year_before(network: Network, year: int) -> Programme | None:
    """The latest year of the network before this one, from which a new one is copied."""
    rows = Programme.objects.filter(network=network, year__lt=year).select_related("network__body")
    return rows.order_by("-year").first()


def open_matters(programme: Programme) -> QuerySet[Matter]:
    """What still waits in the network of a year or an earlier one; matters that belong to no year are not counted."""
    rows = Matter.objects.filter(
        network=programme.network.body_id, year__lte=programme.year, closed_at__isnull=True
    )
    return rows.select_related("person", "body").order_by(F("due_on").asc(nulls_last=True), "pk")


@dataclass(frozen=True)
class Obstacle:
    """What stands against the closing of a year beside its matters, and where it is settled."""

    says: str
    address: str


def closing_obstacles(programme: Programme) -> list[Obstacle]:
    """Calls that are not closed yet, and calls with proposals nobody has decided on; one query."""
    waiting = Count("proposals", filter=Q(proposals__state__in=UNDECIDED))
    found = []
    for call in programme.calls.annotate(waiting=waiting).order_by("opens_at", "pk"):
        if call_window(call).state != "closed":
            says = _("征集「%(title)s」还没有截止")
            found.append(Obstacle(says % {"title": call.title}, call.get_absolute_url()))
        if call.waiting:
            says = _("征集「%(title)s」还有 %(count)s 件申报没有办完")
            told = says % {"title": call.title, "count": call.waiting}
            found.append(Obstacle(told, f"{call.get_absolute_url()}proposals/"))
    return found


def stage_title(stage: Stage) -> str:
    """What a stage is called: a preset in the reader's language as long as nobody renamed it."""
    preset = TITLES.get(stage.preset)
    return spoken(preset) if preset is not None and stage.title == preset else stage.title


def ribbon_of(programme: Programme, today: date, told: dict[str, str]) -> Ribbon | None:
    """The year's ribbon; told: what a stage of a preset counts, in words. One query."""
    stages = [
        RibbonStage(
            stage_title(each),
            each.starts_on,
            each.ends_on,
            told.get(each.preset, ""),
            PLACES.get(each.preset, ""),
        )
        for each in programme.stages.order_by("position", "pk")
    ]
    return ribbon(stages, today)


def stage_counts(programme: Programme, directions: int) -> dict[str, str]:
    """What each preset stage has counted so far, in words, for those who see the whole year; two queries."""
    rows = Proposal.objects.filter(call__programme=programme).order_by().values_list("state")
    by_state = dict(rows.annotate(found=Count("pk")))
    filed = sum(count for state, count in by_state.items() if state not in NEVER_FILED)
    checked = filed - sum(by_state.get(state, 0) for state in NOT_CHECKED)
    selected = sum(by_state.get(state, 0) for state in PAST_THE_LINE)
    waiting = open_matters(programme).count()
    told = {
        "directions": _("%(count)s 个方向") % {"count": directions} if directions else "",
        "call": _("%(count)s 件申报") % {"count": filed} if filed else "",
        "check": _("已审 %(done)s / %(all)s 件") % {"done": checked, "all": filed} if filed else "",
        "selection": _("过线 %(count)s 件") % {"count": selected} if selected else "",
        "projects": _("立项 %(count)s 件") % {"count": by_state[State.APPROVED]}
        if by_state.get(State.APPROVED)
        else "",
        "closing": _("%(count)s 件事没有办完") % {"count": waiting} if waiting else "",
    }
    return {name: words for name, words in told.items() if words}


def history_of_year(programme: Programme) -> list[Entry]:
    """What was changed in a year and its parts, newest first; its calls too, so it is for those who see them all."""
    return merged(
        told_history(("", programme)),
        parts_told(Stage, programme, "title", _("个阶段")),
        parts_told(Direction, programme, "title", _("个研究方向")),
        parts_told(JointTopic, programme, "title", _("个合作课题")),
        parts_told(Call, programme, "title", _("次征集")),
    )
