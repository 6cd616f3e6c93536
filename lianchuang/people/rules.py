"""Pure rules about people and bodies: how often a password may be tried, which names may mean the same body."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from lianchuang.basics.text import likeness

WINDOW = timedelta(minutes=15)
# Wrong passwords within the window, for one account from one address, and from one address for all accounts.
MOST_OF_ONE_ACCOUNT = 5
MOST_OF_ONE_ADDRESS = 40
ALIKE = 0.75


def minutes_to_wait(failures: Sequence[datetime], most: int, now: datetime) -> int:
    """Minutes until another try is allowed, 0 where it is; a try leaves the window after 15 minutes."""
    recent = sorted(at for at in failures if now - at < WINDOW)
    if len(recent) < most:
        return 0
    free_at = recent[len(recent) - most] + WINDOW
    return max(1, -int((now - free_at).total_seconds() // 60))


def names_like(name: str, known: Iterable[str]) -> list[str]:
    """The known names of bodies that come near a name (likeness of at least 0.75), the nearest first; all squashed."""
    near = ((likeness(each, name), each) for each in known if _shares_letters(each, name))
    return [each for how, each in sorted(near, key=lambda pair: -pair[0]) if how >= ALIKE]


def _shares_letters(one: str, other: str) -> bool:
    """A cheap look before the dear one: most letters of the longer name stand in the shorter."""
    one, other = one.casefold(), other.casefold()
    return len(set(one) & set(other)) >= ALIKE * 0.8 * max(len(set(one)), len(set(other)))
