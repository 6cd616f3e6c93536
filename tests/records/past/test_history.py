"""What a record said, act by act; what an act did, record by record."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lianchuang.people.models import Body, Role
from lianchuang.records.past import act, clock_at, history_of, lens, rows_of_act
from lianchuang.records.past.history import ActRow
from tests.records.past.playing import SECRETARY, found_network, make_benefit

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


def test_a_history_is_told_newest_first(found: Callable[..., Body]) -> None:
    parent, body = found("集团"), found("公交")
    with clock_at(NOON), act(by=SECRETARY, reason="改名", paper="文〔2024〕3号", on_behalf_of="王师傅"):
        pass
    with act(by=SECRETARY, reason="改名", paper="文〔2024〕3号", on_behalf_of="王师傅"):
        body.name, body.parent = "公交公司", parent
        body.save(update_fields=["name", "parent"])
    with act(by=SECRETARY, reason="并入"):
        Body.objects.filter(pk=body.pk).delete()
    told = [
        (
            v.number,
            v.by_name,
            v.on_behalf_of,
            v.paper,
            v.reason,
            v.values["name"],
            v.changes,
            v.is_created,
            v.is_deleted,
        )
        for v in history_of(body)
    ]
    changes = {"name": ("公交", "公交公司"), "parent": (None, parent.pk)}
    assert told == [
        (5, "赵秘书", "", "", "并入", "公交公司", {}, False, True),
        (4, "赵秘书", "王师傅", "文〔2024〕3号", "改名", "公交公司", changes, False, False),
        (2, "赵秘书", "", "", "", "公交", {}, True, False),
    ]


def test_under_a_lens_a_history_ends_with_what_was_known_then(found: Callable[..., Body]) -> None:
    body = found("一")
    for name in ("二", "三"):
        with act(by=SECRETARY):
            Body.objects.update(name=name)
    with lens(2):
        assert [version.values["name"] for version in history_of(Body.objects.get())] == ["二", "一"]
    assert [version.values["name"] for version in history_of(body)] == ["三", "二", "一"]


def test_values_are_what_the_fields_say() -> None:
    with act(by=SECRETARY):
        benefit = make_benefit(found_network(), Decimal("12.50"))
    benefit.refresh_from_db()
    said = history_of(benefit)[0].values
    assert said == {field.name: getattr(benefit, field.attname) for field in benefit._meta.concrete_fields}
    assert (said["amount_yuan"], said["period_first"], said["is_confirmed"]) == (
        Decimal("12.50"),
        date(2024, 1, 1),
        False,
    )


def test_instants_keep_their_offset(found: Callable[..., Body]) -> None:
    body = found("一")
    with clock_at(NOON), act(by=SECRETARY):
        person = body.people.create(name="李工")
        role = Role.objects.create(person=person, kind="secretary", body=body, starts_at=NOON)
    version = history_of(role)[0]
    assert (version.values["starts_at"], version.values["ends_at"]) == (NOON, None)


def test_what_an_act_did(found: Callable[..., Body]) -> None:
    kept, gone = found("一"), found("二")
    key = gone.pk
    with act(by=SECRETARY) as number:
        kept.name = "一新"
        kept.save(update_fields=["name"])
        gone.delete()
        made = Body.objects.create(name="三")
        Body.objects.create(name="一瞬").delete()
    did = [
        ActRow(row.table, row.id, row.before and row.before["name"], row.after and row.after["name"])
        for row in rows_of_act(number)
    ]
    assert did == [
        ("people_body", kept.pk, "一", "一新"),
        ("people_body", key, "二", None),
        ("people_body", made.pk, None, "三"),
    ]
    assert rows_of_act(99) == []
