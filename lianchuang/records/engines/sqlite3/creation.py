"""Test databases: files, since a database in memory meets no lock."""

import os
from typing import Any

from django.db.backends.sqlite3 import creation


class DatabaseCreation(creation.DatabaseCreation):
    """SQLite's, which also clears away the log of an earlier run: an old log would be read into a new file."""

    def _create_test_db(self, *args: Any, **options: Any) -> str:
        name: str = super()._create_test_db(*args, **options)  # type: ignore[misc]
        self._clear_log(name)
        return name

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        super()._destroy_test_db(test_database_name, verbosity)  # type: ignore[misc]
        self._clear_log(test_database_name)

    def _clear_log(self, name: str) -> None:
        for ending in ("-wal", "-shm"):
            if os.path.exists(f"{name}{ending}"):
                os.remove(f"{name}{ending}")
