"""Form fields that read what people type with the parsers of basics; what they cannot read is said at the field."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.identifiers import (
    clean_application_number,
    clean_copyright_number,
    print_application_number,
)
from lianchuang.basics.numbers import parse_clicks, parse_money
from lianchuang.basics.periods import (
    PartialDate,
    parse_clock,
    parse_day_and_time,
    parse_partial_date,
    print_partial,
)
from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.filters import BEIJING
from lianchuang.design.saying import spoken

LONGEST_TYPED = 200
EMPTY = gettext_lazy("这里不能空着，请填写。")
UNCHOSEN = gettext_lazy("请选一个。")
NOT_LISTED = gettext_lazy("请从列出的里面选一个。")
NONE_OF_THEM = gettext_lazy("（没有）")
PLEASE_CHOOSE = gettext_lazy("（请选一个）")


class ReadField(forms.CharField):
    """A text box whose text is read by a parser; empty is None. The row's value is written back as people write it."""

    def __init__(self, read: Callable[[str], Any], write: Callable[[Any], str] = str, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": LONGEST_TYPED, **options})
        self.read, self.write = read, write
        # The parser says what is wrong with a NUL, in words and with the rest of the text.
        self.validators = []
        self.error_messages["required"] = EMPTY

    def to_python(self, value: Any) -> Any:
        """The value read, or None where nothing is typed."""
        try:
            text = plain_text(str(value or ""), self.max_length)
            return self.read(text) if text else None
        except Unreadable as unreadable:
            raise ValidationError(spoken(unreadable.says)) from unreadable

    def prepare_value(self, value: Any) -> str:
        """What stands in the box: typed text as typed, a value in words."""
        if value is None:
            return ""
        return value if isinstance(value, str) else self.write(value)


class TextField(ReadField):
    """Plain text; empty stays empty."""

    def __init__(self, **options: Any) -> None:
        super().__init__(str, **options)

    def to_python(self, value: Any) -> str:
        """The text, trimmed."""
        return super().to_python(value) or ""


def _day(text: str) -> date:
    found = parse_partial_date(text)
    if found is None or found.precision != "day":
        raise Unreadable(_("「%(text)s」没有写到日，应写成 2024年12月24日。") % {"text": text})
    return found.last


def _written_day(value: Any) -> str:
    return print_partial(value, "day", "zh") if isinstance(value, date) else str(value)


class DayField(ReadField):
    """A day; happened=True refuses one that has not come yet."""

    def __init__(self, happened: bool = False, **options: Any) -> None:
        super().__init__(_day, _written_day, **options)
        self.happened = happened

    def clean(self, value: Any) -> Any:
        """The day read; today is Beijing's."""
        day = super().clean(value)
        if day and self.happened and day > timezone.localdate():
            raise ValidationError(_("%(day)s还没有到，请核对年份。") % {"day": _written_day(day)})
        return day


def _instant(text: str) -> datetime:
    day, clock = parse_day_and_time(text)
    if clock is None:
        raise Unreadable(_("「%(text)s」没有写到几点，应写成 2026年5月20日 17:00。") % {"text": text})
    return datetime.combine(day, clock, tzinfo=BEIJING)


def _written_instant(value: Any) -> str:
    if not isinstance(value, datetime):
        return str(value)
    local = value.astimezone(BEIJING)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{print_partial(local.date(), 'day', 'zh')} {clock}"


class InstantField(ReadField):
    """A day and a time of it, by the clocks in Beijing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_instant, _written_instant, **options)


class PartialDateField(ReadField):
    """A day, a month or a year, as exactly as it is known."""

    def __init__(self, **options: Any) -> None:
        super().__init__(parse_partial_date, str, **options)


def _written_money(value: Any) -> str:
    return f"{value:,.2f}".removesuffix(".00") if isinstance(value, Decimal) else str(value)


class MoneyField(ReadField):
    """Yuan; a bare number is taken as yuan, as the label says."""

    def __init__(self, **options: Any) -> None:
        super().__init__(lambda text: parse_money(text, "元"), _written_money, **options)


class ClicksField(ReadField):
    """Clicks and whether that is only a lower bound, as a pair."""

    def __init__(self, **options: Any) -> None:
        super().__init__(parse_clicks, lambda pair: f"{pair[0]}{'+' if pair[1] else ''}", **options)


class ClockField(ReadField):
    """A time of day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            parse_clock, lambda value: f"{value:%H:%M}" if isinstance(value, time) else str(value), **options
        )


class ApplicationNumberField(ReadField):
    """A patent's application number with a right check digit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(clean_application_number, **options)

    def prepare_value(self, value: Any) -> str:
        """A clean number with its dot; typed text as typed."""
        text = str(value or "")
        is_clean = (
            len(text) in (9, 13) and text[:-1].isascii() and text[:-1].isdigit() and text[-1] in "0123456789X"
        )
        return print_application_number(text, False) if is_clean else text


class CopyrightNumberField(ReadField):
    """A software copyright's registration number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(clean_copyright_number, **options)


def _year(text: str) -> int:
    found = parse_partial_date(text if text.endswith("年") else f"{text}年")
    if found is None or found.precision != "year":
        raise Unreadable(_("「%(text)s」不是年份，应写成 2024。") % {"text": text})
    return found.last.year


class YearField(ReadField):
    """A year from 1949 to 2100."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_year, **options)


class RowField(forms.ModelChoiceField):
    """One of the rows in sight."""

    def __init__(self, rows: models.QuerySet, **options: Any) -> None:
        empty = PLEASE_CHOOSE if options.get("required") else NONE_OF_THEM
        super().__init__(rows, **{"required": False, "empty_label": empty, **options})
        self.error_messages.update(required=UNCHOSEN, invalid_choice=NOT_LISTED)


class ListedField(forms.TypedChoiceField):
    """One of a fixed list of words."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(choices=choices, **options)
        self.error_messages.update(required=UNCHOSEN, invalid_choice=NOT_LISTED)


class YesNoField(ListedField):
    """Yes or no, said aloud: nothing is ticked by silence."""

    def __init__(self, **options: Any) -> None:
        choices = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]
        super().__init__(choices, coerce=lambda value: value == "yes", widget=forms.RadioSelect, **options)

    def prepare_value(self, value: Any) -> Any:
        """The word of a stored yes or no."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def partial_in(row: models.Model, name: str, precision_name: str) -> PartialDate | None:
    """A partial date out of its two columns."""
    last = getattr(row, name)
    return PartialDate(last, getattr(row, precision_name)) if last else None
