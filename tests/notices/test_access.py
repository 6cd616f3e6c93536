"""Who may what: every may_* with every member of the cast; what nobody outside may see."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.notices.access import may_keep_notice, may_object, may_rule, may_see_desk, visible_notices
from lianchuang.notices.actions import (
    correct_entry,
    note_posting,
    publish_notice,
    record_objection,
    revise_notice,
    rule_on_objection,
    withdraw_notice,
)
from lianchuang.notices.models import Notice, Objection
from lianchuang.notices.rules import Rewording, Ruling
from lianchuang.people.models import Role
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, clock_at, last_act, lens
from tests.cast import FOUNDED, NAMES, STAGE_HAND, Cast
from tests.notices.builders import AFTER, DURING, JPG, PUBLISHED_AT, SECRET, drafted, standing
from tests.notices.test_objections import filed

KEEPS = "只有这个联盟的秘书处可以办理公示。"
RULES = "异议人的姓名受保护，异议只由这个联盟的秘书处查看和处理。"


def those_who(cast: Cast, may: Callable) -> set[str]:
    return {name for name in NAMES if may(cast.reach(name))}


def seat_chair(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="理事长单位"):
        Role.objects.create(
            person=cast.people["孙主席"], kind="chair", body=cast.network.body, starts_at=FOUNDED
        )


def test_who_may_what(cast: Cast) -> None:
    seat_chair(cast)
    draft, notice = drafted(cast), standing(cast)
    with clock_at(DURING):
        found = {
            "see the draft": those_who(cast, lambda by: visible_notices(by).filter(pk=draft.pk).exists()),
            "see it once it is out": those_who(
                cast, lambda by: visible_notices(by).filter(pk=notice.pk).exists()
            ),
            "see its desk": those_who(cast, lambda by: may_see_desk(by, notice)),
            "keep it": those_who(cast, lambda by: may_keep_notice(by, notice)),
            "rule": those_who(cast, lambda by: may_rule(by, notice)),
        }
    assert found == {
        "see the draft": {"管理员", "赵秘书", "钱部长", "孙主席"},
        "see it once it is out": set(NAMES),
        "see its desk": {"管理员", "赵秘书", "钱部长", "孙主席"},
        "keep it": {"管理员", "赵秘书"},
        "rule": {"赵秘书"},
    }


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("赵秘书", "管理员")])
def test_every_verb_asks_again(cast: Cast, name: str) -> None:
    draft, notice = drafted(cast), standing(cast)
    objection = filed(notice, 1)
    by, entry = cast.reach(name), notice.entries.get(position=1)
    photo = Upload("a.jpg", JPG)
    values = {
        "title": "a",
        "text": "a",
        "contact": "a",
        "length": 5,
        "unit": "working",
        "counts_first_day": True,
    }
    verbs: dict[Callable[[], object], str] = {
        lambda: publish_notice(draft, starts_on=date(2099, 1, 5), by=by): KEEPS,
        lambda: revise_notice(draft, values, by=by): KEEPS,
        lambda: withdraw_notice(notice, reason="撤", by=by): KEEPS,
        lambda: correct_entry(notice, Rewording(entry.pk, "甲", "", "抄错"), by=by): KEEPS,
        lambda: note_posting(notice, posted_on=date(2025, 4, 28), place="楼下", photo=photo, by=by): KEEPS,
        lambda: record_objection(
            notice, SECRET, way="phone", received_on=date(2025, 4, 28), entry_id=None, by=by
        ): RULES,
        lambda: rule_on_objection(objection, Ruling("dismissed", "不实。"), by=by): RULES,
    }
    before = last_act()
    told = {}
    for do in verbs:
        with pytest.raises(Refused) as refused:
            do()
        told[do] = str(refused.value.reason)
    assert (told, last_act()) == (verbs, before)


def test_the_administrator_rules_on_nothing(cast: Cast) -> None:
    objection = filed(standing(cast), 1)
    with pytest.raises(Refused) as refused:
        rule_on_objection(objection, Ruling("dismissed", "不实。"), by=cast.reach("管理员"))
    assert (str(refused.value.reason), Objection.objects.get().state) == (RULES, "received")


def test_a_notice_that_begins_later_is_not_out_before_its_day(cast: Cast) -> None:
    notice, nobody = drafted(cast), cast.reach("无人")
    with clock_at(PUBLISHED_AT):
        publish_notice(notice, starts_on=date(2025, 4, 29), by=cast.reach("赵秘书"))
        notice.refresh_from_db()
        assert (visible_notices(nobody).count(), bool(may_object(notice))) == (0, False)
    with clock_at(datetime(2025, 4, 28, 16, 0, tzinfo=UTC)):
        assert (visible_notices(nobody).count(), bool(may_object(notice))) == (1, True)
    with clock_at(AFTER.replace(day=9)):
        assert str(may_object(notice).reason).startswith("异议应当在公示期内提出")


def test_what_was_taken_back_is_not_read_through_a_lens(cast: Cast) -> None:
    notice, nobody = standing(cast), cast.reach("无人")
    number = last_act()
    with clock_at(DURING), lens(number):
        assert visible_notices(nobody).count() == 1
    with clock_at(DURING):
        withdraw_notice(notice, reason="另行公示", by=cast.reach("赵秘书"))
        assert visible_notices(nobody).count() == 1
        with lens(number):
            assert visible_notices(nobody).count() == 0
            assert visible_notices(cast.reach("钱部长")).count() == 1


def test_the_other_alliance_has_its_own_drafts(cast: Cast) -> None:
    drafted(cast)
    assert [visible_notices(cast.reach(name)).count() for name in ("吴秘书", "周老师")] == [0, 0]
    assert Notice.objects.count() == 1
