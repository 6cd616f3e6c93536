"""A row of 经济效益."""

from lianchuang.basics.said import Said
from lianchuang.design.saying import said_of
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.pointing import points_to
from lianchuang.exchange.importing.plan import Choice
from lianchuang.exchange.importing.rows.project_named import project_named
from lianchuang.outcomes.models import Benefit
from lianchuang.projects.models import Project

SEPARATE = "separate"
NO_PROJECT = Said("未写项目")


def weigh(entry: Entry) -> None:
    """Weigh one row of the benefit. One project has one benefit of a stage in a period; a second one is asked about."""
    row = entry.row
    number = row.get("project_number")
    entry.plan.title = Said(
        "%(number)s %(stage)s", number=number or NO_PROJECT, stage=row.kind.field("stage").title
    )
    if row.is_wrong:
        return
    stage, amount = Benefit.Stage(row.get("stage")), row.get("amount")
    entry.plan.title = Said(
        "%(number)s %(stage)s %(yuan)s 元",
        number=number or NO_PROJECT,
        stage=said_of(stage.label),
        yuan=f"{amount.normalize():,f}",
    )
    project = project_named(entry)
    known = _known(entry, project)
    if known is None:
        if project is not None and _is_repeated(entry, project):
            return
        known = _new_benefit(entry, project)
    elif known.pk:
        entry.plan.address = known.get_absolute_url()
    _speak(entry, known)
    entry.prove(known.folder)
    entry.amend(known, "amount", amount_yuan=amount)
    entry.amend(known, "confirmed", is_confirmed=row.get("confirmed"))
    if project is not None and not points_to(known, "project", project):
        entry.amend(known, "project_number", project=project)


def _alike(entry: Entry, project: Project | None) -> list[Benefit]:
    """The benefit of this project, stage and period."""
    first, last = entry.row.get("period")
    return entry.draft.benefits.like(project, entry.row.get("stage"), first.first, last.last)


def _known(entry: Entry, project: Project | None) -> Benefit | None:
    """The benefit the row speaks of, and no earlier row of this drop: an equal one, else the project's.

    One that came in before its project was known is the equal one without a project.
    """
    row, spoken = entry.row, entry.draft.benefits.spoken
    free = [benefit for benefit in _alike(entry, project) if id(benefit) not in spoken]
    loose = [benefit for benefit in _alike(entry, None) if id(benefit) not in spoken]
    told = (row.get("amount"), row.get("confirmed"))
    equal = [b for b in (*free, *loose) if (b.amount_yuan, b.is_confirmed) == told]
    return next(iter(equal or (free if project is not None else [])), None)


def _is_repeated(entry: Entry, project: Project) -> bool:
    """True where an earlier row told this project's benefit already, unless this is said to be another sum."""
    if not _alike(entry, project):
        return False
    says = Said(
        "%(title)s：同一项目、同一期间、同一类型前面已有一行，请确定是重复填报，还是另一笔。",
        title=entry.plan.title,
    )
    choices = (Choice(SEPARATE, Said("是另一笔，分开登记")),)
    return entry.ask("repeated_row", says, choices, "amount") != SEPARATE


def _new_benefit(entry: Entry, project: Project | None) -> Benefit:
    row, draft = entry.row, entry.draft
    benefit = Benefit(
        network=draft.network,
        project=project,
        stage=row.get("stage"),
        is_confirmed=row.get("confirmed"),
        amount_yuan=row.get("amount"),
        period_first=row.get("period")[0].first,
        period_last=row.get("period")[1].last,
        reported_year=draft.year,
        folder=entry.folder(entry.plan.title),
    )
    entry.is_new = True
    return entry.know(draft.benefits, entry.make(benefit))


def _speak(entry: Entry, benefit: Benefit) -> None:
    spoken = entry.draft.benefits.spoken
    spoken.add(id(benefit))
    entry.on(held=lambda: spoken.discard(id(benefit)))
