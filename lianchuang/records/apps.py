"""The ground floor: what must hold is asked at every start, and brought about after every migration."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Records: past, files, batches."""

    name = "lianchuang.records"

    def ready(self) -> None:
        """Register the checks, which need the models."""
        from lianchuang.records.past import checks, mending  # noqa: PLC0415  models load only now

        register(checks.every_table_is_listed)
        register(checks.every_trigger_stands, Tags.database)
        post_migrate.connect(mending.mend, sender=self)
