"""Whether a record points to another, of which neither need be saved yet."""

from django.db.models import Model


def points_to(record: Model, name: str, target: Model) -> bool:
    """True where a record's foreign key names the target, saved or not."""
    if target.pk:
        return bool(getattr(record, f"{name}_id") == target.pk)
    return record._state.fields_cache.get(name) is target
