"""What a year's tests stand on beside the cast: a chair for a term, a contact, a unit's union, a year with a call."""

from datetime import UTC, date, datetime, timedelta, timezone

from lianchuang.networks.models import Contact
from lianchuang.people.models import Role
from lianchuang.programmes.actions import NewCall, NewDirection, NewStage, open_call, open_programme
from lianchuang.programmes.models import Call, JointTopic, Programme
from lianchuang.records.past import act, clock_at
from tests.cast import STAGE_HAND, Cast

BEIJING = timezone(timedelta(hours=8))
# The year's tests play at this instant, 10 February 2025, 9:00 in Beijing.
NOW = datetime(2025, 2, 10, 9, 0, tzinfo=BEIJING)
OPENS = datetime(2025, 3, 3, 9, 0, tzinfo=BEIJING)
CLOSES = datetime(2025, 3, 31, 17, 0, tzinfo=BEIJING)
TERM = (datetime(2025, 2, 1, tzinfo=BEIJING), datetime(2026, 2, 1, tzinfo=BEIJING))
STAGES = (
    NewStage("定方向", date(2025, 1, 10), date(2025, 2, 10), "directions"),
    NewStage("征集申报", date(2025, 3, 3), date(2025, 3, 31), "call"),
    NewStage("总结收年", date(2025, 12, 1), date(2025, 12, 31), "closing"),
)
DIRECTIONS = (NewDirection("门控检修", "门机构的故障诊断"), NewDirection("焊接工艺"))


def cast_the_year(cast: Cast, ends: datetime | None = TERM[1]) -> None:
    """孙主席 chairs from February 2025, 李工 is the studio's contact, the company's union speaks by whom unit_speaks names."""
    with clock_at(TERM[0]), act(by=STAGE_HAND, reason="任期"):
        chair = cast.people["孙主席"]
        Role.objects.create(
            person=chair, kind=Role.Kind.CHAIR, body=cast.network.body, starts_at=TERM[0], ends_at=ends
        )
        Contact.objects.create(studio=cast.studio, person=cast.people["李工"], name="李工")


def unit_speaks(cast: Cast, name: str) -> None:
    """One of the cast speaks for the company that hosts the studio."""
    with act(by=STAGE_HAND, reason="基层工会"):
        Role.objects.create(
            person=cast.people[name],
            kind=Role.Kind.UNIT,
            body=cast.studio.host,
            starts_at=datetime(2021, 1, 1, tzinfo=UTC),
        )


def year_of(cast: Cast, year: int = 2025, by: str = "赵秘书") -> Programme:
    """The year with its stages and directions."""
    programme, _act = open_programme(
        cast.network, year, by=cast.reach(by), goals="多解决现场难题", stages=STAGES, directions=DIRECTIONS
    )
    return programme


def call_of(cast: Cast, programme: Programme, title: str = "联合攻关项目征集", **said: object) -> Call:
    """A call that opens on 3 March at 9:00 and closes on 31 March at 17:00."""
    told = {"opens_at": OPENS, "closes_at": CLOSES, **said}
    call, _act = open_call(programme, NewCall(title, **told), by=cast.reach("赵秘书"))  # type: ignore[arg-type]
    return call


def topic_of(programme: Programme, title: str = "列车门控故障预警", **said: object) -> JointTopic:
    """A joint topic."""
    with act(by=STAGE_HAND, reason="设课题"):
        return JointTopic.objects.create(programme=programme, title=title, **said)


def at(instant: datetime) -> object:
    """The clock of acts stopped at an instant."""
    return clock_at(instant)
