"""What check tells of a database that was tampered with while its triggers were away."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from lianchuang.people.models import Body
from lianchuang.records.files.models import Content
from lianchuang.records.files.store import keep, missing_contents, path_of
from lianchuang.records.past import Author, act
from lianchuang.records.past.checks import differences
from lianchuang.records.past.digests import digest_new_acts
from lianchuang.records.past.soundness import traces

pytestmark = pytest.mark.django_db
TABLES = ("people_body", "people_body_past", "records_act")


@contextmanager
def triggers_away() -> Iterator[None]:
    """Take the triggers of some tables off, and put them back as they were."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(TABLES))
            cursor.execute(
                f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({places})",
                TABLES,
            )
            standing = cursor.fetchall()
            for name, _sql in standing:
                cursor.execute(f'DROP TRIGGER "{name}"')
            yield
            for _name, sql in standing:
                cursor.execute(sql.replace("%", "%%"))
        else:
            connection.check_constraints()  # nothing may be pending where triggers come and go
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            connection.check_constraints()
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture(autouse=True)
def two_acts() -> None:
    for name in ("精工机械公司", "轨道装备公司"):
        with act(by=Author(None, "赵秘书")):
            Body.objects.create(name=name)
    digest_new_acts()


def test_all_is_well_where_nobody_tampered() -> None:
    assert (traces(), missing_contents()) == ([], 0)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE people_body SET name = '别的单位'", "people_body 有 2 行和它的历史对不上"),
        ("UPDATE people_body_past SET name = '别的单位'", "people_body 有 2 行和它的历史对不上"),
        ("DELETE FROM people_body WHERE name = '精工机械公司'", "people_body 有 1 行和它的历史对不上"),
        ("DELETE FROM records_act WHERE id = 1", "登记动作的编号不连续：到第 2 号应有 2 个，实有 1 个"),
        ("DELETE FROM records_act WHERE id = 2", "有 1 个摘要找不到登记动作"),
        ("DELETE FROM records_actdigest WHERE act = 1", "有 1 个早先的登记动作没有摘要"),
    ],
)
def test_tampering_that_puts_the_triggers_back_is_told(statement: str, says: str) -> None:
    with triggers_away(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [each for each in differences() if "journal" not in each] == []
    assert says in [each.split(" · ")[0] for each in traces()]


def test_a_file_that_is_gone_or_shorter_is_counted() -> None:
    contents = [keep(f"证书 {number}".encode(), "证书.pdf") for number in range(3)]
    path_of(contents[0].sha256).unlink()
    path_of(contents[1].sha256).write_bytes(b"")
    assert (missing_contents(), Content.objects.count()) == (2, 3)
