"""How soon something is due."""

from __future__ import annotations

from datetime import date, timedelta

SOON = timedelta(days=7)
# In the order they are shown.
GROUPS = ("overdue", "today", "soon", "later", "open")


def due_group(due_on: date | None, today: date) -> str:
    """Which of GROUPS a matter stands in: overdue, today, soon (within 7 days, end included), later, open (no day)."""
    if due_on is None:
        return "open"
    if due_on < today:
        return "overdue"
    if due_on == today:
        return "today"
    return "soon" if due_on <= today + SOON else "later"
