"""Stored values in words, for a change that is shown before it is made."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from lianchuang.basics.periods import PartialDate, Precision
from lianchuang.basics.said import Said
from lianchuang.design.saying import said_of


def told(row: Model, attribute: str, value: Any) -> str:
    """A value of a record's field in words: Said, the same whoever reads."""
    if value is None or value == "":
        return ""
    choices = dict(getattr(row._meta.get_field(attribute), "flatchoices", ()))
    if isinstance(value, str):
        return said_of(choices[value]) if value in choices else value
    if isinstance(value, bool):
        return Said("是") if value else Said("否")
    if isinstance(value, date):
        precision: Precision = getattr(row, attribute.removesuffix("_on") + "_precision", "day")
        return Said("%(day)s", day=PartialDate(value, precision))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return Said("%(yuan)s 元", yuan=f"{value.normalize():,f}")
    return str(value)
