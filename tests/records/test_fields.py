"""What a form field cannot read is said in the language of whoever typed it."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from lianchuang.records.fields import (
    ApplicationNumberField,
    ClockField,
    DayField,
    InstantField,
    MoneyField,
    TextField,
    YearField,
)


class Typed(forms.Form):
    """One field of each parser."""

    money = MoneyField()
    day = DayField()
    clock = ClockField()
    year = YearField()
    number = ApplicationNumberField()
    text = TextField(max_length=4)


@pytest.mark.parametrize(
    ("field", "typed", "chinese", "english"),
    [
        ("money", "١٢٣", "「١٢٣」里有其他文字的数字或带圈、上标的数字，请改用 0 到 9。",
         "“١٢٣” holds digits of another script, circled or raised ones; please use 0 to 9."),
        ("money", "约5万", "「约5万」不是金额：应为写明单位的金额，如 12.5万元。",
         "“约5万” is not a sum of money: write a sum with its unit, like 12.5万元."),
        ("day", "2023年2月30日", "「2023年2月30日」不是日期：2023年2月只有 1 到 28 日。",
         "“2023年2月30日” is not a date: Feb 2023 has only the days 1 to 28."),
        ("clock", "8.57", "「8.57」不是时间：应写成 8:57 或 上午8:57。", "“8.57” is not a time: write it like 8:57 or 8:57 AM."),
        ("year", "2024-05", "「2024-05年」不是日期：应写成 2018年1月5日、2018-01-05、2018/1/5、2018年1月 或 2018.1。",
         "“2024-05年” is not a date: write it like 2018-01-05, 2018/1/5 or 2018.1."),
        ("number", "201710601862.4",
         "「201710601862.4」的校验位不对：按前 12 位算应为「3」，现在是「4」，请核对整个号码。",
         "The check digit of “201710601862.4” is wrong: by its first 12 digits it should be “3” and is “4”; please check the whole number."),
        ("text", "一二三四五", "「一二三四五」有 5 个字，最多 4 个字。", "“一二三四五” has 5 characters, at most 4 are taken."),
    ],
)  # fmt: skip
def test_what_cannot_be_read(field: str, typed: str, chinese: str, english: str) -> None:
    for language, says in (("zh-hans", chinese), ("en", english)):
        with override(language):
            assert Typed({field: typed}).errors == {field: [says]}


def test_an_instant_is_read_by_the_clocks_in_beijing() -> None:
    field = InstantField(label="截止")
    assert field.clean("2026年5月20日 17:00") == datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
    assert field.prepare_value(datetime(2026, 5, 20, 9, 0, tzinfo=UTC)) == "2026年5月20日 17:00"
    to_the_second = datetime(2026, 5, 20, 9, 0, 30, tzinfo=UTC)
    assert field.prepare_value(to_the_second) == "2026年5月20日 17:00:30"
    assert field.clean("2026年5月20日 17:00:30") == to_the_second
    with pytest.raises(ValidationError, match="没有写到几点"):
        field.clean("2026年5月20日")
