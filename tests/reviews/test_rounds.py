"""Rounds: prepared from entries, opened, closed by hand and by the clock; schemes frozen."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.models import Matter, Message
from lianchuang.people.models import Body, Tie
from lianchuang.records.past import act, clock_at, last_act, lens, now
from lianchuang.reviews.actions import (
    add_default_scheme,
    choose_mode,
    close_due_rounds,
    close_round,
    move_deadline,
    open_declaring,
    open_scoring,
    prepare_round,
    settle_round,
    withdraw_entry,
)
from lianchuang.reviews.models import Entry, Expert, Recusal, Round, Scheme, ScoreSheet
from lianchuang.reviews.queries import conflicts_of, ranking, recused_keys, recused_pairs
from lianchuang.reviews.rules import NewEntry
from tests.cast import STAGE_HAND
from tests.reviews.builders import CLOSES, Hall, hall, scored, seat


def open_matters() -> list[tuple[str, str]]:
    return list(Matter.objects.filter(closed_at__isnull=True).order_by("pk").values_list("title", "address"))


def test_a_round_is_prepared_from_entries(prepared: Hall) -> None:
    codes = [entry.code for entry in prepared.entries]
    assert (len(set(codes)), prepared.round.state) == (3, "prepared")
    assert [entry.title for entry in prepared.entries] == ["列车门控检修装置", "农机快换接头", "桥梁索力检测"]
    assert list(prepared.entries[0].parties.values_list("person__name", "body__name", "part")) == [
        ("王师傅", None, "负责人"),
        (None, "滨江精工机械公司", "牵头单位"),
    ]
    assert prepared.entries[0].files.count() == 1
    assert Scheme.objects.get(pk=prepared.scheme.pk).frozen_at is not None
    assert open_matters() == [("安排评审：2025年联合攻关项目评审", f"/reviews/{prepared.round.pk}/")]


def test_keys_of_entries_are_in_no_row(prepared: Hall) -> None:
    keys = sorted(entry.pk for entry in prepared.entries)
    assert [after - before > 1 for before, after in pairwise(keys)] == [True, True]


def test_a_round_joins_the_act_that_is_open(prepared: Hall) -> None:
    before = last_act()
    with act(by=STAGE_HAND, reason="一并") as number:
        made = prepare_round(
            network=prepared.cast.network.body, title="再评", scheme=prepared.scheme,
            entries=[NewEntry("proposal:9", "再来一个", "")], origin="", closes_at=None, by=prepared.reach("赵秘书"),
        )  # fmt: skip
    assert (number, last_act(), made.entries.count()) == (before + 1, before + 1, 1)


@pytest.mark.parametrize(
    ("keys", "foreign", "says"),
    [((), False, "还没有可以参评的"), (("a", "a"), False, "列了两次"), (("a",), True, "不是这个联盟的")],
)
def test_what_cannot_be_reviewed_is_refused(
    prepared: Hall, keys: tuple[str, ...], foreign: bool, says: str
) -> None:
    cast, before = prepared.cast, Round.objects.count()
    with pytest.raises(Refused, match=says), act(by=STAGE_HAND, reason="一并"):
        prepare_round(
            network=cast.elsewhere.body if foreign else cast.network.body, title="再评", scheme=prepared.scheme,
            entries=[NewEntry(key, key, "") for key in keys], origin="", closes_at=None, by=prepared.reach("赵秘书"),
        )  # fmt: skip
    assert Round.objects.count() == before


def test_a_default_scheme_is_added_once(prepared: Hall) -> None:
    keeper = prepared.reach("赵秘书")
    again = add_default_scheme(prepared.cast.network.body, by=keeper)
    studio = add_default_scheme(prepared.cast.network.body, by=keeper, preset="studio")
    assert again == prepared.scheme
    assert [(each.title, each.maximum) for each in studio.criteria.all()] == [
        ("场所和制度", Decimal("15.0")), ("团队", Decimal("10.0")), ("台账", Decimal("10.0")),
        ("攻关和成果", Decimal("35.0")), ("应用和效益", Decimal("15.0")), ("传技带徒", Decimal("15.0")),
    ]  # fmt: skip
    assert studio.bands == "90 优秀；70 合格；60 整改；0 不合格"


def test_conflicts_are_found_before_anything_opens(prepared: Hall) -> None:
    open_declaring(prepared.round, by=prepared.reach("赵秘书"))
    kept = Recusal.objects.order_by("entry__key").values_list(
        "expert__person__name", "entry__title", "reason"
    )
    assert list(kept) == [
        ("陈专家", "列车门控检修装置", "和申报单位同属「滨江精工机械公司」"),
        ("周老师", "农机快换接头", "和申报单位同属「远山县职业学校」；同在「农机检修工作室」"),
    ]
    asked = Matter.objects.filter(closed_at__isnull=True, key__endswith=":declare")
    assert list(asked.order_by("pk").values_list("title", "person__name")) == [
        ("申报回避：2025年联合攻关项目评审", name) for name in ("陈专家", "周老师", "许教授")
    ]
    assert list(Message.objects.order_by("pk").values_list("subject", "name", "state")) == [
        ("请您担任评审专家：2025年联合攻关项目评审", name, "waiting")
        for name in ("陈专家", "周老师", "许教授")
    ]
    assert prepared.fresh().state == "declaring"


def test_scoring_opens_for_those_who_have_declared(declaring: Hall) -> None:
    keeper = declaring.reach("赵秘书")
    with pytest.raises(Refused, match="还没有一位专家申报过回避"):
        open_scoring(declaring.round, by=keeper)
    with act(by=STAGE_HAND, reason="申报"):
        Expert.objects.filter(pk=declaring.experts["许教授"].pk).update(declared_at=now())
    open_scoring(declaring.round, by=keeper)
    owners = Matter.objects.filter(closed_at__isnull=True, key__endswith=":score").values_list(
        "person__name", "address"
    )
    assert list(owners) == [("许教授", f"/reviews/{declaring.round.pk}/desk/")]


@pytest.mark.parametrize("closes_at", [None, datetime(2020, 1, 1, tzinfo=UTC)])
def test_scoring_needs_a_deadline_to_come(declaring: Hall, closes_at: datetime | None) -> None:
    with act(by=STAGE_HAND, reason="改"):
        Round.objects.filter(pk=declaring.round.pk).update(closes_at=closes_at)
        Expert.objects.update(declared_at=now())
    with pytest.raises(Refused, match="请先写明评分截止时间"):
        open_scoring(declaring.round, by=declaring.reach("赵秘书"))
    assert declaring.fresh().state == "declaring"


def test_a_panel_is_needed(db: None) -> None:
    empty = hall(experts=())
    with pytest.raises(Refused, match="还没有专家"):
        open_declaring(empty.round, by=empty.reach("赵秘书"))


def test_scoring_ends_by_the_clock_and_the_secretary_is_told(scoring: Hall) -> None:
    assert close_due_rounds() == 0
    with clock_at(CLOSES):
        assert (close_due_rounds(), close_due_rounds()) == (1, 0)
    assert (scoring.fresh().state, scoring.fresh().closed_at) == ("closed", CLOSES)
    assert open_matters()[-1] == ("评分结束，可以评定：2025年联合攻关项目评审", "/calls/1/selection/")
    with act(by=STAGE_HAND, reason="评定"):
        assert (settle_round(scoring.round), settle_round(scoring.round)) == (True, False)


def test_the_chair_closes_early_and_once(scoring: Hall) -> None:
    close_round(scoring.round, by=scoring.reach("郑主席"))
    assert scoring.fresh().state == "closed"
    before = last_act()
    with pytest.raises(Refused, match="「评分结束」"):
        close_round(scoring.round, by=scoring.reach("郑主席"))
    assert last_act() == before


def test_a_later_deadline_opens_it_again_with_a_reason(scoring: Hall) -> None:
    keeper, later = scoring.reach("赵秘书"), datetime(2099, 3, 20, tzinfo=UTC)
    with clock_at(CLOSES):
        close_due_rounds()
        with pytest.raises(Refused, match="请写明为什么"):
            move_deadline(scoring.round, closes_at=later, reason=" ", by=keeper)
        with pytest.raises(Refused, match="要在现在以后"):
            move_deadline(scoring.round, closes_at=CLOSES, reason="两位专家出差", by=keeper)
        move_deadline(scoring.round, closes_at=later, reason="两位专家出差", by=keeper)
    assert (scoring.fresh().state, scoring.fresh().closes_at, scoring.fresh().closed_at) == (
        "scoring",
        later,
        None,
    )
    assert Matter.objects.filter(key__endswith=":closed", closed_at__isnull=True).count() == 0


@pytest.mark.parametrize("name", ["王师傅", "李工", "钱部长", "吴秘书", "孙主席", "许教授", "郑主席", "无人"])
def test_only_the_secretary_runs_it(prepared: Hall, name: str) -> None:
    before = last_act()
    for do in (
        lambda reach: open_declaring(prepared.round, by=reach),
        lambda reach: choose_mode(prepared.round, everyone_scores_all=False, by=reach),
        lambda reach: move_deadline(prepared.round, closes_at=CLOSES, reason="改", by=reach),
    ):
        with pytest.raises(Refused):
            do(prepared.reach(name))
    assert last_act() == before


def test_an_officer_on_the_panel_is_no_officer(prepared: Hall) -> None:
    with act(by=STAGE_HAND, reason="邀请"):
        prepared.experts["赵秘书"] = seat(prepared, "赵秘书")
    with pytest.raises(Refused, match="您是这次评审的专家，不能同时经办。"):
        open_declaring(prepared.round, by=prepared.reach("赵秘书"))


def test_the_ranking_is_of_scores_that_count(scoring: Hall) -> None:
    for name, points in (("许教授", "15"), ("周老师", "16"), ("陈专家", "5")):
        for number in (1, 2, 3):
            scored(scoring, name, number, points, "20", "15", "15", "10")
    told = {
        each.key: (each.rank, str(each.mean), each.counted, each.reason) for each in ranking(scoring.fresh())
    }
    assert told == {
        # 陈专家 is of the same company, 周老师 of the same school: their scores never enter.
        "proposal:1": (None, "75.50", 2, "只有 2 份评分，至少要 3 份"),
        "proposal:2": (None, "70.00", 2, "只有 2 份评分，至少要 3 份"),
        "proposal:3": (1, "72.00", 3, ""),
    }


def test_a_sheet_nobody_has_checked_does_not_count(scoring: Hall) -> None:
    sheet = scored(scoring, "许教授", 3)
    with act(by=STAGE_HAND, reason="代录"):
        ScoreSheet.objects.filter(pk=sheet.pk).update(state="typed")
    assert [each.counted for each in ranking(scoring.fresh())] == [0, 0, 0]


def test_a_withdrawn_entry_is_ranked_no_more(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="撤回"):
        assert (withdraw_entry("proposal:2"), withdraw_entry("proposal:2")) == (1, 0)
    assert sorted(each.key for each in ranking(scoring.fresh())) == ["proposal:1", "proposal:3"]
    assert Entry.objects.get(key="proposal:2").is_withdrawn


def test_a_fact_that_comes_later_recuses_at_once(scoring: Hall) -> None:
    scored(scoring, "许教授", 3)
    assert [each.counted for each in ranking(scoring.fresh()) if each.key == "proposal:3"] == [1]
    with act(by=STAGE_HAND, reason="补登"):
        Tie.objects.create(
            kind="kinship", person=scoring.cast.people["许教授"], other_person=scoring.entries[2].parties.first().person,
            source="本人说明",
        )  # fmt: skip
    assert [each.counted for each in ranking(scoring.fresh()) if each.key == "proposal:3"] == [0]
    assert recused_keys(scoring.cast.people["许教授"].pk) == {"proposal:3"}


def test_recusals_are_todays_under_a_lens(scoring: Hall) -> None:
    before = last_act()
    with act(by=STAGE_HAND, reason="搬家"):
        person = scoring.cast.people["许教授"]
        person.body = Body.objects.get(name="桥检公司")
        person.save()
    with lens(before):
        pairs = recused_pairs(scoring.round.pk, [scoring.experts["许教授"].pk])
        assert pairs == {(scoring.experts["许教授"].pk, scoring.entries[2].pk)}
        assert recused_keys(person.pk) == {"proposal:3"}


def test_who_sits_on_no_panel_is_recused_from_nothing(scoring: Hall) -> None:
    assert recused_keys(scoring.cast.people["王师傅"].pk) == set()
    assert recused_keys(None) == set()
    assert conflicts_of(scoring.round.pk, []) == {}
