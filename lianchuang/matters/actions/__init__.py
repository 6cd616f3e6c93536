"""The verbs of matters: what waits, links for one task, words typed for somebody, messages.

Those of matters.py and stamped.py are called inside the act of whatever they belong to and open none of their own.
"""

from lianchuang.matters.actions.links import (
    deny_link,
    find_link,
    live_link,
    make_task_link,
    note_use,
    refuse_while_guessed,
    revoke_link,
    revoke_links,
)
from lianchuang.matters.actions.matters import (
    Owner,
    carry_matter,
    close_matter,
    for_person,
    for_role,
    open_matter,
)
from lianchuang.matters.actions.messages import queue_message
from lianchuang.matters.actions.stamped import acknowledge_paper, contest_paper, settle_contest, type_for

__all__ = [
    "Owner",
    "acknowledge_paper",
    "carry_matter",
    "close_matter",
    "contest_paper",
    "deny_link",
    "find_link",
    "for_person",
    "for_role",
    "live_link",
    "make_task_link",
    "note_use",
    "open_matter",
    "queue_message",
    "refuse_while_guessed",
    "revoke_link",
    "revoke_links",
    "settle_contest",
    "type_for",
]
