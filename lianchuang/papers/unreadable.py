"""The one error for a file that cannot be taken."""

from __future__ import annotations


class UnreadableFile(ValueError):
    """A file cannot be read as what it should be; `says` is a full Chinese sentence: what it is and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says
