"""The verbs of networks."""

from lianchuang.networks.actions.contacts import add_contact, end_contact
from lianchuang.networks.actions.founding import found_network, put_checklist_away
from lianchuang.networks.actions.groups import correct_group, name_groups
from lianchuang.networks.actions.handover import (
    Added,
    add_item,
    assign_items,
    close_term,
    drop_item,
    list_handover,
)
from lianchuang.networks.actions.joining import Joining, join_network
from lianchuang.networks.actions.registers import open_register, report_nil
from lianchuang.networks.actions.relations import end_relation, relate_networks
from lianchuang.networks.actions.reminding import remind_of_terms
from lianchuang.networks.actions.signing import sign_handover, sign_on_paper, withdraw_signatures
from lianchuang.networks.actions.studios import (
    change_group,
    change_leader,
    correct_studio,
    leave_network,
    prove_studio,
)
from lianchuang.networks.actions.terms import Coming, begin_term, change_holder, move_term, take_leave

__all__ = [
    "Added",
    "Coming",
    "Joining",
    "add_contact",
    "add_item",
    "assign_items",
    "begin_term",
    "change_group",
    "change_holder",
    "change_leader",
    "close_term",
    "correct_group",
    "correct_studio",
    "drop_item",
    "end_contact",
    "end_relation",
    "found_network",
    "join_network",
    "leave_network",
    "list_handover",
    "move_term",
    "name_groups",
    "open_register",
    "prove_studio",
    "put_checklist_away",
    "relate_networks",
    "remind_of_terms",
    "report_nil",
    "sign_handover",
    "sign_on_paper",
    "take_leave",
    "withdraw_signatures",
]
