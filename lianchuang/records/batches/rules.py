"""A batch's states and what may follow what."""

from lianchuang.basics.said import Said
from lianchuang.basics.verdicts import Verdict, refuse_unless

MAY_FOLLOW: dict[str, frozenset[str]] = {
    "planned": frozenset({"applied", "dropped"}),
    "applied": frozenset({"undone"}),
    "undone": frozenset({"applied", "dropped"}),
    "dropped": frozenset(),
}
IS = {
    "planned": Said("还没有写入"),
    "applied": Said("已经写入了"),
    "undone": Said("已经撤销了"),
    "dropped": Said("已经放弃了"),
}


def state_then(state: str, acts: int, is_settled: bool) -> str:
    """The state at an earlier moment of a batch that now is in `state`.

    acts        how many acts it had by then: writing and undoing take turns
    is_settled  it had been given up by then, or was done without an act
    """
    if is_settled:
        return state
    return ("undone" if acts % 2 == 0 else "applied") if acts else "planned"


def may_become(state: str, wanted: str) -> Verdict:
    """May a batch in this state become that? The reason says what it is."""
    return refuse_unless(
        wanted in MAY_FOLLOW[state], Said("这一批%(state)s，没有再做一次。", state=IS[state])
    )
