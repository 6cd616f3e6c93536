"""The ground floor: what must hold is asked at every start."""

from django.apps import AppConfig
from django.core.checks import register


class RecordsConfig(AppConfig):
    """Records: past, files, batches."""

    name = "lianchuang.records"

    def ready(self) -> None:
        """Register the check of the two lists."""
        from lianchuang.records.past.checks import every_table_is_listed

        register(every_table_is_listed)
