"""Acts: who, for whom, on which paper, when and why; numbered densely, in the order of time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lianchuang.basics.verdicts import Refused
from lianchuang.people.models import Body
from lianchuang.records.past import Author, act, clock_at, command_line_author, last_act, lens
from lianchuang.records.past.models import Act
from tests.records.past.playing import SECRETARY

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_an_act_says_who_for_whom_on_which_paper_when_and_why() -> None:
    with (
        clock_at(NOON),
        act(
            by=SECRETARY, reason="补录", paper="京交工〔2024〕3号", on_behalf_of="王师傅", batch_id=5
        ) as number,
    ):
        Body.objects.create(name="公交")
    entry = Act.objects.values().get(pk=number)
    assert entry == {
        "id": 1,
        "at": NOON,
        "clock": NOON,
        "by_account_id": 7,
        "by_name": "赵秘书",
        "on_behalf_of_name": "王师傅",
        "paper": "京交工〔2024〕3号",
        "reason": "补录",
        "batch_id": 5,
    }


@pytest.mark.django_db
def test_a_clock_that_goes_back_cannot_disorder_acts() -> None:
    for instant in (NOON, NOON - timedelta(days=1), NOON):
        with clock_at(instant), act(by=SECRETARY):
            pass
    microsecond = timedelta(microseconds=1)
    assert list(Act.objects.order_by("pk").values_list("pk", "at", "clock")) == [
        (1, NOON, NOON),
        (2, NOON + microsecond, NOON - timedelta(days=1)),
        (3, NOON + 2 * microsecond, NOON),
    ]


@pytest.mark.django_db
def test_an_act_inside_an_act_is_the_same_act() -> None:
    with act(by=SECRETARY) as outer, act(by=Author(None, "另一人")) as inner:
        Body.objects.create(name="公交")
    assert (outer, inner, last_act()) == (1, 1, 1)
    assert Act.objects.get().by_name == "赵秘书"


@pytest.mark.django_db(transaction=True)
def test_the_number_of_an_act_that_failed_is_free_again(found: Callable[..., Body]) -> None:
    with pytest.raises(ZeroDivisionError), act(by=SECRETARY) as failed:
        Body.objects.create(name="公交")
        raise ZeroDivisionError
    assert (failed, last_act(), Body.objects.count()) == (1, 0, 0)
    found("地铁")
    assert last_act() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write",
    [
        lambda body: Body.objects.create(name="无"),
        lambda body: Body.objects.bulk_create([Body(name="无")]),
        lambda body: Body.objects.bulk_create([Body(name="无")], ignore_conflicts=True),
        lambda body: Body.objects.update(name="无"),
        lambda body: body.delete(),
        lambda body: connection.cursor().execute("UPDATE people_body SET name = '无'"),
        lambda body: connection.cursor().execute("DELETE FROM people_body"),
    ],
)
def test_no_remembered_row_is_written_without_an_act(
    found: Callable[..., Body], write: Callable[[Body], object]
) -> None:
    body = found("公交")
    with pytest.raises(IntegrityError, match="write without an act on people_body"), transaction.atomic():
        write(body)
    assert list(Body.objects.values_list("name")) == [("公交",)]


@pytest.mark.django_db
def test_what_follows_an_act_in_the_same_transaction_is_not_part_of_it() -> None:
    with transaction.atomic():
        with act(by=SECRETARY):
            Body.objects.create(name="公交")
        with pytest.raises(IntegrityError, match="write without an act"), transaction.atomic():
            Body.objects.create(name="地铁")


@pytest.mark.django_db
def test_after_an_act_that_failed_inside_a_transaction_there_is_none() -> None:
    with pytest.raises(ZeroDivisionError), act(by=SECRETARY):
        raise ZeroDivisionError
    with pytest.raises(IntegrityError, match="write without an act"), transaction.atomic():
        Body.objects.create(name="地铁")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_cannot_be_kept_says_so() -> None:
    """An error swallowed inside makes the database roll back at the end; nobody must believe it was written."""
    with (
        pytest.raises(transaction.TransactionManagementError, match="act 1 cannot be kept"),
        act(by=SECRETARY),
    ):
        Body.objects.create(name="公交")
        try:
            with transaction.atomic(savepoint=False):
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    assert (last_act(), Body.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_under_a_lens_there_is_no_act(found: Callable[..., Body]) -> None:
    found("公交")
    with lens(1), pytest.raises(Refused, match="只能看，不能改"), act(by=SECRETARY):
        pass
    assert last_act() == 1


@pytest.mark.django_db
def test_the_ledger_is_only_added_to(found: Callable[..., Body]) -> None:
    found("公交")
    for statement in ("UPDATE records_act SET by_name = '别人'", "DELETE FROM records_act"):
        with pytest.raises(IntegrityError, match="the past is kept"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Act.objects.get().by_name == "赵秘书"


def test_the_command_line_acts_under_the_name_of_its_user() -> None:
    author = command_line_author()
    assert (author.account_id, author.name.startswith("命令行 ")) == (None, True)


def test_the_clock_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"), clock_at(datetime(2024, 3, 1)):
        pass
