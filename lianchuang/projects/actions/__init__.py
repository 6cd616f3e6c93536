"""The verbs of projects."""

from lianchuang.projects.actions.partners import add_partner, end_partner
from lianchuang.projects.actions.projects import (
    add_participants,
    correct_project,
    prove_project,
    record_project,
)

__all__ = [
    "add_participants",
    "add_partner",
    "correct_project",
    "end_partner",
    "prove_project",
    "record_project",
]
