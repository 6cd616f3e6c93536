"""The lens: what it shows, what it lets through, and its limits, each held by a test."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.db.models import Count, F

from lianchuang.basics.verdicts import Refused
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Content
from lianchuang.records.past import act, lens, of_today, open_lens, today
from lianchuang.records.past.guard import LensRefused, objection
from lianchuang.records.past.models import Act
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db
Found = Callable[..., Body]


@pytest.fixture
def moved(found: Found) -> tuple[Body, Body, Person]:
    """Two bodies and a person, who is in the first after act 1 and in the second after act 2."""
    with act(by=SECRETARY):
        first, second = Body.objects.create(name="一"), Body.objects.create(name="二")
        person = Person.objects.create(name="李工", body=first)
    with act(by=SECRETARY):
        Person.objects.update(body=second)
    return first, second, person


def test_a_lens_shows_the_rows_of_its_act_and_zero_shows_none(moved: object) -> None:
    seen = {}
    for number in (0, 1, 2):
        with lens(number):
            assert open_lens() == number
            seen[number] = list(Person.objects.values_list("name", "body__name"))
    assert seen == {0: [], 1: [("李工", "一")], 2: [("李工", "二")]}
    assert open_lens() is None


def test_rows_are_counted_and_grouped_under_a_lens(moved: object) -> None:
    with lens(1):
        counted = Body.objects.annotate(n=Count("people")).order_by("name").values_list("name", "n")
        assert sorted(counted) == [("一", 1), ("二", 0)]
        assert [body.n for body in Body.objects.annotate(n=Count("people")).order_by("pk")] == [1, 0]


def test_a_lens_sees_what_its_own_transaction_wrote() -> None:
    with transaction.atomic():
        with act(by=SECRETARY) as number:
            Body.objects.create(name="未提交")
        with lens(number):
            assert Body.objects.get().name == "未提交"


def test_the_same_lens_may_be_opened_inside_itself_another_may_not(moved: object) -> None:
    with lens(1):
        with lens(1):
            assert Person.objects.get().body_id
        assert open_lens() == 1
        with pytest.raises(Refused, match="两天不能混在一起看"), lens(2):
            pass
    with lens(2):
        assert open_lens() == 2


def test_a_query_built_under_a_lens_and_read_after_it_shows_the_present(moved: object) -> None:
    """The reason why a lens is held around a whole response."""
    with lens(1):
        lazy = Person.objects.values_list("body__name", flat=True)
    assert list(lazy) == ["二"]


def test_rights_of_today_on_rows_of_the_past_in_one_query(moved: tuple[Body, Body, Person]) -> None:
    _, _, person = moved
    mine = Body.objects.filter(people=person)
    with lens(1):
        assert [body.name for body in Body.objects.filter(pk__in=mine)] == ["一"]
        assert [body.name for body in Body.objects.filter(pk__in=today(mine))] == ["二"]
        assert [body.name for body in Body.objects.exclude(pk__in=today(mine.values("pk")))] == ["一"]
        nested = Person.objects.filter(
            body__in=today(Body.objects.filter(people__in=Person.objects.filter(name="李工")))
        )
        assert list(nested.values_list("name", "body__name")) == []
    assert [body.name for body in Body.objects.filter(pk__in=today(mine))] == ["二"]


def test_values_of_today_under_a_lens_and_nothing_else_after_them(moved: object) -> None:
    where = Person.objects.values_list("body__name", flat=True)
    with lens(1):
        with of_today():
            assert list(where.all()) == ["二"]
            assert where.filter(body__in=Body.objects.filter(name="二")).count() == 1
        assert list(where.all()) == ["一"]
    with of_today():
        assert list(where.all()) == ["二"]


def test_today_is_left_as_it_was_found_after_an_error(moved: object) -> None:
    with lens(1):
        with pytest.raises(ZeroDivisionError), of_today():
            1 / 0  # noqa: B018
        assert list(Person.objects.values_list("body__name", flat=True)) == ["一"]


@pytest.mark.parametrize(
    "write",
    [
        lambda: Body.objects.create(name="无"),
        lambda: Body.objects.update(name="无"),
        lambda: Person.objects.all().delete(),
        lambda: Body.objects.bulk_create([Body(name="无")]),
        lambda: list(Body.objects.raw("SELECT * FROM people_body")),
        lambda: list(Body.objects.raw("SELECT * FROM People_Body")),
        lambda: connection.cursor().execute("UPDATE people_body_past SET name = '无'"),
        lambda: connection.cursor().execute('DELETE FROM "people_body_asof"'),
        lambda: connection.cursor().execute("CREATE TABLE x (id int)"),
    ],
)
def test_the_guard_refuses_writes_and_bare_names(moved: object, write: Callable[[], object]) -> None:
    with lens(1), pytest.raises(LensRefused), transaction.atomic():
        write()
    assert Body.objects.count() == 2


def test_what_is_not_remembered_goes_on_under_a_lens(moved: object) -> None:
    with lens(1):
        session = SessionStore()
        session["seen"] = "一"
        session.save()
        assert SessionStore(session.session_key)["seen"] == "一"
        Content.objects.create(sha256="0" * 64, size_bytes=1, media_type="text/plain")
        Content.objects.update(size_bytes=F("size_bytes") + 1)
        assert Content.objects.get().size_bytes == 2
        assert Act.objects.count() == 2
        session.delete()


@pytest.mark.parametrize(
    ("sql", "is_let_through"),
    [
        ('SELECT "people_body_asof"."id" FROM "people_body_asof"', True),
        ('SELECT 1 FROM "people_body"', False),
        ("SELECT 1 FROM people_body_past WHERE id = 1", True),
        ('SELECT 1 FROM "main"."people_body" U0', True),
        ('UPDATE "main"."people_body" SET name = 1', False),
        ("WITH x AS (DELETE FROM people_body_asof RETURNING 1) SELECT 1", False),
        ("INSERT INTO django_session VALUES (1)", True),
        ("SAVEPOINT x", True),
        ("  drop view people_body_asof", False),
    ],
)
def test_what_the_guard_lets_through(sql: str, is_let_through: bool) -> None:
    assert (objection(sql) == "") is is_let_through


def test_a_lens_that_ends_in_an_error_is_closed(moved: object) -> None:
    with pytest.raises(ZeroDivisionError), lens(1):
        raise ZeroDivisionError
    assert open_lens() is None
    assert Person.objects.get().body.name == "二"
