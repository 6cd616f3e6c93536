"""When a term may be closed: a table of what is missing."""

from typing import Any

import pytest

from lianchuang.networks.rules import Handed, digest_of_list, may_close

READY: dict[str, Any] = {
    "has_ended": True,
    "items": [Handed("公章", "李工"), Handed("主持评审", is_settled=True)],
    "unlisted": 0,
    "given": "signed",
    "taken": "signed",
}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, ""),
        ({"items": []}, ""),
        ({"has_ended": False}, "任期还没有结束，到期以后才能完成交接。"),
        ({"unlisted": 2}, "又有 2 件未办事项不在清单里，请先更新清单。"),
        ({"items": [Handed("公章"), Handed("账本", " ")]}, "还有 2 项没有写交给谁：「公章」、「账本」。"),
        ({"given": "missing"}, "移交方还没有签认。"),
        ({"taken": "missing"}, "接收方还没有签认。"),
        ({"taken": "contested"}, "接收方的盖章件有异议，要先处理。"),
    ],
)
def test_what_stands_against_closing(changes: dict[str, Any], says: str) -> None:
    verdict = may_close(**{**READY, **changes})
    assert (str(verdict.reason), bool(verdict)) == (says, not says)


def test_a_signature_stands_for_the_list_as_it_was() -> None:
    rows = [(1, "file", "公章", None, "李工")]
    same, other = digest_of_list(rows), digest_of_list([(1, "file", "公章", None, "王师傅")])
    assert (same == digest_of_list(list(rows)), same == other, len(same)) == (True, False, 16)
    assert digest_of_list([("甲", "乙丙")]) != digest_of_list([("甲乙", "丙")])
