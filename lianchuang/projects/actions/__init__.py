"""The verbs of projects."""

from lianchuang.projects.actions.accepting import apply_for_acceptance, decide_acceptance
from lianchuang.projects.actions.approving import approve_proposals
from lianchuang.projects.actions.changing import ask_change, rule_on_change
from lianchuang.projects.actions.letters import issue_letters
from lianchuang.projects.actions.partners import add_partner, end_partner
from lianchuang.projects.actions.projects import (
    add_participants,
    correct_project,
    prove_project,
    record_project,
)
from lianchuang.projects.actions.running import (
    add_milestone,
    ask_for_reports,
    reach_milestone,
    report_progress,
    set_shares,
    told_by_subject,
)

__all__ = [
    "add_milestone",
    "add_participants",
    "add_partner",
    "apply_for_acceptance",
    "approve_proposals",
    "ask_change",
    "ask_for_reports",
    "correct_project",
    "decide_acceptance",
    "end_partner",
    "issue_letters",
    "prove_project",
    "reach_milestone",
    "record_project",
    "report_progress",
    "rule_on_change",
    "set_shares",
    "told_by_subject",
]
