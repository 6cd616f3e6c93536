"""The cast every test plays with, by name, on one small stage: two alliances that know nothing of each other.

王师傅 leads 精工工作室, 李工 is her apprentice and the worker, 赵秘书 keeps the alliance's register, 钱部长 oversees it,
周老师 is from elsewhere, 吴秘书 keeps the other alliance, 管理员 holds the machine. 孙主席 holds a role that has ended.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.test import Client

from lianchuang.activities.models import Activity, Mark, Session
from lianchuang.networks.models import (
    Contact,
    Designation,
    Group,
    Leadership,
    Membership,
    Network,
    Register,
    Studio,
)
from lianchuang.outcomes.models import Patent
from lianchuang.people.access import NOBODY, Reach, reach_of
from lianchuang.people.models import Account, Body, Person, PersonContact, Role, Tie
from lianchuang.projects.models import Participant, Project
from lianchuang.records.files.models import Folder
from lianchuang.records.past import Author, act, clock_at

STAGE_HAND = Author(None, "布景")
FOUNDED = datetime(2021, 4, 28, 9, 0, tzinfo=UTC)
SET = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
NOW = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
NAMES = ("管理员", "赵秘书", "钱部长", "王师傅", "李工", "周老师", "吴秘书", "孙主席", "无人")


@dataclass
class Cast:
    """Who is there and what lies on the stage."""

    network: Network
    elsewhere: Network
    studio: Studio
    other_studio: Studio
    project: Project
    session: Session
    patent: Patent
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def reach(self, name: str, at: datetime = NOW) -> Reach:
        """What that one may see at an instant; 无人 is not signed in."""
        return reach_of(self.accounts[name], at) if name in self.accounts else NOBODY

    def client(self, name: str) -> Client:
        """A browser in which that one is signed in."""
        client = Client(HTTP_HOST="localhost")
        if name in self.accounts:
            client.force_login(self.accounts[name])
        return client


def folder(title: str) -> Folder:
    """An empty folder."""
    return Folder.objects.create(title=title)


def stage() -> Cast:
    """Set the stage in three acts: the unions, both alliances, the cast."""
    with clock_at(FOUNDED), act(by=STAGE_HAND, reason="成立"):
        city = Body.objects.create(name="滨江市总工会", kind=Body.Kind.FEDERATION)
        union = Body.objects.create(name="滨江市交通运输工会", kind=Body.Kind.INDUSTRY_UNION, parent=city)
        county = Body.objects.create(name="远山县总工会", kind=Body.Kind.FEDERATION)
        network, elsewhere = found("滨江轨道创新工作室联盟", union), found("远山农机创新工作室联盟", county)
    with clock_at(SET), act(by=STAGE_HAND, reason="登记"):
        company = Body.objects.create(name="滨江精工机械公司", parent=union)
        school = Body.objects.create(name="远山县职业学校", kind=Body.Kind.SCHOOL, parent=county)
        cast = _records(network, elsewhere, company, school)
        _people(cast, company, school, city)
    return cast


def found(name: str, union: Body) -> Network:
    """A network with its body and groups, inside the act that is open."""
    body = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION, parent=union)
    network = Network.objects.create(
        name=name, body=body, chartered_on=date(2021, 4, 28), folder=folder(name)
    )
    for kind in Group.Kind:
        Group.objects.create(network=network, kind=kind.value, name=str(kind.label))
    return network


def seat(network: Network, name: str, host: Body, *, level: str = "city") -> Studio:
    """A studio that sits in a network, inside the act that is open."""
    studio = Studio.objects.create(
        name=name, host=host, founded_on=date(2018, 1, 31), founded_precision="month", declared_members=12,
        folder=folder(name),
    )  # fmt: skip
    Designation.objects.create(studio=studio, level=level)
    Membership.objects.create(
        network=network, studio=studio, joined_on=date(2021, 4, 28), folder=folder(name),
        group=network.groups.get(kind="research"),
    )  # fmt: skip
    return studio


def _records(network: Network, elsewhere: Network, company: Body, school: Body) -> Cast:
    studio, other = seat(network, "精工工作室", company), seat(elsewhere, "农机检修工作室", school)
    Contact.objects.create(studio=studio, name="何联络", phone="13800001234")
    Register.objects.create(network=network, kind="roster", year=2024, folder=folder("成员 2024"))
    project = Project.objects.create(
        network=network, year=2024, number="2024-01", title="列车门控检修装置", lead=studio, decision="approved",
        approved_on=date(2024, 3, 28), folder=folder("列车门控检修装置"),
    )  # fmt: skip
    activity = Activity.objects.create(network=network, title="焊接技艺研学")
    session = Session.objects.create(
        activity=activity, held_on=date(2024, 5, 12), folder=folder("焊接技艺研学")
    )
    patent = Patent.objects.create(
        network=network, title="一种门控检修装置", kind="utility_model", application_number="2022174720689",
        granted_on=date(2024, 6, 4), project=project, folder=folder("一种门控检修装置"),
    )  # fmt: skip
    return Cast(network, elsewhere, studio, other, project, session, patent)


def _people(cast: Cast, company: Body, school: Body, city: Body) -> None:
    wang, li = _player(cast, "王师傅", company), _player(cast, "李工", company)
    zhao, sun = _player(cast, "赵秘书", cast.network.body), _player(cast, "孙主席", company)
    qian, wu = _player(cast, "钱部长", city), _player(cast, "吴秘书", cast.elsewhere.body)
    zhou = _player(cast, "周老师", school)
    cast.accounts["管理员"] = Account.objects.create(username="admin", is_administrator=True, password="!")
    for person, kind, body in (
        (zhao, Role.Kind.SECRETARY, cast.network.body),
        (qian, Role.Kind.SUPERIOR, city),
        (wu, Role.Kind.SECRETARY, cast.elsewhere.body),
    ):
        Role.objects.create(person=person, kind=kind, body=body, starts_at=FOUNDED)
    Role.objects.create(
        person=sun, kind=Role.Kind.SECRETARY, body=cast.network.body, starts_at=FOUNDED, ends_at=SET
    )
    Leadership.objects.create(studio=cast.studio, person=wang)
    Leadership.objects.create(studio=cast.other_studio, person=zhou)
    Participant.objects.create(project=cast.project, person=li, position=1)
    Mark.objects.create(session=cast.session, person=li, way="onsite", method="list", folder=folder("签到"))
    Tie.objects.create(kind=Tie.Kind.MENTORSHIP, person=wang, other_person=li, source="师带徒协议")
    PersonContact.objects.create(person=li, phone="13900005678", email="li@example.org")


def _player(cast: Cast, name: str, body: Body) -> Person:
    person = Person.objects.create(name=name, body=body)
    cast.people[name] = person
    cast.accounts[name] = Account.objects.create(username=name, person=person, password="!")
    return person
