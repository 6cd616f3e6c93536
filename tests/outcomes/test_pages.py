"""The pages, lists and tables of outcomes: what they show, to whom, and with how many queries."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from lianchuang.outcomes.models import Patent
from lianchuang.records.past import act
from tests.stage import TYPIST, Stage, entered, listed, queries_of

PATHS: dict[str, tuple[str, Callable[[Stage], int], tuple[str, ...]]] = {
    "patents": ("patents", lambda stage: stage.patent.pk, ("ZL202217472068.9", "已授权", "精工机械公司", "焊缝跟踪联合攻关")),
    "copyrights": ("copyrights", lambda stage: stage.copyright.pk, ("2024SR0131155", "2024年8月3日")),
    "benefits": ("benefits", lambda stage: stage.benefit.pk, ("1,265,000 元", "财务已确认", "焊缝跟踪联合攻关")),
    "media": ("media", lambda stage: stage.media.pk, ("市劳动报", "30,000 以上", "原创", "https://example.org/0")),
}  # fmt: skip


@pytest.mark.parametrize("kind", PATHS)
def test_a_page_shows_facts_proof_and_history(stage: Stage, kind: str) -> None:
    path, key, expected = PATHS[kind]
    answer = entered("赵秘书").get(f"/outcomes/{path}/{key(stage)}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (*expected, "立项汇总表.xlsx", "有名单", "更正并说明", "搭台"):
        assert words in page


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize(
    ("name", "statuses"), [("钱部长", (200, 200)), ("周老师", (404, 404)), ("李工", (200, 404))]
)
def test_what_one_may_not_see_is_a_404(stage: Stage, kind: str, name: str, statuses: tuple[int, int]) -> None:
    path, key, _expected = PATHS[kind]
    # 李工 takes part in the project the patent and the benefit come from.
    expected = statuses[0] if kind in ("patents", "benefits") else statuses[1]
    assert entered(name).get(f"/outcomes/{path}/{key(stage)}/").status_code == expected


@pytest.mark.parametrize("kind", PATHS)
def test_lists_and_their_tables(stage: Stage, kind: str) -> None:
    client = entered("赵秘书")
    address = f"/networks/{stage.network.pk}/outcomes/"
    answer = client.get(f"{address}?kind={kind}&year=2024")
    assert answer.status_code == 200
    assert "共 1" in answer.content.decode()
    assert "共 1" not in client.get(f"{address}?kind={kind}&year=2019").content.decode()
    assert client.get(f"{address}table/?kind={kind}&year=2024").status_code == 200


def test_the_table_is_what_the_list_shows(stage: Stage) -> None:
    answer = entered("赵秘书").get(f"/networks/{stage.network.pk}/outcomes/table/?state=granted")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[3]][:4] == [
        "一种焊缝跟踪装置",
        "发明专利",
        "ZL202217472068.9",
        "已授权",
    ]
    assert "按今天的台账" in sheet.cell(5, 1).value


@pytest.mark.parametrize(("state", "year", "total"), [("granted", 2024, 1), ("published", 2024, 0), ("published", 2023, 1), ("filed", 2022, 1), ("", 2021, 0)])  # fmt: skip
def test_patents_are_listed_by_their_state_at_the_end_of_the_year(
    stage: Stage, state: str, year: int, total: int
) -> None:
    page = (
        entered("赵秘书")
        .get(f"/networks/{stage.network.pk}/outcomes/?year={year}&state={state}")
        .content.decode()
    )
    assert page.count("一种焊缝跟踪装置") == total


@pytest.mark.parametrize("year", ["99999", "0", "abc", "١٢٣٤", "2024年"])
def test_a_year_nobody_meant_is_said(stage: Stage, year: str) -> None:
    answer = entered("赵秘书").get(f"/networks/{stage.network.pk}/outcomes/?year={year}")
    assert answer.status_code == 409
    assert "年份看不懂" in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["page=abc", "page=9999", "sort=nothing", "kind=nothing", "state=nothing", "q=%E2%80%AE"]
)
def test_an_odd_address_is_still_a_page(stage: Stage, query: str) -> None:
    assert entered("赵秘书").get(f"/networks/{stage.network.pk}/outcomes/?{query}").status_code == 200


def test_the_list_asks_as_many_queries_for_one_as_for_sixty(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/networks/{stage.network.pk}/outcomes/"
    one = queries_of(client, address)
    with act(by=TYPIST):
        for number in range(2, 61):
            Patent.objects.create(
                network=stage.network, title=f"专利{number}", kind="design", application_number=f"x{number}",
                filed_on=stage.patent.filed_on, folder=listed("x", stage.book),
            )  # fmt: skip
    assert queries_of(client, address) == one
    assert client.get(address).content.decode().count('data-title="状态"') == 50
