"""The parts of a studio: who leads it, at which levels it is designated."""

from lianchuang.design.saying import said_of
from lianchuang.exchange.importing.draft.parts import Parts
from lianchuang.networks.models import Designation, Leadership, Studio
from lianchuang.people.models import Person


def leaders_of(studio: Studio) -> Parts[Leadership, Person]:
    """Leaders, told apart by person."""
    return Parts(
        code="leader",
        parent="studio",
        tells="person",
        key_of_part=lambda leadership: id(leadership.person),
        key_of_wanted=id,
        stored=lambda person: person.pk,
        make=lambda person, place: Leadership(studio=studio, person=person, position=place),
        told_part=lambda leadership: leadership.person.name,
        told_wanted=lambda person: person.name,
    )


def levels_of(studio: Studio) -> Parts[Designation, str]:
    """Designations, told apart by level."""
    return Parts(
        code="level",
        parent="studio",
        tells="level",
        key_of_part=lambda designation: designation.level,
        key_of_wanted=lambda level: level,
        stored=lambda level: level,
        make=lambda level, _place: Designation(studio=studio, level=level),
        told_part=lambda designation: said_of(Designation.Level(designation.level).label),
        told_wanted=lambda level: said_of(Designation.Level(level).label),
    )
