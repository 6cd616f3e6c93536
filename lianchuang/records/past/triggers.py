"""The triggers of either engine, under one name."""

from types import ModuleType

from django.db.backends.base.base import BaseDatabaseWrapper

from lianchuang.records.past import triggers_postgresql, triggers_sqlite


def triggers_of(connection: BaseDatabaseWrapper) -> ModuleType:
    """The module that writes triggers for this engine: written, take_off, new_twin, ledger_guards."""
    return triggers_sqlite if connection.vendor == "sqlite" else triggers_postgresql
