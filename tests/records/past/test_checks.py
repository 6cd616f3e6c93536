"""Every table is on one list, and every trigger as it would be written today."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import connection

from lianchuang.records.past.checks import differences, every_table_is_listed
from lianchuang.records.past.remembered import NOT_REMEMBERED, REMEMBERED


def test_every_table_of_the_house_is_on_one_list() -> None:
    assert every_table_is_listed() == []
    assert [m for m in run_checks() if (m.id or "").startswith("records.")] == []


@pytest.mark.parametrize(
    ("change", "complaints"),
    [
        (lambda: REMEMBERED.discard("people_body"), ["records.E001"]),
        (lambda: NOT_REMEMBERED.pop("people_account"), ["records.E001"]),
        (lambda: NOT_REMEMBERED.update(people_body="why"), ["records.E001"]),
        (lambda: (REMEMBERED.add("people_account"), NOT_REMEMBERED.pop("people_account")), ["records.E002"]),
        (
            lambda: (REMEMBERED.discard("people_body"), NOT_REMEMBERED.update(people_body="why")),
            ["records.E003"],
        ),
    ],
)
def test_a_table_on_no_list_or_on_the_wrong_one_is_an_error(
    change: Callable[[], object], complaints: list[str]
) -> None:
    remembered, left_out = set(REMEMBERED), dict(NOT_REMEMBERED)
    try:
        change()
        assert [message.id for message in every_table_is_listed()] == complaints
    finally:
        REMEMBERED.clear()
        REMEMBERED.update(remembered)
        NOT_REMEMBERED.clear()
        NOT_REMEMBERED.update(left_out)


def test_every_table_left_out_has_its_reason() -> None:
    assert [table for table, reason in NOT_REMEMBERED.items() if not reason] == []


@pytest.mark.django_db
def test_nothing_differs_in_a_fresh_database() -> None:
    assert differences() == []


SQLITE_TAMPERING = [
    ("DROP TRIGGER people_body_remember_update", "people_body_remember_update is missing"),
    (
        "DROP TRIGGER people_body_past_keep_delete; CREATE TRIGGER people_body_past_keep_delete "
        "BEFORE DELETE ON people_body_past BEGIN SELECT 1; END",
        "people_body_past_keep_delete is not as it was made",
    ),
    ("DROP VIEW people_body_asof", "people_body_asof is missing"),
    ("DROP TRIGGER records_act_keep_delete", "records_act_keep_delete is missing"),
    ("DROP TRIGGER people_body_keep_key", "people_body_keep_key is missing"),
]
POSTGRESQL_TAMPERING = [
    ("ALTER TABLE people_body DISABLE TRIGGER people_body_remember", "people_body_remember is missing"),
    (
        "CREATE OR REPLACE FUNCTION people_body_remember() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        "SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN RETURN NULL; END $$",
        "people_body_remember() is not as it was made",
    ),
    ("DROP TRIGGER people_body_past_keep ON people_body_past", "people_body_past_keep is missing"),
    (
        "DROP VIEW people_body_asof; CREATE VIEW people_body_asof AS SELECT * FROM people_body",
        "people_body_asof is not as it was made",
    ),
    ("ALTER FUNCTION lc_past_is_kept() SECURITY INVOKER", "lc_past_is_kept() is missing"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("case", range(5))
def test_tampering_with_triggers_is_told(case: int) -> None:
    cases = SQLITE_TAMPERING if connection.vendor == "sqlite" else POSTGRESQL_TAMPERING
    statements, told = cases[case]
    with connection.cursor() as cursor:
        whole = [statements] if "BEGIN" in statements and connection.vendor != "sqlite" else split(statements)
        for statement in whole:
            cursor.execute(statement)
    found = differences()
    assert any(says.startswith(told) for says in found), found
    assert len(found) <= 2


def split(statements: str) -> list[str]:
    """Statements at their outer semicolons."""
    head, _, rest = statements.partition("; ")
    return [head, rest] if rest.startswith("CREATE") else [statements]


def test_no_list_names_a_table_that_no_model_has() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert (REMEMBERED | set(NOT_REMEMBERED)) - tables == set()
