"""Reviews in three states, for every test of the room."""

from tests.reviews.builders import declaring, prepared, scoring

__all__ = ["declaring", "prepared", "scoring"]
