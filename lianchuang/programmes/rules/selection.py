"""Selection: what the ranking would decide, and which decisions depart from it."""

from collections.abc import Mapping, Sequence

SELECTED, RESERVED, NOT_SELECTED = "selected", "reserved", "not_selected"
IN_ORDER = (SELECTED, RESERVED, NOT_SELECTED)


def by_ranking(keys: Sequence[int], selected: int, reserved: int) -> dict[int, str]:
    """What the ranking alone decides: the first so many are over the line, the next so many in reserve.

    keys   in the order of the ranking
    """
    return {
        key: SELECTED if place < selected else RESERVED if place < selected + reserved else NOT_SELECTED
        for place, key in enumerate(keys)
    }


def departures(keys: Sequence[int], decisions: Mapping[int, str]) -> set[int]:
    """The entries decided otherwise than their rank would, with as many over the line and in reserve as were decided."""
    told = [decisions[key] for key in keys]
    expected = by_ranking(keys, told.count(SELECTED), told.count(RESERVED))
    return {key for key in keys if decisions[key] != expected[key]}
