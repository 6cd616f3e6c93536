"""A row of 经济效益."""

from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.pointing import points_to
from lianchuang.exchange.importing.plan import Choice
from lianchuang.exchange.importing.rows.project_named import project_named
from lianchuang.outcomes.models import Benefit
from lianchuang.projects.models import Project

SEPARATE = "separate"


def weigh(entry: Entry) -> None:
    """Weigh one row of the benefit. One project has one benefit of a stage in a period; a second one is asked about."""
    row = entry.row
    number = row.get("project_number")
    entry.plan.title = f"{number or '未写项目'} {row.kind.field('stage').title}"
    if row.is_wrong:
        return
    project = project_named(entry)
    first, last = row.get("period")[0].first, row.get("period")[1].last
    entry.plan.title = f"{number or '未写项目'} {Benefit.Stage(row.get('stage')).label} {row.get('amount').normalize():,f} 元"
    known = _known(entry, project, entry.draft.benefits.like(project, row.get("stage"), first, last))
    if known is None and project is not None:
        loose = entry.draft.benefits.like(None, row.get("stage"), first, last)
        known = next((benefit for benefit in loose if benefit.amount_yuan == row.get("amount")), None)
    if known is None:
        known = _new_benefit(entry, project)
    elif known.pk:
        entry.plan.address = known.get_absolute_url()
    entry.prove(known.folder)
    entry.amend(known, "amount", amount_yuan=row.get("amount"))
    entry.amend(known, "confirmed", is_confirmed=row.get("confirmed"))
    if project is not None and not points_to(known, "project", project):
        entry.amend(known, "project_number", project=project)


def _known(entry: Entry, project: Project | None, found: list[Benefit]) -> Benefit | None:
    """The benefit the row speaks of. Equal ones first; one this drop has spoken of already is asked about."""
    row = entry.row
    free = [benefit for benefit in found if id(benefit) not in entry.draft.benefits.spoken]
    equal = [b for b in free if (b.amount_yuan, b.is_confirmed) == (row.get("amount"), row.get("confirmed"))]
    known = next(iter(equal or (free if project is not None else [])), None)
    if known is None and found and project is not None:
        says = f"{entry.plan.title}：同一项目、同一期间、同一类型前面已有一行，请确定是重复填报，还是另一笔。"
        if entry.ask("repeated_row", says, (Choice(SEPARATE, "是另一笔，分开登记"),), "amount") != SEPARATE:
            return found[0]
    if known is not None:
        _speak(entry, known)
    return known


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
    _speak(entry, benefit)
    return entry.know(draft.benefits, entry.make(benefit))


def _speak(entry: Entry, benefit: Benefit) -> None:
    spoken = entry.draft.benefits.spoken
    spoken.add(id(benefit))
    entry.on(held=lambda: spoken.discard(id(benefit)))
