"""A small network with its people and records, and those who look at it; for the pages of records."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianchuang.activities.models import Activity, Leave, Mark, Session
from lianchuang.networks.models import Leadership, Membership, Network, Register, Studio
from lianchuang.outcomes.models import Benefit, Credit, MediaReport, Patent, SoftwareCopyright
from lianchuang.people.access import Reach, reach_of
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.files.models import Content, Evidence, Folder
from lianchuang.records.files.store import keep
from lianchuang.records.past import Author, act

TYPIST = Author(None, "赵秘书")
START = datetime(2021, 4, 28, tzinfo=UTC)
BOOK = "立项汇总表.xlsx"
PDF = b"%PDF-1.7 certificate"


@dataclass
class Stage:
    """What stands on it."""

    network: Network
    host: Body
    elsewhere: Network
    studio: Studio
    project: Project
    patent: Patent
    copyright: SoftwareCopyright
    benefit: Benefit
    media: MediaReport
    session: Session
    mark: Mark
    foreign: Project
    book: Content


def workbook_bytes() -> bytes:
    """A list of projects: a title, a head, three rows with telephone numbers, a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "立项"
    sheet.append(["联合攻关项目立项汇总表"])
    sheet.append(["编号", "项目名称", "牵头工作室", "联系电话"])
    sheet.append(["2024-01", "焊缝跟踪联合攻关", "精工工作室", 10012345634])
    sheet.append(["2024-02", "别家的项目", "别家工作室", "10099999999"])
    sheet.append(["2024-03", "第三个项目", "别家工作室", "010-87654321"])
    sheet.append(["合计", None, None, None])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def listed(title: str, content: Content, row: int = 3) -> Folder:
    """A folder with one row of the list."""
    folder = Folder.objects.create(title=title)
    Evidence.objects.create(
        folder=folder, content=content, kind=Evidence.Kind.LIST, name=BOOK, sheet="立项", row=row
    )
    return folder


def network_named(name: str) -> Network:
    """A network with a body of its own."""
    body = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION)
    return Network.objects.create(name=name, body=body, chartered_on=date(2021, 4, 28))


def studio_in(network: Network, name: str, host: Body, leader: Person | None = None) -> Studio:
    """A studio with a seat, led by someone."""
    studio = Studio.objects.create(name=name, host=host, folder=Folder.objects.create(title=name))
    Membership.objects.create(
        network=network, studio=studio, joined_on=date(2021, 4, 28), folder=Folder.objects.create(title=name)
    )
    if leader:
        Leadership.objects.create(studio=studio, person=leader)
    return studio


def enter_cast(network: Network, elsewhere: Network, host: Body) -> dict[str, Person]:
    """王师傅 leads, 李工 works, 赵秘书 keeps, 钱部长 oversees, 周老师 keeps another network, 管理员 administers."""
    union = Body.objects.create(name="市交通工会", kind=Body.Kind.INDUSTRY_UNION)
    network.body.parent = union
    network.body.save()
    people = {name: Person.objects.create(name=name, body=host) for name in ("王师傅", "李工")}
    for name, kind, body in (
        ("赵秘书", "secretary", network.body),
        ("钱部长", "superior", union),
        ("周老师", "secretary", elsewhere.body),
    ):
        people[name] = Person.objects.create(name=name, body=body)
        Role.objects.create(person=people[name], kind=kind, body=body, starts_at=START)
    for name, person in people.items():
        Account.objects.create(username=name, person=person, password="!")
    Account.objects.create(username="管理员", is_administrator=True, password="!")
    return people


