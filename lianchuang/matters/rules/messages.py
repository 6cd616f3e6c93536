"""Messages: what may follow what, the very text that goes out, and the fingerprint of what was seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

# state -> the states that may follow; copied, sent and dropped are the end.
MAY_FOLLOW: dict[str, tuple[str, ...]] = {
    "waiting": ("queued", "copied", "dropped"),
    "queued": ("sent", "failed", "dropped"),
    "failed": ("queued", "copied", "dropped"),
}
MOST_AT_ONCE = 100
# A path of this house that stands alone in a text: /t/…/, /notices/7/.
PATH = re.compile(r"(?<![A-Za-z0-9/:.])/[a-z][a-z-]*/(?:[A-Za-z0-9_-]+/)*")
TOKEN = re.compile(r"/t/([A-Za-z0-9_-]{16,})/")
BLANK = "/t/…/"


def with_base(text: str, base: str) -> str:
    """The text as it goes out: paths of this house become whole addresses under `base` (http://host, no slash)."""
    return PATH.sub(lambda found: base + found[0], text)


def tokens_in(text: str) -> list[str]:
    """The tokens of the task links in a text."""
    return TOKEN.findall(text)


def blanked(text: str) -> str:
    """The text without the tokens of its task links: what is kept once it has gone."""
    return TOKEN.sub(BLANK, text)


def fingerprint_of(shown: Iterable[Sequence[object]]) -> str:
    """The fingerprint of what a page showed, in its order; any other text, reader or number gives another one."""
    digest = hashlib.sha256()
    for line in shown:
        for part in map(str, line):
            written = part.encode("utf-8", "replace")
            digest.update(b"%d:" % len(written) + written)
        digest.update(b"\n")
    return digest.hexdigest()
