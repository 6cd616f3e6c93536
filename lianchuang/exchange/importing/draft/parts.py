"""Parts of a record that come as a list: leaders, levels, partners, participants, credits."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.draft.entry import TAKE, Entry
from lianchuang.records.batches.hands import hand_that_wrote, removed_by_hand

Part = TypeVar("Part", bound=Model)
Wanted = TypeVar("Wanted")


@dataclass
class Parts(Generic[Part, Wanted]):
    """How one list of parts is compared and made.

    code     the row's field
    parent   the parts' foreign key to the record
    tells    the parts' field that tells them apart
    key_of_… what a part and what a wanted thing is known by
    stored   how the column `tells` stores a wanted thing
    make     a new part for a wanted thing at a position from 1
    told     a part's or a wanted thing's words
    """

    code: str
    parent: str
    tells: str
    key_of_part: Callable[[Part], Hashable]
    key_of_wanted: Callable[[Wanted], Hashable]
    stored: Callable[[Wanted], object]
    make: Callable[[Wanted, int], Part]
    told_part: Callable[[Part], str]
    told_wanted: Callable[[Wanted], str]


def compare_parts(
    entry: Entry, record: Model, present: list[Part], wanted: Sequence[Wanted], parts: Parts[Part, Wanted]
) -> None:
    """Make what is wanted and not there, remove what is there and not wanted; an empty cell never erases.

    Where a hand added or removed a part since the last import, it is asked whose list stands.
    """
    if not wanted:
        return
    wanted = list({parts.key_of_wanted(thing): thing for thing in reversed(wanted)}.values())[::-1]
    wanted_keys = [parts.key_of_wanted(thing) for thing in wanted]
    there = {parts.key_of_part(part) for part in present}
    gone = [part for part in present if parts.key_of_part(part) not in wanted_keys]
    come = [(n, thing) for n, thing in enumerate(wanted, start=1) if wanted_keys[n - 1] not in there]
    if not gone and not come:
        return
    if record.pk and present:
        old = _listed(map(parts.told_part, present))
        new = _listed(map(parts.told_wanted, wanted))
        hand = _hand(record, gone, [thing for _, thing in come], parts)
        if hand is not None and entry.ask_corrected(parts.code, old, new, hand) != TAKE:
            return
        entry.change(parts.code, old, new)
    for part in gone:
        entry.remove(part)
    made = [entry.make(parts.make(thing, place)) for place, thing in come]

    def settle() -> None:
        present[:] = [part for part in present if not any(part is other for other in gone)] + made

    entry.on(accepted=settle)


def _listed(told: Iterable[str]) -> Said:
    return Said("%(parts)s", parts=tuple(told))


def _hand(record: Model, gone: list[Part], come: list[Wanted], parts: Parts[Part, Wanted]) -> int | None:
    """The last act by hand that added what would go, or removed what would come back."""
    acts = [hand_that_wrote(part, [parts.tells]) for part in gone if part.pk]
    if come and record.pk:
        model = type(parts.make(come[0], 1))
        taken_off = removed_by_hand(model, parts.parent, record.pk, parts.tells)
        acts += [taken_off.get(parts.stored(thing)) for thing in come]
    return max((number for number in acts if number is not None), default=None)
