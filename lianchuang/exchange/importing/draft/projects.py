"""The network's projects, found by number or by title."""

from collections import defaultdict
from dataclasses import dataclass, field

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.people import People
from lianchuang.exchange.importing.draft.studios import Studios
from lianchuang.networks.models import Network
from lianchuang.projects.models import Participant, Partner, Project


@dataclass
class ProjectFile:
    """A project with its partners and participants. row: the row of this drop that spoke of it first, 0 if none."""

    project: Project
    partners: list[Partner] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    row: int = 0


class Projects:
    """Projects by (year, number) and by title."""

    def __init__(self, network: Network, studios: Studios, people: People) -> None:
        self._by_number: dict[tuple[int, str], ProjectFile] = {}
        self._by_title: dict[tuple[int, str], list[ProjectFile]] = defaultdict(list)
        known: dict[int, ProjectFile] = {}
        for project in Project.objects.filter(network=network).select_related("folder").order_by("pk"):
            project.lead = studios.by_pk[project.lead_id].studio
            known[project.pk] = ProjectFile(project)
        for partner in Partner.objects.filter(project__network=network).order_by("position", "pk"):
            partner.studio = studios.by_pk[partner.studio_id].studio if partner.studio_id else None
            known[partner.project_id].partners.append(partner)
        for participant in Participant.objects.filter(project__network=network).order_by("position", "pk"):
            participant.person = people.by_pk[participant.person_id]
            known[participant.project_id].participants.append(participant)
        for file in known.values():
            self.add(file)

    def add(self, file: ProjectFile) -> None:
        """Know a project."""
        project = file.project
        if project.number:
            self._by_number[project.year, squash_name(project.number)] = file
        self._by_title[project.year, squash_name(project.title)].append(file)

    def discard(self, file: ProjectFile) -> None:
        """Forget a project whose row is held back."""
        project = file.project
        self._by_number.pop((project.year, squash_name(project.number)), None)
        self._by_title[project.year, squash_name(project.title)].remove(file)

    def numbered(self, year: int, number: str | None) -> ProjectFile | None:
        """The project of a number in a year."""
        return self._by_number.get((year, squash_name(number))) if number else None

    def numbered_any_year(self, year: int, number: str) -> ProjectFile | None:
        """The project of a number: this year's, else the only one of another year."""
        here = self.numbered(year, number)
        others = [file for (_, known), file in self._by_number.items() if known == squash_name(number)]
        return here or (others[0] if len(others) == 1 else None)

    def titled(self, year: int, title: str) -> list[ProjectFile]:
        """The projects of a title in a year."""
        return self._by_title.get((year, squash_name(title)), [])

    def of_year(self, year: int) -> list[ProjectFile]:
        """The projects of a year."""
        return [file for (known, _), files in self._by_title.items() if known == year for file in files]
