"""A remembered row: one that came out of the past refuses to be saved, and to be mixed with another day."""

from typing import Any, ClassVar, NoReturn, Self

from django.db import connections, models
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.moment import moment_of


class RememberedModel(models.Model):
    """A model whose table has a twin. Its table's name stands in REMEMBERED (remembered.py)."""

    # The act a row was read as of; None for a row of the present.
    _known_at_act: ClassVar[int | None] = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **options: Any) -> Self:
        """Stamp what a lens shows."""
        row = super().from_db(db, field_names, values, **options)
        number = lens_over(db)
        if number is not None:
            row._known_at_act = number  # type: ignore[misc]
        return row

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        """Reload, or load a deferred field, on the day the row is of; raises Refused on another."""
        refuse_other_day(self, self._state.db)
        super().refresh_from_db(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Raises Refused for a row of the past."""
        self._refuse_stamped()
        return super().delete(*args, **options)

    def _prepare_related_fields_for_save(self, operation_name: str, fields: Any = None) -> None:
        """Django asks this of every row in save, bulk_create and bulk_update; raises Refused for one of the past."""
        self._refuse_stamped()
        super()._prepare_related_fields_for_save(operation_name, fields)  # type: ignore[misc]

    def _refuse_stamped(self) -> None:
        if self._known_at_act is not None:
            raise Refused(_("这一行是当时的台账，不能改。请回到今天再改。"))


class OneDay:
    """A database router that routes nothing: it is where Django tells from which row a relation is read.

    A row read under a lens reads its relations under the same lens, a row of the present without one.
    """

    def db_for_read(self, model: type[models.Model], **hints: Any) -> None:
        """Raises Refused where two days would be mixed."""
        row = hints.get("instance")
        if isinstance(row, RememberedModel) and not row._state.adding and row._state.db is not None:
            refuse_other_day(row, row._state.db)

    def allow_relation(self, named: models.Model, by: models.Model, **hints: Any) -> None:
        """Raises Refused where a row of the past is named by a row of another day, a new one included."""
        day = getattr(named, "_known_at_act", None)
        other = lens_over(None) if by._state.adding else getattr(by, "_known_at_act", None)
        if day is not None and day != other:
            _refuse_mixing()


def lens_over(alias: str | None) -> int | None:
    """The act the open lens of a connection shows."""
    return moment_of(connections[alias or "default"]).lens


def refuse_other_day(row: RememberedModel, alias: str | None) -> None:
    """Raise Refused where the row is of another day than the one the database shows now."""
    if row._known_at_act != lens_over(alias):
        _refuse_mixing()


def _refuse_mixing() -> NoReturn:
    raise Refused(_("这一行和现在看的不是同一天的台账，不能混在一起看。"))
