"""The verbs of a year: open and close it, call, file, confirm, check, select."""

from lianchuang.programmes.actions.attachments import add_attachment, remove_attachment
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
from lianchuang.programmes.actions.drafts import draft_key, drop_draft, keep_draft
from lianchuang.programmes.actions.filling import Filling
from lianchuang.programmes.actions.late import settle_late_drafts
from lianchuang.programmes.actions.opening import CopiedCall, YearPlan, open_new_year
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
from lianchuang.programmes.actions.questions import (
    add_questions,
    correct_question,
    drop_question,
    order_questions,
)
from lianchuang.programmes.actions.topics import claim_topic, correct_topic, set_topic, withdraw_claim
from lianchuang.programmes.actions.units import (
    ask_units,
    confirm_unit,
    decline_unit,
    note_withdrawal,
    type_confirmation,
)

__all__ = [
    "CopiedCall",
    "Filling",
    "Leftover",
    "NewCall",
    "NewDirection",
    "NewQuestion",
    "NewStage",
    "Saved",
    "WrittenMeanwhile",
    "YearPlan",
    "add_attachment",
    "add_direction",
    "add_questions",
    "ask_units",
    "claim_topic",
    "close_programme",
    "confirm_unit",
    "correct_call",
    "correct_direction",
    "correct_goals",
    "correct_question",
    "correct_topic",
    "decline_unit",
    "draft_key",
    "drop_draft",
    "drop_question",
    "file_proposal",
    "keep_draft",
    "note_withdrawal",
    "open_call",
    "open_new_year",
    "open_programme",
    "order_directions",
    "order_questions",
    "preset_question",
    "recall_proposal",
    "remove_attachment",
    "set_stages",
    "set_topic",
    "settle_late_drafts",
    "settle_leftovers",
    "submit_proposal",
    "type_confirmation",
    "update_proposal",
    "usual_questions",
    "withdraw_claim",
    "withdraw_proposal",
]
