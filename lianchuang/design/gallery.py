"""What the gallery shows: invented people, units and numbers."""

from typing import Any


def examples() -> dict[str, Any]:
    """Give the gallery page its examples."""
    return {}
