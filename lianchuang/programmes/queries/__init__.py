"""Reads over a year: programmes and calls, proposals, what is decided on them."""

from lianchuang.programmes.queries.calls import (
    calls_of,
    history_of_call,
    presets_left,
    question_help,
    question_label,
    questions_of,
)
from lianchuang.programmes.queries.programmes import (
    UNDECIDED,
    Obstacle,
    call_window,
    closing_obstacles,
    history_of_year,
    open_matters,
    programmes_of,
    ribbon_of,
    sits_today,
    stage_counts,
    stage_title,
    year_before,
)
from lianchuang.programmes.queries.topics import (
    history_of_topic,
    leader_of,
    places_left,
    standing_claims,
    topics_of,
    withdrawn_claims,
)

__all__ = [
    "UNDECIDED",
    "Obstacle",
    "call_window",
    "calls_of",
    "closing_obstacles",
    "history_of_call",
    "history_of_topic",
    "history_of_year",
    "leader_of",
    "open_matters",
    "places_left",
    "presets_left",
    "programmes_of",
    "question_help",
    "question_label",
    "questions_of",
    "ribbon_of",
    "sits_today",
    "stage_counts",
    "stage_title",
    "standing_claims",
    "topics_of",
    "withdrawn_claims",
    "year_before",
]
