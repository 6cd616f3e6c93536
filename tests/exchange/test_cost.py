"""What a plan and an apply cost in queries: the same at any size."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianchuang.exchange.actions import apply_batch, look, open_batch, remarks_file
from lianchuang.networks.models import Network
from tests.exchange.books import Office
from tests.exchange.conftest import SECRETARY, YEAR
from tests.exchange.sheets import OTHER, STUDIO, book


@pytest.mark.parametrize("studios", [3, 30])
def test_queries_do_not_grow(network: Network, studios: int) -> None:
    batch = open_batch(
        Office(3, studios=studios, projects=3).files(), network=network, year=YEAR, by=SECRETARY
    )
    with CaptureQueriesContext(connection) as looking:
        look(batch)
    with CaptureQueriesContext(connection) as applying:
        apply_batch(batch, by=SECRETARY, seen=None)
    with CaptureQueriesContext(connection) as again:
        look(batch)
    assert (len(looking), len(again)) == (39, 40)
    assert len(applying) <= 75


def test_the_remarks_are_put_in_place(network: Network) -> None:
    wrong = {**STUDIO, "领衔人": "待定"}
    file = book(成员=[wrong, {**OTHER, "备注": "2023年6月退出联盟"}])
    batch = open_batch([file], network=network, year=YEAR, by=SECRETARY)
    name, data = remarks_file(batch, 0, by=SECRETARY)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert name == "表（核对意见）.xlsx"
    assert sheet.cell(1, 14).value == "核对意见"
    assert "「领衔人」必须填写" in sheet.cell(2, 14).value
    assert "像是已经不在联盟里" in sheet["M3"].comment.text


def test_a_file_with_remarks_in_it_is_read_like_the_original(network: Network) -> None:
    file = book(成员=[{**STUDIO, "成立时间": "2018年5月"}, {**OTHER, "备注": "2023年6月退出联盟"}])
    batch = open_batch([file], network=network, year=YEAR, by=SECRETARY)
    _, data = remarks_file(batch, 0, by=SECRETARY)
    again = look(open_batch([type(file)("改.xlsx", data)], network=network, year=YEAR, by=SECRETARY))
    assert [(p.row, p.kind) for p in again.problems if p.level != "hint"] == [(3, "left_the_alliance")]
