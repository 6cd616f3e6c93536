"""Chinese sorts by pinyin: a column beside a name that holds what it sorts by."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 240


def pinyin_key(text: str) -> str:
    """The text as it sorts: syllables with the number of their tone, everything else as it is, in lower case."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  a large table, needed only where names are written

    return " ".join(lazy_pinyin(text.strip().lower(), style=Style.TONE3))[:LONGEST]


class PinyinField(models.CharField):
    """What another column of the row sorts by; set whenever the row is saved or made in bulk, never by hand."""

    def __init__(self, of: str = "name", **options: Any) -> None:
        self.of = of
        super().__init__(_("拼音"), **{"max_length": LONGEST, "editable": False, "default": "", **options})

    def deconstruct(self) -> Any:
        """Keep the column's name in migrations."""
        name, path, args, options = super().deconstruct()
        options.pop("verbose_name", None)
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The key of the name as it is now."""
        key = pinyin_key(str(getattr(model_instance, self.of) or ""))
        setattr(model_instance, self.attname, key)
        return key
