"""Reads over a year: programmes and calls, proposals, what is decided on them."""

from lianchuang.programmes.queries.blind import blind_title, parties_of, proposal_text
from lianchuang.programmes.queries.naming import NamedPart, NewUnit, leaders_of, people_named, units_named
from lianchuang.programmes.queries.programmes import (
    UNDECIDED,
    call_window,
    open_matters,
    programmes_of,
    sits_today,
    year_before,
)
from lianchuang.programmes.queries.proposals import (
    ProposalFilter,
    asked_questions,
    excluding_answers,
    marks_of,
    problems_of,
    proposals_of,
    states_of,
    steps_of,
    window_of,
)
from lianchuang.programmes.queries.units import AskedUnit, people_of, seen_of, standing_of, units_of

__all__ = [
    "UNDECIDED",
    "AskedUnit",
    "NamedPart",
    "NewUnit",
    "ProposalFilter",
    "asked_questions",
    "blind_title",
    "call_window",
    "excluding_answers",
    "leaders_of",
    "marks_of",
    "open_matters",
    "parties_of",
    "people_named",
    "people_of",
    "problems_of",
    "programmes_of",
    "proposal_text",
    "proposals_of",
    "seen_of",
    "sits_today",
    "standing_of",
    "states_of",
    "steps_of",
    "units_named",
    "units_of",
    "window_of",
    "year_before",
]
