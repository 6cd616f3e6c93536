"""The verbs of a year: open and close it, call, file, confirm, check, select."""

from lianchuang.programmes.actions.calls import (
    NewCall,
    NewQuestion,
    correct_call,
    open_call,
    preset_question,
    usual_questions,
)
from lianchuang.programmes.actions.programmes import (
    NewDirection,
    NewStage,
    correct_goals,
    open_programme,
    set_stages,
)

__all__ = [
    "NewCall",
    "NewDirection",
    "NewQuestion",
    "NewStage",
    "correct_call",
    "correct_goals",
    "open_call",
    "open_programme",
    "preset_question",
    "set_stages",
    "usual_questions",
]
