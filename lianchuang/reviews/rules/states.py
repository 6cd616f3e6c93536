"""The states of a round, and what may follow what."""

from datetime import datetime

PREPARED, DECLARING, SCORING, CLOSED = "prepared", "declaring", "scoring", "closed"
# A closed round is opened again only by a later deadline, with a reason.
MAY_FOLLOW: dict[str, tuple[str, ...]] = {
    PREPARED: (DECLARING,),
    DECLARING: (SCORING,),
    SCORING: (CLOSED,),
    CLOSED: (SCORING,),
}


def state_at(state: str, closes_at: datetime | None, at: datetime) -> str:
    """The state as the clock has it: scoring ends at its deadline (excluded), whether or not anybody has closed it."""
    return CLOSED if state == SCORING and closes_at is not None and at >= closes_at else state
