"""Objections: numbered, taken or not by the rule, ruled on once; an open one holds only its entry."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import Matter
from lianchuang.notices.actions import (
    close_due_notices,
    correct_entry,
    file_objection,
    record_objection,
    rule_on_objection,
    withdraw_notice,
)
from lianchuang.notices.actions.objections import TooMany
from lianchuang.notices.models import FormSending, Notice, NoticeEdition, Objection, Objector
from lianchuang.notices.queries import entry_standing
from lianchuang.notices.rules import Rewording, Ruling, Statement
from lianchuang.people.models import Account, Person, Role
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import read
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import Act, act, clock_at, last_act
from tests.cast import FOUNDED, STAGE_HAND, Cast, stage
from tests.notices.builders import AFTER, DURING, JPG, LAST_MINUTE, SECRET, STARTS_ON, drafted, standing
from tests.notices.test_actions import refusal


def filed(notice: Notice, position: int | None, at: datetime = DURING, said: Statement = SECRET) -> Objection:
    """An objection from the page about one entry, or the whole list."""
    entry_id = notice.entries.get(position=position).pk if position else None
    with clock_at(at):
        return file_objection(notice, said, entry_id=entry_id, address="203.0.113.7")


def test_an_objection_is_numbered_and_waits_for_the_secretary(cast: Cast) -> None:
    notice = standing(cast)
    made = filed(notice, 2)
    other = filed(
        notice, None, said=Statement("滨江第二工会", "0591-7654321", "名单漏了已经公布的两项，见第三号文件。")
    )
    assert [made.number, other.number, made.state, made.way] == [1, 2, "received", "page"]
    # From 30 April, the first not counted: the holiday of five days lies between.
    assert made.answer_by == date(2025, 5, 19)
    who = Objector.objects.get(objection=made)
    assert (who.name, who.contact, who.facts) == (SECRET.name, SECRET.contact, SECRET.facts)
    matter = Matter.objects.get(key=f"notice:{notice.pk}:objection:1")
    assert (matter.title, matter.due_on, matter.role, matter.address) == (
        "第 1 号异议待处理：2025年度联合攻关项目拟立项名单公示",
        date(2025, 5, 19),
        "secretary",
        f"/notices/{notice.pk}/desk/objections/1/",
    )
    told = Act.objects.get(pk=last_act())
    assert (told.by_account_id, told.by_name, told.reason, told.on_behalf_of_name) == (
        None, "公众（网上提交）", "收到对公示的异议（网页）", "",
    )  # fmt: skip


def test_only_the_bytes_of_a_file_are_kept(cast: Cast) -> None:
    notice = standing(cast)
    with clock_at(DURING):
        file_objection(
            notice, SECRET, entry_id=None, upload=Upload("欧阳未名的举报信.jpg", JPG), address="203.0.113.7"
        )
    content = Objector.objects.get().content
    assert content is not None
    assert (read(content), content.media_type, Evidence.objects.count()) == (JPG, "image/jpeg", 0)


def test_the_last_minute_counts_and_the_next_is_recorded_and_not_taken(cast: Cast) -> None:
    notice = standing(cast)
    in_time = filed(notice, 1, LAST_MINUTE)
    late = filed(notice, 2, AFTER)
    assert (in_time.state, late.state, late.ground, late.answer_by) == ("received", "not_taken", "late", None)
    assert (
        late.ruling
        == "异议应当在公示期内提出；公示期满后提出的，不予受理。这份公示的最后一天是2025年5月7日。"
    )
    assert Matter.objects.filter(key__contains="objection").count() == 1
    with clock_at(AFTER):
        assert entry_standing(notice) == {
            "proposal:1": "waiting",
            "proposal:2": "cleared",
            "proposal:3": "cleared",
        }


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (Statement("匿名", "138", SECRET.facts), "异议应当署真实姓名或单位名称，并留下联系方式；匿名或者冒名的，不予受理。"),
        (Statement("王师傅", "", SECRET.facts), "请留下联系方式，核实和答复都要用。"),
        (Statement("王师傅", "138", "不同意"), "异议应当写明事实和依据，能附材料的附上材料；没有事实和依据的，不予受理。"),
    ],
)  # fmt: skip
def test_the_page_asks_again_and_quotes_the_rule(cast: Cast, said: Statement, says: str) -> None:
    notice = standing(cast)
    assert refusal(lambda: filed(notice, 1, said=said)) == says


def test_nothing_is_taken_before_the_notice_or_after_it_was_taken_back(cast: Cast) -> None:
    says = "这份公示不在公示期内，现在不收异议。"
    draft, notice = drafted(cast), standing(cast)
    assert refusal(lambda: filed(draft, 1)) == says
    withdraw_notice(notice, reason="另行公示", by=cast.reach("赵秘书"))
    assert refusal(lambda: filed(notice, 1)) == says
    other = standing(cast)
    foreign = notice.entries.get(position=1).pk
    with clock_at(DURING):
        told = refusal(lambda: file_objection(other, SECRET, entry_id=foreign, address="203.0.113.7"))
    assert told == "名单里没有这一项。"


def test_the_same_form_sent_twice_is_one_objection(cast: Cast) -> None:
    notice = standing(cast)
    assert [filed(notice, 2).number, filed(notice, 2).number, filed(notice, 1).number] == [1, 1, 2]
    again = filed(notice, 2, DURING + timedelta(hours=2))
    assert (again.number, Objection.objects.count()) == (3, 3)


def test_one_address_sends_twenty_an_hour_and_is_forgotten_after_a_day(cast: Cast) -> None:
    notice = standing(cast)
    for number in range(20):
        filed(notice, 1, said=Statement("王师傅", "138", f"{SECRET.facts}{number}"))
    with pytest.raises(TooMany) as refused:
        filed(notice, 1, said=Statement("王师傅", "138", f"{SECRET.facts}x"))
    assert str(refused.value.reason).startswith("这个网络地址一小时内提交得太多了")
    with clock_at(DURING):
        said = Statement("王师傅", "138", f"{SECRET.facts}y")
        assert file_objection(notice, said, entry_id=None, address="203.0.113.8").number == 21
    filed(notice, 1, DURING + timedelta(hours=25), Statement("王师傅", "138", f"{SECRET.facts}z"))
    assert FormSending.objects.count() == 1


def test_what_came_by_telephone_is_typed_in_with_its_day(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    with clock_at(AFTER):
        told = {"way": "letter", "entry_id": None, "by": by}
        made, _number = record_objection(notice, SECRET, received_on=date(2025, 5, 6), **told)
        assert (made.state, made.received_at, made.answer_by) == (
            "received",
            datetime(2025, 5, 6, 4, 0, tzinfo=UTC),
            date(2025, 5, 20),
        )
        late, _number = record_objection(
            notice, Statement("李工", "139", SECRET.facts), received_on=date(2025, 5, 8), **told
        )
        nameless, _number = record_objection(
            notice, Statement("", "", SECRET.facts), received_on=date(2025, 5, 6), **told
        )
        assert [(each.state, each.ground) for each in (late, nameless)] == [
            ("not_taken", "late"),
            ("not_taken", "anonymous"),
        ]
        day = refusal(lambda: record_objection(notice, SECRET, received_on=date(2025, 5, 9), **told))
        assert day == "收到日期应在公示起始日和今天之间。"
        twice = refusal(lambda: record_objection(notice, SECRET, received_on=date(2025, 5, 6), **told))
        assert twice == "这件异议刚刚已经登记过了。"
        told["way"] = "page"
        assert (
            refusal(lambda: record_objection(notice, SECRET, received_on=STARTS_ON, **told))
            == "请选电话或书面。"
        )


def test_an_answer_that_falls_into_a_year_nobody_knows_has_no_day_yet(cast: Cast) -> None:
    notice = standing(cast)
    with act(by=STAGE_HAND, reason="年底"):
        Notice.objects.update(starts_on=date(2030, 12, 23), last_on=date(2030, 12, 27))
    made = filed(notice, 1, datetime(2030, 12, 26, 2, 0, tzinfo=UTC))
    matter = Matter.objects.get(key=f"notice:{notice.pk}:objection:1")
    assert (made.state, made.answer_by, matter.due_on) == ("received", None, None)


def test_dismissed_lets_the_entry_go_on(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, 2)
    with clock_at(AFTER):
        close_due_notices()
        title = f"公示期满，还有 1 件异议待处理：{notice.title}"
        assert Matter.objects.get(key=f"notice:{notice.pk}:closed").title == title
        rule_on_objection(objection, Ruling("dismissed", "验收证书是另一装置的。"), by=by)
        assert set(entry_standing(notice).values()) == {"cleared"}
    objection.refresh_from_db()
    assert (objection.state, objection.ruled_by_name, objection.ruled_at) == ("dismissed", "赵秘书", AFTER)
    assert Matter.objects.filter(key__contains="objection", closed_at__isnull=True).count() == 0


def test_upheld_takes_the_entry_off_the_list_and_only_it(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, 2)
    entries = {each.position: each.pk for each in notice.entries.all()}
    with clock_at(AFTER):
        other = Ruling("upheld", "属实。", removes=(entries[1],))
        assert (
            refusal(lambda: rule_on_objection(objection, other, by=by))
            == "这件异议只针对一项，不能移出别的项。"
        )
        rule_on_objection(objection, Ruling("upheld", "属实。", removes=(entries[2],)), by=by)
        assert entry_standing(notice) == {
            "proposal:1": "cleared",
            "proposal:2": "removed",
            "proposal:3": "cleared",
        }


def test_an_objection_to_the_whole_list_holds_all_of_it(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, None)
    entries = {each.position: each.pk for each in notice.entries.all()}
    with clock_at(AFTER):
        assert set(entry_standing(notice).values()) == {"waiting"}
        rule_on_objection(objection, Ruling("upheld", "两项属实。", removes=(entries[1], entries[3])), by=by)
        assert entry_standing(notice) == {
            "proposal:1": "removed",
            "proposal:2": "cleared",
            "proposal:3": "removed",
        }


def test_a_typing_error_becomes_a_correction(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, 3)
    entry = notice.entries.get(position=3)
    ruling = Ruling(
        "not_taken",
        "确有笔误。",
        "typing_error",
        rewording=Rewording(entry.pk, "道岔融雪装置", "", "笔误一字"),
    )
    with clock_at(DURING):
        rule_on_objection(objection, ruling, by=by)
    edition = NoticeEdition.objects.get(number=2)
    objection.refresh_from_db()
    assert (objection.state, objection.ground, edition.title_before, edition.title_after) == (
        "not_taken", "typing_error", "道岔除雪装置", "道岔融雪装置",
    )  # fmt: skip
    with clock_at(AFTER):
        assert entry_standing(notice)["proposal:3"] == "cleared"


def test_nothing_that_others_read_names_who_objected(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, 3)
    entry = notice.entries.get(position=3)
    named = "处理意见里写了异议人的姓名或联系方式。请写成“异议人”，姓名受保护。"
    public = "理由里写了异议人的姓名或联系方式。它会公开显示，请改写。"
    telephone = Ruling("dismissed", "已打 138-1234-0987 核实。")
    rewording = Rewording(entry.pk, "道岔", "", "欧阳未名指出")
    assert (
        refusal(lambda: rule_on_objection(objection, Ruling("dismissed", "欧阳未名所说不实。"), by=by))
        == named
    )
    assert refusal(lambda: rule_on_objection(objection, telephone, by=by)) == named
    assert refusal(lambda: correct_entry(notice, rewording, by=by)) == public
    assert refusal(lambda: withdraw_notice(notice, reason="应欧阳未名要求", by=by)) == public
    corrected = Ruling("not_taken", "笔误。", "typing_error", rewording=rewording)
    assert refusal(lambda: rule_on_objection(objection, corrected, by=by)) == public


def test_the_second_of_two_rulings_is_told(cast: Cast) -> None:
    notice, by = standing(cast), cast.reach("赵秘书")
    objection = filed(notice, 1)
    rule_on_objection(objection, Ruling("dismissed", "不实。"), by=by)
    told = refusal(lambda: rule_on_objection(objection, Ruling("upheld", "属实。", removes=(1,)), by=by))
    assert told == "赵秘书刚刚已经处理了这件异议：异议不成立。您的处理没有写入，请看过再说。"


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do them in threads at one moment; what became of each, in the order of words."""
    told: list[str] = []
    start = threading.Barrier(len(acts))

    def work(do: Callable[[], object]) -> None:
        try:
            start.wait()
            do()
            told.append("")
        except Refused as refused:
            told.append(str(refused.reason))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(do,)) for do in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_rule_at_once_and_one_is_told() -> None:
    cast = stage()
    with act(by=STAGE_HAND, reason="第二位秘书"):
        person = Person.objects.create(name="钱秘书", body=cast.network.body)
        cast.accounts["钱秘书"] = Account.objects.create(username="钱秘书", person=person, password="!")
        Role.objects.create(person=person, kind="secretary", body=cast.network.body, starts_at=FOUNDED)
    notice = standing(cast)
    objection = filed(notice, 2)
    removes = (objection.entry_id or 0,)
    zhao, qian = cast.reach("赵秘书"), cast.reach("钱秘书")
    told = at_once(
        lambda: rule_on_objection(objection, Ruling("dismissed", "不实。"), by=zhao),
        lambda: rule_on_objection(objection, Ruling("upheld", "属实。", removes=removes), by=qian),
    )
    objection.refresh_from_db()
    winner = objection.ruled_by_name
    result = {"赵秘书": "异议不成立", "钱秘书": "异议成立"}[winner]
    assert told == ["", f"{winner}刚刚已经处理了这件异议：{result}。您的处理没有写入，请看过再说。"]
    removed = notice.entries.filter(state="removed").count()
    assert (objection.state, removed) == {"赵秘书": ("dismissed", 0), "钱秘书": ("upheld", 1)}[winner]


@pytest.mark.django_db(transaction=True)
def test_objections_that_come_at_once_get_numbers_of_their_own() -> None:
    notice = standing(stage())
    told = at_once(
        *(
            lambda n=n: filed(notice, 1, said=Statement("王师傅", "138", f"{SECRET.facts}{n}"))
            for n in range(4)
        )
    )
    assert told == ["", "", "", ""]
    assert list(Objection.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
