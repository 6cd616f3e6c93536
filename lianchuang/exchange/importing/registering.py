"""Which registers the drop keeps: a sheet of which at least one row stands is the register of its year."""

from lianchuang.exchange.importing.draft.draft import Draft, Proof
from lianchuang.exchange.importing.draft.entry import LONGEST_SHEET
from lianchuang.exchange.importing.kinds import KINDS
from lianchuang.exchange.importing.plan import FilePlan
from lianchuang.networks.models import Register
from lianchuang.records.files.models import Folder


def enter_registers(draft: Draft, plans: list[FilePlan]) -> None:
    """Enter each register of the drop that is not kept yet; one that said 零报告 says so no longer.

    An empty table is no report of zero; rows that are held back, or of another year, keep no register.
    """
    for plan in plans:
        kept = [row for row in plan.rows if row.state in ("new", "changed", "same")]
        standing = [row for row in kept if not row.is_of_other_year]
        for sheet, kind in dict.fromkeys((row.sheet, row.kind) for row in standing):
            _enter(draft, plan.position, sheet, kind)


def _enter(draft: Draft, position: int, sheet: str, kind: str) -> None:
    known = draft.registers.get((kind, draft.year))
    if known is not None and not known.is_nil:
        return
    if known is None:
        title = f"{draft.network.name} {draft.year} 年{KINDS[kind].title}台账"
        known = Register(network=draft.network, kind=kind, year=draft.year, folder=Folder(title=title))
        draft.made += [known.folder, known]
        draft.registers[kind, draft.year] = known
    else:
        known.is_nil = False
        draft.amended.append((known, ("is_nil",)))
    draft.proofs.append(Proof(known.folder, position, sheet[:LONGEST_SHEET], None))
