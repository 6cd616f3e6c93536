"""The session a sheet is of, and which of its marks the lines of the sheet have spoken of."""

from collections import defaultdict

from lianchuang.activities.models import Activity, Mark, Session
from lianchuang.basics.said import Said
from lianchuang.exchange.importing.draft.draft import Draft
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.sessions import SessionFile
from lianchuang.exchange.importing.plan import Problem
from lianchuang.exchange.importing.sheets.above import SessionFacts
from lianchuang.exchange.importing.sheets.reading import ReadSheet
from lianchuang.people.models import Person


class Sheet:
    """One sign-in sheet while its lines are weighed. A mark answers for one line; each sheet counts anew."""

    def __init__(self, draft: Draft, read: ReadSheet) -> None:
        self._draft, self._read = draft, read
        self._facts = read.session or SessionFacts()
        self.taken: set[int] = set()
        self._lines: dict[int, list[int]] = defaultdict(list)

    def problems(self) -> list[Problem]:
        """What the sheet itself lacks: without a day nobody can say which session it is."""
        says_itself = all(row.get("held_on") for row in self._read.rows)
        if self._facts.held_on or says_itself:
            return []
        says = Said(
            "表头上方没有找到活动的日期：请在表头上方写明「时间：2024年5月16日上午9:00」，或加一列「活动日期」。"
        )
        if self._facts.says:
            says = Said(
                "%(wrong)s请在表头上方写明「时间：2024年5月16日上午9:00」，或加一列「活动日期」。",
                wrong=self._facts.says,
            )
        return [Problem(self._read.name, self._read.row, "held_on", "wrong", "invalid", says)]

    def session_for(self, entry: Entry) -> SessionFile | None:
        """The session of a line: what the line itself says, else what stands above the table. Made where it is new."""
        facts, row = self._facts, entry.row
        day = row.get("held_on") or facts.held_on
        if day is None:
            row.wrong("held_on", Said("不知道是哪一天的活动：请在表头上方写明时间，或填写活动日期。"))
            return None
        entry.happened_on(day, "held_on")
        title = row.get("session_title") or facts.title or f"{self._draft.network.name} {day:%Y-%m-%d} 活动"
        if not (row.get("session_title") or facts.title):
            row.hint("no_title", Said("没有找到活动名称，按「%(title)s」登记。", title=title))
        at = facts.starts_at if day == facts.held_on else None
        file = self._draft.sessions.held(title[:200], day, at)
        if file is None:
            activity = entry.make(Activity(network=self._draft.network, title=title[:200]))
            session = Session(activity=activity, held_on=day, starts_at_time=at, folder=entry.folder(title))
            file = entry.know(self._draft.sessions, SessionFile(entry.make(session)))
        self._fill(entry, file.session)
        return file

    def _fill(self, entry: Entry, session: Session) -> None:
        """What the top of the sheet says of place and mode."""
        facts = self._facts
        if session.pk is None and not session.place:
            session.place = facts.place
            session.mode = facts.mode or self._mode_of_lines() or session.mode

    def _mode_of_lines(self) -> str:
        ways = {row.get("way")[0] for row in self._read.rows if row.get("way")} & {"onsite", "online"}
        return "hybrid" if len(ways) == 2 else next(iter(ways), "")

    def lines_of(self, person: Person) -> list[int]:
        """The rows of this sheet that have named a person already."""
        return self._lines[id(person)]

    def line(self, entry: Entry, person: Person) -> None:
        """Remember that a row names a person."""
        self._lines[id(person)].append(entry.row.number)

    def take(self, entry: Entry, file: SessionFile, person: Person, way: str) -> Mark | None:
        """The next mark of a person by a way that no earlier line of this sheet has answered for."""
        for mark in file.marks[id(person)]:
            if mark.way == way and id(mark) not in self.taken:
                return self._taken(entry, mark)
        return None

    def _taken(self, entry: Entry, mark: Mark) -> Mark:
        self.taken.add(id(mark))
        entry.on(held=lambda: self.taken.discard(id(mark)))
        return mark
