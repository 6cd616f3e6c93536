"""Importing as verbs: open a batch, look, decide, apply, undo. An apply is one act, and so is its undoing."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.access import (
    may_apply_batch,
    may_drop_batch,
    may_import,
    may_import_year,
    may_undo_batch,
)
from lianchuang.exchange.importing.draft.draft import Draft
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.exchange.importing.planning import draft_drop, learned_headings, read_files
from lianchuang.exchange.importing.remarking import remarks_of
from lianchuang.exchange.importing.sheets.reading import IGNORE, heading_asked
from lianchuang.exchange.importing.writing import Written, write_draft
from lianchuang.exchange.models import Heading
from lianchuang.networks.models import Contact, Network
from lianchuang.people.access import Reach
from lianchuang.records.batches.models import Batch, BatchFile
from lianchuang.records.files.store import keep, read
from lianchuang.records.past import act, now, undo_act

ASK, SKIP = "ask", "skip"
# How often a plan is made anew because somebody else wrote while it was made; then it is made within the act.
TRIES = 3


class PlanMoved(Refused):
    """The plan is not the one that was looked at: somebody wrote meanwhile. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _("您看过之后台账又有变化，这批数据的计划和刚才不一样了。什么都没有写入，请再看一遍后确认。")
        )


class _AnotherActCameBetween(Exception):
    """Somebody wrote between the plan and the act: the plan is made again."""


@dataclass(frozen=True)
class UndoReport:
    """The act that undid, and the contact data the import had changed, which stays as it is (no numbers told)."""

    act: int
    left_changed_contacts: list[str]


def open_batch(files: Sequence[DroppedFile], *, network: Network, year: int, by: Reach) -> Batch:
    """Keep the files of a drop and open a batch for them; nothing of the register changes.

    Raises Refused where by may not, for a year the network has not lived in, without a file, and UnreadableDrop
    naming every file that cannot be read.
    """
    may_import(by, network).or_refuse()
    may_import_year(network, year).or_refuse()
    if not files:
        raise Refused(_("请选择要导入的 Excel 文件。"))
    read_files(files, learned_headings())
    contents = [keep(file.data, file.name) for file in files]
    with transaction.atomic():
        batch = Batch.objects.create(
            kind="import",
            network_number=network.pk,
            year=year,
            made_by_account=by.account_id,
            made_by_name=by.name,
            made_at=now(),
        )
        for position, (file, content) in enumerate(zip(files, contents, strict=True)):
            BatchFile.objects.create(batch=batch, content=content, name=file.name[:255], position=position)
    return batch


def files_of(batch: Batch) -> list[DroppedFile]:
    """The files of a batch as they were dropped."""
    kept = batch.files.select_related("content").order_by("position")
    return [DroppedFile(file.name, read(file.content), file.content_id) for file in kept]


def look(batch: Batch) -> Plan:
    """What applying the batch would do now. Writes nothing."""
    return _draft(batch, files_of(batch))[0]


def decide(batch: Batch, answers: Mapping[str, str], *, by: Reach) -> None:
    """Keep answers to doubtful problems, by their keys; "" takes one back. Raises Refused for what is not offered."""
    may_apply_batch(by, batch).or_refuse()
    offered = {problem.key: problem for problem in look(batch).problems if problem.level == "doubtful"}
    with transaction.atomic():
        current = Batch.objects.select_for_update().get(pk=batch.pk)
        may_apply_batch(by, current).or_refuse()
        decisions = dict(current.decisions)
        for key, value in answers.items():
            problem = offered.get(key)
            if value and (problem is None or value not in {choice.value for choice in problem.choices}):
                raise Refused(_("有一个选项现在已经不能选了，请重新看一遍存疑的行。"))
            decisions[key] = value
        batch.decisions = current.decisions = {key: value for key, value in decisions.items() if value}
        current.save(update_fields=["decisions"])


def name_headings(batch: Batch, answers: Mapping[str, str], *, by: Reach) -> None:
    """Remember what unknown headings mean, for this and all later drops: field code, or "ignore"."""
    may_apply_batch(by, batch).or_refuse()
    asked = {problem.key: problem for problem in look(batch).problems if problem.kind == "unknown_heading"}
    with transaction.atomic():
        for key, value in answers.items():
            if key not in asked or value not in {choice.value for choice in asked[key].choices}:
                raise Refused(_("有一个表头现在已经不用问了，请重新看一遍。"))
            kind, heading = heading_asked(key)
            Heading.objects.update_or_create(
                sheet_kind=kind,
                heading=heading,
                defaults={
                    "field": "" if value == IGNORE else value,
                    "told_by_name": by.name,
                    "told_at": now(),
                },
            )


