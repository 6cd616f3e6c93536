"""Every remembered table has a name for its rows that a reader knows."""

from lianchuang.records.past.called import WORDS
from lianchuang.records.past.remembered import REMEMBERED


def test_every_remembered_table_is_called_something() -> None:
    assert set(WORDS) == REMEMBERED


def test_no_name_is_a_table() -> None:
    assert [words for words in map(str, WORDS.values()) if words.isascii()] == []
