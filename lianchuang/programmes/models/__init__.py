"""A network's year: directions, topics, calls, proposals, checks, selection."""

from lianchuang.programmes.models.calls import Call, Question
from lianchuang.programmes.models.checks import FormalCheck, FormalFinding, LikenessCheck, Selection
from lianchuang.programmes.models.programme import Direction, JointTopic, Programme, Stage, TopicClaim
from lianchuang.programmes.models.proposals import Answer, Draft, PlanStep, Proposal, ProposalPerson, Unit

__all__ = [
    "Answer",
    "Call",
    "Direction",
    "Draft",
    "FormalCheck",
    "FormalFinding",
    "JointTopic",
    "LikenessCheck",
    "PlanStep",
    "Programme",
    "Proposal",
    "ProposalPerson",
    "Question",
    "Selection",
    "Stage",
    "TopicClaim",
    "Unit",
]
