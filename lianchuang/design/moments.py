"""How the past moment a page shows is told, as it was asked for."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from lianchuang.design.filters import day, instant


def told_moment(asked: str, known_at: Any) -> str:
    """A day as a day, an instant as an instant, an act in the words of the past itself.

    asked is the text of ?known_at=, known_at what was made of it; "" for the present.
    """
    if known_at is None:
        return ""
    with suppress(ValueError):
        return day(date.fromisoformat(asked))
    with suppress(ValueError):
        return instant(datetime.fromisoformat(asked))
    return str(known_at.words)
