"""Bringing the database to the lists of remembered.py where no migration does."""

import logging
from typing import Any

from django.db import connection

from lianchuang.records.past.checks import differences

log = logging.getLogger(__name__)


def mend(**sent: Any) -> list[str]:
    """Make anew whatever differs from how it would be written today; return what differed. Runs after every migrate.

    For a table that was added to REMEMBERED (its rows begin with this act), and for triggers that a new version writes
    otherwise. Each is told in the log, since somebody may have tampered with it.
    """
    found = differences()
    if found:
        log.warning("made anew after migrating: %s", "; ".join(found))
        with connection.schema_editor() as editor:
            editor.follow_all()  # type: ignore[attr-defined]
    return found
