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
    renew_link,
    revoke_link,
    revoke_links,
    take_back_link,
)
from lianchuang.matters.actions.matters import (
    Owner,
    carry_matter,
    close_matter,
    for_person,
    for_role,
    open_matter,
)
from lianchuang.matters.actions.messages import queue_message, watch_outbox
from lianchuang.matters.actions.outbox import Done, Seen, SeenOtherwise, copy_seen, drop_seen, send_seen
from lianchuang.matters.actions.sending import drop_settled_messages, send_queued_messages
from lianchuang.matters.actions.stamped import acknowledge_paper, contest_paper, settle_contest, type_for
from lianchuang.matters.actions.years import correct_official_year, record_official_year

__all__ = [
    "Done",
    "Owner",
    "Seen",
    "SeenOtherwise",
    "acknowledge_paper",
    "carry_matter",
    "close_matter",
    "contest_paper",
    "copy_seen",
    "correct_official_year",
    "deny_link",
    "drop_seen",
    "drop_settled_messages",
    "find_link",
    "for_person",
    "for_role",
    "live_link",
    "make_task_link",
    "note_use",
    "open_matter",
    "queue_message",
    "record_official_year",
    "refuse_while_guessed",
    "renew_link",
    "revoke_link",
    "revoke_links",
    "send_queued_messages",
    "send_seen",
    "settle_contest",
    "take_back_link",
    "type_for",
    "watch_outbox",
]
