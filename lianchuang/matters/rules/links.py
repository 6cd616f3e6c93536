"""Task links: how often a token may be guessed from one address, and what may have become of a link."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# Tokens nobody gave out, from one address within the window of people/rules.py (15 minutes).
MOST_GUESSES = 20
# A guess a day old is thrown away; a link that is opened again within a minute is one line of the log.
GUESSES_KEPT = timedelta(days=1)
ONE_OPENING = timedelta(minutes=1)
LONGEST_ADDRESS = 45


def state_of(
    *,
    revoked_at: datetime | None,
    expires_at: datetime,
    post_ends_before: date | None,
    now: datetime,
    today: date,
) -> str:
    """live, or why a link opens nothing: revoked, ended (its post has ended), expired (from that instant on)."""
    if revoked_at is not None:
        return "revoked"
    if post_ends_before is not None and post_ends_before <= today:
        return "ended"
    return "expired" if expires_at <= now else "live"
