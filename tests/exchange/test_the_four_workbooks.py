"""The four workbooks: what is right about them stands in expected.json."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from lianchuang.exchange.actions import apply_batch, look, open_batch, undo_batch
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.exchange.importing.planning import plan_drop
from lianchuang.figures.queries import read_board
from lianchuang.networks.models import Network
from lianchuang.records.past import last_act, lens
from tests.exchange.conftest import SECRETARY, YEAR

NEW = {"roster": 38, "projects": 23, "outcomes": 22, "attendance": 66}


def held(plan: Plan) -> list[tuple[str, int | None, str, str | None, str]]:
    """What is doubtful or wrong: file kind, row, problem kind, field where it is wrong, level."""
    return sorted(
        (file.kind, p.row or 0, p.kind, p.field if p.level == "wrong" else "", p.level)
        for file in plan.files
        for p in file.left_out
    )


def traps(expected: dict[str, Any]) -> list[tuple[str, int, str, str, str]]:
    """The traps of expected.json in the same shape; namesakes are hints."""
    found = []
    for trap in expected["traps"]:
        if trap["kind"] != "namesakes":
            level = "wrong" if trap["kind"] == "invalid" else "doubtful"
            found += [
                (trap["file"], trap["row"], trap["kind"], field, level) for field in trap.get("fields", [""])
            ]
    return sorted(found)


def test_the_plan_shows_the_traps_and_nothing_else(
    network: Network, four: list[DroppedFile], expected: dict[str, Any]
) -> None:
    plan = plan_drop(four, network=network, year=YEAR)
    assert held(plan) == traps(expected)
    assert {file.kind: (file.new, file.changed) for file in plan.files} == {
        kind: (n, 0) for kind, n in NEW.items()
    }
    assert [file.kind for file in plan.files] == ["roster", "projects", "outcomes", "attendance"]
    assert last_act() == 1


def test_two_of_one_name_are_told_at_each_row_that_names_them(
    network: Network, four: list[DroppedFile], expected: dict[str, Any]
) -> None:
    (trap,) = [trap for trap in expected["traps"] if trap["kind"] == "namesakes"]
    plan = plan_drop(four, network=network, year=YEAR)
    told = [(file.kind, p.row) for file in plan.files for p in file.problems if p.kind == "namesakes"]
    assert told == [("roster", 11), ("projects", 3), ("projects", 6)]
    says = {p.says for p in plan.problems if p.kind == "namesakes"}
    assert says == {
        f"同名：「{trap['name']}」在{'、'.join(sorted(trap['units']))}各有一人，按单位分作 2 个人登记。"
    }


def test_only_known_hints(network: Network, four: list[DroppedFile]) -> None:
    plan = plan_drop(four, network=network, year=YEAR)
    assert {p.kind for p in plan.problems if p.level == "hint"} == {
        "at_least", "chinese_number", "leave", "make_up", "month_only", "namesakes", "second_mark", "unit_words",
        "unknown_studio",
    }  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::7])
def test_any_order_gives_the_same(
    network: Network, four: list[DroppedFile], expected: dict[str, Any], order: Sequence[int]
) -> None:
    plan = plan_drop([four[n] for n in order], network=network, year=YEAR)
    assert held(plan) == traps(expected)
    assert {file.kind: file.new for file in plan.files} == NEW


def drop(network: Network, files: list[DroppedFile], doubtful: str = "skip") -> int | None:
    """Open a batch and apply what was seen."""
    batch = open_batch(files, network=network, year=YEAR, by=SECRETARY)
    return apply_batch(batch, by=SECRETARY, seen=look(batch).fingerprint, doubtful=doubtful)


def figures(network: Network) -> dict[str, Any]:
    """Every figure's value."""
    return {reading.code: reading.value for reading in read_board(network, YEAR)}


def test_the_figures_are_right(network: Network, four: list[DroppedFile], expected: dict[str, Any]) -> None:
    assert drop(network, four) == 2
    readings = {reading.code: reading for reading in read_board(network, YEAR)}
    assert {code: readings[code].value for code in expected["figures"]} == expected["figures"]
    assert {code: readings[code].phrase for code in expected["phrases"]} == expected["phrases"]
    assert {code: readings[code].grade for code in expected["phrases"]} == dict.fromkeys(
        expected["phrases"], "listed"
    )


def test_before_the_import_nothing_was_counted(
    network: Network, four: list[DroppedFile], expected: dict[str, Any]
) -> None:
    drop(network, four)
    with lens(1):
        assert {code: figures(network)[code] for code in expected["figures"]} == dict.fromkeys(
            expected["figures"]
        )


def test_dropped_again_nothing_is_new(
    network: Network, four: list[DroppedFile], expected: dict[str, Any]
) -> None:
    drop(network, four)
    plan = plan_drop(four, network=network, year=YEAR)
    assert [(file.new, file.changed) for file in plan.files] == [(0, 0)] * 4
    assert plan.writes_nothing
    assert held(plan) == traps(expected)
    assert drop(network, four) is None
    assert last_act() == 2


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 1, 2), (0, 3, 2, 1)])
def test_one_file_a_drop_in_sequence(
    network: Network, four: list[DroppedFile], expected: dict[str, Any], order: Sequence[int]
) -> None:
    for n in order:
        drop(network, [four[n]])
    drop(network, four)  # links what came before its project
    plan = plan_drop(four, network=network, year=YEAR)
    assert (plan.new, plan.changed) == (0, 0)
    assert {code: figures(network)[code] for code in expected["figures"]} == expected["figures"]


def test_undo_and_apply_again(network: Network, four: list[DroppedFile], expected: dict[str, Any]) -> None:
    batch = open_batch(four, network=network, year=YEAR, by=SECRETARY)
    for act in (2, 4):
        assert apply_batch(batch, by=SECRETARY, seen=None, doubtful="skip") == act
        assert {code: figures(network)[code] for code in expected["figures"]} == expected["figures"]
        report = undo_batch(batch, by=SECRETARY)
        assert (report.act, report.left_changed_contacts) == (act + 1, [])
        assert {code: figures(network)[code] for code in expected["figures"]} == dict.fromkeys(
            expected["figures"]
        )
    with lens(2):
        assert {code: figures(network)[code] for code in expected["figures"]} == expected["figures"]


ANSWERS = {
    "probable_duplicate_studio": "same",
    "left_the_alliance": "left",
    "same_project_reported_by_partner": "same",
    "not_approved": "record",
    "same_patent_reported_by_partner": "same",
}


def test_decided_rows_are_not_asked_again(
    network: Network, four: list[DroppedFile], expected: dict[str, Any]
) -> None:
    batch = open_batch(four, network=network, year=YEAR, by=SECRETARY)
    batch.decisions = {p.key: ANSWERS[p.kind] for p in look(batch).problems if p.is_open}
    batch.save()
    plan = look(batch)
    assert {file.kind: (file.new, file.changed, file.doubtful, file.wrong) for file in plan.files} == {
        "roster": (39, 1, 0, 1), "projects": (24, 1, 0, 0), "outcomes": (22, 1, 0, 1), "attendance": (66, 0, 0, 0),
    }  # fmt: skip
    apply_batch(batch, by=SECRETARY, seen=plan.fingerprint, doubtful="skip")
    assert {code: figures(network)[code] for code in expected["figures"]} == expected["figures"]
    again = plan_drop(four, network=network, year=YEAR)
    assert (again.new, again.changed, again.doubtful) == (0, 0, 0)
    assert again.writes_nothing
