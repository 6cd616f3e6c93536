"""How templates say things: Django's catalogues, Jinja2's i18n tags, and nothing done twice for a plain sentence."""

from typing import Any

from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment
from markupsafe import Markup


def _filled(text: str, values: dict[str, Any]) -> Markup:
    """Set escaped values into a translated text. A literal % is written %% as Jinja2's new style wants it."""
    return Markup(text) if not values and "%" not in text else Markup(text) % values


# (language, sentence) -> the sentence as it is said. What templates say is a few hundred sentences.
_plain: dict[tuple[str, str], Markup] = {}


def _gettext(message: str, /, **values: Any) -> Markup:
    if values:
        return _filled(gettext(message), values)
    key = (get_language() or "", message)
    said = _plain.get(key)
    if said is None:
        said = _plain[key] = _filled(gettext(message), {})
    return said


def _ngettext(one: str, many: str, number: int, /, **values: Any) -> Markup:
    return _filled(ngettext(one, many, number), {"num": number, **values})


def _pgettext(context: str, message: str, /, **values: Any) -> Markup:
    return _filled(pgettext(context, message), {"context": context, **values})


def _npgettext(context: str, one: str, many: str, number: int, /, **values: Any) -> Markup:
    return _filled(npgettext(context, one, many, number), {"context": context, "num": number, **values})


def teach_words(environment: Environment) -> None:
    """Give an environment with the i18n extension its words.

    Jinja2's own callables look the function up through the context and format every sentence: five times the cost,
    and a list of fifty rows says hundreds.
    """
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(
        {
            "_": _gettext,
            "gettext": _gettext,
            "ngettext": _ngettext,
            "pgettext": _pgettext,
            "npgettext": _npgettext,
        }
    )
