"""How names and telephone numbers are masked."""

import pytest

from lianchuang.papers.masks import holds_phone, mask_name, mask_phone, mask_phones_in


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王强", "王＊"),
        ("王师傅", "王＊＊"),
        ("欧阳明月", "欧阳＊＊"),
        ("欧阳", "欧＊"),
        ("诸葛亮", "诸葛＊"),
        ("王", "＊"),
        (" 王 ", "＊"),
        ("", ""),
        ("阿依古丽·买买提", "阿＊＊＊·＊＊＊"),
        ("Anna Smith", "A＊＊"),
    ],
)
def test_a_name_keeps_its_surname(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("10012345634", "100******34"), ("010-87654321", "010*******21"), ("12345", "*****"), ("", "")],
)
def test_a_number_keeps_its_ends(number, masked):
    assert mask_phone(number) == masked


def test_numbers_are_found_inside_a_text():
    assert (
        mask_phones_in("联系人 10012345634，编号 2022174720689") == "联系人 100******34，编号 2022174720689"
    )
    assert holds_phone("电话：010 87654321") is True
    assert mask_phones_in("100 2576 2089") == "100********89"
    assert holds_phone("１００２７５００８０１") is True
    assert holds_phone("2024-01，16人") is False
