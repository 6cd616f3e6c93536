"""The draft of a whole drop: what exists, what would be made, changed and removed."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model

from lianchuang.exchange.importing.draft.answers import Answers
from lianchuang.exchange.importing.draft.bodies import Bodies
from lianchuang.exchange.importing.draft.contacts import Prints
from lianchuang.exchange.importing.draft.outcomes import Benefits, Reports, Rights
from lianchuang.exchange.importing.draft.people import People
from lianchuang.exchange.importing.draft.projects import Projects
from lianchuang.exchange.importing.draft.sessions import Sessions
from lianchuang.exchange.importing.draft.sight import Sight
from lianchuang.exchange.importing.draft.studios import Studios
from lianchuang.networks.models import Network, Register
from lianchuang.records.files.models import Folder


@dataclass(frozen=True)
class Proof:
    """A record is proved by a row of a list: position of the file in the drop, sheet, Excel's row (None: the sheet)."""

    folder: Folder
    position: int
    sheet: str
    row: int | None


@dataclass
class Draft:
    """What exists is loaded once, in a few queries whatever the size, when a sheet first asks for it."""

    network: Network
    year: int
    answers: Answers
    made: list[Model] = field(default_factory=list)
    amended: list[tuple[Model, tuple[str, ...]]] = field(default_factory=list)
    removed: list[Model] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Applying would write nothing."""
        return not (self.made or self.amended or self.removed or self.proofs)

    @cached_property
    def sight(self) -> Sight:
        """What may be matched, shown and changed."""
        return Sight(self.network)

    @cached_property
    def bodies(self) -> Bodies:
        """All bodies."""
        return Bodies(self.sight)

    @cached_property
    def people(self) -> People:
        """All people."""
        return People(self.bodies)

    @cached_property
    def studios(self) -> Studios:
        """All studios, and which of them sit in the network."""
        return Studios(self.network, self.bodies, self.people)

    @cached_property
    def prints(self) -> Prints:
        """What imports wrote of contact data."""
        return Prints(self.network.pk)

    @cached_property
    def projects(self) -> Projects:
        """The network's projects."""
        return Projects(self.network, self.studios, self.people)

    @cached_property
    def rights(self) -> Rights:
        """Patents and software copyrights."""
        return Rights(self.network, self.bodies)

    @cached_property
    def benefits(self) -> Benefits:
        """The network's benefit."""
        return Benefits(self.network)

    @cached_property
    def reports(self) -> Reports:
        """The network's media reports."""
        return Reports(self.network)

    @cached_property
    def sessions(self) -> Sessions:
        """The network's sessions with their marks."""
        return Sessions(self.network, self.people)

    @cached_property
    def registers(self) -> dict[tuple[str, int], Register]:
        """The registers the network keeps, by kind and year."""
        return {(row.kind, row.year): row for row in Register.objects.filter(network=self.network)}
