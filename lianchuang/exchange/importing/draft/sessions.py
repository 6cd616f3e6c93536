"""Sessions with their marks: a line of a sheet is one mark, found again by person and way."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time

from lianchuang.activities.models import Leave, Mark, Session
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.people import People
from lianchuang.networks.models import Network
from lianchuang.people.models import Person


@dataclass
class SessionFile:
    """A session with its leaves, and its marks by person (the id of the object, since a new one has no key)."""

    session: Session
    marks: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    leaves: list[Leave] = field(default_factory=list)

    @property
    def people(self) -> list[Person]:
        """Who is marked in it."""
        return [marks[0].person for marks in self.marks.values() if marks]


class Sessions:
    """Sessions by title and day; by the hour too where both sides know it."""

    def __init__(self, network: Network, people: People) -> None:
        self._known: dict[tuple[str, date], list[SessionFile]] = defaultdict(list)
        files: dict[int, SessionFile] = {}
        for session in Session.objects.filter(activity__network=network).select_related("activity", "folder"):
            files[session.pk] = SessionFile(session)
            self.add(files[session.pk])
        for mark in (
            Mark.objects.filter(session__activity__network=network).select_related("folder").order_by("pk")
        ):
            mark.person = people.by_pk[mark.person_id]
            files[mark.session_id].marks[id(mark.person)].append(mark)
        for leave in Leave.objects.filter(session__activity__network=network).order_by("pk"):
            files[leave.session_id].leaves.append(leave)

    def add(self, file: SessionFile) -> None:
        """Know a session."""
        self._known[squash_name(file.session.activity.title), file.session.held_on].append(file)

    def discard(self, file: SessionFile) -> None:
        """Forget a session none of whose rows would be written."""
        self._known[squash_name(file.session.activity.title), file.session.held_on].remove(file)

    def held(self, title: str, day: date, at: time | None) -> SessionFile | None:
        """The session of a title on a day; a known hour tells two sessions of one day apart."""
        for file in self._known.get((squash_name(title), day), []):
            known = file.session.starts_at_time
            if known is None or at is None or known == at:
                return file
        return None
