"""Undoing an act: all of it comes back, or nothing happens and the reasons are listed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from lianchuang.networks.models import Leadership, Studio
from lianchuang.outcomes.models import Benefit
from lianchuang.people.models import Account, Body, Person, PersonContact
from lianchuang.records.files.models import Folder
from lianchuang.records.past import UndoRefused, act, history_of, last_act, lens, undo_act
from lianchuang.records.past.models import Act
from tests.records.past.playing import SECRETARY, found_network, make_benefit, picture

pytestmark = pytest.mark.django_db
Found = Callable[..., Body]


def undo(number: int, **options: object) -> int:
    return undo_act(number, by=SECRETARY, reason="撤销这次", **options)  # type: ignore[arg-type]


def refused(number: int) -> list[tuple[str, object]]:
    """Where an undo is refused; that it changed nothing and left no act is part of it."""
    before, last = picture(), last_act()
    with pytest.raises(UndoRefused) as refusal:
        undo(number)
    assert (picture(), last_act()) == (before, last)
    assert all(conflict.says for conflict in refusal.value.conflicts)
    return [(conflict.table, conflict.id) for conflict in refusal.value.conflicts]


def test_all_an_act_did_is_undone_in_one_act_and_can_be_done_again(found: Found) -> None:
    kept, gone = found("一", uscc="X"), found("二")
    with act(by=SECRETARY):
        network = found_network()
        benefit = make_benefit(network, Decimal("1.10"))
    before = picture()
    with act(by=SECRETARY) as number:
        Benefit.objects.update(amount_yuan=Decimal("9999.99"), is_confirmed=True)
        Body.objects.filter(pk=gone.pk).delete()
        Body.objects.filter(pk=kept.pk).update(name="一新", uscc=None)
        person = Person.objects.create(name="李工", body=kept)
        studio = Studio.objects.create(name="精工", host=kept, folder=Folder.objects.create(title="夹"))
        Leadership.objects.create(studio=studio, person=person)
    after = picture()
    undone = undo(number)
    assert picture() == before
    assert (undone, Act.objects.get(pk=undone).reason) == (number + 1, "撤销这次")
    benefit.refresh_from_db()
    assert (benefit.amount_yuan, benefit.is_confirmed) == (Decimal("1.10"), False)
    with lens(number):
        assert picture() == after
    undo(undone)
    assert picture() == after
    assert [v.values["name"] for v in history_of(kept)] == ["一新", "一", "一新", "一"]


def test_an_act_whose_row_was_changed_later_is_not_undone(found: Found) -> None:
    first, second = found("一"), found("二")
    with act(by=SECRETARY) as number:
        Body.objects.update(name="新")
    with act(by=SECRETARY):
        Body.objects.filter(pk=first.pk).update(name="更新")
    assert refused(number) == [("people_body", first.pk)]
    with act(by=SECRETARY):
        Body.objects.filter(pk=second.pk).delete()
    assert refused(number) == [("people_body", first.pk), ("people_body", second.pk)]


def test_changed_and_changed_back_is_still_changed(found: Found) -> None:
    body = found("一")
    for name in ("二", "一"):
        with act(by=SECRETARY):
            Body.objects.update(name=name)
    assert refused(1) == [("people_body", body.pk)]


def test_a_row_that_others_point_to_is_not_removed(found: Found) -> None:
    with act(by=SECRETARY) as number:
        body = Body.objects.create(name="一")
        Person.objects.create(name="同一动作里的人", body=body)
    with act(by=SECRETARY):
        Person.objects.create(name="后来的人", body=body)
    assert refused(number) == [("people_body", body.pk)]


def test_a_row_that_is_pointed_to_by_what_is_not_remembered_is_not_removed(found: Found) -> None:
    with act(by=SECRETARY) as number:
        person = Person.objects.create(name="李工")
    account = Account.objects.create(username="li", person=person)
    assert refused(number) == [("people_person", person.pk)]
    account.delete()
    undo(number)
    assert Person.objects.count() == 0


def test_contact_data_is_cleared_in_the_same_act(found: Found) -> None:
    with act(by=SECRETARY) as number:
        person = Person.objects.create(name="李工")
        PersonContact.objects.create(person=person, phone="000")
    assert refused(number) == [("people_person", person.pk)]
    assert PersonContact.objects.count() == 1
    undo(number, also=lambda: PersonContact.objects.all().delete())
    assert (Person.objects.count(), PersonContact.objects.count()) == (0, 0)


def test_what_also_did_is_taken_back_where_the_undo_is_refused(found: Found) -> None:
    with act(by=SECRETARY) as number:
        person = Person.objects.create(name="李工")
        PersonContact.objects.create(person=person, phone="000")
    Account.objects.create(username="li", person=person)
    with pytest.raises(UndoRefused):
        undo(number, also=lambda: PersonContact.objects.all().delete())
    assert PersonContact.objects.count() == 1


def test_a_row_does_not_come_back_to_point_at_nothing(found: Found) -> None:
    first, second = found("一"), found("二")
    with act(by=SECRETARY):
        person = Person.objects.create(name="李工", body=first)
        other = Person.objects.create(name="王师傅", body=first)
    key, other_key = person.pk, other.pk
    with act(by=SECRETARY) as number:
        person.delete()
        Person.objects.filter(pk=other_key).update(body=second)
    with act(by=SECRETARY):
        Body.objects.filter(pk=first.pk).delete()
    assert sorted(refused(number)) == [("people_person", key), ("people_person", other_key)]


def test_a_row_does_not_come_back_where_its_place_is_taken(found: Found) -> None:
    gone, kept = found("一", uscc="X"), found("二", uscc="Y")
    key = gone.pk
    with act(by=SECRETARY) as number:
        gone.delete()
        Body.objects.filter(pk=kept.pk).update(uscc=None)
    found("三", uscc="X")
    assert refused(number) == [("people_body", key)]
    found("四", uscc="Y")
    assert refused(number) == [("people_body", kept.pk), ("people_body", key)]


def test_an_act_that_did_nothing_is_undone_by_doing_nothing() -> None:
    with act(by=SECRETARY) as number:
        pass
    assert undo(number) == number + 1


def test_many_rows_come_back(found: Found) -> None:
    with act(by=SECRETARY) as number:
        Body.objects.bulk_create([Body(name=f"{n}") for n in range(1200)])
    with act(by=SECRETARY) as changed:
        Body.objects.update(name="新")
    with act(by=SECRETARY) as removed:
        Body.objects.all().delete()
    undo(removed)
    assert Body.objects.filter(name="新").count() == 1200
    with pytest.raises(UndoRefused):
        undo(changed)
    undo(last_act())
    undo(last_act())
    assert Body.objects.filter(name="新").count() == 1200
    assert refused(number)[0] == ("people_body", Body.objects.order_by("pk").first().pk)
