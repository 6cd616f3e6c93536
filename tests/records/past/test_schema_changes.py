"""A filled table is changed in every way there is, and its past stays readable through today's schema."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, models
from django.db.migrations import operations as change
from django.db.models.functions import Upper

from lianchuang.records.past import history_of, last_act
from lianchuang.records.past.checks import differences
from lianchuang.records.past.mending import mend
from lianchuang.records.past.models import Act
from lianchuang.records.past.remembered import FORMERLY, REMEMBERED
from lianchuang.records.past.shape import shape_of, tables_in
from tests.records.past import house as houses
from tests.records.past.house import KEY, House

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house() -> Iterator[House]:
    houses.begin()
    house = House()
    body = [("id", KEY), ("name", models.CharField(max_length=20))]
    studio = [
        ("id", KEY),
        ("name", models.CharField(max_length=20)),
        ("body", models.ForeignKey("house.Body", models.CASCADE)),
    ]
    house.migrate(change.CreateModel("Body", body), change.CreateModel("Studio", studio))
    yield house
    houses.tear_down()


@pytest.fixture
def founded(house: House) -> int:
    """The act after which one studio stands in one body."""

    def found() -> None:
        body = house.model("Body").objects.create(name="公交")
        house.model("Studio").objects.create(name="精工", body=body)

    return house.write(found)


def add(name: str, field: models.Field) -> change.AddField:
    return change.AddField("studio", name, field)


def alter(name: str, field: models.Field) -> change.AlterField:
    return change.AlterField("studio", name, field)


def test_migrations_that_write_no_row_are_no_act(house: House) -> None:
    assert last_act() == 0
    house.migrate(add("floor", models.IntegerField(null=True)))
    assert last_act() == 0


def test_a_column_that_may_be_empty_is_empty_before(house: House, founded: int) -> None:
    house.migrate(add("floor", models.IntegerField(null=True)))
    later = house.write(lambda: house.model("Studio").objects.update(floor=3))
    assert house.rows_at(founded, "Studio", "name", "floor") == [("精工", None)]
    assert house.rows_at(later, "Studio", "name", "floor") == [("精工", 3)]


def test_a_column_that_may_not_be_empty_says_its_default_in_all_versions(house: House, founded: int) -> None:
    second = house.write(lambda: house.model("Studio").objects.update(name="匠心"))
    gone = house.write(lambda: house.model("Studio").objects.all().delete())
    house.migrate(
        add("amount", models.DecimalField(max_digits=12, decimal_places=2, default=Decimal("7.50"))),
        add("facts", models.JSONField(default=dict)),
        add("is_open", models.BooleanField(db_default=True)),
    )
    fields = ("name", "amount", "facts", "is_open")
    assert house.rows_at(founded, "Studio", *fields) == [("精工", Decimal("7.50"), {}, True)]
    assert house.rows_at(second, "Studio", *fields) == [("匠心", Decimal("7.50"), {}, True)]
    assert house.rows_at(gone, "Studio", *fields) == []


def test_a_column_changes_its_type_and_back(house: House, founded: int) -> None:
    house.migrate(add("floor", models.IntegerField(null=True)))
    third = house.write(lambda: house.model("Studio").objects.update(floor=3))
    house.migrate(alter("floor", models.CharField(max_length=10, null=True)))
    assert house.rows_at(third, "Studio", "floor") == [("3",)]
    words = house.write(lambda: house.model("Studio").objects.update(floor="三层"))
    tenth = house.write(lambda: house.model("Studio").objects.update(floor="10"))
    house.migrate(alter("floor", models.IntegerField(default=0)))
    assert house.rows_at(founded, "Studio", "floor") == [(0,)]
    assert house.rows_at(third, "Studio", "floor") == [(3,)]
    assert house.rows_at(tenth, "Studio", "floor") == [(10,)]
    eleventh = house.write(lambda: house.model("Studio").objects.update(floor=models.F("floor") + 1))
    assert house.rows_at(eleventh, "Studio", "floor") == [(11,)]
    if connection.vendor == "postgresql":  # SQLite keeps what does not fit
        assert house.rows_at(words, "Studio", "floor") == [(0,)]
        assert history_of(house.model("Studio").objects.get())[2].values["floor_dropped_1"] == "三层"


def test_a_longer_text_fits_into_the_twin(house: House, founded: int) -> None:
    house.migrate(alter("name", models.CharField(max_length=80)))
    later = house.write(lambda: house.model("Studio").objects.update(name="工" * 60))
    assert house.rows_at(later, "Studio", "name") == [("工" * 60,)]
    assert house.rows_at(founded, "Studio", "name") == [("精工",)]


def test_a_renamed_column_is_renamed_in_all_versions(house: House, founded: int) -> None:
    house.migrate(change.RenameField("studio", "name", "title"))
    later = house.write(lambda: house.model("Studio").objects.update(title="匠心"))
    assert house.rows_at(founded, "Studio", "title") == [("精工",)]
    assert house.rows_at(later, "Studio", "title", "body__name") == [("匠心", "公交")]


def test_indexes_and_constraints_leave_the_triggers_standing(house: House, founded: int) -> None:
    house.migrate(
        change.AddIndex("studio", models.Index(fields=["name"], name="house_ix")),
        change.AddConstraint("studio", models.CheckConstraint(condition=~models.Q(name=""), name="house_ck")),
        change.AddConstraint("studio", models.UniqueConstraint(fields=["body", "name"], name="house_un")),
        change.AlterUniqueTogether("studio", {("name", "body")}),
    )
    assert differences() == []
    with pytest.raises(IntegrityError, match="write without an act on house_studio"):
        house.model("Studio").objects.update(name="无")
    later = house.write(lambda: house.model("Studio").objects.update(name="匠心"))
    assert house.rows_at(later, "Studio", "name") == [("匠心",)]


def test_a_dropped_column_is_still_read_in_the_history(house: House, founded: int) -> None:
    house.migrate(add("amount", models.IntegerField(default=7)))
    house.write(lambda: house.model("Studio").objects.update(amount=8))
    house.migrate(change.RemoveField("studio", "amount"))
    later = house.write(lambda: house.model("Studio").objects.update(name="匠心"))
    studio = house.model("Studio").objects.get()
    assert [version.values["amount"] for version in history_of(studio)] == [None, 8, 7]
    assert house.rows_at(later, "Studio", "name") == [("匠心",)]


def test_a_dropped_column_makes_room_for_another_of_its_name(house: House, founded: int) -> None:
    house.migrate(add("amount", models.IntegerField(default=7)))
    house.migrate(change.RemoveField("studio", "amount"))
    house.migrate(add("amount", models.CharField(max_length=9, default="八")))
    assert house.rows_at(founded, "Studio", "amount") == [("八",)]
    version = history_of(house.model("Studio").objects.get())[0]
    assert (version.values["amount"], version.values["amount_dropped_1"]) == ("八", 7)


def test_a_renamed_table_takes_its_past_along(house: House, founded: int) -> None:
    house.migrate(change.AlterModelTable("studio", "house_workroom"))
    house.migrate(change.RenameModel("Body", "Organ"))
    later = house.write(lambda: house.model("Studio").objects.update(name="匠心"))
    assert house.rows_at(founded, "Studio", "name", "body__name") == [("精工", "公交")]
    assert house.rows_at(later, "Studio", "name", "body__name") == [("匠心", "公交")]
    gone = house.write(lambda: house.model("Organ").objects.all().delete())
    assert house.rows_at(gone, "Organ", "name") == []
    assert house.rows_at(later, "Organ", "name") == [("公交",)]
    with connection.cursor() as cursor:
        twins = {t for t in tables_in(connection, cursor) if t.startswith("house_") and t.endswith("_past")}
    assert twins == {"house_workroom_past", "house_organ_past"}


def test_an_old_name_is_still_known_to_old_migrations(house: House, founded: int) -> None:
    """A fresh installation runs the migration that made the table under its old name."""
    REMEMBERED.discard("house_studio")
    FORMERLY["house_studio"] = "house_workroom"
    house.migrate(add("floor", models.IntegerField(default=1)))
    house.migrate(change.AlterModelTable("studio", "house_workroom"))
    assert house.rows_at(founded, "Studio", "name", "floor") == [("精工", 1)]


def test_rows_written_by_a_migration_belong_to_its_act(house: House, founded: int) -> None:
    """Between two changes of the table, in one migration."""

    def fill(apps: Any, editor: Any) -> None:
        apps.get_model("house", "Studio").objects.update(floor=5, name=Upper("name"))
        apps.get_model("house", "Body").objects.create(name="地铁")

    house.migrate(
        add("floor", models.IntegerField(null=True)),
        change.RunPython(fill),
        alter("floor", models.IntegerField(default=0)),
        add("depth", models.IntegerField(default=2)),
    )
    act = Act.objects.get(pk=last_act())
    assert (act.pk, act.by_account_id, act.by_name) == (founded + 1, None, "系统升级")
    assert house.rows_at(founded, "Studio", "floor", "depth") == [(0, 2)]
    assert house.rows_at(act.pk, "Studio", "floor", "depth") == [(5, 2)]
    assert house.rows_at(founded, "Body", "name") == [("公交",)]
    assert house.rows_at(act.pk, "Body", "name") == [("公交",), ("地铁",)]


def test_empty_values_filled_by_a_change_of_schema_are_no_act(house: House, founded: int) -> None:
    house.migrate(add("floor", models.IntegerField(null=True)))
    house.migrate(alter("floor", models.IntegerField(default=4)))
    assert last_act() == founded
    assert house.rows_at(founded, "Studio", "floor") == [(4,)]


def test_a_larger_key_is_larger_in_all_twins(house: House, founded: int) -> None:
    house.migrate(change.AlterField("body", "id", models.AutoField(primary_key=True)))
    house.migrate(change.AlterField("body", "id", models.BigAutoField(primary_key=True)))
    with connection.cursor() as cursor:
        for table in ("house_body", "house_studio"):
            live, twin = shape_of(connection, cursor, table), shape_of(connection, cursor, f"{table}_past")
            assert live is not None and twin is not None
            assert {n: t for n, t in twin.types.items() if n in live.types} == live.types
    assert house.rows_at(founded, "Studio", "name", "body__name") == [("精工", "公交")]


def test_a_dropped_table_ends_and_another_of_its_name_begins(house: House, founded: int) -> None:
    house.migrate(change.DeleteModel("studio"))
    dropped = last_act()
    assert (dropped, Act.objects.get(pk=dropped).by_name) == (founded + 1, "系统升级")
    fields = [("id", KEY), ("title", models.CharField(max_length=9))]
    house.migrate(change.CreateModel("Studio", fields))
    opened = house.write(lambda: house.model("Studio").objects.create(title="新"))
    assert house.rows_at(dropped, "Studio", "title") == []
    assert house.rows_at(opened, "Studio", "title") == [("新",)]


def test_a_table_is_remembered_from_the_day_it_is_listed(house: House, founded: int) -> None:
    house.migrate(change.CreateModel("Organ", [("id", KEY), ("name", models.CharField(max_length=9))]))
    REMEMBERED.discard("house_organ")
    houses.objection.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("DROP VIEW house_organ_asof")
        cursor.execute("DROP TABLE house_organ_past")
        for statement in houses_triggers_off("house_organ"):
            cursor.execute(statement)
    house.model("Organ").objects.create(name="早先")
    REMEMBERED.add("house_organ")
    assert differences()[0] == "house_organ has no twin"
    assert mend()[0] == "house_organ has no twin"
    assert (mend(), differences()) == ([], [])
    assert house.rows_at(last_act(), "Organ", "name") == [("早先",)]
    assert house.rows_at(founded, "Organ", "name") == []


def houses_triggers_off(table: str) -> list[str]:
    from lianchuang.records.past.triggers import triggers_of

    return [s for s in triggers_of(connection).take_off(table) if "_past" not in s]


def test_a_failed_migration_leaves_everything_as_it_was(house: House, founded: int) -> None:
    def fail(apps: Any, editor: Any) -> None:
        apps.get_model("house", "Studio").objects.update(name="半途")
        raise ZeroDivisionError

    before = house.state.clone()
    with pytest.raises(ZeroDivisionError):
        house.migrate(add("floor", models.IntegerField(default=1)), change.RunPython(fail))
    house.state = before
    assert last_act() == founded
    assert differences() == []
    assert house.rows_at(founded, "Studio", "name") == [("精工",)]
    assert house.write(lambda: house.model("Studio").objects.update(name="匠心")) == founded + 1