def set_stage() -> Stage:
    """One project with two people and one of every outcome, and a project of another network."""
    with act(by=TYPIST, reason="搭台"):
        network, elsewhere = network_named("滨江联盟"), network_named("外市联盟")
        host = Body.objects.create(name="精工机械公司", parent=network.body)
        people = enter_cast(network, elsewhere, host)
        book = keep(workbook_bytes(), BOOK)
        register = Register.objects.create(
            network=network, kind="projects", year=2024, folder=listed("台账", book, 1)
        )
        assert register.pk
        studio = studio_in(network, "精工工作室", host, people["王师傅"])
        other = studio_in(
            elsewhere, "别家工作室", Body.objects.create(name="外市公司", parent=elsewhere.body)
        )
        project = project_of(network, studio, "2024-01", "焊缝跟踪联合攻关", listed("项目", book, 3))
        foreign = project_of(elsewhere, other, "2024-02", "别家的项目", listed("别家", book, 4))
        Partner.objects.create(project=project, name_written="未入盟某工作室", position=1)
        for place, name in enumerate(("王师傅", "李工"), start=1):
            Participant.objects.create(project=project, person=people[name], position=place)
        patent, copyright, benefit, media = outcomes_of(network, project, host, book)
        session, mark = session_of(network, people, book)
    return Stage(
        network,
        host,
        elsewhere,
        studio,
        project,
        patent,
        copyright,
        benefit,
        media,
        session,
        mark,
        foreign,
        book,
    )


def project_of(network: Network, lead: Studio, number: str, title: str, folder: Folder) -> Project:
    """An approved project of 2024."""
    return Project.objects.create(
        network=network, year=2024, number=number, title=title, lead=lead, decision="approved",
        approved_on=date(2024, 3, 28), starts_on=date(2024, 6, 30), ends_on=date(2025, 6, 30), folder=folder,
    )  # fmt: skip


def outcomes_of(network: Network, project: Project, host: Body, book: Content) -> tuple[Any, ...]:
    """One of each kind."""
    patent = Patent.objects.create(
        network=network, title="一种焊缝跟踪装置", kind="invention", application_number="2022174720689",
        filed_on=date(2022, 5, 23), published_on=date(2023, 11, 10), granted_on=date(2024, 12, 24),
        project=project, folder=listed("专利", book, 3),
    )  # fmt: skip
    Credit.objects.create(patent=patent, body=host, position=1)
    copyright = SoftwareCopyright.objects.create(
        network=network, title="焊缝软件V1.0", number="2024SR0131155", registered_on=date(2024, 8, 3),
        folder=listed("软著", book, 3),
    )  # fmt: skip
    benefit = Benefit.objects.create(
        network=network, project=project, stage="realised", is_confirmed=True, amount_yuan="1265000",
        period_first=date(2024, 1, 1), period_last=date(2024, 12, 31), reported_year=2024,
        folder=listed("效益", book, 3),
    )  # fmt: skip
    media = MediaReport.objects.create(
        network=network, title="一线的发明", outlet="市劳动报", printed_on=date(2024, 3, 10), is_original=True,
        clicks=30000, clicks_at_least=True, link="https://example.org/0", folder=listed("报道", book, 3),
    )  # fmt: skip
    return patent, copyright, benefit, media


def session_of(network: Network, people: dict[str, Person], book: Content) -> tuple[Session, Mark]:
    """One session with a mark of 李工 and a leave of 王师傅."""
    activity = Activity.objects.create(network=network, title="第一次技能传授")
    session = Session.objects.create(
        activity=activity, held_on=date(2024, 5, 16), place="实训基地二层", mode="hybrid",
        folder=listed("场次", book, 1),
    )  # fmt: skip
    mark = Mark.objects.create(
        session=session, person=people["李工"], way="onsite", method="list", folder=listed("李工", book, 3)
    )
    Leave.objects.create(
        session=session, name_written="王师傅", person=people["王师傅"], reason="公差",
        folder=Folder.objects.create(title="请假"),
    )  # fmt: skip
    return session, mark


def reach_by_name(name: str) -> Reach:
    """The reach of one of the cast, as of now."""
    return reach_of(Account.objects.get(username=name), timezone.now())


def entered(name: str) -> Client:
    """A browser in which this one has signed in."""
    client = Client()
    client.force_login(Account.objects.get(username=name))
    return client


def queries_of(client: Client, address: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
