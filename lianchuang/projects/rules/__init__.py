"""The rules of projects: what their words must agree on, and how one runs from approval to acceptance."""

from lianchuang.projects.rules.running import (
    Quarter,
    acceptance_problem,
    asked_quarters,
    extension_problem,
    quarter_of,
    rectify_problem,
    shares_problem,
)
from lianchuang.projects.rules.words import decision_problems, order_problems

__all__ = [
    "Quarter",
    "acceptance_problem",
    "asked_quarters",
    "decision_problems",
    "extension_problem",
    "order_problems",
    "quarter_of",
    "rectify_problem",
    "shares_problem",
]
