"""What cannot be dropped is said at its field; nothing is kept, nothing is written, never a 500."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianchuang.exchange.forms import MOST_FILES
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.records.batches.models import Batch
from lianchuang.records.files.models import Content
from tests.exchange.views.desk import Desk, errors_of, ordinary, words_of
from tests.papers.books import compound_file, parts_of, sheet_xml, zipped

CHOOSE_AGAIN = "文件没有留下：改好年份，再选一次。"
AGAIN = "一个文件也没有收下。请换好上面说的文件，再把全部文件一起拖进来。"


def nothing_kept() -> bool:
    """No batch was opened; the stage has no contents of its own."""
    return not Batch.objects.exists() and not Content.objects.exists()


@pytest.mark.parametrize(
    ("year", "says"),
    [
        ("", "请填写年份，如 2024。"),
        ("24", "「24」不是年份：请写四位数，如 2024。"),
        ("二〇二四", "「二〇二四」不是年份：请写四位数，如 2024。"),
        ("2o24", "「2o24」不是年份：请写四位数，如 2024。"),
        ("20240", "「20240」不是年份：请写四位数，如 2024。"),
        ("2024.5", "「2024.5」不是年份：请写四位数，如 2024。"),
        ("-024", "「-024」不是年份：请写四位数，如 2024。"),
        ("2014", "联盟是 2021 年成立的，没有 2014 年的台账。"),
        ("2099", "2099 年还没有到：请写这些表说的那一年。"),
    ],
)
def test_a_year_nobody_meant(desk: Desk, year: str, says: str) -> None:
    answer = desk.drop(ordinary(), year=year)
    assert (answer.status_code, errors_of(answer)) == (422, [CHOOSE_AGAIN, says])
    assert nothing_kept()


@pytest.mark.parametrize("year", ["2024年", " 2024 ", "２０２４"])
def test_a_year_however_it_is_written(desk: Desk, year: str) -> None:
    assert desk.drop(ordinary(), year=year).status_code == 302
    assert Batch.objects.get().year == 2024


def test_what_was_typed_is_not_lost(desk: Desk) -> None:
    assert 'value="2023"' in desk.drop(year="2023").content.decode()


def test_no_file(desk: Desk) -> None:
    answer = desk.drop()
    assert (answer.status_code, errors_of(answer)) == (422, ["请先选择工作簿（.xlsx）。"])


def test_too_many_files(desk: Desk) -> None:
    answer = desk.drop(*[DroppedFile("表.xlsx", b"x")] * (MOST_FILES + 1))
    assert errors_of(answer) == ["一次最多 40 个文件，请分几次。"]


def bomb() -> bytes:
    """A sheet of 250 MB in 300 KB."""
    with zipfile.ZipFile(written := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(sheet_xml("")).items():
            if not name.endswith("sheet1.xml"):
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(250):
                sheet.write(b" " * 1_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("表.xlsx", b"", "「表.xlsx」"),
        ("旧.xlsx", compound_file("WordDocument"), "「旧.xlsx」是旧格式的 Word 文档 .doc"),
        ("旧.xlsx", compound_file("Workbook"), "「旧.xlsx」是旧格式的 Excel 工作簿 .xls"),
        ("锁.xlsx", compound_file("EncryptedPackage"), "「锁.xlsx」"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "「图.xlsx」"),
        ("文.xlsx", "序号,名称\n1,甲".encode(), "「文.xlsx」"),
        ("弹.xlsx", bomb(), "「弹.xlsx」"),
        ("空.xlsx", zipped(parts_of(sheet_xml(""))), "「空.xlsx」里没有认得的表"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says(desk: Desk, name: str, data: bytes, says: str) -> None:
    answer = desk.drop(DroppedFile(name, data))
    (error,) = errors_of(answer)
    assert (answer.status_code, error[: len(says)]) == (422, says)
    assert nothing_kept()


def test_every_file_that_cannot_be_read_is_named_and_none_is_kept(desk: Desk) -> None:
    answer = desk.drop(DroppedFile("甲.xlsx", b"x"), ordinary(), DroppedFile("乙.xlsx", b"y"))
    errors = errors_of(answer)
    assert [error.partition("」")[0] for error in errors[:2]] == ["「甲.xlsx", "「乙.xlsx"]
    assert errors[2:] == [AGAIN]
    assert nothing_kept()


def test_fifty_megabytes_are_refused_by_their_size(desk: Desk, tmp_path: Path) -> None:
    big = tmp_path / "大.xlsx"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    with big.open("rb") as file:
        answer = desk.client.post(desk.root, {"year": 2024, "files": [file]})
    assert (answer.status_code, errors_of(answer)) == (422, ["「大.xlsx」有 50.0 MB，太大：应小于 50 MB。"])
    assert nothing_kept()


def test_an_expired_session_says_so_and_loses_nothing_typed(desk: Desk) -> None:
    batch = desk.batch()
    answer = Client().post(f"/imports/{batch.pk}/application/", {"seen": "x"})
    assert answer.status_code == 403
    assert "登录已过期" in words_of(answer)
    assert Batch.objects.get().state == "planned"


def test_an_expired_form_says_so(desk: Desk) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.cast.accounts["赵秘书"])
    answer = strict.post(desk.root, {"year": 2024, "files": [SimpleUploadedFile("表.xlsx", b"x")]})
    assert answer.status_code == 403
    assert "什么都没有改动" in words_of(answer)


def test_an_invisible_character_is_told(desk: Desk) -> None:
    answer = desk.drop(ordinary(), year="2024\x00")
    assert answer.status_code == 400
    assert "空字符" in words_of(answer)
    assert nothing_kept()
