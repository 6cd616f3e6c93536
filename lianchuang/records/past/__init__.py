"""The past: every write in an act, every act answerable, any page as of any act.

What other packages use is named here. `Act` and `RememberedModel` are models, which Django loads after this package:
they are found when first asked for.
"""

from importlib import import_module
from typing import Any

from lianchuang.records.past.acts import Author, act, command_line_author, last_act
from lianchuang.records.past.clock import BEIJING, clock_at, now, this_day
from lianchuang.records.past.history import ActRow, Version, history_of, rows_of_act
from lianchuang.records.past.knowing import KnownAt, known_at, resolve_known_at
from lianchuang.records.past.lens import lens, open_lens, today
from lianchuang.records.past.middleware import LensMiddleware
from lianchuang.records.past.undo import Conflict, UndoRefused, undo_act

_MODELS = {
    "Act": "lianchuang.records.past.models",
    "ActDigest": "lianchuang.records.past.models",
    "RememberedModel": "lianchuang.records.past.row",
}


def __getattr__(name: str) -> Any:
    if name in _MODELS:
        return getattr(import_module(_MODELS[name]), name)
    raise AttributeError(name)


__all__ = [
    "BEIJING",
    "ActRow",
    "Author",
    "Conflict",
    "KnownAt",
    "LensMiddleware",
    "UndoRefused",
    "Version",
    "act",
    "clock_at",
    "command_line_author",
    "history_of",
    "known_at",
    "last_act",
    "lens",
    "now",
    "open_lens",
    "resolve_known_at",
    "rows_of_act",
    "this_day",
    "today",
    "undo_act",
]
