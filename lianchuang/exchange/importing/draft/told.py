"""Stored values in words, for a change that is shown before it is made."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from lianchuang.basics.periods import print_partial


def told(row: Model, attribute: str, value: Any) -> str:
    """A value of a record's field in words."""
    if value is None or value == "":
        return ""
    choices = dict(getattr(row._meta.get_field(attribute), "flatchoices", ()))
    if isinstance(value, str):
        return str(choices.get(value, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return print_partial(value, getattr(row, attribute.removesuffix("_on") + "_precision", "day"))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value.normalize():,f} 元"
    return str(value)
