"""What the officers of a round see: the panel, the entries, how far it is, recusals and their state."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lianchuang.records.past import of_today
from lianchuang.reviews.models import Entry, Expert, Recusal, Round, ScoreSheet
from lianchuang.reviews.queries.conflicts import conflicts_of, recused_pairs, scorable_pairs
from lianchuang.reviews.queries.ranking import counting_sheets


@dataclass(frozen=True)
class PanelRow:
    """An expert with how many entries they score, have handed in, are kept from."""

    expert: Expert
    able: int
    done: int
    recused: int


@dataclass(frozen=True)
class EntryRow:
    """An entry with how many may score it and how many scores count; is_short: fewer may than are needed."""

    entry: Entry
    able: int
    counted: int
    is_short: bool


@dataclass(frozen=True)
class RecusalRow:
    """回避 as the officers see it. in_force: kept apart today; recusal: its row, None where nothing was written yet."""

    expert: Expert
    entry: Entry
    kind: str
    reasons: tuple[str, ...]
    digest: str
    in_force: bool
    found_at: datetime | None
    recusal: Recusal | None


class Progress:
    """The numbers of a round, asked once: a constant number of queries, whatever the entries."""

    def __init__(self, round: Round) -> None:
        self.round = round
        self.recused = recused_pairs(round.pk)
        self.open = scorable_pairs(round.pk, round.everyone_scores_all, recused=self.recused)
        rows = counting_sheets(round).order_by().values_list("expert_id", "entry_id")
        self.counted = {pair for pair in rows if pair not in self.recused}
        typed = ScoreSheet.objects.filter(entry__round=round, state=ScoreSheet.State.TYPED)
        self.unchecked = typed.count()
        self.entries = Entry.objects.filter(round=round, is_withdrawn=False).count()
        # Who has left may score no more, but what they have handed in counts.
        self._able = Counter(entry for _expert, entry in self.open | self.counted)
        self._scored = Counter(entry for _expert, entry in self.counted)

    @property
    def done(self) -> int:
        """Sheets that count."""
        return len(self.counted)

    @property
    def all(self) -> int:
        """Sheets there may be."""
        return len(self.open | self.counted)

    @property
    def short(self) -> int:
        """Entries that fewer may score than are needed."""
        least = self.round.scheme.minimum_scores
        return sum(1 for number in self._able.values() if number < least) + self.entries - len(self._able)

    def panel(self) -> list[PanelRow]:
        """The experts, those who have left at the end."""
        able = Counter(expert for expert, _entry in self.open)
        done = Counter(expert for expert, _entry in self.counted)
        recused = Counter(expert for expert, _entry in self.recused)
        rows = self.round.experts.select_related("person__body").order_by("person__pinyin", "pk")
        return sorted(
            (PanelRow(each, able[each.pk], done[each.pk], recused[each.pk]) for each in rows),
            key=lambda row: row.expert.left_at is not None,
        )

    def of_entries(self, entries: Iterable[Entry]) -> list[EntryRow]:
        """These entries with their numbers."""
        least = self.round.scheme.minimum_scores
        return [
            EntryRow(each, self._able[each.pk], self._scored[each.pk], self._able[each.pk] < least)
            for each in entries
        ]


def recusal_rows(round: Round) -> list[RecusalRow]:
    """Every recusal of the panel, those in force first: computed from today's facts, declared, set aside."""
    experts = {each.pk: each for each in round.experts.select_related("person__body")}
    entries = {each.pk: each for each in Entry.objects.filter(round=round, is_withdrawn=False)}
    with of_today():
        persons = dict(Expert.objects.filter(round=round.pk).values_list("person_id", "pk"))
    live = {
        (persons[person], entry): found
        for (person, entry), found in conflicts_of(round.pk, list(persons)).items()
    }
    kept = Recusal.objects.filter(expert__round=round).order_by("pk")
    computed = {(row.expert_id, row.entry_id): row for row in kept if row.kind == Recusal.Kind.COMPUTED}
    found = [
        _computed(experts[pair[0]], entries[pair[1]], conflict.reasons, conflict.digest, computed.get(pair))
        for pair, conflict in live.items()
        if pair[0] in experts and pair[1] in entries
    ]
    found += [
        RecusalRow(
            experts[row.expert_id],
            entries[row.entry_id],
            row.kind,
            (row.reason,),
            "",
            True,
            row.found_at,
            row,
        )
        for row in kept
        if row.kind == Recusal.Kind.DECLARED and row.entry_id in entries
    ]
    return sorted(
        found, key=lambda row: (not row.in_force, row.expert.person.pinyin, row.entry.code, row.kind)
    )


def _computed(
    expert: Expert, entry: Entry, reasons: tuple[str, ...], digest: str, kept: Recusal | None
) -> RecusalRow:
    same = kept if kept is not None and kept.facts_digest == digest else None
    in_force = same is None or same.set_aside_at is None
    found_at = same.found_at if same else None
    return RecusalRow(expert, entry, Recusal.Kind.COMPUTED, reasons, digest, in_force, found_at, same)
