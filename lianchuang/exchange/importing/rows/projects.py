"""A row of the projects: who leads, who joins, who takes part, and whether it was approved."""

from lianchuang.basics.said import Said
from lianchuang.basics.text import likeness, squash_name
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.parts import compare_parts
from lianchuang.exchange.importing.draft.projects import ProjectFile
from lianchuang.exchange.importing.plan import Choice
from lianchuang.exchange.importing.readers.lists import Approval
from lianchuang.exchange.importing.rows.project_parts import (
    Written,
    participants_of,
    partners_of,
    people_listed,
)
from lianchuang.exchange.importing.rows.studios_named import studio_named
from lianchuang.networks.models import Studio
from lianchuang.projects.models import Project

SAME, SEPARATE, RECORD, CHANGE = "same", "separate", "record", "change"
VERY_LIKE = 0.8


def weigh(entry: Entry) -> None:
    """Weigh one row of the projects."""
    row = entry.row
    entry.plan.title = row.get("title") or row.get("number") or ""
    if row.is_wrong:
        return
    approval: Approval = row.get("approved_on") or Approval("pending")
    is_refused = approval.decision == "not_approved"
    lead = studio_named(entry, row.get("lead"), "lead", is_hint=False, may_stay_unknown=False)
    partners = [
        Written(name, studio_named(entry, name, "partners", is_hint=is_refused, may_stay_unknown=True))
        for name in row.get("partners") or []
    ]
    file = _known(entry)
    if lead is None or row.is_wrong:
        return
    if file is None or _leads_as_partner(entry, file, lead):
        if _is_a_partners_report(entry, lead, partners, file):
            return
        file = file or _new_project(entry, lead)
    _weigh_project(entry, file, lead, approval)
    compare_parts(entry, file.project, file.partners, partners, partners_of(file.project))
    listed = people_listed(entry, file, [lead, *(written.studio for written in partners if written.studio)])
    compare_parts(entry, file.project, file.participants, listed, participants_of(file.project))


def _known(entry: Entry) -> ProjectFile | None:
    """The project the row speaks of: by number, else by title. A number that stands for another title is asked about."""
    year, number, title = entry.draft.year, entry.row.get("number"), entry.row.get("title")
    projects = entry.draft.projects
    file = projects.numbered(year, number)
    if file is None:
        titled = [known for known in projects.titled(year, title) if not (known.project.number and number)]
        return titled[0] if titled else None
    if squash_name(file.project.title) == squash_name(title):
        return file
    if file.row:
        says = Said(
            "编号「%(number)s」在第 %(row)s 行已经用过：一个编号只能有一个项目，请核对。",
            number=number,
            row=file.row,
        )
        entry.row.wrong("number", says)
    elif likeness(file.project.title, title) < VERY_LIKE:
        says = Said(
            "编号「%(number)s」在台账里是「%(known)s」，这一行写的是「%(title)s」：是项目改了名，还是编号写错了？",
            number=number,
            known=file.project.title,
            title=title,
        )
        rename = Choice(CHANGE, Said("项目改名为「%(title)s」", title=title))
        entry.ask("number_taken", says, (rename,), "number")
    return file


def _leads_as_partner(entry: Entry, file: ProjectFile, lead: Studio) -> bool:
    """True where the row's lead is a partner of the known project, and the project did not come from this row."""
    is_partner = any(partner.studio is lead for partner in file.partners)
    return file.project.lead is not lead and is_partner and not entry.is_origin(file.project.folder)


def _is_a_partners_report(
    entry: Entry, lead: Studio, partners: list[Written], known_file: ProjectFile | None
) -> bool:
    """True where another studio reports a project that is known already; then the row is only noted there."""
    twin = known_file or _twin(entry, lead, partners)
    if twin is None:
        return False
    if entry.is_noted(twin.project.folder):
        return True
    known = twin.project
    says = Said(
        "与「%(number)s」%(title)s（牵头：%(lead)s）像是同一个项目，由参与方又报了一次：请确定是一个项目，还是两个。",
        number=known.number,
        title=known.title,
        lead=known.lead.name,
    )
    other = Said("改为由这一行的工作室牵头") if known_file else Said("不是同一个，分开登记")
    choices = (Choice(SAME, Said("是同一个项目，只算一项")), Choice(SEPARATE, other))
    answer = entry.ask("same_project_reported_by_partner", says, choices, "title")
    if answer == SAME:
        entry.note(known.folder)
    return answer != SEPARATE


def _twin(entry: Entry, lead: Studio, partners: list[Written]) -> ProjectFile | None:
    year, title = entry.draft.year, entry.row.get("title")
    if titled := entry.draft.projects.titled(year, title):
        return titled[0]
    others = {id(written.studio) for written in partners if written.studio}
    for file in entry.draft.projects.of_year(year):
        theirs = {id(partner.studio) for partner in file.partners}
        is_swapped = id(lead) in theirs and id(file.project.lead) in others
        if is_swapped and likeness(file.project.title, title) >= VERY_LIKE:
            return file
    return None


def _new_project(entry: Entry, lead: Studio) -> ProjectFile:
    row, draft = entry.row, entry.draft
    title, number = row.get("title"), row.get("number") or ""
    project = Project(
        network=draft.network,
        year=draft.year,
        number=number,
        title=title,
        lead=lead,
        folder=entry.folder(title),
    )
    entry.is_new = True
    return entry.know(draft.projects, ProjectFile(entry.make(project), row=row.number))


def _weigh_project(entry: Entry, file: ProjectFile, lead: Studio, approval: Approval) -> None:
    row, project = entry.row, file.project
    if project.pk:
        entry.plan.address = project.get_absolute_url()
        entry.on(accepted=lambda: setattr(file, "row", row.number))
    entry.prove(project.folder)
    if squash_name(project.title) != squash_name(row.get("title")):
        entry.amend(project, "title", title=row.get("title"))
    if project.lead is not lead:
        entry.amend(project, "lead", lead=lead)
    entry.amend(project, "number", number=row.get("number"))
    entry.amend(project, "direction", direction=row.get("direction"))
    entry.amend(project, "funding", funding_yuan=row.get("funding"))
    if period := row.get("period"):
        first, last = period
        entry.amend(project, "period", starts_on=first.last, starts_precision=first.precision)
        entry.amend(project, "period", ends_on=last.last, ends_precision=last.precision)
    _weigh_approval(entry, project, approval)


def _weigh_approval(entry: Entry, project: Project, approval: Approval) -> None:
    if approval.decision == "pending":
        if entry.is_new:
            says = Said("没有立项日期，按「待定」记下，不计入已立项的项目。")
            entry.row.hint("pending", says, "approved_on")
        return
    if approval.decision == "approved" and approval.on:
        on = approval.on
        entry.amend(
            project, "approved_on", approved_on=on.last, approved_precision=on.precision, decision="approved"
        )
    elif project.decision != Project.Decision.NOT_APPROVED:
        says = Said(
            "立项日期一栏写的是没有批准：记下来也不计入已立项的项目；请确定是否记下「%(title)s」。",
            title=entry.row.get("title"),
        )
        record = Choice(RECORD, Said("记为未批准，不计数"))
        if entry.ask("not_approved", says, (record,), "approved_on") == RECORD:
            entry.amend(project, "approved_on", decision="not_approved")
