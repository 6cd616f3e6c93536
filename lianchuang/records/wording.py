"""What the columns of a row are called and how their values are written for a reader."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianchuang.basics.periods import print_partial

DAY = "_on"
PRECISION = "_precision"


class Words:
    """The words for values of rows; each related row is asked for once."""

    def __init__(self) -> None:
        self._names: dict[tuple[type, Any], str] = {}

    def of(self, column: models.Field, value: Any, precision: str = "day") -> str:
        """A value in words; "" where there is none. A related row may be given by its key."""
        if value is None or value == "":
            return ""
        if isinstance(value, models.Model):
            return str(value)
        if column.is_relation:
            return self._name(column.related_model, value)  # type: ignore[arg-type]
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        return _written(column.to_python(value), precision)

    def _name(self, model: type[models.Model], key: Any) -> str:
        if (model, key) not in self._names:
            row = model._default_manager.filter(pk=key).first()
            self._names[model, key] = str(row) if row else _("已不在的记录")
        return self._names[model, key]


def column_of(row: models.Model, name: str) -> models.Field | None:
    """The column of a field's or a database column's name; None for one that is no longer there."""
    try:
        found = row._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def title_of(row: models.Model, column: models.Field) -> str:
    """What the field is called; a precision is called like its day."""
    day = (
        column_of(row, column.name.removesuffix(PRECISION) + DAY) if column.name.endswith(PRECISION) else None
    )
    return str((day or column).verbose_name)


def precision_in(values: dict[str, Any], name: str) -> str:
    """How exactly the day of that name is known, by the values beside it."""
    return str(values.get(name.removesuffix(DAY) + PRECISION) or "day")


def _written(value: Any, precision: str) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return f"{localtime(value) if is_aware(value) else value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return print_partial(value, precision, "en" if (get_language() or "").startswith("en") else "zh")
    if isinstance(value, Decimal):
        return f"{value:,.2f}".removesuffix(".00")
    return str(value)
