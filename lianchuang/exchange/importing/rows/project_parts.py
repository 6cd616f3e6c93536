"""The parts of a project: its partners and its participants."""

from dataclasses import dataclass

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.finding import body_named, person_named
from lianchuang.exchange.importing.draft.parts import Parts
from lianchuang.exchange.importing.draft.projects import ProjectFile
from lianchuang.networks.models import Studio
from lianchuang.people.models import Person
from lianchuang.projects.models import Participant, Partner, Project


@dataclass(frozen=True)
class Written:
    """A partner as written, and the studio it is, where that is known."""

    name: str
    studio: Studio | None


def partners_of(project: Project) -> Parts[Partner, Written]:
    """Partners, told apart by studio, an unknown one by its name."""
    return Parts(
        code="partners",
        parent="project",
        tells="studio",
        key_of_part=lambda p: id(p.studio) if p.studio else squash_name(p.name_written),
        key_of_wanted=lambda w: id(w.studio) if w.studio else squash_name(w.name),
        stored=lambda w: w.studio.pk if w.studio else None,
        make=lambda w, place: Partner(
            project=project, studio=w.studio, position=place, name_written=_as_written(w)
        ),
        told_part=lambda p: p.studio.name if p.studio else p.name_written,
        told_wanted=lambda w: w.studio.name if w.studio else w.name,
    )


def _as_written(written: Written) -> str:
    """Kept where it is not the studio's own name."""
    is_its_name = written.studio and squash_name(written.studio.name) == squash_name(written.name)
    return "" if is_its_name else written.name


def participants_of(project: Project) -> Parts[Participant, Person]:
    """Participants, told apart by person."""
    return Parts(
        code="participants",
        parent="project",
        tells="person",
        key_of_part=lambda participant: id(participant.person),
        key_of_wanted=id,
        stored=lambda person: person.pk,
        make=lambda person, place: Participant(project=project, person=person, position=place),
        told_part=lambda participant: participant.person.name,
        told_wanted=lambda person: person.name,
    )


def people_listed(entry: Entry, file: ProjectFile, studios: list[Studio]) -> list[Person]:
    """The persons of the row, each once; a hint names those whose body hosts neither lead nor partner."""
    among = [participant.person for participant in file.participants]
    hosts = {id(studio.host) for studio in studios}
    people: dict[int, Person] = {}
    outside = []
    for listed in entry.row.get("participants") or []:
        body = body_named(entry, listed.body, "participants") if listed.body else None
        person = person_named(entry, listed.name, body, "participants", among=among)
        if person is not None:
            people[id(person)] = person
        if body is not None and id(body) not in hosts:
            outside.append(Said("%(name)s（%(body)s）", name=listed.name, body=listed.body))
    if outside:
        says = Said("%(people)s的单位既不是牵头方也不是参与方，照样记下。", people=tuple(outside))
        entry.row.hint("other_participants", says, "participants")
    return list(people.values())
