"""Only a test's database is ever emptied."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lianchuang.people.models import Body
from lianchuang.records.past import act, last_act
from lianchuang.records.past.moment import moment_of
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db(transaction=True)


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_a_test_database_is_emptied_with_its_past(found: Callable[..., Body]) -> None:
    found("一")
    call_command("flush", interactive=False, verbosity=0)
    assert (count("people_body"), count("people_body_past"), last_act()) == (0, 0, 0)
    assert (moment_of(connection).act, moment_of(connection).is_forgetting) == (None, False)
    found("二")
    assert (count("people_body"), count("people_body_past"), last_act()) == (1, 1, 1)


def test_any_other_database_is_not(found: Callable[..., Body], monkeypatch: pytest.MonkeyPatch) -> None:
    found("一")
    monkeypatch.setitem(connection.settings_dict["TEST"], "NAME", "another")
    with pytest.raises(CommandError) as refusal:
        call_command("flush", interactive=False, verbosity=0)
    assert "is not a test database" in str(refusal.value.__cause__)
    assert (count("people_body"), count("people_body_past")) == (1, 1)
    with act(by=SECRETARY):
        pass
