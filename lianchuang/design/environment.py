"""The Jinja2 environment of every page."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from lianchuang.design import filters
from lianchuang.design.addresses import asking, static, url, with_lens
from lianchuang.design.saying import spoken
from lianchuang.design.wording import teach_words


def _said_anew(tell: Callable[..., str]) -> Callable[..., str]:
    """Keep Jinja2 from computing a filter of a constant once, in the language of whoever came first."""

    @pass_context
    def told(context: Context, *values: Any) -> str:
        return tell(*values)

    return told


FILTERS = {
    "day": _said_anew(filters.day),
    "instant": _said_anew(filters.instant),
    "exact_instant": _said_anew(filters.exact_instant),
    "partial": _said_anew(filters.partial),
    "yuan": _said_anew(filters.yuan),
    "grouped": filters.grouped,
    "file_size": filters.file_size,
    "percent": filters.percent,
    "with_lens": with_lens,
    "asking": asking,
    "spoken": _said_anew(spoken),
}


def environment(**options: Any) -> Environment:
    """Give the environment Django's Jinja2 backend asks for.

    Strict: a name that a page forgot is an error, so a test sees it and not the secretary.
    """
    options["undefined"] = StrictUndefined
    made = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    made.policies["ext.i18n.trimmed"] = True
    teach_words(made)
    made.globals.update(url=url, static=static)
    made.filters.update(FILTERS)
    return made
