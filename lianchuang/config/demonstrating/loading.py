"""Play the demonstration's year: every step is a real action, only the clock is moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lianchuang.config.demonstrating import workbooks
from lianchuang.config.demonstrating.names import CITY, UNITS
from lianchuang.config.demonstration import mark_as_demonstration
from lianchuang.exchange.actions import apply_batch, look, open_batch
from lianchuang.exchange.importing.drop import DroppedFile
from lianchuang.networks.actions import found_network
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach, reach_of
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.past import act, clock_at
from lianchuang.reporting.actions import report_values

BEIJING = ZoneInfo("Asia/Shanghai")
SYSTEM = Reach(name="演示数据", is_administrator=True)
GUIDING_UNION = f"{CITY}交通运输工会"
# A head count that was reported in January and differs in February.
REPORTED_CODES = ("joint_projects_approved", "project_participants_head_count", "member_studios_at_year_end")


@dataclass(frozen=True)
class Player:
    """One of the cast: who, at which body, in which role."""

    username: str
    name: str
    cast_as: str
    body: str
    role: str | None = None


CAST = (
    Player("secretary", "赵安宁", "联盟秘书", GUIDING_UNION, Role.Kind.SECRETARY),
    Player("leader", "王锦程", "工作室领衔人", UNITS[0]),
    Player("worker", "李若川", "职工", UNITS[0]),
    Player("superior", "钱致远", "上级工会", f"{CITY}总工会", Role.Kind.SUPERIOR),
    Player("stranger", "周未来", "外单位来访者", "云海市机械厂"),
)


def load() -> None:
    """Make the demonstration in an empty installation and mark the data directory as one for ever."""
    mark_as_demonstration()
    network = _found()
    secretary = _cast(network)
    _drop(network, secretary, at(2025, 1, 6), {
        "1-成员工作室汇总表.xlsx": workbooks.roster(),
        "2-联合攻关项目立项汇总表.xlsx": workbooks.projects(with_late_names=False),
    }, "年终汇总")  # fmt: skip
    _drop(network, secretary, at(2025, 1, 8), {
        "3-成果统计表.xlsx": workbooks.outcomes(),
        "4-活动签到表.xlsx": workbooks.attendance(),
    }, "年终汇总")  # fmt: skip
    with clock_at(at(2025, 1, 10)):
        report_values(
            network=network, year=workbooks.YEAR, codes=REPORTED_CODES, reported_on=date(2025, 1, 10),
            addressee=f"{CITY}总工会", channel="书面报告", paper="云交工字〔2025〕2号", by=secretary,
        )  # fmt: skip
    late = {"2-联合攻关项目立项汇总表（补）.xlsx": workbooks.projects(with_late_names=True)}
    _drop(network, secretary, at(2025, 2, 17), late, "2024-05 项目年底补充了五名参与人员，名单二月才交到秘书处")


def at(year: int, month: int, day: int) -> datetime:
    """Half past nine of that day in Beijing."""
    return datetime(year, month, day, 9, 30, tzinfo=BEIJING)


def _found() -> Network:
    with clock_at(at(2021, 4, 28)), act(by=SYSTEM.author, reason="登记工会组织"):
        city = Body.objects.create(name=f"{CITY}总工会", kind=Body.Kind.FEDERATION)
        union = Body.objects.create(name=GUIDING_UNION, kind=Body.Kind.INDUSTRY_UNION, parent=city)
    with clock_at(at(2021, 4, 28)):
        return found_network(
            name=workbooks.ALLIANCE, chartered_on=date(2021, 4, 28), guided_by=union, by=SYSTEM, at=at(2021, 4, 28),
            clauses=("联盟在交通运输工会指导下工作。", "理事长单位轮流牵头负责。", "设技术攻关、技能传授、服务管理三个工作组。"),
        )  # fmt: skip


def _cast(network: Network) -> Reach:
    """The cast with their accounts; returns the secretary's reach."""
    with clock_at(at(2021, 4, 29)), act(by=SYSTEM.author, reason="登记演示人员"):
        for player in CAST:
            body, _ = Body.objects.get_or_create(name=player.body)
            person = Person.objects.create(name=player.name, body=body)
            Account.objects.create(username=player.username, person=person, cast_as=player.cast_as, password="!")
            if player.role:
                place = network.body if player.role == Role.Kind.SECRETARY else body
                Role.objects.create(person=person, kind=player.role, body=place, starts_at=at(2021, 4, 29))
    return reach_of(Account.objects.get(username="secretary"), at(2025, 1, 6))


def _drop(network: Network, by: Reach, instant: datetime, books: dict[str, bytes], reason: str) -> None:
    with clock_at(instant), _whole_or_nothing(reason):
        files = [DroppedFile(name=name, data=data) for name, data in books.items()]
        batch = open_batch(files, network=network, year=workbooks.YEAR, by=by)
        apply_batch(batch, by=by, seen=look(batch).fingerprint, doubtful="ask", reason=reason)


@contextmanager
def _whole_or_nothing(step: str) -> Iterator[None]:
    """A demonstration that does not load is a fault of ours; name the step."""
    try:
        yield
    except Exception as fault:
        raise RuntimeError(f"the demonstration stopped at: {step}") from fault
