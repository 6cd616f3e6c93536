"""What pure code said in Chinese, said to the reader of this page."""

from typing import Any

from django.utils.translation import gettext, override

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said
from lianchuang.design.filters import is_english, partial


def spoken(says: object) -> str:
    """Say it in the reader's language: a Said with all that is set into it, a day, a tuple; any other text as it is."""
    if isinstance(says, Said):
        text = gettext(says.template) if says.template else ""
        return text % {name: spoken(value) for name, value in says.values.items()} if says.values else text
    if isinstance(says, PartialDate):
        return partial(says.last, says.precision)
    if isinstance(says, tuple):
        return gettext("、").join(map(spoken, says))
    return says if isinstance(says, str) else str(says)


def spoken_together(says: Any) -> str:
    """Several sentences one after another, as one paragraph."""
    return (" " if is_english() else "").join(map(spoken, says))


def said_of(label: object) -> Said:
    """A lazily translated label as its source writes it, whoever reads: to be stored, or said later."""
    with override(None):
        return Said(str(label))
