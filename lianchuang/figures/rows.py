"""The rows behind a figure, and the files behind each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lianchuang.figures.figure import Figure, Proof
from lianchuang.figures.grades import EVIDENCED, LISTED
from lianchuang.figures.scope import Scope
from lianchuang.records.files.models import Evidence


@dataclass(frozen=True)
class File:
    """A file behind a row, with the sheet and row it was read from."""

    name: str
    sheet: str
    row: int | None
    is_own: bool
    address: str


@dataclass(frozen=True)
class Row:
    """One thing counted; `amount` is what it adds to the value."""

    key: int
    title: str
    detail: str
    address: str
    person: str
    amount: Any
    files: tuple[File, ...] = ()

    @property
    def grade(self) -> str:
        """有证明 with a file of its own, otherwise 有名单."""
        return EVIDENCED if any(file.is_own for file in self.files) else LISTED


def rows_behind(figure: Figure, scope: Scope) -> list[Row]:
    """The rows of a figure with their files; sorted as the figure's query is."""
    files = _files_by_row(figure, scope)
    return [_told(figure, row, files.get(row.pk, ())) for row in figure.rows(scope)]


def _files_by_row(figure: Figure, scope: Scope) -> dict[int, tuple[File, ...]]:
    found: dict[int, dict[tuple[Any, ...], File]] = {}
    for proof in figure.proofs:
        by_folder = _files_by_folder(proof, scope)
        for row, folder in proof.links(scope).values_list("of_row", "in_folder"):
            for same, file in by_folder.get(folder, ()):
                found.setdefault(row, {}).setdefault(same, file)
    return {row: _own_first(files.values()) for row, files in found.items()}


def _own_first(files: Iterable[File]) -> tuple[File, ...]:
    return tuple(sorted(files, key=lambda file: not file.is_own))


def _files_by_folder(proof: Proof, scope: Scope) -> dict[int, list[tuple[tuple[Any, ...], File]]]:
    """Folder -> its files, each with what makes it the same file: content, sheet and row."""
    found: dict[int, list[tuple[tuple[Any, ...], File]]] = {}
    for each in proof.files(scope):
        same = (each.content_id, each.sheet, each.row)
        file = File(each.name, each.sheet, each.row, each.kind == Evidence.Kind.OWN, f"/files/{each.pk}/")
        found.setdefault(each.folder_id, []).append((same, file))
    return found


def _told(figure: Figure, row: Any, files: tuple[File, ...]) -> Row:
    naming = figure.naming
    return Row(
        row.pk,
        naming.title(row),
        naming.detail(row),
        naming.address(row),
        naming.person(row),
        figure.amount_of(row),
        files,
    )
