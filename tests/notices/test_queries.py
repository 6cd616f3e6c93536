"""How many questions a page asks: the same whatever the rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianchuang.notices.queries import entry_standing
from lianchuang.notices.rules import Listed, Statement
from lianchuang.records.past import clock_at
from tests.cast import Cast
from tests.notices.builders import DURING, SECRET, standing
from tests.notices.test_objections import filed


def queries(cast: Cast, name: str, address: str) -> int:
    client = cast.client(name)
    with clock_at(DURING), CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def notice_with(cast: Cast, count: int) -> int:
    notice = standing(cast, tuple(Listed(f"a:{n}", f"项目{n}") for n in range(count)))
    for number in range(count):
        filed(notice, 1, said=Statement("王师傅", "138", f"{SECRET.facts}{number}"))
    return notice.pk


@pytest.mark.parametrize(
    ("name", "address", "literal"),
    [
        ("无人", "/notices/{}/", 7),
        ("赵秘书", "/notices/{}/desk/", 20),
        ("无人", "/notices/{}/objections/new/", 4),
    ],
)
def test_one_notice_asks_as_much_for_one_entry_as_for_three(
    cast: Cast, name: str, address: str, literal: int
) -> None:
    one, three = notice_with(cast, 1), notice_with(cast, 3)
    assert [queries(cast, name, address.format(one)), queries(cast, name, address.format(three))] == [
        literal,
        literal,
    ]


def test_the_list_asks_as_much_for_one_notice_as_for_three(cast: Cast) -> None:
    standing(cast)
    one = queries(cast, "无人", "/notices/")
    standing(cast)
    standing(cast)
    assert [one, queries(cast, "无人", "/notices/")] == [2, 2]


def test_standing_asks_three_questions(cast: Cast) -> None:
    notice = standing(cast)
    with CaptureQueriesContext(connection) as asked:
        entry_standing(notice)
    assert len(asked) == 3
