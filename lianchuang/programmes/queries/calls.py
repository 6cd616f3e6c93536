"""Reads over calls and their forms."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.design.saying import spoken
from lianchuang.programmes.models import Call, Programme, Question
from lianchuang.programmes.rules.questions import BY_NAME, PRESETS, Preset
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import Entry, told_history


def calls_of(visible: QuerySet[Call], programme: Programme) -> list[Call]:
    """The calls of a year in the order in which they open, with how many questions each asks; one query."""
    asked = Count("questions", filter=Q(questions__is_dropped=False))
    rows = visible.filter(programme=programme).select_related("scheme").annotate(asked=asked)
    return list(rows.order_by("opens_at", "pk"))


def questions_of(call: Call) -> QuerySet[Question]:
    """What the form asks now, in its order."""
    return call.questions.filter(is_dropped=False).order_by("position", "pk")


def presets_left(questions: list[Question]) -> list[Preset]:
    """Presets that the form does not ask yet."""
    asked = {question.preset for question in questions}
    return [preset for preset in PRESETS if preset.name not in asked]


def question_label(question: Question) -> str:
    """How a question reads: a preset in the reader's language as long as nobody reworded it."""
    preset = BY_NAME.get(question.preset)
    return spoken(preset.label) if preset is not None and question.label == preset.label else question.label


def question_help(question: Question) -> str:
    """The same of its hint."""
    preset = BY_NAME.get(question.preset)
    is_preset = preset is not None and question.help_text == preset.help_text
    return spoken(preset.help_text) if preset is not None and is_preset else question.help_text


def history_of_call(call: Call) -> list[Entry]:
    """What was changed in a call and its form, newest first."""
    return merged(told_history(("", call)), parts_told(Question, call, "label", _("个问题")))
