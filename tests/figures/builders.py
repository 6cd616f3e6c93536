"""Records for figures, built straight from the models; call them inside an act."""

import hashlib
from datetime import date
from decimal import Decimal

from lianchuang.activities.models import Activity, Mark, Session
from lianchuang.networks.models import Membership, Network, Register, Studio
from lianchuang.outcomes.models import Benefit, MediaReport, Patent, SoftwareCopyright
from lianchuang.people.models import Body, Person
from lianchuang.projects.models import Participant, Project
from lianchuang.records.files.models import Content, Evidence, Folder

LIST = "汇总表.xlsx"


def content(name: str) -> Content:
    """The row of a stored file; its bytes are not needed here."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Content.objects.get_or_create(
        sha256=digest, defaults={"size_bytes": 9, "media_type": "text/plain"}
    )[0]


def folder(title: str, *, row: int | None = 5, own: str = "") -> Folder:
    """A folder with one line of a list (none for row=None) and, where named, a file of its own."""
    made = Folder.objects.create(title=title)
    if row is not None:
        Evidence.objects.create(
            folder=made, content=content(LIST), kind=Evidence.Kind.LIST, name=LIST, sheet="表一", row=row
        )
    if own:
        Evidence.objects.create(folder=made, content=content(own), kind=Evidence.Kind.OWN, name=own)
    return made


def network(name: str = "滨江轨道创新工作室联盟") -> Network:
    """A network with its own body."""
    body = Body.objects.create(name=name, kind=Body.Kind.ASSOCIATION)
    return Network.objects.create(name=name, body=body, chartered_on=date(2021, 4, 28))


def register(
    of: Network, kind: str, year: int = 2024, *, row: int | None = 1, is_nil: bool = False
) -> Register:
    """A register that stands; row=None for one that no list proves."""
    return Register.objects.create(
        network=of, kind=kind, year=year, is_nil=is_nil, folder=folder(f"{kind} {year}", row=row)
    )


def body(name: str) -> Body:
    """The body of that name, made where missing."""
    return Body.objects.get_or_create(name=name)[0]


def person(name: str, unit: str = "滨江一公司") -> Person:
    """The person of that name in that unit, made where missing."""
    return Person.objects.get_or_create(name=name, body=body(unit))[0]


def studio(name: str, unit: str = "滨江一公司") -> Studio:
    """A studio without a seat."""
    return Studio.objects.create(name=name, host=body(unit), folder=folder(name))


def seat(
    of: Network,
    who: Studio,
    joined: date = date(2021, 4, 28),
    left: date | None = None,
    *,
    own: str = "",
    row: int = 5,
) -> Membership:
    """A seat of a studio."""
    kept = folder(who.name, own=own, row=row)
    return Membership.objects.create(network=of, studio=who, joined_on=joined, left_on=left, folder=kept)


def project(
    of: Network,
    number: str,
    lead: Studio,
    people: tuple[Person, ...] = (),
    *,
    approved: date | None = date(2024, 3, 28),
    decision: str = Project.Decision.APPROVED,
    own: str = "",
) -> Project:
    """A project with its listed people."""
    made = Project.objects.create(
        network=of, year=2024, number=number, title=f"项目{number}", lead=lead, decision=decision,
        approved_on=approved, folder=folder(number, own=own),
    )  # fmt: skip
    for position, each in enumerate(people, start=1):
        Participant.objects.create(project=made, person=each, position=position)
    return made


def patent(of: Network, number: str, kind: str = "invention", *, own: str = "", **days: date) -> Patent:
    """A patent by its dates: filed_on, published_on, granted_on, lapsed_on."""
    return Patent.objects.create(
        network=of,
        title=f"专利{number}",
        kind=kind,
        application_number=number,
        folder=folder(number, own=own),
        **days,
    )


def software(of: Network, number: str, registered: date | None = date(2024, 8, 3)) -> SoftwareCopyright:
    """A software copyright."""
    return SoftwareCopyright.objects.create(
        network=of, title=f"软件{number}", number=number, registered_on=registered, folder=folder(number)
    )


def benefit(
    of: Network,
    yuan: str,
    stage: str = "realised",
    *,
    confirmed: bool = True,
    first: date = date(2024, 1, 1),
    last: date = date(2024, 12, 31),
    reported: int = 2024,
) -> Benefit:
    """A benefit without a project."""
    return Benefit.objects.create(
        network=of, stage=stage, is_confirmed=confirmed, amount_yuan=Decimal(yuan), period_first=first,
        period_last=last, reported_year=reported, folder=folder(yuan),
    )  # fmt: skip


def report(
    of: Network, title: str, printed: date = date(2024, 3, 10), *, original: bool = True
) -> MediaReport:
    """A media report."""
    return MediaReport.objects.create(
        network=of,
        title=title,
        outlet="滨江工人报",
        printed_on=printed,
        is_original=original,
        folder=folder(title),
    )


def session(of: Network, title: str, held: date = date(2024, 5, 16)) -> Session:
    """A session of an activity of its own, with no file."""
    activity = Activity.objects.create(network=of, title=title)
    return Session.objects.create(activity=activity, held_on=held, folder=folder(title, row=None))


def mark(of: Session, who: Person, way: str = "onsite", *, make_up: bool = False, row: int = 4) -> Mark:
    """One line of the sheet."""
    return Mark.objects.create(
        session=of, person=who, way=way, is_make_up=make_up, method="list", folder=folder(who.name, row=row)
    )


def prove(kept: Folder, own: str) -> None:
    """Put a file of its own into a folder."""
    Evidence.objects.create(folder=kept, content=content(own), kind=Evidence.Kind.OWN, name=own)
