"""The verbs of networks."""

from lianchuang.networks.actions.founding import found_network
from lianchuang.networks.actions.joining import Joining, join_network
from lianchuang.networks.actions.registers import open_register, report_nil
from lianchuang.networks.actions.relations import end_relation, relate_networks
from lianchuang.networks.actions.studios import (
    change_group,
    change_leader,
    correct_studio,
    leave_network,
    prove_studio,
)

__all__ = [
    "Joining",
    "change_group",
    "change_leader",
    "correct_studio",
    "end_relation",
    "found_network",
    "join_network",
    "leave_network",
    "open_register",
    "prove_studio",
    "relate_networks",
    "report_nil",
]
