"""An expert's desk: how far they are, what is left, which comes next. Nothing of what is kept from them is counted."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from lianchuang.reviews.models import Entry, Expert, Round, ScoreSheet, SheetDraft
from lianchuang.reviews.rules import next_to_score


@dataclass(frozen=True)
class DeskRow:
    """One entry on an expert's desk; state: done, typed (from paper, not checked), begun, or "" for not begun."""

    entry: Entry
    state: str
    sheet: ScoreSheet | None


def numbers_on_desk(expert: Expert, own: Collection[int]) -> tuple[int, int]:
    """(handed in, all) of the entries an expert scores, for "12 / 45"."""
    return len(_with_sheet(expert).intersection(own)), len(own)


def left_to_score(expert: Expert, round: Round, own: Collection[int]) -> list[tuple[int, int]]:
    """(entry, how many have scored it) of the entries an expert scores and has not handed in; two queries."""
    left = set(own) - _with_sheet(expert)
    rows = ScoreSheet.objects.filter(entry__round=round.pk).order_by().values_list("entry_id", flat=True)
    scored = Counter(rows)
    return [(entry, scored[entry]) for entry in left]


def next_entry(expert: Expert, round: Round, own: Collection[int]) -> int | None:
    """Of the entries an expert scores the one to score next: the least reviewed; None where all are handed in."""
    return next_to_score(left_to_score(expert, round, own), expert.pk)


def desk_rows(entries: list[Entry], expert: Expert) -> list[DeskRow]:
    """Entries of one page of the desk with how far they are; two queries."""
    keys = [entry.pk for entry in entries]
    sheets = {row.entry_id: row for row in ScoreSheet.objects.filter(expert=expert.pk, entry__in=keys)}
    drafts = set(
        SheetDraft.objects.filter(expert=expert.pk, entry__in=keys).values_list("entry_id", flat=True)
    )
    return [
        DeskRow(entry, _state(sheets.get(entry.pk), entry.pk in drafts), sheets.get(entry.pk))
        for entry in entries
    ]


def _state(sheet: ScoreSheet | None, is_begun: bool) -> str:
    if sheet is None:
        return "begun" if is_begun else ""
    return "typed" if sheet.state == ScoreSheet.State.TYPED else "done"


def _with_sheet(expert: Expert) -> set[int]:
    return set(ScoreSheet.objects.filter(expert=expert.pk).order_by().values_list("entry_id", flat=True))
