"""A row of the past is not saved, and not mixed with another day."""

from collections.abc import Callable

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.people.models import Account, Body, Person, Post
from lianchuang.records.past import act, lens
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db
NOT_CHANGED, NOT_MIXED = "不能改", "不能混在一起看"


@pytest.fixture
def old() -> Person:
    """A person as read under the lens of act 1; since renamed, and moved to another body."""
    with act(by=SECRETARY):
        first = Body.objects.create(name="一")
        Person.objects.create(name="李工", body=first)
    with act(by=SECRETARY):
        Person.objects.update(name="李师傅", body=Body.objects.create(name="二"))
    with lens(1):
        return Person.objects.get()


@pytest.mark.parametrize(
    "write",
    [
        lambda row: row.save(),
        lambda row: row.save(update_fields=["name"]),
        lambda row: row.delete(),
        lambda row: Person.objects.bulk_update([row], ["name"]),
        lambda row: Person.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["id"], update_fields=["name"]
        ),
    ],
)
def test_a_row_of_the_past_is_never_written(old: Person, write: Callable[[Person], object]) -> None:
    with pytest.raises(Refused, match=NOT_CHANGED), act(by=SECRETARY):
        write(old)
    assert Person.objects.get().name == "李师傅"


@pytest.mark.parametrize(
    "read",
    [
        lambda row: row.body,
        lambda row: list(row.posts.all()),
        lambda row: row.posts.count(),
        lambda row: row.refresh_from_db(),
        lambda row: row.account,
    ],
)
def test_a_relation_is_read_on_the_day_of_its_row(old: Person, read: Callable[[Person], object]) -> None:
    with pytest.raises(Refused, match=NOT_MIXED):
        read(old)
    with lens(2), pytest.raises(Refused, match=NOT_MIXED):
        read(old)


def test_a_row_of_the_past_is_named_by_no_row_of_today(old: Person) -> None:
    present = Person.objects.get()
    for name_it in (
        lambda: Post(person=old, title="职工"),
        lambda: setattr(Post(title="职工"), "person", old),
        lambda: setattr(present, "body", old_body(old)),
    ):
        with pytest.raises(Refused, match=NOT_MIXED):
            name_it()
    with lens(1):
        assert Post(person=old, title="职工").person.name == "李工"
    assert Post(person=present, title="职工").person.name == "李师傅"


def old_body(old: Person) -> Body:
    with lens(1):
        return Body.objects.get(pk=old.body_id)


def test_under_its_own_lens_a_row_reads_its_relations(old: Person) -> None:
    with lens(1):
        assert old.body is not None
        assert (old.body.name, list(old.posts.all())) == ("一", [])
        old.refresh_from_db()
    assert old.name == "李工"


def test_a_row_of_the_present_reads_no_past(old: Person) -> None:
    person = Person.objects.defer("name").get()
    with lens(1):
        for read in (lambda: person.body, lambda: person.name):
            with pytest.raises(Refused, match=NOT_MIXED):
                read()
    assert (person.body.name, person.name) == ("二", "李师傅")


def test_what_was_read_before_is_still_there(old: Person) -> None:
    with lens(1):
        joined = Person.objects.select_related("body").prefetch_related("posts").get()
    assert (joined.body.name, list(joined.posts.all())) == ("一", [])


def test_a_row_that_is_not_remembered_may_be_read_and_saved_under_a_lens(old: Person) -> None:
    """The limit: an account read under a lens shows the person of that day; the reach is made before."""
    account = Account.objects.create(username="li", person_id=old.pk)
    with lens(1):
        mine = Account.objects.get()
        mine.cast_as = "李工"
        mine.save()
        assert mine.person.name == "李工"
    account.refresh_from_db()
    assert account.cast_as == "李工"
