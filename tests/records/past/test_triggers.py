"""What the database itself keeps, whoever writes."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from lianchuang.people.models import Body
from lianchuang.records.past import act, last_act
from lianchuang.records.past.moment import OPEN, moment_of
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db
SQLITE, POSTGRESQL = "sqlite", "postgresql"


def run(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def in_act(statement: str, *values: object) -> int:
    with act(by=SECRETARY) as number:
        run(statement, *values)
    return number


def versions(body_id: int) -> list[tuple[object, ...]]:
    """(name, from, until), where until 0 means still so."""
    found = run(
        "SELECT name, known_from, known_until FROM people_body_past WHERE id = %s ORDER BY 2", body_id
    )
    return [(name, begin, 0 if end == OPEN else end) for name, begin, end in found]


def only(vendor: str) -> None:
    if connection.vendor != vendor:
        pytest.skip(f"only {vendor} has this")


def test_a_row_is_remembered_from_its_making_to_its_end() -> None:
    with act(by=SECRETARY):
        body = Body.objects.create(name="公交")
        key = body.pk
    with act(by=SECRETARY):
        Body.objects.update(name="公交集团")
    with act(by=SECRETARY):
        Body.objects.all().delete()
    assert versions(key) == [("公交", 1, 2), ("公交集团", 2, 3), ("公交集团", 3, 3)]


def test_changes_within_one_act_are_one_version() -> None:
    with act(by=SECRETARY):
        body = Body.objects.create(name="一")
        Body.objects.update(name="二")
        Body.objects.update(name="三")
    assert versions(body.pk) == [("三", 1, 0)]


def test_a_row_made_and_removed_in_one_act_leaves_a_tombstone() -> None:
    with act(by=SECRETARY):
        key = Body.objects.create(name="一").pk
        Body.objects.update(name="二")
        Body.objects.all().delete()
    assert versions(key) == [("二", 1, 1)]


def test_a_row_removed_and_made_again_in_one_act_goes_on(found: Callable[..., Body]) -> None:
    key = found("一").pk
    with act(by=SECRETARY):
        Body.objects.all().delete()
        Body.objects.create(pk=key, name="二")
    assert versions(key) == [("一", 1, 2), ("二", 2, 0)]


def test_saving_what_is_already_so_makes_no_version(found: Callable[..., Body]) -> None:
    body = found("一")
    with act(by=SECRETARY):
        body.save()
        Body.objects.update(name="一")
    assert versions(body.pk) == [("一", 1, 0)]


def test_a_savepoint_that_is_rolled_back_takes_its_version_along(found: Callable[..., Body]) -> None:
    body = found("一")
    with act(by=SECRETARY):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Body.objects.update(name="二")
            raise ZeroDivisionError
        Body.objects.update(name="三")
    assert versions(body.pk) == [("一", 1, 2), ("三", 2, 0)]


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE people_body_past SET name = '伪'",
        "UPDATE people_body_past SET known_until = 99",
        "UPDATE people_body_past SET known_from = 0",
        "DELETE FROM people_body_past",
        "INSERT INTO people_body_past (id, name, known_from, known_until) VALUES (99, '伪', 1, 9)",
    ],
)
@pytest.mark.parametrize("write", [run, in_act])
def test_a_twin_takes_nothing_but_versions(
    found: Callable[..., Body], write: Callable[[str], object], forgery: str
) -> None:
    body = found("一")
    with pytest.raises(IntegrityError), transaction.atomic():
        write(forgery)
    assert versions(body.pk) == [("一", 1, 0)]
    assert run("SELECT count(*) FROM people_body_past") == [(1,)]


def test_a_primary_key_stays(found: Callable[..., Body]) -> None:
    body = found("一")
    with pytest.raises(IntegrityError, match="keeps its primary key"), transaction.atomic():
        in_act("UPDATE people_body SET id = id + 1000")
    assert versions(body.pk) == [("一", 1, 0)]


def test_the_view_of_a_lens_cannot_be_written(found: Callable[..., Body]) -> None:
    body = found("一")
    moment_of(connection).lens = 1  # as if a lens were open, without its guard
    try:
        for forgery in ("UPDATE people_body_asof SET name = '伪'", "DELETE FROM people_body_asof"):
            with pytest.raises(DatabaseError), transaction.atomic():
                if connection.vendor == POSTGRESQL:
                    run("SELECT set_config('lc.as_of', '1', true)")
                run(forgery)
    finally:
        moment_of(connection).lens = None
    assert versions(body.pk) == [("一", 1, 0)]


def test_the_view_answers_nothing_without_a_lens(found: Callable[..., Body]) -> None:
    found("一")
    with pytest.raises(DatabaseError), transaction.atomic():
        run("SELECT name FROM people_body_asof")


def test_sqlite_insert_or_ignore_does_not_swallow_the_refusal() -> None:
    only(SQLITE)
    with pytest.raises(IntegrityError, match="write without an act"), transaction.atomic():
        run("INSERT OR IGNORE INTO people_body (id, name, kind, pinyin) VALUES (1, '一', 'school', '')")
    assert Body.objects.count() == 0


def test_sqlite_replace_ends_the_row_it_replaces(found: Callable[..., Body]) -> None:
    only(SQLITE)
    body = found("一", uscc="X")
    statement = "INSERT OR REPLACE INTO people_body (id, name, kind, pinyin, uscc) VALUES (900, '二', 'school', '', 'X')"
    in_act(statement)
    assert versions(body.pk) == [("一", 1, 2), ("一", 2, 2)]
    assert versions(900) == [("二", 2, 0)]


def test_sqlite_update_or_replace_ends_the_row_it_displaces(found: Callable[..., Body]) -> None:
    only(SQLITE)
    first, second = found("一", uscc="X"), found("二", uscc="Y")
    in_act("UPDATE OR REPLACE people_body SET uscc = 'X' WHERE id = %s", second.pk)
    assert [row[1:] for row in versions(first.pk)] == [(1, 3), (3, 3)]
    assert Body.objects.get().pk == second.pk


def test_postgresql_truncates_neither_table_nor_twin(found: Callable[..., Body]) -> None:
    only(POSTGRESQL)
    body = found("一")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    for table in ("people_body CASCADE", "people_body_past", "records_act"):
        with pytest.raises(IntegrityError, match="the past is kept"), transaction.atomic():
            in_act(f"TRUNCATE {table}")
    assert versions(body.pk) == [("一", 1, 0)]


def test_postgresql_functions_run_with_their_owners_rights_and_a_fixed_path() -> None:
    only(POSTGRESQL)
    found = run("SELECT prosecdef, proconfig FROM pg_proc WHERE proname = 'people_body_remember'")
    assert found == [(True, ["search_path=pg_catalog, public, pg_temp"])]


def test_postgresql_role_that_only_reads_twins_is_enough(found: Callable[..., Body]) -> None:
    """The least rights an installation may run with; what docs/decisions promises."""
    only(POSTGRESQL)
    body = found("一")
    run("CREATE ROLE lc_test_app")
    run("GRANT SELECT, INSERT, UPDATE, DELETE ON people_body TO lc_test_app")
    run("GRANT SELECT ON people_body_past, people_body_asof TO lc_test_app")
    run("GRANT SELECT, INSERT ON records_act TO lc_test_app")
    run("SET LOCAL ROLE lc_test_app")
    with act(by=SECRETARY) as number:
        Body.objects.filter(pk=body.pk).update(name="二")
    refused = (
        "UPDATE people_body_past SET name = '伪'",
        "UPDATE people_body_asof SET name = '伪'",
        "TRUNCATE people_body",
        "ALTER TABLE people_body DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    )
    for forgery in refused:
        with pytest.raises(DatabaseError), transaction.atomic():
            run(forgery)
    run("RESET ROLE")
    assert versions(body.pk) == [("一", 1, number), ("二", number, 0)]
    assert last_act() == number
