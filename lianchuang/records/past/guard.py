"""What may be said to the database while a lens is open.

Reading through the lens, and reading and writing what is not remembered: sign-in and sessions go on. Refused are writes
that name anything remembered, changes of the schema, and remembered tables by their own names: raw SQL is not renamed
and would quietly show the present. A subquery of today names its table with the schema, which passes.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext, gettext_noop

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.remembered import REMEMBERED

WORD = re.compile(r'(?P<today>"(?:main|public)"\.)?"?(?P<name>\w+)')
SCHEMA_CHANGE = re.compile(
    r"\s*(CREATE|ALTER|DROP|TRUNCATE|REINDEX|VACUUM|ATTACH|DETACH|GRANT|REVOKE)\b", re.IGNORECASE
)
WRITE = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|MERGE)\b", re.IGNORECASE)
ENDINGS = ("_asof", "_past")


class LensRefused(Refused):
    """A statement that a lens does not let through; a fault of the code, told in words all the same."""


def guard(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """An execute_wrapper for the time a lens is open. Raises LensRefused."""
    reason = objection(str(sql))
    if reason:
        raise LensRefused(gettext(reason))
    return execute(sql, params, many, context)


@lru_cache(maxsize=2048)
def objection(sql: str) -> str:
    """Why the statement may not be run under a lens; empty where it may."""
    if SCHEMA_CHANGE.match(sql):
        return gettext_noop("现在看的是当时的台账，不能改动数据库的结构。")
    names = [(match["name"].lower(), bool(match["today"])) for match in WORD.finditer(sql)]
    if any(name in REMEMBERED and not is_today for name, is_today in names):
        return gettext_noop("现在看的是当时的台账，这一句直接读了今天的表。")
    if WRITE.search(sql) and any(_bare(name) in REMEMBERED for name, _ in names):
        return gettext_noop("现在看的是当时的台账，只能看，不能改。请先回到今天。")
    return ""


def _bare(name: str) -> str:
    return next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name)
