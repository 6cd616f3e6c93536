"""What the room of matters needs beside the stage: a second secretary, someone who speaks for a unit, links, papers."""

from datetime import datetime

from django.utils import timezone

from lianchuang.matters.actions import for_person, make_task_link, open_matter, queue_message, type_for
from lianchuang.matters.models import Matter, Message, StampedPaper, TaskLink
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act
from tests.cast import FOUNDED, STAGE_HAND, Cast, folder, stage

PDF = b"%PDF-1.7 stamped"


def matters_stage() -> Cast:
    """The stage; 何秘书 keeps the same alliance as 赵秘书, 林主席 speaks for 滨江精工机械公司."""
    cast = stage()
    with act(by=STAGE_HAND, reason="再来两位"):
        enter(cast, "何秘书", Role.Kind.SECRETARY, cast.network.body)
        enter(cast, "林主席", Role.Kind.UNIT, cast.studio.host)
    return cast


def enter(cast: Cast, name: str, kind: str, body: Body) -> Person:
    """One more person with an account and a role, inside the act that is open."""
    person = cast.people[name] = Person.objects.create(name=name, body=body)
    cast.accounts[name] = Account.objects.create(username=name, person=person, password="!")
    Role.objects.create(person=person, kind=kind, body=body, starts_at=FOUNDED)
    return person


def link_for(cast: Cast, name: str = "王师傅", task: str = "trial", **more: object) -> str:
    """A link for one of the cast; its path."""
    given = {"network": cast.network.body, "person": cast.people[name], "title": "确认参加门控检修", **more}
    return make_task_link(task, 7, name=name, made_by_name="赵秘书", **given)  # type: ignore[arg-type]


def last_link() -> TaskLink:
    """The link that was made last."""
    found = TaskLink.objects.order_by("-pk").first()
    assert found is not None
    return found


def typed_for(
    cast: Cast, *, person: str = "", by: str = "赵秘书", title: str = "确认参加门控检修"
) -> StampedPaper:
    """A paper typed in for one of the cast, or for 滨江精工机械公司."""
    named = {"person": cast.people[person]} if person else {"body": cast.studio.host}
    with act(by=STAGE_HAND, reason="代录"):
        return type_for(
            "trial:7", title, "/projects/1/", by=cast.reach(by, timezone.now()), folder=folder(title),
            scan=Upload("盖章.pdf", PDF + title.encode()), network=cast.network.body, **named,
        )  # type: ignore[arg-type]  # fmt: skip


def matter_for(cast: Cast, name: str, key: str, title: str, **more: object) -> Matter:
    """A matter that waits for one of the cast."""
    with act(by=STAGE_HAND, reason="待办"):
        return open_matter(
            key, title, "/projects/1/", for_person(cast.people[name]), network=cast.network.body, **more
        )  # type: ignore[arg-type]


def message_to(cast: Cast, name: str, *, email: str = "", text: str = "", **more: object) -> Message:
    """A message in the alliance's outbox."""
    return queue_message(
        network=cast.network.body, person=cast.people[name], email=email, subject=f"请{name}办一件事",
        text=text or f"{name}，您好：请打开看一看。", made_by_name="赵秘书", **more,
    )  # type: ignore[arg-type]  # fmt: skip


def at(text: str) -> datetime:
    """An instant in Beijing, written 2025-03-01 09:00."""
    return datetime.fromisoformat(f"{text}:00+08:00")
