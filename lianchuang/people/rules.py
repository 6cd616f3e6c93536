"""Pure rules about people: how often a password may be tried; how a list of them is read."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lianchuang.basics.listed import name_and_body, split_outside_brackets

WINDOW = timedelta(minutes=15)
# Wrong passwords within the window, for one account from one address, and from one address for all accounts.
MOST_OF_ONE_ACCOUNT = 5
MOST_OF_ONE_ADDRESS = 40


def minutes_to_wait(failures: Sequence[datetime], most: int, now: datetime) -> int:
    """Minutes until another try is allowed, 0 where it is; a try leaves the window after 15 minutes."""
    recent = sorted(at for at in failures if now - at < WINDOW)
    if len(recent) < most:
        return 0
    free_at = recent[len(recent) - most] + WINDOW
    return max(1, -int((now - free_at).total_seconds() // 60))


def split_people(text: str) -> list[tuple[str, str]]:
    """(name, body as written or "") of a list of people: one a line, or divided by 、，；.

    Raises Unreadable for brackets that do not match.
    """
    return [name_and_body(entry) for entry in split_outside_brackets(text)]
