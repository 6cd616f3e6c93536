"""Who objected, and what they said, stands on one page for whoever rules; nowhere else, with something there to leak."""

import io
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import openpyxl
import pytest
from django.db import connection

from lianchuang.notices.actions import close_due_notices, file_objection, record_objection, rule_on_objection
from lianchuang.notices.models import Notice, Objector
from lianchuang.notices.rules import Ruling, Statement
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import clock_at, last_act
from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import twin_of
from tests.cast import NAMES, STAGE_HAND, Cast
from tests.notices.builders import AFTER, DURING, JPG, SECRET, STARTS_ON, standing

PROTECTED = (SECRET.name, SECRET.contact, "验收证书第七页", "诸葛", "13912349876", "举报信")
CALLER = Statement("诸葛乙", "13912349876", "来电反映：第一项的牵头单位不对，见任务书封面。")


@pytest.fixture
def notice(cast: Cast) -> Notice:
    """One that came by the page with a file, one by telephone; the first is ruled on."""
    found, by = standing(cast), cast.reach("赵秘书")
    with clock_at(DURING):
        entry = found.entries.get(position=2).pk
        made = file_objection(
            found, SECRET, entry_id=entry, upload=Upload("欧阳未名举报信.jpg", JPG), address="203.0.113.7"
        )
        record_objection(found, CALLER, way="phone", received_on=STARTS_ON, entry_id=None, by=by)
        rule_on_objection(made, Ruling("dismissed", "查无此事。"), by=by)
    with clock_at(AFTER):
        close_due_notices()
    assert Objector.objects.count() == 2
    return found


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    """The day after."""
    with clock_at(AFTER):
        yield


def leaks(text: str) -> list[str]:
    return [words for words in PROTECTED if words in unescape(text)]


def test_it_is_there_to_leak(cast: Cast, notice: Notice) -> None:
    page = cast.client("赵秘书").get(f"/notices/{notice.pk}/desk/objections/1/").content.decode()
    assert [words for words in PROTECTED[:3] if words not in unescape(page)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_page_tells_who_objected(cast: Cast, notice: Notice, name: str) -> None:
    client, root = cast.client(name), f"/notices/{notice.pk}/"
    addresses = [
        "/notices/", "/notices/table/", root, f"{root}editions/1/", f"{root}objections/new/", f"{root}objections/1/",
        f"{root}objections/2/", f"{root}desk/", f"{root}desk/corrections/new/", f"{root}desk/withdrawal/",
        f"{root}desk/objections/table/", f"{root}print/", f"{root}text/", f"{root}page/", "/desk/", "/acts/",
        f"/acts/?q={SECRET.name}", *(f"/acts/{number}/" for number in range(3, last_act() + 1)),
        f"{root}?known_at=act:{last_act()}", f"{root}desk/?known_at=act:{last_act()}", "/people/", "/bodies/", "/matters/",
    ]  # fmt: skip
    if name != "赵秘书":
        addresses += [
            f"{root}desk/objections/1/",
            f"{root}desk/objections/2/",
            f"{root}desk/objections/1/?verdict=upheld",
        ]
    told = {}
    for address in addresses:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.headers.get("Content-Type", "").startswith("application/vnd"):
            cells = [
                str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(body)).active for cell in row
            ]
            body = "\n".join(cells).encode()
        text = body.decode("utf-8", "ignore").replace(f'value="{SECRET.name}"', "")
        told[address] = leaks(text)
    assert {address: found for address, found in told.items() if found} == {}


def test_neither_the_ledger_nor_any_twin_holds_it(cast: Cast, notice: Notice) -> None:
    told = []
    with connection.cursor() as cursor:
        for table in ["records_act", *sorted(REMEMBERED), *(twin_of(table) for table in sorted(REMEMBERED))]:
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [(table, found) for row in cursor.fetchall() if (found := leaks(str(row)))]
    assert told == []


def test_the_file_opens_only_for_whoever_rules(cast: Cast, notice: Notice) -> None:
    address = f"/notices/{notice.pk}/desk/objections/1/file/"
    told = {name: cast.client(name).get(address).status_code for name in NAMES}
    assert told == {
        "管理员": 409, "赵秘书": 200, "钱部长": 409, "王师傅": 409, "李工": 409, "周老师": 409, "吴秘书": 409, "孙主席": 409, "无人": 302,
    }  # fmt: skip
    answer = cast.client("赵秘书").get(address)
    assert (answer.content, unquote(answer["Content-Disposition"])) == (
        JPG,
        "attachment; filename*=UTF-8''第 1 号异议材料.jpg",
    )
    assert cast.client("赵秘书").get(f"/notices/{notice.pk}/desk/objections/2/file/").status_code == 404
    # No row of proof leads to it.
    assert Evidence.objects.count() == 0


def test_an_author_of_the_public_names_nobody(notice: Notice) -> None:
    assert STAGE_HAND.name == "布景"
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT by_name FROM records_act ORDER BY by_name")
        names = {row[0] for row in cursor.fetchall()}
    assert names == {"布景", "赵秘书", "公众（网上提交）", "系统（到期自动）"}
