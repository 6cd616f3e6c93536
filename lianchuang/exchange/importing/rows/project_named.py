"""The project an outcome comes from, by its number."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.projects.models import Project


def project_named(entry: Entry) -> Project | None:
    """The project of the row's number: this year's, else the only one of another year. An unknown one is told."""
    number = entry.row.get("project_number")
    if not number:
        return None
    file = entry.draft.projects.numbered_any_year(entry.draft.year, number)
    if file is None:
        says = Said(
            "还没有编号为「%(number)s」的项目，这一行先不关联项目；导入立项表后再导入一次就会关联上。",
            number=number,
        )
        entry.row.hint("unknown_project", says, "project_number")
        return None
    return file.project
