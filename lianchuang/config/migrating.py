"""Apply the migrations that a data directory lacks."""

from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from lianchuang.config.backups import back_up
from lianchuang.config.trouble import CannotStart


def migrate(data: Path, *, backup: bool) -> None:
    """Apply what is missing, after a backup where there is something to lose. Raises CannotStart."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise CannotStart(f"数据库连接不上 · The database cannot be reached: {error}") from error
    refuse_newer(executor.loader)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if backup and executor.loader.applied_migrations:
            back_up(data)
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()


def refuse_newer(loader: MigrationLoader) -> None:
    """An old program must not write into the data of a newer one: it would leave out what it does not know."""
    newest: dict[str, str] = {}
    for app, name in loader.disk_migrations or {}:
        newest[app] = max(name, newest.get(app, ""))
    unknown = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations or {} if name > newest.get(app, name)
    )
    if unknown:
        raise CannotStart(
            "这些数据是更新的版本写的，请先更新程序 · The data were written by a newer version of Lianchuang, "
            f"update the program first. Unknown here: {', '.join(unknown)}"
        )
