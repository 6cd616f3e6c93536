"""Pure rules about people: how often a password may be tried."""

from collections.abc import Sequence
from datetime import datetime, timedelta

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
