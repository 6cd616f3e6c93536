"""A draft becomes rows: made in the order in which they lean on each other, all within the open act."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from lianchuang.activities.models import Activity, Leave, Mark, Session
from lianchuang.exchange.importing.draft.contacts import print_of
from lianchuang.exchange.importing.draft.draft import Draft, Proof
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import Contact, Designation, Group, Leadership, Membership, Register, Studio
from lianchuang.outcomes.models import Benefit, Credit, MediaReport, Patent, SoftwareCopyright
from lianchuang.people.models import Body, Person
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.files.models import Evidence, Folder

# Each leans only on those before it.
IN_ORDER: tuple[type[Model], ...] = (
    Folder, Body, Person, Group, Studio, Leadership, Designation, Membership, Contact, Project, Partner, Participant,
    Patent, SoftwareCopyright, Credit, Benefit, MediaReport, Activity, Session, Mark, Leave, Register,
)  # fmt: skip
AT_ONCE = 500


@dataclass
class Written:
    """What was written of tables that are not remembered: contacts made, contacts changed (in words), their prints."""

    created: list[int] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    prints: dict[str, str] = field(default_factory=dict)


def write_draft(draft: Draft, files: Sequence[DroppedFile]) -> Written:
    """Write the draft. files: the drop with its contents kept. Must run inside an act."""
    written = _note_contacts(draft)
    for part in draft.removed:
        part.delete()
    _make(draft.made)
    _amend(draft.amended)
    _prove(draft.proofs, files)
    written.created = [row.pk for row in draft.made if isinstance(row, Contact)]
    touched = [row for row, _ in draft.amended if isinstance(row, Contact)]
    touched += [row for row in draft.made if isinstance(row, Contact)]
    written.prints = {str(contact.pk): print_of(contact) for contact in touched}
    return written


def _note_contacts(draft: Draft) -> Written:
    """Whose contact data changes, studio and name: no number is told, and no word of any language."""
    changed = {row.pk: row for row, _ in draft.amended if isinstance(row, Contact)}
    return Written(changed=[f"{contact.studio.name}：{contact.name}" for contact in changed.values()])


def _make(rows: Iterable[Model]) -> None:
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model in IN_ORDER:
        model._default_manager.bulk_create(by_model.pop(model, []), batch_size=AT_ONCE)
    assert not by_model, f"not in the order of writing: {list(by_model)}"


def _amend(amended: Iterable[tuple[Model, tuple[str, ...]]]) -> None:
    """Each record is written once, with all its changed fields; those of one model and the same fields together."""
    fields: dict[int, tuple[Model, set[str]]] = {}
    for row, names in amended:
        fields.setdefault(id(row), (row, set()))[1].update(names)
    together: dict[tuple[type[Model], tuple[str, ...]], list[Model]] = defaultdict(list)
    for row, changed in fields.values():
        together[type(row), tuple(sorted(changed))].append(row)
    for (model, changed_fields), rows in together.items():
        model._default_manager.bulk_update(rows, changed_fields, batch_size=AT_ONCE)


def _prove(proofs: Sequence[Proof], files: Sequence[DroppedFile]) -> None:
    """The rows of proof; one that stands already is not added twice."""
    folders = {proof.folder.pk for proof in proofs}
    contents = {file.content_id for file in files}
    known = set(
        Evidence.objects.filter(folder__in=folders, content__in=contents).values_list(
            "folder_id", "content_id", "sheet", "row"
        )
    )
    rows = {}
    for proof in proofs:
        file = files[proof.position]
        key = (proof.folder.pk, file.content_id, proof.sheet, proof.row)
        if key not in known:
            rows[key] = Evidence(
                folder=proof.folder,
                content_id=file.content_id or 0,
                kind=Evidence.Kind.LIST,
                name=file.name[:255],
                sheet=proof.sheet,
                row=proof.row,
            )
    Evidence.objects.bulk_create(rows.values(), batch_size=AT_ONCE)
