"""Who may see and do what in a year: programmes, proposals, what is decided on them."""

from lianchuang.programmes.access.programmes import (
    claimable_studios,
    may_claim,
    may_open_year,
    may_run,
    may_run_programme,
    may_withdraw_claim,
    own_studios,
    types_for_others,
    visible_calls,
    visible_directions,
    visible_programmes,
    visible_topics,
)
from lianchuang.programmes.access.proposals import may_file, visible_proposals

__all__ = [
    "claimable_studios",
    "may_claim",
    "may_file",
    "may_open_year",
    "may_run",
    "may_run_programme",
    "may_withdraw_claim",
    "own_studios",
    "types_for_others",
    "visible_calls",
    "visible_directions",
    "visible_programmes",
    "visible_proposals",
    "visible_topics",
]
