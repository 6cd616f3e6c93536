"""The history of a record's parts: people listed in a project, marks of a session. Parts come and go; few are changed."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.db import connection, models

from lianchuang.records.past import open_lens
from lianchuang.records.past.acts import LEDGER, instant
from lianchuang.records.past.moment import OPEN
from lianchuang.records.past.shape import quoted, twin_of
from lianchuang.records.telling import Change, Entry

MOST_NAMED = 12


def parts_told(
    part: type[models.Model], parent: models.Model, names: str, noun: str, *, written: str = "", **only: str
) -> list[Entry]:
    """Which parts were added to a record and which were taken away, act by act, newest first; two queries.

    names   the part's field that names it, or the foreign key whose row does; an act that touched more than twelve
            only tells how many
    noun    what such a part is called, with its measure word: 名参与人员
    written the part's own column that names it where the foreign key is empty
    only    the parts whose column says so, such as kind="own"
    """
    column = part._meta.get_field(names)
    columns = [str(column.column), written or str(column.column)]  # type: ignore[union-attr]
    found = _versions(part, {_column_to(part, parent): parent.pk, **only}, columns)
    keys = {key for *_rest, key, _text in found}
    titles = _titles(column.related_model, keys) if column.is_relation else {key: key for key in keys}  # type: ignore[arg-type]
    entries: dict[int, Entry] = {}
    seen: set[Any] = set()
    for key, is_gone, number, at, by_name, behalf, paper, reason, named, text in found:
        told = entries.setdefault(number, Entry(number, instant(at), by_name, behalf, paper, reason))
        if is_gone:
            told.ended.append(titles.get(named) or (written and text) or "—")
            seen.discard(key)
        elif key not in seen:
            told.made.append(titles.get(named) or (written and text) or "—")
            seen.add(key)
    kept = [each for each in entries.values() if each.made or each.ended]
    return [_shortened(each, noun) for each in sorted(kept, key=lambda each: -each.number)]


def order_told(part: type[models.Model], parent: models.Model, names: str, title: str) -> list[Entry]:
    """How a record's parts read in their order before and after each act that changed it, newest first; two queries.

    names   the part's foreign key whose row names it
    title   what the whole list is called: 完成单位
    """
    column = part._meta.get_field(names)
    naming = [str(column.column), "position"]  # type: ignore[union-attr]
    found = _versions(part, {_column_to(part, parent): parent.pk}, naming)
    titles = _titles(column.related_model, {key for *_rest, key, _position in found})  # type: ignore[arg-type]
    standing: dict[Any, tuple[int, Any, str]] = {}
    entries, before = [], ""
    for number, versions in groupby(found, key=lambda version: version[2]):
        for key, is_gone, _number, at, by_name, behalf, paper, reason, named, position in versions:
            standing.pop(key, None)
            if not is_gone:
                standing[key] = (position, key, titles.get(named, "—"))
            entry = Entry(number, instant(at), by_name, behalf, paper, reason)
        after = "、".join(told for _position, _key, told in sorted(standing.values()))
        if after != before:
            entries.append(replace(entry, changes=[Change("", title, before, after)]))
        before = after
    return entries[::-1]


def merged(*histories: Iterable[Entry]) -> list[Entry]:
    """Histories of one record's rows as one, newest first; what one act did stands together."""
    found: dict[int, Entry] = {}
    for entry in (each for history in histories for each in history):
        known = found.get(entry.number)
        found[entry.number] = entry if known is None else _joined(known, entry)
    return sorted(found.values(), key=lambda each: -each.number)


def _joined(first: Entry, second: Entry) -> Entry:
    return replace(
        first,
        made=[*first.made, *second.made],
        ended=[*first.ended, *second.ended],
        changes=[*first.changes, *second.changes],
    )


def _shortened(entry: Entry, noun: str) -> Entry:
    made = [f"{len(entry.made)} {noun}"] if len(entry.made) > MOST_NAMED else entry.made
    ended = [f"{len(entry.ended)} {noun}"] if len(entry.ended) > MOST_NAMED else entry.ended
    return replace(entry, made=made, ended=ended)


def _column_to(part: type[models.Model], parent: models.Model) -> str:
    return next(
        str(field.column)
        for field in part._meta.concrete_fields
        if field.is_relation and field.related_model is type(parent)
    )


def _versions(part: type[models.Model], only: dict[str, Any], naming: list[str]) -> list[tuple[Any, ...]]:
    twin = quoted(twin_of(part._meta.db_table))
    last = open_lens()
    asked = " AND ".join(f"v.{quoted(name)} = %s" for name in only)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT v.id, v.known_from = v.known_until, v.known_from, a.at, a.by_name, a.on_behalf_of_name, "
            f"a.paper, a.reason, {', '.join(f'v.{quoted(each)}' for each in naming)} FROM {twin} v JOIN {LEDGER} a ON a.id = v.known_from "
            f"WHERE {asked} AND v.known_from <= %s ORDER BY v.known_from, v.id",
            [*only.values(), OPEN if last is None else last],
        )
        return list(cursor.fetchall())


def _titles(model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    return {row.pk: str(row) for row in model._default_manager.filter(pk__in=keys)}
