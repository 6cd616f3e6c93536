"""Play the demonstration's year: every step is a real action, only the clock is moved."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lianchuang.basics.identifiers import print_application_number
from lianchuang.config.demonstrating import workbooks
from lianchuang.config.demonstrating.certificates import one_page
from lianchuang.config.demonstrating.names import CITY, UNITS
from lianchuang.config.demonstration import mark_as_demonstration
from lianchuang.exchange.actions import apply_batch, look, open_batch
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.actions import found_network
from lianchuang.networks.models import Network
from lianchuang.outcomes.actions import prove_outcome
from lianchuang.outcomes.models import Patent
from lianchuang.people.access import Reach, reach_of
from lianchuang.people.actions import place_body
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.projects.actions import add_participants, prove_project
from lianchuang.projects.models import Project
from lianchuang.projects.queries import NamedPeople
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, clock_at
from lianchuang.records.telling import last_number
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
    })  # fmt: skip
    _drop(network, secretary, at(2025, 1, 8), {
        "3-成果统计表.xlsx": workbooks.outcomes(),
        "4-活动签到表.xlsx": workbooks.attendance(),
    })  # fmt: skip
    with clock_at(at(2025, 1, 9)):
        _place_units(SYSTEM)
        _prove_patents(network, secretary)
    with clock_at(at(2025, 1, 10)):
        report_values(
            network=network, year=workbooks.YEAR, codes=REPORTED_CODES, reported_on=date(2025, 1, 10),
            addressee=f"{CITY}总工会", channel="书面报告", paper="云交工字〔2025〕2号", by=secretary,
        )  # fmt: skip
    with clock_at(at(2025, 2, 17)):
        _name_late_people(network, secretary)


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
            above = network.body.parent if player.body in UNITS else None
            body, _ = Body.objects.get_or_create(name=player.body, defaults={"parent": above})
            person = Person.objects.create(name=player.name, body=body)
            Account.objects.create(
                username=player.username, person=person, cast_as=player.cast_as, password="!"
            )
            if player.role:
                place = network.body if player.role == Role.Kind.SECRETARY else body
                Role.objects.create(person=person, kind=player.role, body=place, starts_at=at(2021, 4, 29))
    return reach_of(Account.objects.get(username="secretary"), at(2025, 1, 6))


def _drop(network: Network, by: Reach, instant: datetime, books: dict[str, bytes]) -> None:
    """Drop workbooks, look, apply; nothing in them may be doubtful."""
    files = [DroppedFile(name=name, data=data) for name, data in books.items()]
    with clock_at(instant):
        batch = open_batch(files, network=network, year=workbooks.YEAR, by=by)
        apply_batch(batch, by=by, seen=look(batch).fingerprint)


def _place_units(by: Reach) -> None:
    """Units met in the roster belong under the guiding union."""
    union = Body.objects.get(name=GUIDING_UNION)
    for body in Body.objects.filter(name__in=UNITS, parent__isnull=True):
        place_body(
            body, union, read_at=last_number(body), by=by, grounds=Grounds("按交通运输工会的单位名册归属")
        )


def _prove_patents(network: Network, by: Reach) -> None:
    """The granted patents have certificates on file."""
    for patent in Patent.objects.filter(network=network, granted_on__isnull=False):
        number = print_application_number(patent.application_number, True)
        certificate = Upload(
            f"专利证书 {number}.pdf", one_page(f"Patent certificate {number} (demonstration)")
        )
        prove_outcome(patent, upload=certificate, by=by)


def _name_late_people(network: Network, by: Reach) -> None:
    """Five people of one project were named only in February, after the report."""
    project = Project.objects.get(network=network, number=f"{workbooks.YEAR}-{workbooks.LATE_PROJECT:02d}")
    names = [(name, Body.objects.get(name=unit)) for name, unit in workbooks.late_names()]
    paper = "补报名单〔2025〕1号.pdf"
    grounds = Grounds("项目组年底补充了五名参与人员，名单二月才交到秘书处", paper=paper)
    with act(by=by.author, reason=grounds.reason, paper=paper):
        listed = Upload(paper, one_page("Five more participants of project 2024-05 (demonstration)"))
        prove_project(project, upload=listed, by=by)
        add_participants(project, NamedPeople(found=[], new=names, problems=[]), grounds=grounds, by=by)
