"""Verbs of projects: record one by hand, correct it, add people and proof."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.text import likeness
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken_together
from lianchuang.networks.access import may_keep, visible_studios
from lianchuang.networks.actions import open_register
from lianchuang.networks.models import Network, Register, Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Person
from lianchuang.projects.access import may_keep_project, may_prove_project
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.projects.queries import NamedPeople
from lianchuang.projects.rules import decision_problems, order_problems
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.stamped import act_on_paper, correct_on_paper


def correct_project(
    project: Project,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a project (更正) with a reason, as one act; give its number.

    changes   column -> value, of title, number, year, lead, direction, decision, dates, funding
    Raises Refused or ChangedMeanwhile; nothing is written then.
    """
    may_keep_project(by, project).or_refuse()

    def check() -> None:
        _refuse_disagreeing(project, changes)
        _refuse_taken_number(project.network, changes.get("number", ""), project.pk)

    return correct_on_paper(
        project, changes, read_at=read_at, by=by.author, grounds=grounds, scan=scan, check=check
    )


def record_project(
    network: Network,
    values: dict[str, Any],
    *,
    partners: Iterable[str],
    people: NamedPeople,
    grounds: Grounds,
    by: Reach,
    scan: Upload | None = None,
) -> tuple[Project, int]:
    """Type in a project by hand (代录): itself, partners as written, people; and the year's register of projects.

    A partner that is not a known studio is kept as it was written. Raises Refused.
    """
    may_keep(by, network).or_refuse()
    folder = Folder(title=values["title"])
    with act_on_paper(
        by=by.author, grounds=grounds.or_reason("手工登记项目"), folder=folder, scan=scan
    ) as number:
        # Within the act, when nobody else can write: a double click makes one project.
        _refuse_disagreeing(Project(network=network, **values), {})
        _refuse_taken_number(network, values.get("number", ""))
        _refuse_twin(network, values["year"], values["title"])
        folder.save()
        open_register(network, Register.Kind.PROJECTS, values["year"])
        project = Project.objects.create(network=network, folder=folder, **values)
        known = {studio.name: studio for studio in visible_studios(by).filter(name__in=partners)}
        for position, name in enumerate(partners, start=1):
            _add_partner(project, name, known.get(name), position)
        _add_people(project, people)
    return project, number


def add_participants(
    project: Project, people: NamedPeople, *, grounds: Grounds, by: Reach
) -> tuple[int, int]:
    """Add people to a project (补报参与人员), each once; give how many were added and the act's number.

    Raises Refused without a reason, for names that could not be told, and where all are listed already.
    """
    may_keep_project(by, project).or_refuse()
    if people.problems:
        raise Refused("".join(people.problems))
    grounds.need_reason(_("请写明为什么补报，以后问起这个数为什么变了，就靠它。"))
    with act_on_paper(by=by.author, grounds=grounds) as number:
        added = _add_people(project, people)
        if not added:
            raise Refused(_("这些人都已经在参与人员里了，没有要补的。"))
    return added, number


def prove_project(project: Project, *, upload: Upload, on_behalf_of: str = "", by: Reach) -> int:
    """Add a file of its own to a project's proof; give the act's number. Raises Refused."""
    may_prove_project(by, project).or_refuse()
    _row, number = add_evidence(project.folder, upload, by=by.author, on_behalf_of=on_behalf_of)
    return number


def people_in(people: NamedPeople) -> list[Person]:
    """Everyone named, the new ones made now; inside an act."""
    made = [Person.objects.create(name=name, body=body) for name, body in people.new]
    return [*people.found, *made]


def _add_partner(project: Project, name: str, studio: Studio | None, position: int) -> None:
    written = "" if studio else name
    Partner.objects.create(project=project, studio=studio, name_written=written, position=position)


def _add_people(project: Project, people: NamedPeople) -> int:
    listed = set(project.participants.values_list("person_id", flat=True))
    added = [person for person in people_in(people) if person.pk not in listed]
    for position, person in enumerate(added, start=len(listed) + 1):
        Participant.objects.create(project=project, person=person, position=position)
    return len(added)


def _refuse_disagreeing(project: Project, changes: dict[str, Any]) -> None:
    """The rules once more, on the row as it would be."""
    names = ("decision", "approved_on", "starts_on", "starts_precision", "ends_on")
    now = {name: changes.get(name, getattr(project, name)) for name in names}
    problems = decision_problems(now["decision"], now["approved_on"])
    if now["starts_on"] and now["ends_on"]:
        # A start known to its month or year may begin as early as its first day.
        starts, ends = PartialDate(now["starts_on"], now["starts_precision"]), now["ends_on"]
        problems |= order_problems((starts.first, starts.last), (ends, ends))
    if problems:
        raise Refused(spoken_together(problems.values()))


def _refuse_taken_number(network: Network, number: str, but: int = 0) -> None:
    taken = Project.objects.filter(network=network, number=number).exclude(pk=but) if number else None
    if taken is not None and taken.exists():
        raise Refused(_("项目编号「%(number)s」在这个联盟里已经用过了。") % {"number": number})


def _refuse_twin(network: Network, year: int, title: str) -> None:
    for other in Project.objects.filter(network=network, year=year).only("title"):
        if likeness(other.title, title) == 1:
            says = _("%(year)s年已经登记过「%(title)s」。同一个项目只记一次；要改内容请用更正。")
            raise Refused(says % {"year": year, "title": other.title})
