"""A row of 媒体报道."""

from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.outcomes.models import MediaReport


def weigh(entry: Entry) -> None:
    """Weigh one media report: one title in one outlet on one day."""
    row = entry.row
    entry.plan.title = row.get("title") or ""
    if row.is_wrong:
        return
    report = entry.draft.reports.printed(row.get("title"), row.get("outlet"), row.get("printed_on"))
    if report is None:
        report = _new_report(entry)
    elif report.pk:
        entry.plan.address = report.get_absolute_url()
    entry.happened_on(row.get("printed_on"), "printed_on")
    entry.prove(report.folder)
    entry.amend(report, "level", level=row.get("level"))
    entry.amend(report, "link", link=row.get("link"))
    if clicks := row.get("clicks"):
        entry.amend(report, "clicks", clicks=clicks[0], clicks_at_least=clicks[1])
    entry.amend(report, "original", is_original=row.get("original"))


def _new_report(entry: Entry) -> MediaReport:
    row = entry.row
    report = MediaReport(
        network=entry.draft.network,
        title=row.get("title"),
        outlet=row.get("outlet"),
        printed_on=row.get("printed_on"),
        is_original=row.get("original"),
        folder=entry.folder(row.get("title")),
    )
    entry.is_new = True
    return entry.know(entry.draft.reports, entry.make(report))