def apply_batch(batch: Batch, *, by: Reach, seen: str | None, doubtful: str = ASK) -> int | None:
    """Write a batch as one act and give its number; None where there is nothing to write.

    seen      the fingerprint of the plan that was looked at; None where nobody looked (the command line)
    doubtful  "ask" refuses while a row is doubtful or wrong; "skip" leaves those rows out
    Raises Refused, PlanMoved; then nothing was written.
    """
    batch.refresh_from_db()
    may_apply_batch(by, batch).or_refuse()
    files, check = files_of(batch), Check(seen, doubtful)
    for _attempt in range(TRIES):
        planned = _draft(batch, files)
        check.passes(planned[0])
        if planned[0].writes_nothing:
            _keep_answers(batch)
            return None
        with suppress(_AnotherActCameBetween):
            return _write(batch, files, by, check, planned)
    return _write(batch, files, by, check)


@dataclass(frozen=True)
class Check:
    """What a plan is held against before it is written: what was seen, and whether doubtful rows may be left out."""

    seen: str | None
    doubtful: str

    def passes(self, plan: Plan) -> None:
        """Raises PlanMoved, Refused."""
        if self.seen is not None and plan.fingerprint != self.seen:
            raise PlanMoved
        refuse_undecided(plan, self.doubtful)


def refuse_undecided(plan: Plan, doubtful: str) -> None:
    """Raise Refused while a row is doubtful or wrong, unless those are to be left out."""
    if doubtful != SKIP and (plan.doubtful or plan.wrong):
        says = _(
            "还有 %(doubtful)s 处存疑没有定、%(wrong)s 处有错：什么都没有写入。请先逐条处理，或选择先不导入这些行。"
        )
        raise Refused(says % {"doubtful": plan.doubtful, "wrong": plan.wrong})


def undo_batch(batch: Batch, *, by: Reach) -> UndoReport:
    """Undo an applied batch as one act. Contacts it made go with it, contacts it changed stay and are named.

    Raises UndoRefused with the list where later acts changed its rows or point to them; then nothing changed.
    """
    may_undo_batch(by, batch).or_refuse()

    def before() -> None:
        current = Batch.objects.select_for_update().get(pk=batch.pk)
        may_undo_batch(by, current).or_refuse()
        Contact.objects.filter(pk__in=current.contact_log.get("created", [])).delete()

    with transaction.atomic():
        reason = f"撤销导入（第 {batch.act} 号登记动作）"
        number = undo_act(batch.act or 0, by=by.author, reason=reason, batch_id=batch.pk, also=before)
        batch.state, batch.undo_act = Batch.State.UNDONE, number
        batch.save(update_fields=["state", "undo_act"])
    return UndoReport(number, list(batch.contact_log.get("changed", [])))


def drop_batch(batch: Batch, *, by: Reach) -> None:
    """Give up a batch that is not applied."""
    with transaction.atomic():
        current = Batch.objects.select_for_update().get(pk=batch.pk)
        may_drop_batch(by, current).or_refuse()
        current.state, current.settled_at = Batch.State.DROPPED, now()
        current.save(update_fields=["state", "settled_at"])


def remarks_file(batch: Batch, position: int, *, by: Reach) -> tuple[str, bytes]:
    """One file of the batch with the remarks in place: its name and bytes. Raises Refused, KeyError."""
    network = Network.objects.get(pk=batch.network_number)
    may_import(by, network).or_refuse()
    file = dict(enumerate(files_of(batch)))[position]
    return remarks_of(file, [plan for plan in look(batch).files if plan.position == position])


def _draft(batch: Batch, files: Sequence[DroppedFile]) -> tuple[Plan, Draft]:
    network = Network.objects.get(pk=batch.network_number)
    return draft_drop(files, network=network, year=batch.year, decisions=batch.decisions)


def _write(
    batch: Batch,
    files: Sequence[DroppedFile],
    by: Reach,
    check: Check,
    planned: tuple[Plan, Draft] | None = None,
) -> int:
    """Write what was planned before the act, or plan within it where somebody else writes all the time."""
    names = "、".join(dict.fromkeys(file.name for file in files))
    with act(by=by.author, reason=f"导入 {names}", batch_id=batch.pk) as number:
        current = Batch.objects.select_for_update().get(pk=batch.pk)
        may_apply_batch(by, current).or_refuse()
        plan, draft = planned or _draft(current, files)
        if planned is None:
            check.passes(plan)
        elif number != plan.read_at + 1:
            raise _AnotherActCameBetween
        _settle(current, plan, write_draft(draft, files), number)
    batch.refresh_from_db()
    return number


def _keep_answers(batch: Batch) -> None:
    """A batch whose answers leave nothing to write is done: its answers hold, so nobody is asked again."""
    if any(answer != SKIP for answer in batch.decisions.values()):
        batch.state, batch.settled_at = Batch.State.APPLIED, now()
        batch.save(update_fields=["state", "settled_at"])


def _settle(batch: Batch, plan: Plan, written: Written, number: int) -> None:
    batch.state, batch.act, batch.undo_act = Batch.State.APPLIED, number, None
    batch.fingerprint = plan.fingerprint
    left_out = sum(row.state in ("held", "skipped") for row in plan.rows)
    batch.summary = {"new": plan.new, "changed": plan.changed, "left_out": left_out}
    batch.contact_log = {"created": written.created, "changed": written.changed, "written": written.prints}
    batch.save()
