"""How much of one text stands in another, and where: the same run of characters, whatever the spaces and marks between."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

GRAM = 6
# A run this long is no accident in Chinese prose; shorter ones are everyday words.
SHORTEST_PASSAGE = 13
LONGEST_COMPARED = 20_000
MOST_PASSAGES = 8


@dataclass(frozen=True)
class Passage:
    """The same words in both texts, as each of them writes it."""

    mine: str
    theirs: str


@dataclass(frozen=True)
class Bare:
    """A text without spaces, marks and case, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]

    def written(self, whole: str, start: int, length: int) -> str:
        """What stood in the whole text where so many bare characters begin."""
        return whole[self.places[start] : self.places[start + length - 1] + 1]


def bare(whole: str) -> Bare:
    """Letters, digits and Chinese characters only, narrow and in lower case; at most 20,000 of them."""
    kept = [
        (character.casefold(), place)
        for place, written in enumerate(whole)
        for character in unicodedata.normalize("NFKC", written)
        if character.isalnum()
    ][:LONGEST_COMPARED]
    return Bare("".join(each for each, _place in kept), tuple(place for _each, place in kept))


def grams(text: str) -> set[str]:
    """Every run of six characters of a bare text; a shorter text is one run."""
    if len(text) <= GRAM:
        return {text} if text else set()
    return {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}


def percent_within(mine: set[str], theirs: set[str]) -> int:
    """How much of one text stands in another, 0 to 100, rounded down; an empty one stands nowhere."""
    return 100 * len(mine & theirs) // len(mine) if mine else 0


def passages_of(mine: str, theirs: str) -> list[Passage]:
    """The runs of thirteen characters or more that stand in both, longest first, at most eight."""
    here, there = bare(mine), bare(theirs)
    blocks = SequenceMatcher(None, here.text, there.text, autojunk=False).get_matching_blocks()
    found = [
        Passage(here.written(mine, one.a, one.size), there.written(theirs, one.b, one.size))
        for one in sorted(blocks, key=lambda block: -block.size)
        if one.size >= SHORTEST_PASSAGE
    ]
    return found[:MOST_PASSAGES]


def joined(parts: Iterable[str]) -> str:
    """Parts of a record as one text, divided by lines so that no run crosses from one into the next by accident."""
    return "\n".join(part.strip() for part in parts if part and part.strip())
