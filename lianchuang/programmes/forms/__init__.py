"""What is typed about a year, read into plain values."""

from lianchuang.programmes.forms.calls import (
    CallForm,
    NewCallForm,
    NewQuestionForm,
    PresetsForm,
    QuestionForm,
)
from lianchuang.programmes.forms.topics import (
    ClaimForm,
    DirectionForm,
    PaperClaimForm,
    ReasonForm,
    TopicCorrectionForm,
    TopicForm,
)
from lianchuang.programmes.forms.year import (
    GoalsForm,
    LeftoverForm,
    StageRows,
    YearPlanForm,
    all_valid,
    stage_values,
)

__all__ = [
    "CallForm",
    "ClaimForm",
    "DirectionForm",
    "GoalsForm",
    "LeftoverForm",
    "NewCallForm",
    "NewQuestionForm",
    "PaperClaimForm",
    "PresetsForm",
    "QuestionForm",
    "ReasonForm",
    "StageRows",
    "TopicCorrectionForm",
    "TopicForm",
    "YearPlanForm",
    "all_valid",
    "stage_values",
]
