"""What an act did, row by row, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from lianchuang.desks.act_rows import Key, model_of, pointed_to
from lianchuang.desks.naming import NAMED_BY, OWN_NAMES
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.records.past import ActRow
from lianchuang.records.past.called import words_of
from lianchuang.records.telling import UNTOLD
from lianchuang.records.wording import DAY, PRECISION, Words, column_of, precision_in, title_of


@dataclass(frozen=True)
class Deed:
    """One row of an act: what it is, and what happened to it."""

    words: str
    title: str
    address: str
    state: str  # made, changed, ended
    changes: list[tuple[str, str, str]]


def told_deeds(rows: Iterable[ActRow]) -> list[Deed]:
    """Rows of an act in words; names and pages are asked for once a kind, whatever the number of rows."""
    rows = list(rows)
    names, standing, words = _names_behind(rows), _standing(rows), Words()
    return [_told(row, names, standing, words) for row in rows]


def _by_model(keys: Iterable[Key]) -> dict[type[Model], set[Any]]:
    found: dict[type[Model], set[Any]] = {}
    for table, key in keys:
        model = model_of(table)
        if model is not None:
            found.setdefault(model, set()).add(key)
    return found


def _standing(rows: list[ActRow]) -> set[Key]:
    """The rows that have a page now."""
    found: set[Key] = set()
    for model, keys in _by_model((row.table, row.id) for row in rows).items():
        if hasattr(model, "get_absolute_url") or model._meta.db_table == "records_evidence":
            there = model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)
            found |= {(model._meta.db_table, key) for key in there}
    return found


def _names_behind(rows: list[ActRow]) -> dict[Key, str]:
    """Names of the rows that name other rows: as this very act wrote them, or as they stand."""
    names = {(row.table, row.id): _own_name(row) for row in rows if _own_name(row)}
    wanted = {key for row in rows for key in pointed_to(row, NAMED_BY.get(row.table, ()))}
    for model, keys in _by_model(wanted).items():
        related = ["activity"] if model._meta.db_table == "activities_session" else []
        for each in model._default_manager.filter(pk__in=keys).select_related(*related):
            names[model._meta.db_table, each.pk] = str(each)
    return names


def _own_name(row: ActRow) -> str:
    said = row.after or row.before or {}
    return next((str(said[name]) for name in OWN_NAMES if said.get(name)), "")


def _title(row: ActRow, names: dict[Key, str]) -> str:
    said = row.after or row.before or {}
    if row.table == "reporting_reportedvalue":
        return _reported(said)
    latest = row._replace(before=None, after=said)
    parts = [_own_name(row)]
    for name in NAMED_BY.get(row.table, ()):
        parts += [names.get(key, "") for key in pointed_to(latest, (name,))]
    return " · ".join(filter(None, parts)) or _("第 %(id)s 行") % {"id": row.id}


def _reported(said: dict[str, Any]) -> str:
    """年末成员工作室 · 2024 · 近40家 · 市总工会"""
    figure = CATALOGUE.get(said.get("code", ""))
    title = figure.title if figure else said.get("code", "")
    return " · ".join(
        str(each) for each in (title, said.get("year"), said.get("phrase"), said.get("addressee")) if each
    )


def _told(row: ActRow, names: dict[Key, str], standing: set[Key], words: Words) -> Deed:
    model = model_of(row.table)
    state = "made" if row.before is None else "ended" if row.after is None else "changed"
    changes = _changes(model, row, words) if state == "changed" and model else []
    return Deed(words_of(row.table), _title(row, names), _address(model, row, standing), state, changes)


def _address(model: type[Model] | None, row: ActRow, standing: set[Key]) -> str:
    if model is None or (row.table, row.id) not in standing:
        return ""
    return f"/files/{row.id}/" if row.table == "records_evidence" else model(pk=row.id).get_absolute_url()  # type: ignore[attr-defined]


def _changes(model: type[Model], row: ActRow, words: Words) -> list[tuple[str, str, str]]:
    before, after = row.before or {}, row.after or {}
    changed = [name for name, value in after.items() if before.get(name) != value and name not in UNTOLD]
    told = []
    for name in changed:
        column = column_of(model, name)  # type: ignore[arg-type]
        with_its_day = name.endswith(PRECISION) and name.removesuffix(PRECISION) + DAY in changed
        if column is None or with_its_day:
            continue
        old = words.of(column, before.get(name), precision_in(before, name))
        new = words.of(column, after[name], precision_in(after, name))
        told.append((title_of(model, column), old, new))  # type: ignore[arg-type]
    return told
