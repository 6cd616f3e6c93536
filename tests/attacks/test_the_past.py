"""The past, written by a program that knows nothing of the product."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from lianchuang.people.models import Body
from lianchuang.records.past import Author, act

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
AN_ACT = "(id, at, clock, by_name, on_behalf_of_name, paper, reason) VALUES (%d, '2020-01-01', '2020-01-01', '别人', '', '', '')"
STATEMENTS = (
    f"INSERT INTO records_act {AN_ACT % 99}",
    f"REPLACE INTO records_act {AN_ACT % 1}",
    "UPDATE records_act SET by_name = '别人'",
    "DELETE FROM records_act",
    "REPLACE INTO people_body_past SELECT * FROM people_body_past",
    "UPDATE people_body_past SET name = '别的单位'",
    "DELETE FROM people_body_past",
    "UPDATE people_body SET name = '别的单位'",
    "DELETE FROM people_body",
)


def test_a_bare_program_changes_neither_ledger_nor_past(tmp_path: Path) -> None:
    with act(by=Author(None, "赵秘书")):
        Body.objects.create(name="精工机械公司")
    copy = sqlite3.connect(tmp_path / "copy.sqlite3", isolation_level=None)
    connection.ensure_connection()
    connection.connection.backup(copy)
    allowed = []
    for statement in STATEMENTS:
        try:
            copy.execute(statement)
            allowed.append(statement)
        except sqlite3.Error:
            pass
    assert allowed == []
    assert copy.execute("SELECT id, by_name FROM records_act").fetchall() == [(1, "赵秘书")]
    copy.close()
