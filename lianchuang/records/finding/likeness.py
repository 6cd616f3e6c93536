"""查重: which earlier texts of this installation a new one resembles; hints for an officer, never a verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from lianchuang.basics.text import likeness
from lianchuang.records.finding.passages import Passage, bare, grams, passages_of, percent_within

# Below this a text only shares its trade's words; a title this alike is told whatever the text says.
LEAST_PERCENT = 20
LIKE_TITLES = 0.75
MOST_HINTS = 10


@dataclass(frozen=True)
class Source:
    """A text to compare with: what it is (proposal:7), how it is called, where its page is, whose register it stands in."""

    key: str
    kind: str
    title: str
    text: str
    address: str
    year: int | None
    network_id: int


@dataclass(frozen=True)
class Hint:
    """An earlier text that is alike: how much of the new one stands in it, how alike the titles are, and where."""

    source: Source
    percent: int
    title_percent: int
    passages: list[Passage]

    @property
    def weight(self) -> int:
        """What the hints are ordered by."""
        return max(self.percent, self.title_percent)


def texts_of_all() -> Iterator[Source]:
    """Every text of the house; handed down by name, since the records lie on upper floors."""
    yield from import_string(settings.TEXTS)()


def alike(title: str, text: str, *, but: str, among: Iterable[Source] | None = None) -> list[Hint]:
    """The earlier texts that are like this one, the most alike first, at most ten.

    but   the key of the text itself
    A text is told where a fifth of this one stands in it, or where the titles are nearly one.
    """
    mine = grams(bare(text).text)
    found = [
        (percent, titles, source)
        for source in (texts_of_all() if among is None else among)
        if source.key != but
        for percent, titles in [_how_alike(mine, title, source)]
        if percent >= LEAST_PERCENT or titles >= 100 * LIKE_TITLES
    ]
    found.sort(key=lambda each: (-max(each[0], each[1]), each[2].key))
    return [
        Hint(source, percent, titles, passages_of(text, source.text))
        for percent, titles, source in found[:MOST_HINTS]
    ]


def _how_alike(mine: set[str], title: str, source: Source) -> tuple[int, int]:
    return percent_within(mine, grams(bare(source.text).text)), int(100 * likeness(title, source.title))
