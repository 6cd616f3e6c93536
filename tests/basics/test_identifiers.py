"""Credit codes, patent application numbers and software copyrights, with their check digits."""

import pytest

from lianchuang.basics.identifiers import (
    application_check_digit,
    check_uscc,
    clean_application_number,
    clean_copyright_number,
    clean_uscc,
    patent_kind_of,
    print_application_number,
)
from lianchuang.basics.unreadable import Unreadable


def refusal(parse, text):
    with pytest.raises(Unreadable) as error:
        parse(text)
    assert error.value.says.endswith("。")
    return error.value.says


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("91350100M000100Y43", "91350100M000100Y43"),
        ("91110117ma283fefc4", "91110117MA283FEFC4"),
        (" 9111 0117 MA28-3FEF C4\u3000", "91110117MA283FEFC4"),
        ("９１１１０１１７ＭＡ２８３ＦＥＦＣ４", "91110117MA283FEFC4"),
    ],
)
def test_credit_codes(typed, code):
    assert check_uscc(typed) == code
    assert clean_uscc(typed) == code


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            "91350100M000100Y4Z",
            "「91350100M000100Y4Z」不是统一社会信用代码：不会出现「Z」，只用数字和除 I、O、S、V、Z 以外的大写字母。",
        ),
        (
            "91350100M000100Y44",
            "「91350100M000100Y44」的校验码不对：最后一位应为「3」，现在是「4」，请核对整个代码。",
        ),
        (
            "91110117MA283FEFC0",
            "「91110117MA283FEFC0」的校验码不对：最后一位应为「4」，现在是「0」，请核对整个代码。",
        ),
        ("9111", "「9111」不是统一社会信用代码：应为 18 位，现在是 4 位。"),
        ("", "「」不是统一社会信用代码：应为 18 位，现在是 0 位。"),
        (
            "91ABCDEFMA283FEFC4",
            "「91ABCDEFMA283FEFC4」不是统一社会信用代码：第 3 到 8 位应为数字（登记机关所在地）。",
        ),
    ],
)
def test_wrong_credit_codes(typed, says):
    assert refusal(check_uscc, typed) == says


@pytest.mark.parametrize(
    "typed", ["91110117MA283FEFC\x004", "٩1110117MA283FEFC4", "91110117MA283FEFCé", "中" * 18]
)
def test_hostile_credit_codes(typed):
    refusal(check_uscc, typed)


@pytest.mark.parametrize(
    ("digits", "check"),
    [("95115608", "X"), ("201710601862", "3"), ("201310699744", "2"), ("202217472068", "9")],
)
def test_check_digits(digits, check):
    assert application_check_digit(digits) == check


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ZL202217472068.9", "2022174720689"), ("202217472068 . 9", "2022174720689"), ("zl 2022 1 7472068.9", "2022174720689"),
        ("２０２２１７４７２０６８．９", "2022174720689"), ("ＺＬ２０２２１７４７２０６８．９", "2022174720689"), ("202415384526.X", "202415384526X"),
        ("202415384526.x", "202415384526X"), ("CN202415384526X", "202415384526X"), ("202217472068。9", "2022174720689"),
        ("ZL95115608.X", "95115608X"), ("201710601862.3", "2017106018623"), ("201310699744.2", "2013106997442"),
    ],
)  # fmt: skip
def test_application_numbers(typed, number):
    assert clean_application_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            "ZL202219750694.0",
            "「ZL202219750694.0」的校验位不对：按前 12 位算应为「2」，现在是「0」，请核对整个号码。",
        ),
        ("95115608.1", "「95115608.1」的校验位不对：按前 8 位算应为「X」，现在是「1」，请核对整个号码。"),
        ("202217472068", "「202217472068」缺最后的校验位：按前 12 位算应为 202217472068.9，请核对。"),
        (
            "CN114567890A",
            "「CN114567890A」像是公布号或公告号，不是申请号：申请号应为 13 位，如 202217472068.9。",
        ),
        ("CN114567890", "「CN114567890」不是专利申请号：2003 年 10 月以后的申请号应为 13 位。"),
        ("102417472068.9", "「102417472068.9」不是专利申请号：前四位是申请年份，应在 1985 到 2100 之间。"),
        (
            "202247472068.9",
            "「202247472068.9」不是专利申请号：年份后的「4」应为 1（发明）、2（实用新型）、3（外观设计）、8 或 9（国际申请）。",
        ),
        ("2024SR0131155", "「2024SR0131155」不是专利申请号：应为 12 位数字加校验位，如 202217472068.9。"),
        ("", "「」不是专利申请号：应为 12 位数字加校验位，如 202217472068.9。"),
    ],
)
def test_wrong_application_numbers(typed, says):
    assert refusal(clean_application_number, typed) == says


@pytest.mark.parametrize(
    "typed", ["٢02217472068.9", "202217472068.9\x00", "ZL", "ZLZL202217472068.9", "2" * 500]
)
def test_hostile_application_numbers(typed):
    refusal(clean_application_number, typed)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("2022174720689", "invention"),
        ("2023216830986", "utility_model"),
        ("2024370422394", "design"),
        ("2022874720685", "invention"),
        ("2022974720687", "utility_model"),
        ("95115608X", "invention"),
        ("952156083", "utility_model"),
    ],
)
def test_the_kind_stands_in_the_number(number, kind):
    assert patent_kind_of(number) == kind


def test_zl_only_after_grant():
    assert print_application_number("2022174720689", granted=True) == "ZL202217472068.9"
    assert print_application_number("2022174720689", granted=False) == "202217472068.9"
    assert print_application_number("95115608X", granted=True) == "ZL95115608.X"


@pytest.mark.parametrize(
    "typed",
    [
        "2024SR0131155",
        "2024sr0131155",
        "软著登字第2024SR0131155号",
        "２０２４ＳＲ０１３１１５５",
        "2024 SR 0131155",
    ],
)
def test_software_copyrights(typed):
    assert clean_copyright_number(typed) == "2024SR0131155"


@pytest.mark.parametrize(
    "typed", ["2024SR1", "SR0131155", "0202SR0131155", "202217472068.9", "", "2024SR0131155\x00"]
)
def test_wrong_software_copyrights(typed):
    refusal(clean_copyright_number, typed)
