"""The verbs of a year: open and close it, call, file, confirm, check, select."""

from lianchuang.programmes.actions.calls import (
    NewCall,
    NewQuestion,
    correct_call,
    open_call,
    preset_question,
    usual_questions,
)
from lianchuang.programmes.actions.closing import Leftover, close_programme, settle_leftovers
from lianchuang.programmes.actions.directions import add_direction, correct_direction, order_directions
from lianchuang.programmes.actions.opening import CopiedCall, YearPlan, open_new_year
from lianchuang.programmes.actions.programmes import (
    NewDirection,
    NewStage,
    correct_goals,
    open_programme,
    set_stages,
)
from lianchuang.programmes.actions.questions import (
    add_questions,
    correct_question,
    drop_question,
    order_questions,
)
from lianchuang.programmes.actions.topics import claim_topic, correct_topic, set_topic, withdraw_claim

__all__ = [
    "CopiedCall",
    "Leftover",
    "NewCall",
    "NewDirection",
    "NewQuestion",
    "NewStage",
    "YearPlan",
    "add_direction",
    "add_questions",
    "claim_topic",
    "close_programme",
    "correct_call",
    "correct_direction",
    "correct_goals",
    "correct_question",
    "correct_topic",
    "drop_question",
    "open_call",
    "open_new_year",
    "open_programme",
    "order_directions",
    "order_questions",
    "preset_question",
    "set_stages",
    "set_topic",
    "settle_leftovers",
    "usual_questions",
    "withdraw_claim",
]
