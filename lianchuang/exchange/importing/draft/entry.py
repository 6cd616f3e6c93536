"""One row's part of the draft: collected while the row is weighed, taken over or thrown away as a whole."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import Model

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash
from lianchuang.exchange.importing.draft.draft import Draft, Proof
from lianchuang.exchange.importing.draft.told import told
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.plan import SKIP, Change, Choice, DroppedFile, Problem, RowPlan
from lianchuang.records.batches.hands import hand_that_wrote
from lianchuang.records.files.models import Evidence, Folder

Thing = TypeVar("Thing")
Known = TypeVar("Known", contravariant=True)
Row = TypeVar("Row", bound=Model)
SKIP_CHOICE = Choice(SKIP, Said("这一行先不导入"))
KEEP, TAKE = "keep", "take"
# Excel allows 31; a file made otherwise may hold more than a row of proof can say.
LONGEST_SHEET = 64


class Index(Protocol[Known]):
    """Where things are found by the rows that follow."""

    def add(self, thing: Known, /) -> None: ...
    def discard(self, thing: Known, /) -> None: ...


class Entry:
    """What one row makes, changes, removes, asks."""

    def __init__(self, draft: Draft, file: DroppedFile, position: int, row: ReadRow) -> None:
        self.draft, self.row, self._file, self._position = draft, row, file, position
        self.plan = RowPlan(row.sheet, row.number, row.kind.code, "", problems=row.problems)
        self.is_new = False
        self._is_skipped = self._is_settled = False
        self._made: list[Model] = []
        self._amended: list[tuple[Model, dict[str, Any]]] = []
        self._removed: list[Model] = []
        self._proofs: list[Folder] = []
        self._notes: list[Folder] = []
        self._undo: list[Callable[[], None]] = []
        self._accept: list[Callable[[], None]] = []

    @property
    def is_held(self) -> bool:
        """Something is wrong, or waits for an answer."""
        return any(problem.level == "wrong" or problem.is_open for problem in self.row.problems)

    def ask(
        self, kind: str, says: str, choices: Sequence[Choice], field: str | None = None, *, of: str = ""
    ) -> str:
        """Ask about the row: the answer, "" while there is none, SKIP where the row is left out.

        The key holds what the row says, not where: an answer stays good in a corrected edition of the file.

        of: tells two questions about one field apart, and a new question from one that was answered before
        """
        row, answers, offered = self.row, self.draft.answers, (*choices, SKIP_CHOICE)
        key = f"{row.digest}:{kind}:{field or ''}{of}"
        values = {choice.value for choice in offered}
        if answers.earlier.get(key) in values:
            self._is_settled = True
            return answers.earlier[key]
        answer = answers.now.get(key, "")
        answer = answer if answer in values else ""
        if key not in {problem.key for problem in row.problems}:
            column = row.columns.get(field) if field else None
            row.problems.append(
                Problem(row.sheet, row.number, field, "doubtful", kind, says, column, key, offered, answer)
            )
        self._is_skipped = self._is_skipped or answer == SKIP
        return answer

    def happened_on(self, day: date, field: str) -> None:
        """Tell where an event lies outside the year of the drop: it is recorded, and counted in its own year."""
        year = self.draft.year
        if day.year != year and not self.plan.is_of_other_year:
            self.plan.is_of_other_year = True
            says = Said(
                "发生在 %(day)s 年：照样记下，不计入 %(year)s 年；要统计 %(day)s 年，请把这张表再按 %(day)s 年导入一次。",
                day=day.year,
                year=year,
            )
            self.row.hint("other_year", says, field)

    def make(self, row: Row) -> Row:
        """A record or a part of one that would be made."""
        self._made.append(row)
        return row

    def know(self, index: Index[Thing], thing: Thing) -> Thing:
        """Let the rows that follow find a thing, unless this row is held back."""
        index.add(thing)
        self._undo.append(lambda: index.discard(thing))
        return thing

    def on(
        self, *, accepted: Callable[[], None] | None = None, held: Callable[[], None] | None = None
    ) -> None:
        """What else to do once the row is taken over, or thrown away."""
        if accepted:
            self._accept.append(accepted)
        if held:
            self._undo.append(held)

    def folder(self, title: str) -> Folder:
        """A new record's folder, with this row as its proof."""
        folder = self.make(Folder(title=title[:300]))
        self._proofs.append(folder)
        return folder

    def prove(self, folder: Folder | None) -> None:
        """This row proves what it changes of a record."""
        if folder is not None:
            self._proofs.append(folder)

    def note(self, folder: Folder) -> None:
        """Note the row as proof of a record it adds nothing to, once: a partner's report of the same.

        What an earlier batch settled was noted then.
        """
        if not self._is_settled and not self.is_noted(folder):
            self._notes.append(folder)

    def is_noted(self, folder: Folder) -> bool:
        """True where this row of this very file was noted before as another proof of the record."""
        return self._place_among(folder) > 0

    def is_origin(self, folder: Folder) -> bool:
        """True where the record came from this row of this very file."""
        return self._place_among(folder) == 0

    def _place_among(self, folder: Folder) -> int:
        """The row's place among the proofs of a record, the first that made it being 0; -1 where it is none."""
        if folder.pk is None:
            return -1
        proofs = Evidence.objects.filter(folder_id=folder.pk).order_by("pk").select_related("content")
        places = [(proof.content.sha256, proof.sheet, proof.row) for proof in proofs]
        place = (self._file.sha256, self.row.sheet[:LONGEST_SHEET], self.row.number)
        return places.index(place) if place in places else -1

    def amend(self, record: Model, code: str, **values: Any) -> None:
        """Give a record's fields new values; an empty value never erases, an equal one is no change.

        A value that somebody wrote by hand since the last import is asked about (corrected_since), and so is one that
        another row of this drop has given just before (repeated_row).
        """
        first, value = next(iter(values.items()))
        is_same = all(_same(getattr(record, name), wanted) for name, wanted in values.items())
        if value in (None, "") or is_same:
            return
        old = told(record, first, getattr(record, first))
        new = told(type(record)(**values), first, value)
        if not any(record is own for own in self._made):
            if record.pk is None and old and self._ask_repeated(code, old, new) != TAKE:
                return
            if record.pk and not self._may_overwrite(record, list(values), code, old, new):
                return
            self.change(code, old, new)
        self.replace(record, **values)

    def _may_overwrite(self, record: Model, fields: list[str], code: str, old: str, new: str) -> bool:
        hand = hand_that_wrote(record, fields, or_made=bool(old))
        return hand is None or self.ask_corrected(code, old, new, hand) == TAKE

    def _ask_repeated(self, code: str, old: str, new: str) -> str:
        title = self.row.kind.field(code).title
        says = Said(
            "前面已有一行说的是同一条记录，「%(title)s」是「%(old)s」，这一行是「%(new)s」：请确定以哪个为准。",
            title=title,
            old=old,
            new=new,
        )
        use = Said("用「%(value)s」", value="")
        choices = (Choice(KEEP, use.but(value=old)), Choice(TAKE, use.but(value=new)))
        return self.ask("repeated_row", says, choices, code)

    def replace(self, record: Model, **values: Any) -> None:
        """Give a record's fields new values, all questions asked."""
        self._amended.append((record, values))

    def ask_corrected(self, code: str, old: str, new: str, hand: int) -> str:
        """Ask whose value stands: the one corrected by hand in act `hand`, or the row's."""
        old = old or Said("空")
        says = Said(
            "「%(title)s」在第 %(hand)s 号登记动作里由人改成了「%(old)s」，这张表里是「%(new)s」：请确定以哪个为准。",
            title=self.row.kind.field(code).title,
            hand=hand,
            old=old,
            new=new,
        )
        keep = Choice(KEEP, Said("保留更正后的「%(old)s」", old=old))
        take = Choice(TAKE, Said("改用表里的「%(new)s」", new=new))
        return self.ask("corrected_since", says, (keep, take), code, of=f"@{hand}")

    def change(self, code: str, old: str, new: str) -> None:
        """Show a change."""
        self.plan.changes.append(Change(code, self.row.kind.field(code).title, old, new))

    def remove(self, part: Model) -> None:
        """Take a part off a record."""
        self._removed.append(part)

    def close(self) -> RowPlan:
        """Take the row over into the draft, or throw it away; either way its plan."""
        if self.is_held or self._is_skipped:
            self.plan.state = "held" if self.is_held else "skipped"
            self.plan.changes.clear()
            for undo in reversed(self._undo):
                undo()
        else:
            self._take_over()
        return self.plan

    def _take_over(self) -> None:
        writes = self._made or self._amended or self._removed or self._notes
        self.plan.state = "new" if self.is_new else "changed" if writes else "same"
        if not writes:
            return
        draft = self.draft
        draft.made += self._made
        draft.removed += self._removed
        for record, values in self._amended:
            for name, value in values.items():
                setattr(record, name, value)
            if record.pk:
                draft.amended.append((record, tuple(values)))
        place = (self._position, self.row.sheet[:LONGEST_SHEET], self.row.number)
        draft.proofs += [Proof(folder, *place) for folder in _once([*self._proofs, *self._notes])]
        for then in self._accept:
            then()


def _once(folders: list[Folder]) -> list[Folder]:
    return list({id(folder): folder for folder in folders}.values())


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return squash(old) == squash(new)
    return bool(old == new)
