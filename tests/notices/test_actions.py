"""Drafting, publishing, closing, correcting, taking back; by the clock, and refused in words."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import Matter, OfficialYear
from lianchuang.notices.actions import (
    close_due_notices,
    correct_entry,
    draft_notice,
    note_posting,
    publish_notice,
    revise_notice,
    withdraw_notice,
)
from lianchuang.notices.models import Notice, NoticeEdition, Posting
from lianchuang.notices.queries import entry_standing
from lianchuang.notices.rules import Listed, Rewording
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import Act, act, clock_at, last_act, lens
from tests.cast import STAGE_HAND, Cast
from tests.notices.builders import (
    AFTER,
    DURING,
    JPG,
    LAST_MINUTE,
    LAST_ON,
    PUBLISHED_AT,
    STARTS_ON,
    drafted,
    standing,
)


def refusal(do: Callable[[], object]) -> str:
    """Its words; nothing was written."""
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()
    assert last_act() == before
    return str(refused.value.reason)


def open_matters() -> list[tuple[str, str, str]]:
    rows = Matter.objects.filter(closed_at__isnull=True).order_by("pk")
    return list(rows.values_list("key", "title", "address"))


def test_a_draft_waits_for_its_secretary(cast: Cast) -> None:
    notice = drafted(cast)
    assert (notice.state, notice.digest, notice.starts_on) == ("drafted", "", None)
    assert list(notice.entries.values_list("position", "key", "title")) == [
        (1, "proposal:1", "焊缝跟踪联合攻关"),
        (2, "proposal:2", "列车门控检修装置"),
        (3, "proposal:3", "道岔除雪装置"),
    ]
    title = "公示拟好了，看过再发布：2025年度联合攻关项目拟立项名单公示"
    assert open_matters() == [(f"notice:{notice.pk}:draft", title, f"/notices/{notice.pk}/desk/")]
    assert entry_standing(notice) == {
        "proposal:1": "waiting",
        "proposal:2": "waiting",
        "proposal:3": "waiting",
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"entries": ()}, "名单是空的，没有可以公示的。"),
        ({"entries": (Listed("a", "甲"), Listed("a", "乙"))}, "名单里有一项列了两次。"),
        ({"contact": " "}, "请写明异议向哪里提：部门、电话、地址。"),
        ({"text": ""}, "公示要有标题和正文。"),
        ({"length": 0}, "公示天数应在 1 到 60 天之间。"),
    ],
)
def test_a_draft_that_cannot_be(cast: Cast, words: dict, says: str) -> None:
    assert refusal(lambda: drafted(cast, **words)) == says


def test_a_draft_joins_the_act_that_is_open(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="评定") as number:
        draft_notice(
            network=cast.network.body, title="公示", text="如下。", contact="秘书处", entries=[Listed("a", "甲")],
            by=cast.reach("赵秘书"),
        )  # fmt: skip
    assert last_act() == number


def test_a_published_list_is_frozen_with_its_digest_and_its_last_day(cast: Cast) -> None:
    notice = standing(cast)
    assert (notice.state, notice.starts_on, notice.last_on) == ("standing", STARTS_ON, LAST_ON)
    first = notice.editions.get()
    assert (first.number, first.digest, notice.digest) == (
        1,
        hashlib.sha256(first.text.encode()).hexdigest(),
        first.digest,
    )
    assert first.text.splitlines()[-6:] == [
        "名单（3 项）：",
        "1. 焊缝跟踪联合攻关",
        "   精工工作室牵头",
        "2. 列车门控检修装置",
        "   精工工作室牵头",
        "3. 道岔除雪装置",
    ]
    assert "proposal" not in first.text
    assert open_matters() == []
    values = {
        "title": "别的",
        "text": "别的",
        "contact": "别处",
        "length": 3,
        "unit": "natural",
        "counts_first_day": False,
    }
    by = cast.reach("赵秘书")
    frozen = "这份公示已经发布，名单冻结了；文字差错请用更正。"
    assert refusal(lambda: publish_notice(notice, starts_on=date(2099, 1, 5), by=by)) == frozen
    assert refusal(lambda: revise_notice(notice, values, by=by)) == frozen


def test_a_draft_may_be_reworded_and_not_backdated(cast: Cast) -> None:
    notice, by = drafted(cast), cast.reach("赵秘书")
    values = {
        "title": "名单公示",
        "text": "如下。",
        "contact": "秘书处",
        "length": 7,
        "unit": "natural",
        "counts_first_day": False,
    }
    with clock_at(PUBLISHED_AT):
        revise_notice(notice, values, by=by)
        assert refusal(lambda: publish_notice(notice, starts_on=date(2025, 4, 27), by=by)) == (
            "起始日已经过去了，公示不能倒填日期，请选今天或以后。"
        )
        publish_notice(notice, starts_on=STARTS_ON, by=by)
    notice.refresh_from_db()
    assert (notice.title, notice.last_on) == ("名单公示", date(2025, 5, 5))


def test_a_year_without_an_official_calendar_is_refused_until_it_is_typed_in(cast: Cast) -> None:
    notice, by = drafted(cast), cast.reach("赵秘书")
    far = date(2031, 6, 2)
    says = (
        "还没有 2031 年的官方放假安排，算不出公示的最后一天，所以没有发布。请先录入国务院办公厅的放假通知。"
    )
    assert refusal(lambda: publish_notice(notice, starts_on=far, by=by)) == says
    notice.refresh_from_db()
    assert (notice.state, notice.last_on) == ("drafted", None)
    with act(by=STAGE_HAND, reason="放假通知"):
        OfficialYear.objects.create(year=2031, paper="国办发明电〔2030〕1号")
    publish_notice(notice, starts_on=far, by=by)
    notice.refresh_from_db()
    assert notice.last_on == date(2031, 6, 6)


def test_it_stands_to_the_last_minute_and_closes_by_itself(cast: Cast) -> None:
    notice = standing(cast)
    waiting = dict.fromkeys(("proposal:1", "proposal:2", "proposal:3"), "waiting")
    with clock_at(LAST_MINUTE):
        assert (close_due_notices(), entry_standing(notice)) == (0, waiting)
    with clock_at(AFTER):
        # Before the job has come round the answer is the same.
        assert set(entry_standing(notice).values()) == {"cleared"}
        before = last_act()
        assert (close_due_notices(), last_act()) == (1, before + 1)
        assert (close_due_notices(), last_act()) == (0, before + 1)
        assert set(entry_standing(notice).values()) == {"cleared"}
    notice.refresh_from_db()
    assert (notice.state, notice.closed_at) == ("closed", AFTER)
    closed = Act.objects.get(pk=before + 1)
    assert (closed.by_name, closed.reason) == (
        "系统（到期自动）",
        "公示期满：2025年度联合攻关项目拟立项名单公示",
    )
    assert open_matters() == [(f"notice:{notice.pk}:closed", closed.reason, "/calls/1/approval/")]


def test_a_typing_error_is_corrected_and_the_first_edition_stays(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    entry = notice.entries.get(position=3)
    first = notice.editions.get()
    rewording = Rewording(entry.pk, "道岔融雪装置 ", "", "“融”误作“除”")
    with clock_at(DURING):
        edition, _number = correct_entry(notice, rewording, by=by)
        assert refusal(lambda: correct_entry(notice, rewording, by=by)) == "和现在公示的一样，没有要更正的。"
        nameless = Rewording(entry.pk, "", "", "改")
        assert refusal(lambda: correct_entry(notice, nameless, by=by)) == (
            "更正后的名称不能空着，最多 200 字；说明最多 500 字。"
        )
        unreasoned = Rewording(entry.pk, "道岔", "", " ")
        assert refusal(lambda: correct_entry(notice, unreasoned, by=by)) == (
            "请写明更正的理由，它会和原来的文字一起显示在公示页上。"
        )
    notice.refresh_from_db()
    assert (edition.number, edition.title_before, edition.title_after, edition.reason) == (
        2, "道岔除雪装置", "道岔融雪装置", "“融”误作“除”",
    )  # fmt: skip
    assert (notice.digest, notice.last_on) == (edition.digest, LAST_ON)
    assert NoticeEdition.objects.get(notice=notice, number=1).digest == first.digest != edition.digest
    assert edition.text == first.text.replace("道岔除雪装置", "道岔融雪装置")


def test_an_entry_of_another_list_is_not_corrected_here(cast: Cast) -> None:
    notice, other = standing(cast), standing(cast)
    rewording = Rewording(other.entries.get(position=1).pk, "甲", "", "抄错")
    assert refusal(lambda: correct_entry(notice, rewording, by=cast.reach("赵秘书"))) == "名单里没有这一项。"


def test_what_is_taken_back_clears_nothing(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    assert refusal(lambda: withdraw_notice(notice, reason=" ", by=by)) == (
        "请写明撤回的理由，它会显示在公示页上。"
    )
    with clock_at(AFTER):
        close_due_notices()
        withdraw_notice(notice, reason="名单有误，另行公示", by=by)
        assert refusal(lambda: withdraw_notice(notice, reason="再撤", by=by)) == "这份公示已经撤回了。"
        assert set(entry_standing(notice).values()) == {"waiting"}
    notice.refresh_from_db()
    assert (notice.state, notice.withdrawal, open_matters()) == ("withdrawn", "名单有误，另行公示", [])


def test_a_draft_is_given_up_without_a_reason(cast: Cast) -> None:
    notice = drafted(cast)
    withdraw_notice(notice, reason="", by=cast.reach("赵秘书"))
    assert (Notice.objects.get().state, open_matters()) == ("withdrawn", [])
    assert refusal(lambda: publish_notice(notice, starts_on=date(2099, 1, 5), by=cast.reach("赵秘书"))) == (
        "这份公示已经撤回了。"
    )


def test_the_photo_of_the_wall_is_kept_with_its_day(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    photo = Upload("公告栏.jpg", JPG)
    with clock_at(DURING):
        for day in (date(2025, 4, 27), date(2025, 5, 1)):
            told = refusal(
                lambda day=day: note_posting(notice, posted_on=day, place="公告栏", photo=photo, by=by)
            )
            assert told == "张贴日期应在公示期内，而且不能晚于今天。"
        assert refusal(lambda: note_posting(notice, posted_on=STARTS_ON, place=" ", photo=photo, by=by)) == (
            "请写明张贴在哪里。"
        )
        note_posting(notice, posted_on=STARTS_ON, place="总工会一楼公告栏", photo=photo, by=by)
        twice = refusal(lambda: note_posting(notice, posted_on=STARTS_ON, place="一楼", photo=photo, by=by))
        assert twice == "「公告栏.jpg」已经在材料里了，没有重复添加。"
    posting = Posting.objects.get()
    assert (posting.place, posting.posted_on, posting.evidence.folder_id, posting.noted_by_name) == (
        "总工会一楼公告栏", STARTS_ON, notice.folder_id, "赵秘书",
    )  # fmt: skip


def test_the_past_shows_the_list_as_it_was(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    before = last_act()
    with clock_at(datetime(2025, 4, 29, 1, 0, tzinfo=UTC)):
        correct_entry(notice, Rewording(notice.entries.get(position=1).pk, "焊缝", "", "简称"), by=by)
    with lens(before):
        assert Notice.objects.get().entries.get(position=1).title == "焊缝跟踪联合攻关"
