"""The cast's stage, with one of every record in the other alliance too, and every address that names a record."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from lianchuang.activities.models import Activity, Leave, Mark, Session
from lianchuang.exchange.actions import open_batch
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import (
    Contact,
    Group,
    Handover,
    HandoverItem,
    Leadership,
    Membership,
    Network,
    Studio,
    Term,
    TermHolder,
)
from lianchuang.outcomes.models import Benefit, MediaReport, Patent, SoftwareCopyright
from lianchuang.people.models import Account, Person, PersonContact, Post, Role
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import keep
from lianchuang.records.past import act
from tests.cast import NOW, STAGE_HAND, Cast, folder, stage

# Stands in every title of the other alliance: none of it may be read from here.
FAR = "远山"


@dataclass
class Ground:
    """The stage, and number by kind for either side."""

    cast: Cast
    near: dict[str, int] = field(default_factory=dict)
    far: dict[str, int] = field(default_factory=dict)


def ground() -> Ground:
    """Set it."""
    cast = stage()
    found = Ground(cast)
    with act(by=STAGE_HAND, reason="两边各有一份"):
        found.near = _side(cast, cast.network, cast.studio, "滨江", "王师傅", "赵秘书")
        found.far = _side(cast, cast.elsewhere, cast.other_studio, FAR, "周老师", "吴秘书")
    return found


def _side(
    cast: Cast, network: Network, studio: Studio, mark: str, leader: str, keeper: str
) -> dict[str, int]:
    person = Person.objects.create(name=f"{mark}工匠", body=studio.host)
    other = Person.objects.create(name=f"{mark}同事", body=studio.host)
    PersonContact.objects.create(person=person, phone="13911112222")
    contact = Contact.objects.create(studio=studio, name=f"{mark}联络", phone="13922223333")
    term = _term(network, studio, person, mark)
    number = "2024SR0131155" if mark == FAR else "2024SR0131156"
    patented = "2023101234569" if mark == FAR else "2023101234568"
    paper = folder(f"{mark}立项")
    content = keep(f"%PDF-1.7 {mark}".encode(), f"{mark}.pdf")
    proof = Evidence.objects.create(
        folder=paper, content=content, kind=Evidence.Kind.OWN, name=f"{mark}证书.pdf"
    )
    project = Project.objects.create(
        network=network, year=2024, number="2024-77", title=f"{mark}项目", lead=studio, decision="approved", folder=paper
    )  # fmt: skip
    Participant.objects.create(project=project, person=person, position=1)
    partner = Partner.objects.create(project=project, name_written=f"{mark}协作室", position=1)
    patent = Patent.objects.create(
        network=network,
        title=f"{mark}专利",
        kind="invention",
        application_number=patented,
        project=project,
        folder=folder(f"{mark}专利"),
    )
    copyright = SoftwareCopyright.objects.create(
        network=network, title=f"{mark}软著", number=number, project=project, folder=folder(f"{mark}软著")
    )
    benefit = Benefit.objects.create(
        network=network, project=project, stage="realised", amount_yuan="1000", is_confirmed=True,
        period_first=date(2024, 1, 1), period_last=date(2024, 12, 31), reported_year=2024, folder=folder(f"{mark}效益"),
    )  # fmt: skip
    media = MediaReport.objects.create(
        network=network,
        title=f"{mark}报道",
        outlet=f"{mark}日报",
        printed_on=date(2024, 3, 1),
        is_original=True,
        folder=folder(mark),
    )
    activity = Activity.objects.create(network=network, title=f"{mark}研学")
    session = Session.objects.create(activity=activity, held_on=date(2024, 6, 1), folder=folder(mark))
    Mark.objects.create(session=session, person=person, way="onsite", method="list", folder=folder(mark))
    Leave.objects.create(
        session=session, name_written=f"{mark}同事", person=other, reason="公差", folder=folder(mark)
    )
    post = Post.objects.create(person=person, body=studio.host, title=f"{mark}班长")
    account = Account.objects.get(person=cast.people[leader])
    role = Role.objects.get(person=cast.people[keeper])
    seat = Membership.objects.get(network=network, studio=studio)
    assert Leadership.objects.filter(studio=studio).exists()
    return {
        "network": network.pk, "studio": studio.pk, "body": studio.host_id, "person": person.pk, "project": project.pk,
        "patents": patent.pk, "copyrights": copyright.pk, "benefits": benefit.pk, "media": media.pk,
        "session": session.pk, "post": post.pk, "account": account.pk, "role": role.pk, "seat": seat.pk,
        "file": proof.pk, "partner": partner.pk, "contact": contact.pk, "term": term.pk,
        "group": network.groups.get(kind="research").pk,
    }  # fmt: skip


def _term(network: Network, studio: Studio, person: Person, mark: str) -> Term:
    """A past term with its list, which went to nobody yet."""
    bounds = {"starts_at": datetime(2023, 1, 1, tzinfo=UTC), "ends_at": datetime(2024, 1, 1, tzinfo=UTC)}
    role = Role.objects.create(person=person, kind=Role.Kind.CHAIR, body=network.body, **bounds)
    term = Term.objects.create(network=network, body=studio.host, number=1, **bounds)
    TermHolder.objects.create(term=term, person=person, title=f"{mark}理事长", role=role)
    handover = Handover.objects.create(term=term, made_at=bounds["ends_at"], folder=folder(f"{mark}交接"))
    HandoverItem.objects.create(handover=handover, position=1, kind="other", title=f"{mark}公章")
    Group.objects.filter(network=network, kind="research").update(lead=person, plan=f"{mark}计划")
    return term


def open_drop(found: Ground, keeper: str, network: Network, book: bytes) -> int:
    """A planned batch of a network."""
    batch = open_batch(
        [DroppedFile("成果.xlsx", book)], network=network, year=2024, by=found.cast.reach(keeper, NOW)
    )
    return batch.pk


def patterns() -> list[str]:
    """Every route of the product, written as Django writes it."""
    return sorted(_walk("", get_resolver().url_patterns))


def _walk(before: str, found: list[Any]) -> list[str]:
    routes: list[str] = []
    for each in found:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            routes += _walk(route, each.url_patterns)
        elif isinstance(each, URLPattern):
            routes.append(route)
    return routes
