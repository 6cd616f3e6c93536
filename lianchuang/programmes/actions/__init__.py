"""The verbs of a year: open and close it, call, file, confirm, check, select."""

from lianchuang.programmes.actions.calls import (
    NewCall,
    NewQuestion,
    correct_call,
    open_call,
    preset_question,
    usual_questions,
)
from lianchuang.programmes.actions.drafts import draft_key, drop_draft, keep_draft
from lianchuang.programmes.actions.filling import Filling
from lianchuang.programmes.actions.programmes import (
    NewDirection,
    NewStage,
    correct_goals,
    open_programme,
    set_stages,
)
from lianchuang.programmes.actions.proposals import (
    Saved,
    WrittenMeanwhile,
    file_proposal,
    recall_proposal,
    submit_proposal,
    update_proposal,
    withdraw_proposal,
)
from lianchuang.programmes.actions.units import (
    ask_units,
    confirm_unit,
    decline_unit,
    note_withdrawal,
    type_confirmation,
)

__all__ = [
    "Filling",
    "NewCall",
    "NewDirection",
    "NewQuestion",
    "NewStage",
    "Saved",
    "WrittenMeanwhile",
    "ask_units",
    "confirm_unit",
    "correct_call",
    "correct_goals",
    "decline_unit",
    "draft_key",
    "drop_draft",
    "file_proposal",
    "keep_draft",
    "note_withdrawal",
    "open_call",
    "open_programme",
    "preset_question",
    "recall_proposal",
    "set_stages",
    "submit_proposal",
    "type_confirmation",
    "update_proposal",
    "usual_questions",
    "withdraw_proposal",
]
