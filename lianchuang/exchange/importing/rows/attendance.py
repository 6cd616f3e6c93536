"""A row of a sign-in sheet: a mark, or a leave, which is none."""

import re

from lianchuang.activities.models import Leave, Mark
from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.finding import body_named, person_named
from lianchuang.exchange.importing.draft.sessions import SessionFile
from lianchuang.exchange.importing.readers.texts import BETWEEN_NAMES, person_name
from lianchuang.exchange.importing.readers.words import ABSENT, LEAVE, MAKE_UP
from lianchuang.exchange.importing.rows.session import Sheet
from lianchuang.people.models import Person

NAMED_ABSENCE = re.compile(
    r"^[(（]?(请假|病假|事假|公差|缺席|缺勤|未到)(人员|名单)?[)）]?[:：]\s*(?P<names>.+)$"
)


def weigh(entry: Entry, sheet: Sheet) -> None:
    """Weigh one line of a sheet."""
    row = entry.row
    entry.plan.title = row.get("name") or ""
    if row.is_wrong:
        return
    way, is_make_up = row.get("way") or ("", False)
    named = NAMED_ABSENCE.match(row.get("name"))
    if named or way in ("leave", "absent"):
        _weigh_absence(entry, sheet, named["names"] if named else row.get("name"), way)
        return
    is_make_up = is_make_up or bool(MAKE_UP.search(row.get("remark") or ""))
    if not way and not is_make_up:
        row.wrong("way", Said("没有写签到方式：应为现场、线上、补学或请假。"))
        return
    _weigh_mark(entry, sheet, way or "onsite", is_make_up)


def _weigh_mark(entry: Entry, sheet: Sheet, way: str, is_make_up: bool) -> None:
    row = entry.row
    file = sheet.session_for(entry)
    try:
        name = person_name(row.get("name"))
    except Unreadable as unreadable:
        row.wrong("name", unreadable.says)
        return
    body = body_named(entry, row.get("body"), "body") if row.get("body") else None
    if file is None:
        return
    person = person_named(entry, name, body, "name", among=[] if body else file.people)
    if person is None:
        return
    if is_make_up:
        says = Said("记为补学；补学的签到也算一条。")
        row.hint("make_up", says, "remark" if row.get("remark") else "way")
    before = sheet.lines_of(person)
    if before:
        says = Said(
            "「%(name)s」在这张表里已有第 %(rows)s 行签到，人数只算一次。", name=name, rows=tuple(before)
        )
        row.hint("second_mark", says, "name")
    mark = sheet.take(entry, file, person, way)
    if mark is None:
        mark = _new_mark(entry, sheet, file, person, way, is_make_up)
    entry.prove(mark.folder)
    entry.amend(mark, "marked_at", marked_at_time=row.get("marked_at"))
    entry.amend(mark, "remark", remark=row.get("remark"))
    if is_make_up and not mark.is_make_up:
        entry.amend(mark, "remark", is_make_up=True)
    sheet.line(entry, person)


def _new_mark(
    entry: Entry, sheet: Sheet, file: SessionFile, person: Person, way: str, is_make_up: bool
) -> Mark:
    title = f"{person.name} 签到 {file.session.activity.title}"
    mark = Mark(
        session=file.session,
        person=person,
        way=way,
        is_make_up=is_make_up,
        method=Mark.Method.LIST,
        folder=entry.folder(title),
    )
    entry.is_new = True
    marks = file.marks[id(person)]
    marks.append(entry.make(mark))
    entry.on(held=lambda: marks.remove(mark))
    sheet.taken.add(id(mark))
    return mark


def _weigh_absence(entry: Entry, sheet: Sheet, names: str, way: str) -> None:
    row = entry.row
    said = row.get("name") + way
    if ABSENT.search(said) or way == "absent":
        row.hint("absent", Said("写的是缺席，没有签到，也不是请假：不记下。"), "name")
        return
    file = sheet.session_for(entry)
    if file is None:
        return
    row.hint("leave", Said("请假，不算签到。"), "name" if LEAVE.search(row.get("name")) else "way")
    for part in BETWEEN_NAMES.split(names):
        if part.strip():
            _weigh_leave(entry, file, part)


def _weigh_leave(entry: Entry, file: SessionFile, name: str) -> None:
    known = next((x for x in file.leaves if squash_name(x.name_written) == squash_name(name)), None)
    reason = entry.row.get("remark")
    if known is None:
        people = entry.draft.people.named(name)
        known = Leave(
            session=file.session,
            name_written=name.strip()[:60],
            person=people[0] if len(people) == 1 else None,
            folder=entry.folder(f"{name.strip()} 请假 {file.session.activity.title}"),
        )
        entry.is_new = True
        leave = entry.make(known)
        file.leaves.append(leave)
        entry.on(held=lambda: file.leaves.remove(leave))
    entry.amend(known, "remark", reason=reason)
