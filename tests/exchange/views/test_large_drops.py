"""A big drop stays a light page, asked with as many queries as a small one."""

import gzip

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianchuang.exchange.importing.plan import DroppedFile
from tests.exchange.sheets import STUDIO, book
from tests.exchange.views.desk import Desk, words_of


def studios(count: int, remark: str = "", code: str = "") -> DroppedFile:
    """Many studios of many bodies."""
    rows = [
        STUDIO
        | {"单位全称": f"江南第{n}公司", "工作室名称": f"第{n}攻关工作室", "领衔人": f"何立{chr(0x4E00 + n)}", "信用代码": code, "备注": remark}
        for n in range(count)
    ]  # fmt: skip
    return book(成员=rows)


def queries_of(desk: Desk, file: DroppedFile) -> int:
    """How many queries the plan page of a drop asks."""
    address = f"/imports/{desk.batch(file).pk}/"
    with CaptureQueriesContext(connection) as asked:
        assert desk.client.get(address).status_code == 200
    return len(asked)


def test_as_many_queries_for_two_rows_as_for_two_hundred(desk: Desk) -> None:
    assert queries_of(desk, studios(200)) == queries_of(desk, studios(2))


def test_a_thousand_rows_are_a_light_page(desk: Desk) -> None:
    answer = desk.client.get(f"/imports/{desk.batch(studios(1000)).pk}/")
    assert "新增1000行" in words_of(answer)
    assert "还有940行" in words_of(answer)
    assert len(gzip.compress(answer.content)) < 30_000


def test_a_thousand_doubts_are_asked_in_portions(desk: Desk) -> None:
    answer = desk.client.get(f"/imports/{desk.batch(studios(1000, remark='2023年6月已退出联盟')).pk}/")
    assert answer.content.decode().count('class="decision"') == 40
    assert "还有960处存疑" in words_of(answer)


def test_a_thousand_faults_are_counted(desk: Desk) -> None:
    answer = desk.client.get(f"/imports/{desk.batch(studios(1000, code='123')).pk}/")
    assert "还有940行有错" in words_of(answer)
    assert len(gzip.compress(answer.content)) < 30_000
