"""The measure words of figures, for readers of another language; phrases and papers keep the Chinese ones."""

from django.utils.translation import gettext_lazy

UNITS = {
    "家": gettext_lazy("家"),
    "项": gettext_lazy("项"),
    "人": gettext_lazy("人"),
    "人次": gettext_lazy("人次"),
    "件": gettext_lazy("件"),
    "元": gettext_lazy("元"),
    "次": gettext_lazy("次"),
    "条": gettext_lazy("条"),
    "笔": gettext_lazy("笔"),
}


def unit_words(unit: str) -> str:
    """The measure word in the language of the reader."""
    return str(UNITS.get(unit, unit))
