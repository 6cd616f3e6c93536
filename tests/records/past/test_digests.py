"""Digests hold what an act wrote, and all digests before."""

from collections.abc import Callable

import pytest
from django.db import connection

from lianchuang.people.models import Body
from lianchuang.records.past import act
from lianchuang.records.past.digests import acts_without_digest, digest_new_acts
from lianchuang.records.past.models import ActDigest
from lianchuang.records.past.moment import moment_of
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db


def chain() -> list[str]:
    return list(ActDigest.objects.order_by("act").values_list("digest", flat=True))


def test_every_act_is_digested_once_and_in_order(found: Callable[..., Body]) -> None:
    found("一")
    found("二")
    assert acts_without_digest() == 2
    assert (digest_new_acts(at_most=1), acts_without_digest()) == (1, 1)
    assert (digest_new_acts(), digest_new_acts(), acts_without_digest()) == (1, 0, 0)
    assert list(ActDigest.objects.order_by("act").values_list("act", flat=True)) == [1, 2]
    assert len(set(chain())) == 2


def test_what_is_done_later_does_not_change_a_digest(found: Callable[..., Body]) -> None:
    body = found("一")
    digest_new_acts()
    before = chain()
    with act(by=SECRETARY):
        body.delete()
    ActDigest.objects.all().delete()
    digest_new_acts()
    assert chain()[:1] == before


def test_a_version_that_was_changed_changes_all_digests_from_there(found: Callable[..., Body]) -> None:
    found("一")
    found("二")
    found("三")
    digest_new_acts()
    before = chain()
    tamper("UPDATE people_body_past SET name = '伪' WHERE name = '二'")
    ActDigest.objects.all().delete()
    digest_new_acts()
    assert [then == now for then, now in zip(before, chain(), strict=True)] == [True, False, False]


def tamper(statement: str) -> None:
    """As somebody would who owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER people_body_past_keep_update")
        else:
            cursor.execute("ALTER TABLE people_body_past DISABLE TRIGGER people_body_past_keep")
        cursor.execute(statement)
    assert moment_of(connection).act is None
