"""The verbs of notices: draft, publish, close, correct, take back; objections and what is ruled on them."""

from lianchuang.notices.actions.closing import close_due_notices, withdraw_notice
from lianchuang.notices.actions.corrections import correct_entry
from lianchuang.notices.actions.objections import file_objection, record_objection
from lianchuang.notices.actions.postings import note_posting
from lianchuang.notices.actions.publishing import draft_notice, publish_notice, revise_notice
from lianchuang.notices.actions.rulings import rule_on_objection

__all__ = [
    "close_due_notices",
    "correct_entry",
    "draft_notice",
    "file_objection",
    "note_posting",
    "publish_notice",
    "record_objection",
    "revise_notice",
    "rule_on_objection",
    "withdraw_notice",
]
