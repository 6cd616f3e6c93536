"""The plan of a drop: all files read, all rows weighed together, nothing written."""

from collections.abc import Mapping, Sequence

from lianchuang.basics.said import Said, lines
from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.importing.draft.answers import answers_for
from lianchuang.exchange.importing.draft.draft import Draft
from lianchuang.exchange.importing.kinds import IN_ORDER, SheetKind
from lianchuang.exchange.importing.plan import DroppedFile, FilePlan, Plan
from lianchuang.exchange.importing.registering import enter_registers
from lianchuang.exchange.importing.sheets.heads import Learned
from lianchuang.exchange.importing.sheets.reading import ReadFile, read_file
from lianchuang.exchange.importing.weighing import weigh_sheet
from lianchuang.exchange.models import Heading
from lianchuang.networks.models import Network
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.records.batches.snapshot import one_snapshot
from lianchuang.records.past import last_act


class UnreadableDrop(Refused):
    """Files of the drop cannot be read; files: (name, what is wrong and what to do)."""

    def __init__(self, files: list[tuple[str, str]]) -> None:
        super().__init__(lines([says for _, says in files]))
        self.files = files


def plan_drop(
    files: Sequence[DroppedFile], *, network: Network, year: int, decisions: Mapping[str, str] | None = None
) -> Plan:
    """What the files would do, whatever their order. A pure look: the database is read, never written.

    year       the year the registers are of
    decisions  answers by the keys of doubtful problems
    Raises UnreadableDrop naming every file that cannot be read.
    """
    return draft_drop(files, network=network, year=year, decisions=decisions)[0]


def draft_drop(
    files: Sequence[DroppedFile], *, network: Network, year: int, decisions: Mapping[str, str] | None = None
) -> tuple[Plan, Draft]:
    """The plan, and the unsaved rows behind it; all that is read of the database is of one moment."""
    read = read_files(files, learned_headings())
    with one_snapshot():
        read_at = last_act()
        draft = Draft(network, year, answers_for(network.pk, dict(decisions or {})))
        plans = _weigh(draft, read)
    return Plan(network.pk, year, read_at, plans, draft.is_empty, _other_years(read, year)), draft


def _other_years(read: list[ReadFile], year: int) -> list[int]:
    """The years named by sheets that do not name this one; a sheet that names none speaks of any."""
    named = (sheet.years for file in read for sheet in file.sheets if year not in sheet.years)
    return sorted(set().union(*named))


def _weigh(draft: Draft, read: list[ReadFile]) -> list[FilePlan]:
    plans = [
        _file_plan(position, file, kind) for position, file in enumerate(read) for kind in _file_kinds(file)
    ]
    for kind in IN_ORDER:
        for plan in plans:
            if plan.kind == kind.file_kind:
                _weigh_kind(draft, plan, read[plan.position], kind)
    draft.people.tell_namesakes()
    for plan in plans:
        sheets = [sheet.name for sheet in read[plan.position].sheets]
        plan.rows.sort(key=lambda row: (sheets.index(row.sheet), row.row))
    enter_registers(draft, plans)
    return plans


def read_files(files: Sequence[DroppedFile], learned: Learned) -> list[ReadFile]:
    """All files, each content once: a second copy says so and is not read again."""
    read: list[ReadFile] = []
    unreadable: list[tuple[str, str]] = []
    first: dict[str, ReadFile] = {}
    for file in files:
        try:
            known = first.get(file.sha256)
            if known is not None:
                note = Said("与「%(file)s」内容完全相同，只读一次。", file=known.file.name)
                read.append(ReadFile(file, kinds=known.kinds, notes=[note]))
                continue
            first[file.sha256] = read_file(file, learned)
            read.append(first[file.sha256])
        except UnreadableFile as error:
            unreadable.append((file.name, error.says))
    if unreadable:
        raise UnreadableDrop(unreadable)
    return read


def learned_headings() -> dict[tuple[str, str], str]:
    """What people told us about headings nobody knew."""
    return {(h.sheet_kind, h.heading): h.field for h in Heading.objects.all()}


def _file_kinds(file: ReadFile) -> list[str]:
    return list(dict.fromkeys(kind.file_kind for kind in file.kinds))


def _file_plan(position: int, read: ReadFile, kind: str) -> FilePlan:
    plan = FilePlan(position, read.file.name, read.file.sha256, kind)
    plan.notes = list(read.notes)
    plan.sheet_problems = [p for sheet in read.sheets if sheet.kind.file_kind == kind for p in sheet.problems]
    return plan


def _weigh_kind(draft: Draft, plan: FilePlan, read: ReadFile, kind: SheetKind) -> None:
    for sheet in read.sheets:
        if sheet.kind is kind:
            problems, rows = weigh_sheet(draft, read.file, plan.position, sheet)
            plan.sheet_problems += problems
            plan.rows += rows
