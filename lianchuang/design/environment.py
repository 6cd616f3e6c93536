"""The Jinja2 environment of every page."""

from typing import Any

from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from lianchuang.design import filters
from lianchuang.design.addresses import static, url, with_lens

FILTERS = {
    "day": filters.day,
    "instant": filters.instant,
    "partial": filters.partial,
    "grouped": filters.grouped,
    "yuan": filters.yuan,
    "file_size": filters.file_size,
    "with_lens": with_lens,
}


def environment(**options: Any) -> Environment:
    """Give the environment Django's Jinja2 backend asks for.

    Strict: a name that a page forgot is an error, so a test sees it and not the secretary.
    """
    options["undefined"] = StrictUndefined
    made = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(url=url, static=static)
    made.filters.update(FILTERS)
    return made
