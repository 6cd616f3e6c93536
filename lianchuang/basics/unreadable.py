"""The one error for a value that cannot be read."""

from __future__ import annotations


class Unreadable(ValueError):
    """A value cannot be read; `says` is a full sentence (Said): which value, what is wrong, what is expected."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says
