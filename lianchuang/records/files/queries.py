"""What proves a record: its files, and the rows of lists it was read from."""

from collections.abc import Iterable
from dataclasses import dataclass

from lianchuang.records.files.models import Evidence


@dataclass(frozen=True)
class Proof:
    """证明: one file, or one row of a list, as a page shows it."""

    id: int
    folder_id: int
    kind: str
    name: str
    sheet: str
    row: int | None
    size_bytes: int
    media_type: str

    @property
    def is_own(self) -> bool:
        """A file of its own, not a line of an imported list."""
        return self.kind == Evidence.Kind.OWN

    @property
    def address(self) -> str:
        """The page that shows the file, at the row where there is one."""
        return f"/files/{self.id}/"

    @property
    def content_address(self) -> str:
        """The file itself."""
        return f"/files/{self.id}/content/"


def proof_of(folder_id: int | None) -> list[Proof]:
    """The proof of one record, own files first; one query."""
    return proofs_of([folder_id]).get(folder_id or 0, [])


def proofs_of(folder_ids: Iterable[int | None]) -> dict[int, list[Proof]]:
    """The proof of many records by folder, own files first; one query whatever their number."""
    wanted = {folder_id for folder_id in folder_ids if folder_id}
    rows = Evidence.objects.filter(folder__in=wanted).select_related("content") if wanted else []
    found: dict[int, list[Proof]] = {}
    for each in sorted(rows, key=lambda row: (row.kind != Evidence.Kind.OWN, row.pk)):
        found.setdefault(each.folder_id, []).append(_proof(each))
    return found


def grade_of(proofs: Iterable[Proof]) -> str:
    """evidenced with a file of its own, listed when known only from a list or from hand."""
    return "evidenced" if any(proof.is_own for proof in proofs) else "listed"


def _proof(row: Evidence) -> Proof:
    content = row.content
    return Proof(
        row.pk, row.folder_id, row.kind, row.name, row.sheet, row.row, content.size_bytes, content.media_type
    )
