"""Addresses of pages and of static files."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from jinja2 import pass_context
from jinja2.runtime import Context

LENS = "known_at"


@lru_cache(maxsize=256)
def _version(path: str) -> str:
    """Ten characters that change with the file, so a browser may keep it for ever."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise LookupError(f"no static file {path}")
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]


def static(path: str) -> str:
    """Give the address of a static file with its version."""
    if settings.DEBUG:
        _version.cache_clear()
    return f"/{settings.STATIC_URL.lstrip('/')}{path}?v={_version(path)}"


def keep_lens(address: str, known_at: str) -> str:
    """Add the day the reader looks at to an address of this site; others stay as they are."""
    parts = urlsplit(address)
    if not known_at or parts.netloc or not parts.path or LENS in QueryDict(parts.query):
        return address
    joined = "&".join(filter(None, [parts.query, urlencode({LENS: known_at})]))
    return parts._replace(query=joined).geturl()


def _known_at(context: Context) -> str:
    here = context.get("here")
    return here.known_at if isinstance(here, Here) else ""


@pass_context
def url(context: Context, name: str, /, *args: Any, **kwargs: Any) -> str:
    """Give the address of a named page; under a lens the reader stays on the day looked at."""
    return keep_lens(reverse(name, args=args, kwargs=kwargs), _known_at(context))


@pass_context
def with_lens(context: Context, address: str) -> str:
    """Keep the day looked at on an address that was made in Python."""
    return keep_lens(address, _known_at(context))


def asking(address: str, **query: object) -> str:
    """Give an address with parameters added to whatever it asks already, such as the day looked at."""
    parts = urlsplit(address)
    joined = "&".join(filter(None, [parts.query, urlencode(query)]))
    return parts._replace(query=joined).geturl()


@dataclass(frozen=True)
class Here:
    """The address of the page being shown; filters, sorting and pages change parts of it."""

    path: str
    query: QueryDict
    known_at: str = ""

    def changed(self, **changes: object) -> str:
        """Give this address with some of its parameters set; None or "" takes one away."""
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value not in (None, ""):
                query[name] = str(value)
        return f"{self.path}?{query.urlencode()}" if query else self.path

    @property
    def address(self) -> str:
        """The page as it is shown."""
        return self.changed()

    @property
    def today(self) -> str:
        """The same page without the lens."""
        return self.changed(**{LENS: None})

    def kept(self, *without: str) -> list[tuple[str, str]]:
        """The parameters a GET form must carry on, without those it sets itself."""
        return [
            (name, value) for name, values in self.query.lists() if name not in without for value in values
        ]


def here_of(request: HttpRequest) -> Here:
    """Read the address being shown; the lens counts only where it was opened."""
    try:
        query = request.GET
    except SuspiciousOperation:
        # More parameters than are read: the page that says so shows its address without them.
        query = QueryDict()
    opened = getattr(request, LENS, None) is not None
    return Here(request.path, query, query.get(LENS, "") if opened else "")
