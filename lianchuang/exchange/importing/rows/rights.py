"""A row of 知识产权: a patent or a software copyright, one for one number."""

from typing import Any

from lianchuang.basics.identifiers import print_application_number
from lianchuang.basics.said import Said
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.finding import body_named
from lianchuang.exchange.importing.draft.outcomes import RightFile
from lianchuang.exchange.importing.draft.parts import Parts, compare_parts
from lianchuang.exchange.importing.draft.pointing import points_to
from lianchuang.exchange.importing.plan import Choice
from lianchuang.exchange.importing.rows.project_named import project_named
from lianchuang.outcomes.models import Credit, Patent, SoftwareCopyright
from lianchuang.people.models import Body

SAME = "same"
DAYS = ("filed_on", "published_on", "granted_on", "lapsed_on")


def weigh(entry: Entry) -> None:
    """Weigh one row of the intellectual property."""
    row = entry.row
    entry.plan.title = row.get("title") or row.get("application_number") or ""
    if row.is_wrong:
        return
    if entry.draft.rights.is_elsewhere(row.get("application_number")):
        row.wrong("application_number", Said("这个申请号（登记号）已在别的联盟登记，这一行不导入。"))
        return
    file = entry.draft.rights.numbered(row.get("application_number"))
    units = [body_named(entry, name, "units") for name in row.get("units") or []]
    if file is not None and _is_another_report(entry, file, units) and _is_noted_or_asked(entry, file):
        return
    if file is None:
        file = _new_right(entry)
    elif file.right.pk:
        entry.plan.address = file.right.get_absolute_url()
        entry.on(accepted=lambda: setattr(file, "row", row.number))
    _weigh_right(entry, file)
    compare_parts(entry, file.right, file.credits, units, _credits_of(file.right))


def _is_another_report(entry: Entry, file: RightFile, units: list[Body]) -> bool:
    """True where the number stands for other units: again in this drop, or led by another unit than is known."""
    known = [id(credit.body) for credit in file.credits]
    told = [id(unit) for unit in units]
    if not told or not known or told == known:
        return False
    return file.row > 0 or (told[0] != known[0] and not entry.is_origin(file.right.folder))


def _is_noted_or_asked(entry: Entry, file: RightFile) -> bool:
    """A partner's report of a known right is noted as its proof, once that is confirmed."""
    if entry.is_noted(file.right.folder):
        return True
    number = file.number
    if isinstance(file.right, Patent):
        number = print_application_number(number, bool(file.right.granted_on))
    says = _says_known(number, file, entry.row.get("units"))
    choices = (Choice(SAME, Said("是同一件，只算一件")),)
    if entry.ask("same_patent_reported_by_partner", says, choices, "application_number") == SAME:
        entry.note(file.right.folder)
    return True


def _says_known(number: str, file: RightFile, others: list[str]) -> Said:
    values = {
        "number": number,
        "units": tuple(credit.body.name for credit in file.credits),
        "others": tuple(others),
    }
    if file.row:
        return Said(
            "「%(number)s」第 %(row)s 行已有，完成单位是%(units)s；这一行由%(others)s又报了一次：按申请号只算一件，请确认。",
            row=file.row,
            **values,
        )
    return Said(
        "「%(number)s」台账里已有，完成单位是%(units)s；这一行由%(others)s又报了一次：按申请号只算一件，请确认。",
        **values,
    )


def _new_right(entry: Entry) -> RightFile:
    row, network = entry.row, entry.draft.network
    title, number = row.get("title"), row.get("application_number")
    folder = entry.folder(title)
    entry.is_new = True
    right: Patent | SoftwareCopyright
    if row.get("kind") == "software_copyright":
        right = SoftwareCopyright(network=network, title=title, number=number, folder=folder)
    else:
        right = Patent(
            network=network, title=title, application_number=number, kind=row.get("kind"), folder=folder
        )
    return entry.know(entry.draft.rights, RightFile(entry.make(right), row=row.number))


def _weigh_right(entry: Entry, file: RightFile) -> None:
    row, right = entry.row, file.right
    entry.prove(right.folder)
    entry.amend(right, "title", title=row.get("title"))
    if isinstance(right, SoftwareCopyright):
        entry.amend(right, _day_code(row.values), registered_on=row.get("registered_on"))
    else:
        entry.amend(right, "kind", kind=row.get("kind"))
        for day in DAYS:
            entry.amend(right, day, **{day: row.get(day)})
    if (project := project_named(entry)) is not None and not points_to(right, "project", project):
        entry.amend(right, "project_number", project=project)


def _day_code(values: dict[str, Any]) -> str:
    """The column a copyright's day of registration was read from."""
    return next(
        (code for code in ("granted_on", "published_on", "filed_on") if values.get(code)), "registered_on"
    )


def _credits_of(right: Patent | SoftwareCopyright) -> Parts[Credit, Body]:
    parent = "patent" if isinstance(right, Patent) else "copyright"
    return Parts(
        code="units",
        parent=parent,
        tells="body",
        key_of_part=lambda credit: id(credit.body),
        key_of_wanted=id,
        stored=lambda body: body.pk,
        make=lambda body, place: Credit(**{parent: right}, body=body, position=place),
        told_part=lambda credit: credit.body.name,
        told_wanted=lambda body: body.name,
    )
