"""Patents, software copyrights, benefit and media reports, each found by what makes it one."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.bodies import Bodies
from lianchuang.networks.models import Network
from lianchuang.outcomes.models import Benefit, Credit, MediaReport, Patent, SoftwareCopyright
from lianchuang.projects.models import Project


@dataclass
class RightFile:
    """A patent or a copyright with its credits. row: the row of this drop that spoke of it first, 0 if none."""

    right: Patent | SoftwareCopyright
    credits: list[Credit] = field(default_factory=list)
    row: int = 0

    @property
    def number(self) -> str:
        """What tells it from all others."""
        return self.right.application_number if isinstance(self.right, Patent) else self.right.number


class Rights:
    """One for one number, whoever reports it; of another network's only that the number is taken."""

    def __init__(self, network: Network, bodies: Bodies) -> None:
        self._by_number: dict[str, RightFile] = {}
        others = Patent.objects.exclude(network=network).values_list("application_number", flat=True)
        more = SoftwareCopyright.objects.exclude(network=network).values_list("number", flat=True)
        self._elsewhere = {*others, *more}
        ours = Patent.objects.filter(network=network), SoftwareCopyright.objects.filter(network=network)
        patents = {p.pk: RightFile(p) for p in ours[0].select_related("folder")}
        copyrights = {c.pk: RightFile(c) for c in ours[1].select_related("folder")}
        credits = Credit.objects.filter(Q(patent__network=network) | Q(copyright__network=network))
        for credit in credits.order_by("position", "pk"):
            credit.body = bodies.by_pk[credit.body_id]
            file = patents[credit.patent_id] if credit.patent_id else copyrights[credit.copyright_id or 0]
            file.credits.append(credit)
        for file in (*patents.values(), *copyrights.values()):
            self.add(file)

    def add(self, file: RightFile) -> None:
        """Know a right."""
        self._by_number[file.number] = file

    def discard(self, file: RightFile) -> None:
        """Forget a right whose row is held back."""
        self._by_number.pop(file.number, None)

    def numbered(self, number: str) -> RightFile | None:
        """The right of a number."""
        return self._by_number.get(number)

    def is_elsewhere(self, number: str) -> bool:
        """Whether another network registered the number."""
        return number in self._elsewhere


class Benefits:
    """Benefit by project, stage and period."""

    def __init__(self, network: Network) -> None:
        self._known: dict[tuple[object, ...], list[Benefit]] = defaultdict(list)
        # By id: those a row of this drop has spoken of.
        self.spoken: set[int] = set()
        for benefit in Benefit.objects.filter(network=network).select_related("folder").order_by("pk"):
            self.add(benefit)

    def add(self, benefit: Benefit) -> None:
        """Know a benefit; one without a project too, so that it can be found once its project is known."""
        self._known[self._key(benefit)].append(benefit)

    def discard(self, benefit: Benefit) -> None:
        """Forget a benefit whose row is held back."""
        self._known[self._key(benefit)].remove(benefit)

    @staticmethod
    def _key(benefit: Benefit) -> tuple[object, ...]:
        project = benefit.project_id or (id(benefit.project) if benefit.project else None)
        return project, benefit.stage, benefit.period_first, benefit.period_last

    def like(self, project: Project | None, stage: str, first: date, last: date) -> list[Benefit]:
        """The benefit of a project, a stage and a period."""
        whose = (project.pk or id(project)) if project else None
        return self._known.get((whose, stage, first, last), [])


class Reports:
    """Media reports by title, outlet and day."""

    def __init__(self, network: Network) -> None:
        self._known: dict[tuple[str, str, date], MediaReport] = {}
        for report in MediaReport.objects.filter(network=network).select_related("folder").order_by("-pk"):
            self.add(report)

    def add(self, report: MediaReport) -> None:
        """Know a report."""
        self._known[squash_name(report.title), squash_name(report.outlet), report.printed_on] = report

    def discard(self, report: MediaReport) -> None:
        """Forget a report whose row is held back."""
        self._known.pop((squash_name(report.title), squash_name(report.outlet), report.printed_on), None)

    def printed(self, title: str, outlet: str, day: date) -> MediaReport | None:
        """The report of a title in an outlet on a day."""
        return self._known.get((squash_name(title), squash_name(outlet), day))
