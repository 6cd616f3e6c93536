"""〔开新年〕 from the year before, and 〔收年〕: what is taken over, what is left open, each as one act that can be undone."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import Owner, for_person, for_role, open_matter
from lianchuang.matters.models import Matter, OfficialDay, OfficialYear
from lianchuang.matters.queries import official_calendar
from lianchuang.people.models import Role
from lianchuang.programmes.actions import (
    CopiedCall,
    Leftover,
    YearPlan,
    add_questions,
    close_programme,
    open_new_year,
    preset_question,
    settle_leftovers,
)
from lianchuang.programmes.actions.calls import NewQuestion
from lianchuang.programmes.forms import YearPlanForm
from lianchuang.programmes.models import Call, Programme, Proposal, Question
from lianchuang.programmes.queries import closing_obstacles, open_matters
from lianchuang.programmes.queries.opening import proposed_year
from lianchuang.records.past import Act, act, clock_at, last_act, undo_act
from tests.cast import STAGE_HAND, Cast, folder, stage
from tests.programmes.year_builders import BEIJING, NOW, call_of, cast_the_year, year_of

pytestmark = pytest.mark.django_db
NEXT = datetime(2026, 1, 12, 9, 0, tzinfo=BEIJING)


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = stage()
    # A request asks the wall's clock, so the term goes on.
    cast_the_year(cast, ends=None)
    with clock_at(NOW):
        yield cast


def waits(cast: Cast, key: str, title: str, owner: Owner, **said: object) -> Matter:
    with act(by=STAGE_HAND, reason="待办"):
        return open_matter(key, title, "/desk/", owner, network=cast.network.body, **said)  # type: ignore[arg-type]


def two_wait(cast: Cast) -> tuple[Matter, Matter]:
    first = waits(
        cast, "a", "补交佐证", for_person(cast.people["王师傅"]), year=2025, due_on=date(2025, 12, 1)
    )
    return first, waits(cast, "b", "核对名单", for_role(cast.network.body, Role.Kind.SECRETARY), year=2024)


def says(do: object) -> str:
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    assert last_act() == before
    return str(refused.value)


def full_year(cast: Cast) -> tuple[Programme, Call]:
    programme = year_of(cast)
    call = call_of(cast, programme, "2025年项目征集", most_per_studio=2, most_funding_yuan=Decimal(50_000), notice_length=7)  # fmt: skip
    add_questions(call, [NewQuestion("和谁一起做？", "line", longest=60)], by=cast.reach("赵秘书"))
    return programme, call


def test_the_plan_moves_the_days_and_keeps_the_hours(cast: Cast) -> None:
    last, call = full_year(cast)
    first, second = two_wait(cast)
    plan = proposed_year(cast.network, 2026, official_calendar())
    assert (plan.last, plan.goals, plan.unknown) == (last, "多解决现场难题", [])
    assert [(each.title, each.preset, each.starts.day, each.ends.day) for each in plan.stages] == [
        ("定方向", "directions", date(2026, 1, 12), date(2026, 2, 10)),
        ("征集申报", "call", date(2026, 3, 3), date(2026, 3, 31)),
        ("总结收年", "closing", date(2026, 12, 1), date(2026, 12, 31)),
    ]
    assert [each.title for each in plan.directions] == ["门控检修", "焊接工艺"]
    assert [(each.call, each.title, each.opens_at, each.closes_at) for each in plan.calls] == [
        (call, "2026年项目征集", datetime(2026, 3, 3, 9, 0, tzinfo=BEIJING), datetime(2026, 3, 31, 17, 0, tzinfo=BEIJING))
    ]  # fmt: skip
    assert plan.matters == [first, second]


def test_a_year_nobody_announced_leaves_its_days_to_the_secretary(cast: Cast) -> None:
    full_year(cast)
    plan = proposed_year(cast.network, 2034, official_calendar())
    assert [(each.starts.day, each.ends.day) for each in plan.stages] == [(None, None)] * 3
    assert [(each.opens_at, each.closes_at) for each in plan.calls] == [(None, None)]
    assert plan.unknown == ["还没有 2034 年的官方放假安排，算不出工作日。请先录入国务院办公厅的放假通知。"]
    with act(by=STAGE_HAND):
        typed = OfficialYear.objects.create(year=2034, paper="国办发明电〔2033〕1号")
        OfficialDay.objects.create(official_year=typed, day=date(2034, 3, 3), is_working=False)
    plan = proposed_year(cast.network, 2034, official_calendar())
    assert plan.stages[1].starts.day == date(2034, 3, 6)
    assert plan.unknown == []


def planned(cast: Cast, year: int = 2026) -> YearPlan:
    """The plan as it is proposed, sent back unchanged."""
    proposed = proposed_year(cast.network, year, official_calendar())
    form = YearPlanForm(filled(YearPlanForm(proposed=proposed)), proposed=proposed)
    assert form.is_valid()
    return form.plan()


def filled(form: YearPlanForm) -> dict[str, str]:
    """What a browser would send of the page as it was shown."""
    data: dict[str, str] = {}
    for part in (form.aims, *form.rows.forms, *form.calls, *form.leftovers):
        for bound in part:
            value = bound.value()
            if bound.widget_type == "checkbox":
                data |= {bound.html_name: "on"} if value else {}
            else:
                data[bound.html_name] = "" if value is None else str(bound.field.prepare_value(value))
    return data


def test_a_new_year_takes_over_directions_stages_calls_and_what_is_open(cast: Cast) -> None:
    last, call = full_year(cast)
    first, second = two_wait(cast)
    with act(by=STAGE_HAND):
        Question.objects.filter(call=call, preset="secret").update(is_dropped=True)
    with clock_at(NEXT):
        before, plan = last_act(), planned(cast)
        leftovers = {first.pk: Leftover("carry"), second.pk: Leftover("drop", "名单已并入总表")}
        plan = YearPlan(plan.goals, plan.stages, plan.directions, plan.calls, leftovers)
        new, number = open_new_year(cast.network, 2026, plan, by=cast.reach("赵秘书", NEXT))
        assert last_act() == number == before + 1
        assert (
            Act.objects.get(pk=number).reason
            == "开 2026 年；1 件转到 2026 年；「核对名单」不用办了：名单已并入总表"
        )
        assert (new.year, new.goals, new.stages.count()) == (2026, "多解决现场难题", 3)
        assert list(new.directions.values_list("title", "text")) == [
            ("门控检修", "门机构的故障诊断"),
            ("焊接工艺", ""),
        ]
        again = new.calls.get()
        assert (again.title, again.most_per_studio, again.most_funding_yuan, again.notice_length, again.form_version) == (
            "2026年项目征集", 2, Decimal(50_000), 7, 1,
        )  # fmt: skip
        asked = list(
            call.questions.filter(is_dropped=False).values_list("label", "kind", "longest", "preset")
        )
        assert list(again.questions.values_list("label", "kind", "longest", "preset")) == asked
        assert "这个项目是否涉及国家秘密？" not in [label for label, *_rest in asked]
        assert [(each.key, each.outcome) for each in Matter.objects.filter(pk__in=[first.pk, second.pk])] == [
            ("a", "carried"), ("b", "dropped"),
        ]  # fmt: skip
        waiting = Matter.objects.filter(closed_at__isnull=True).order_by("pk")
        assert [(each.key, each.year, each.title) for each in waiting] == [
            ("a", 2026, "补交佐证"), (f"programme:{last.pk}:closing", 2026, "2025 年还没有收年"),
        ]  # fmt: skip
        undo_act(number, by=STAGE_HAND, reason="撤销")
        assert [each.year for each in Programme.objects.all()] == [2025]
        assert sorted(open_matters(last).values_list("key", flat=True)) == ["a", "b"]
        assert not Matter.objects.filter(key=f"programme:{last.pk}:closing").exists()


def test_a_second_click_and_a_stale_plan_are_refused_whole(cast: Cast) -> None:
    last, _call = full_year(cast)
    first, second = two_wait(cast)
    by = cast.reach("赵秘书")
    plan = planned(cast)
    with act(by=STAGE_HAND):
        Matter.objects.filter(pk=second.pk).update(closed_at=NOW, outcome="done")
    assert says(lambda: open_new_year(cast.network, 2026, plan, by=by)) == "有的事项刚刚办完了，请再看一遍。"
    unreasoned = YearPlan(leftovers={first.pk: Leftover("drop", " ")})
    refusal = says(lambda: open_new_year(cast.network, 2026, unreasoned, by=by))
    assert refusal == "「补交佐证」不用办了，请写明理由。"
    open_new_year(cast.network, 2026, YearPlan(), by=by)
    assert says(lambda: open_new_year(cast.network, 2026, YearPlan(), by=by)) == "2026 年已经开过了。"
    foreign = YearPlan(calls=[CopiedCall(Call.objects.get(programme=last), "又一次", NOW, NEXT)])
    with clock_at(NEXT):
        assert says(lambda: open_new_year(cast.network, 2027, foreign, by=by)) == "只能从上一年度带征集过来。"
    assert says(lambda: open_new_year(cast.network, 2026, plan, by=cast.reach("王师傅"))).startswith(
        "只有这个联盟"
    )


def test_a_year_closes_only_when_nothing_is_open(cast: Cast) -> None:
    programme, call = full_year(cast)
    first, second = two_wait(cast)
    waits(cast, "later", "明年的事", for_person(cast.people["王师傅"]), year=2026)
    by = cast.reach("赵秘书")
    assert (
        says(lambda: close_programme(programme, by=by))
        == "还有 2 件事没有办完，办完或转到下一年以后才能收年。"
    )
    assert (
        says(lambda: settle_leftovers(programme, {first.pk: Leftover("leave")}, by=by))
        == "请先选：转到下一年，还是不用办了。"
    )
    number = settle_leftovers(
        programme, {first.pk: Leftover("carry"), second.pk: Leftover("drop", "并入总表")}, by=by
    )
    assert Act.objects.get(pk=number).reason == "1 件转到 2026 年；「核对名单」不用办了：并入总表"
    assert says(lambda: close_programme(programme, by=by)) == "征集「2025年项目征集」还没有截止。"
    with act(by=STAGE_HAND):
        waiting = Proposal.objects.create(
            call=call, title="门控", lead=cast.studio, state="submitted", folder=folder("门控")
        )
    with clock_at(datetime(2025, 12, 30, 9, 0, tzinfo=BEIJING)):
        assert [(each.says, each.address) for each in closing_obstacles(programme)] == [
            ("征集「2025年项目征集」还有 1 件申报没有办完", f"/calls/{call.pk}/proposals/")
        ]
        assert (
            says(lambda: close_programme(programme, by=by)) == "征集「2025年项目征集」还有 1 件申报没有办完。"
        )
        with act(by=STAGE_HAND):
            Proposal.objects.filter(pk=waiting.pk).update(state="not_selected")
        close_programme(programme, by=by)
        programme.refresh_from_db()
        assert (programme.state, programme.closed_at) == (
            "closed",
            datetime(2025, 12, 30, 9, 0, tzinfo=BEIJING),
        )
        assert says(lambda: close_programme(programme, by=by)) == "2025 年已经收年，不能再改。"
        assert (
            says(lambda: add_questions(call, [preset_question("use")], by=by))
            == "2025 年已经收年，不能再改。"
        )


def test_the_closing_that_waits_is_gone_with_the_closing(cast: Cast) -> None:
    last = year_of(cast)
    open_new_year(cast.network, 2026, YearPlan(), by=cast.reach("赵秘书"))
    waiting = Matter.objects.get(key=f"programme:{last.pk}:closing")
    assert (waiting.address, waiting.role, waiting.body) == (f"/programmes/{last.pk}/closing/", "secretary", cast.network.body)  # fmt: skip
    close_programme(last, by=cast.reach("赵秘书"))
    waiting.refresh_from_db()
    assert waiting.outcome == "done"


def test_the_page_is_looked_at_changed_and_done(cast: Cast) -> None:
    full_year(cast)
    first, _second = two_wait(cast)
    client, address = cast.client("赵秘书"), f"/networks/{cast.network.pk}/programmes/new/"
    page = client.get(address).content.decode()
    assert all(
        words in page
        for words in ("开 2026 年", "2026年3月31日 17:00", "补交佐证", "申报书 8 问", "转到 2026 年")
    )
    data = filled(YearPlanForm(proposed=proposed_year(cast.network, 2026, official_calendar())))
    before = last_act()
    looked = client.post(address, {**data, "directions": "门控检修\n焊接工艺\n信号", "look": "1"})
    assert (looked.status_code, last_act()) == (200, before)
    assert "<strong>3</strong> 个研究方向" in looked.content.decode()
    wrong = {
        **data,
        "stage-1-ends_on": "2026年2月31日",
        f"call-{Call.objects.get().pk}-closes_at": "2026年3月1日 9:00",
    }
    refused = client.post(address, {**wrong, f"matter-{first.pk}-choice": "drop"})
    assert (refused.status_code, last_act()) == (422, before)
    text = refused.content.decode()
    assert all(
        words in text
        for words in ("有 3 处要改", "截止要在开始之后", "不用办了，请写明理由。", "2026年2月31日")
    )
    done = client.post(address, data, follow=True)
    assert done.status_code == 200
    assert "2026 年开好了" in done.content.decode()
    assert Programme.objects.filter(year=2026).count() == 1
    assert client.get(f"{address}?year=2026").status_code == 409
    assert client.get(f"{address}?year=abc").status_code == 409


@pytest.mark.parametrize(
    ("name", "status"),
    [("赵秘书", 200), ("孙主席", 200), ("管理员", 200), ("王师傅", 409), ("钱部长", 409), ("李工", 409), ("周老师", 404), ("吴秘书", 404), ("无人", 302)],
)  # fmt: skip
def test_who_opens_and_closes(cast: Cast, name: str, status: int) -> None:
    programme = year_of(cast)
    client, before = cast.client(name), last_act()
    assert client.get(f"/programmes/{programme.pk}/closing/").status_code == status
    assert client.get(f"/networks/{cast.network.pk}/programmes/new/").status_code == status
    if status != 200:
        for place in ("closing", "leftovers", "stages", "corrections"):
            answer = client.post(
                f"/programmes/{programme.pk}/{place}/", {"goals": "x", "reason": "x", "read_at": 0}
            )
            assert answer.status_code == (403 if status == 302 else status)
        assert client.post(f"/networks/{cast.network.pk}/programmes/new/", {}).status_code == (
            403 if status == 302 else status
        )
    assert last_act() == before


def test_leftovers_are_settled_on_the_page(cast: Cast) -> None:
    programme = year_of(cast)
    first, second = two_wait(cast)
    client, address = cast.client("赵秘书"), f"/programmes/{programme.pk}/"
    page = client.get(f"{address}closing/").content.decode()
    assert all(words in page for words in ("补交佐证", "核对名单", "2025年12月1日"))
    assert client.post(f"{address}closing/").status_code == 422
    choices = {f"matter-{first.pk}-choice": "carry", f"matter-{first.pk}-reason": ""}
    settled = client.post(f"{address}leftovers/", {**choices, f"matter-{second.pk}-choice": "drop"})
    assert settled.status_code == 422
    reasoned = {**choices, f"matter-{second.pk}-choice": "drop", f"matter-{second.pk}-reason": "并入总表"}
    assert client.post(f"{address}leftovers/", reasoned).status_code == 302
    assert open_matters(programme).count() == 0
    done = client.post(f"{address}closing/", follow=True)
    assert "2025 年已经收年" in done.content.decode()
    gone = client.get(address).content.decode()
    assert "2025年2月10日 收年" in gone
    assert "开征集" not in gone
