"""Who may what with matters, papers, messages, links and official years: every may_* with every one of the cast."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from lianchuang.basics.verdicts import Verdict
from lianchuang.matters.access import (
    kept_networks,
    may_contest,
    may_keep_outbox,
    may_keep_years,
    may_send_mail,
    may_settle,
    told_matters,
    visible_matters,
    visible_stamped_papers,
)
from lianchuang.matters.models import StampedPaper
from lianchuang.people.access import Reach
from tests.cast import NAMES, Cast
from tests.matters.builders import matter_for, typed_for

EVERYONE = (*NAMES, "何秘书", "林主席")


def those_who(cast: Cast, may: Callable[[Reach], object]) -> set[str]:
    return {name for name in EVERYONE if may(cast.reach(name, timezone.now()))}


@pytest.mark.parametrize(
    ("verb", "names"),
    [
        (may_contest, {"林主席"}),
        (may_settle, {"管理员", "何秘书"}),
    ],
)
def test_papers_for_a_unit(
    cast: Cast, verb: Callable[[Reach, StampedPaper], Verdict], names: set[str]
) -> None:
    stamped = typed_for(cast)
    assert those_who(cast, lambda reach: verb(reach, stamped)) == names


def test_papers_for_a_person(cast: Cast) -> None:
    stamped = typed_for(cast, person="王师傅", by="何秘书")
    assert those_who(cast, lambda reach: may_contest(reach, stamped)) == {"王师傅"}
    assert those_who(cast, lambda reach: may_settle(reach, stamped)) == {"管理员", "赵秘书"}
    seen = those_who(cast, lambda reach: visible_stamped_papers(reach).filter(pk=stamped.pk).exists())
    assert seen == {"管理员", "赵秘书", "何秘书", "王师傅"}


def test_messages_and_links(cast: Cast, settings: object) -> None:
    body, keepers = cast.network.body, {"管理员", "赵秘书", "何秘书"}
    assert those_who(cast, lambda reach: may_keep_outbox(reach, body)) == keepers
    assert those_who(cast, lambda reach: kept_networks(reach).filter(pk=body.pk).exists()) == keepers
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    assert those_who(cast, lambda reach: may_send_mail(reach, body)) == set()
    settings.EMAIL_HOST = "mail"  # type: ignore[attr-defined]
    assert those_who(cast, lambda reach: may_send_mail(reach, body)) == keepers


def test_official_years(cast: Cast) -> None:
    assert those_who(cast, may_keep_years) == {"管理员", "赵秘书", "何秘书", "吴秘书"}


def test_matters(cast: Cast) -> None:
    matter = matter_for(cast, "李工", "one", "李工的事")
    assert those_who(cast, lambda reach: visible_matters(reach).filter(pk=matter.pk).exists()) == {"李工"}
    told = those_who(cast, lambda reach: told_matters(reach).filter(pk=matter.pk).exists())
    assert told == {"李工", "管理员", "赵秘书", "何秘书"}
