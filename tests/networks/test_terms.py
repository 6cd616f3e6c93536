"""The chair's term: rights to the minute, roles that move with it, what is refused after it."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from lianchuang.basics.periods import PartialDate
from lianchuang.networks.access import governs, may_lead, visible_networks, visible_studios
from lianchuang.networks.actions import (
    Coming,
    begin_term,
    change_holder,
    correct_group,
    leave_network,
    move_term,
    take_leave,
)
from lianchuang.networks.models import Group, Membership, Term, TermHolder
from lianchuang.networks.queries import listed_terms, terms_of, turns_of
from lianchuang.networks.rules import Bounds, Named
from lianchuang.people.actions import give_role
from lianchuang.people.models import Person, Role
from lianchuang.records.correcting import ChangedMeanwhile, Grounds
from lianchuang.records.past import act, clock_at, last_act
from lianchuang.records.telling import last_number
from tests.cast import NOW, STAGE_HAND, Cast, stage
from tests.networks.builders import (
    beijing,
    give_unit_role,
    reach_at,
    second_unit,
    span,
    term_of,
)
from tests.networks.test_actions import refusal

pytestmark = pytest.mark.django_db
WHY = Grounds("理事会决定")
YEAR = span("2026-01-01", "2027-01-01")
MINUTES = ["2025-12-31 23:59", "2026-01-01 00:00", "2026-12-31 23:59", "2027-01-01 00:00"]


@pytest.fixture
def cast() -> Cast:
    return stage()


def read_at(term: Term) -> int:
    holders = list(TermHolder.objects.filter(term=term).select_related("role"))
    return last_number(term, *holders, *(each.role for each in holders))


def roles_of(term: Term) -> dict[str, Bounds]:
    rows = TermHolder.objects.filter(term=term).select_related("person", "role").order_by("pk")
    return {each.person.name: Bounds(each.role.starts_at, each.role.ends_at) for each in rows}  # type: ignore[arg-type]


def test_the_chair_sees_the_register_to_the_minute_and_nobody_grants_it(cast: Cast) -> None:
    term = term_of(cast, YEAR)
    role = TermHolder.objects.get(term=term).role
    assert (role.kind, role.body, role.starts_at, role.ends_at) == (
        "chair", cast.network.body, YEAR.starts_at, YEAR.ends_at,
    )  # fmt: skip
    seen = {at: reach_at(cast, "孙主席", at) for at in MINUTES}
    assert [governs(seen[at], cast.network) for at in MINUTES] == [False, True, True, False]
    assert [visible_studios(seen[at]).filter(pk=cast.studio.pk).exists() for at in MINUTES] == [
        False, True, True, False,
    ]  # fmt: skip
    assert [seen[at].presides(cast.network.body) for at in MINUTES] == [False, True, True, False]
    # The network itself is in sight until the term is closed, and another network never.
    assert [visible_networks(seen[at]).filter(pk=cast.network.pk).exists() for at in MINUTES] == [True] * 4
    assert not any(governs(each, cast.elsewhere) for each in seen.values())


def test_pages_open_and_shut_to_the_minute(cast: Cast) -> None:
    term_of(cast, YEAR)
    client, root = cast.client("孙主席"), f"/networks/{cast.network.pk}/"
    answers = []
    for at in MINUTES:
        with clock_at(beijing(at)):
            answers.append(
                (
                    client.get(f"{root}figures/?year=2025").status_code,
                    client.get(f"/projects/{cast.project.pk}/").status_code,
                )
            )
    assert answers == [(404, 404), (200, 200), (200, 200), (404, 404)]


def test_a_page_of_the_last_minute_is_refused_in_words_and_writes_nothing(cast: Cast) -> None:
    term_of(cast, YEAR)
    client, group = cast.client("孙主席"), cast.network.groups.get(kind="research")
    address = f"/groups/{group.pk}/corrections/"
    typed = {"name": "技术攻关", "plan": "三月走访", "reason": "理事会", "paper": "", "on_behalf_of": ""}
    with clock_at(beijing("2026-12-31 23:59")):
        page = client.get(address)
        assert (page.status_code, "工作组计划" in page.content.decode()) == (200, True)
    before = last_act()
    with clock_at(beijing("2027-01-01 00:00")):
        answer = client.post(address, typed | {"read_at": str(before)})
    says = "您代表理事长单位的任期到 2027年1月1日 00:00 为止，已经结束。这一步没有做，什么都没有写入。"
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (409, True, before)
    assert Group.objects.get(pk=group.pk).plan == ""
    with clock_at(beijing("2026-12-31 23:59")):
        assert client.post(address, typed | {"read_at": str(before)}).status_code == 302
    assert Group.objects.get(pk=group.pk).plan == "三月走访"


def test_what_is_out_of_sight_since_the_term_is_refused_in_words_too(cast: Cast) -> None:
    """Once handed over the network is no longer in sight: whoever sends an old page hears why, for a week."""
    term, client = term_of(cast, YEAR), cast.client("孙主席")
    with act(by=STAGE_HAND, reason="交接完成"):
        Term.objects.filter(pk=term.pk).update(closed_at=YEAR.ends_at)
    address = f"/groups/{cast.network.groups.get(kind='research').pk}/corrections/"
    says = "您的「理事长单位」角色到 2027年1月1日 00:00 为止，已经结束。"
    told = []
    for at in ("2027-01-01 00:01", "2027-01-07 23:59", "2027-01-08 00:00"):
        with clock_at(beijing(at)):
            answers = [
                client.post(address, {}),
                client.post("/groups/999/corrections/", {}),
                client.get(address),
            ]
        told.append([(each.status_code, says in each.content.decode()) for each in answers])
    refused, unseen = (409, True), (404, False)
    assert told == [[refused, refused, unseen], [refused, refused, unseen], [unseen, unseen, unseen]]


def test_the_chair_leads_and_does_not_keep(cast: Cast) -> None:
    term = term_of(cast, YEAR)
    by = reach_at(cast, "孙主席", "2026-05-01")
    assert bool(may_lead(by, cast.network)) is True
    longer = span("2026-01-01", "2026-07-01")
    says = refusal(partial(move_term, term, bounds=longer, read_at=read_at(term), by=by, grounds=WHY))
    assert says == "只有这个联盟的秘书处可以登记和更正。"
    again = Coming(
        Membership.objects.get(studio=cast.studio), 2, span("2027-01-01", "2028-01-01"), (Named("孙主席"),)
    )
    assert refusal(partial(begin_term, cast.network, again, grounds=WHY, by=by)) == says


def test_the_chairs_role_is_given_by_a_term_only(cast: Cast) -> None:
    give = partial(
        give_role,
        cast.people["李工"],
        kind=Role.Kind.CHAIR,
        body=cast.network.body,
        starts_at=NOW,
        grounds=WHY,
    )
    for name in ("赵秘书", "管理员"):
        assert refusal(partial(give, by=cast.reach(name))).startswith("理事长单位的角色跟着任期走")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"bounds": span("2026-06-01", "2027-06-01")}, "这段时间已经有一任：2026年1月1日 00:00 起，2027年1月1日 00:00 止。两任不能重叠。"),
        ({"bounds": span("2027-01-01", "2026-06-01")}, "任期的止要晚于起。"),
        ({"number": 1}, "第 1 任已经登记过了。"),
        ({"bounds": span("2021-01-01", "2021-04-01")}, "「滨江精工机械公司」在任期开始的那天不是成员。"),
        ({"holders": ()}, "理事长单位至少要有一位，请写明由谁接任。"),
        ({"holders": (Named("孙主席"), Named("孙主席"))}, "这一任里已经有孙主席。"),
    ],
)  # fmt: skip
def test_what_is_no_term(cast: Cast, changes: dict[str, Any], says: str) -> None:
    term_of(cast, YEAR)
    coming: dict[str, Any] = {
        "seat": Membership.objects.get(studio=cast.studio),
        "number": 2,
        "bounds": span("2027-01-01", "2028-01-01"),
        "holders": (Named("孙主席"),),
        **changes,
    }
    begin = partial(begin_term, cast.network, Coming(**coming), grounds=WHY, by=cast.reach("赵秘书"))
    assert refusal(begin) == says
    assert (Term.objects.count(), Role.objects.filter(kind="chair").count()) == (1, 1)


def test_neither_another_networks_seat_nor_a_namesake_is_guessed(cast: Cast) -> None:
    by, bounds = cast.reach("赵秘书"), span("2027-01-01", "2028-01-01")
    foreign = Membership.objects.get(studio=cast.other_studio)
    begin = partial(begin_term, cast.network, grounds=WHY, by=by)
    assert (
        refusal(partial(begin, Coming(foreign, 1, bounds, (Named("周老师"),))))
        == "请从这个联盟的成员单位里选。"
    )
    with act(by=STAGE_HAND, reason="同名"):
        Person.objects.create(name="李工", body=cast.studio.host)
    own = Membership.objects.get(studio=cast.studio)
    assert refusal(partial(begin, Coming(own, 1, bounds, (Named("李工"),)))) == (
        "滨江精工机械公司有不止一位「李工」，请先在人员页把姓名分开。"
    )


def test_a_gap_is_vacant_until_an_acting_chair_is_registered(cast: Cast) -> None:
    other = second_unit(cast)
    term_of(cast, YEAR)
    term_of(cast, span("2027-03-01", "2028-01-01"), member=other, holder="钱师傅", number=2)
    rows = listed_terms(terms_of(cast.network), beijing("2027-02-01"))
    assert [(row.standing, row.term.number if row.term else None) for row in rows] == [
        ("next", 2), ("now", None), ("past", 1),
    ]  # fmt: skip
    with clock_at(beijing("2027-02-01 10:20")):
        page = cast.client("赵秘书").get(f"/networks/{cast.network.pk}/terms/").content.decode()
        assert ("现在没有理事长单位" in page, "?acting=1" in page) == (True, True)
        form = cast.client("赵秘书").get(f"/networks/{cast.network.pk}/terms/new/?acting=1").content.decode()
        assert ('value="10:20"' in form, 'value="2027年3月1日"' in form, "checked" in form) == (
            True,
            True,
            True,
        )
    acting = term_of(cast, span("2027-02-01", "2027-03-01"), number=3, is_acting=True)
    assert (acting.is_acting, reach_at(cast, "孙主席", "2027-02-28 23:59").presides(cast.network.body)) == (
        True,
        True,
    )
    assert not reach_at(cast, "孙主席", "2027-03-01 00:00").presides(cast.network.body)


def test_the_roles_move_with_the_bounds(cast: Cast) -> None:
    by, term = cast.reach("赵秘书"), term_of(cast, YEAR)
    later, shorter = span("2026-02-01", "2027-01-01"), span("2026-02-01", "2026-06-01 12:30")
    stale = read_at(term)
    with clock_at(beijing("2025-12-01")):
        move_term(term, bounds=later, read_at=stale, by=by, grounds=WHY)
        assert roles_of(term) == {"孙主席": later}
        with pytest.raises(ChangedMeanwhile):
            move_term(term, bounds=YEAR, read_at=stale, by=by, grounds=WHY)
    move = partial(move_term, term, by=by, grounds=WHY)
    with clock_at(beijing("2026-05-01")):
        says = refusal(partial(move, bounds=YEAR, read_at=read_at(term)))
        assert says == "任期已经开始，起点不能再改。"
        assert refusal(partial(move, bounds=shorter, read_at=read_at(term), grounds=Grounds(" "))) == (
            "请写明理由，它会留在台账里。"
        )
        move(bounds=shorter, read_at=read_at(term))
    assert roles_of(term) == {"孙主席": shorter}
    at_end = [
        reach_at(cast, "孙主席", at).presides(cast.network.body)
        for at in ("2026-06-01 12:29", "2026-06-01 12:30")
    ]
    assert at_end == [True, False]


def test_a_holder_changes_in_the_middle(cast: Cast) -> None:
    by, term = cast.reach("赵秘书"), term_of(cast, YEAR)
    sun, at = TermHolder.objects.get(term=term), beijing("2026-05-01 09:00")
    change = partial(
        change_holder, term, leaving=sun, coming=Named("李工", "理事长"), at=at, by=by, grounds=WHY
    )
    with clock_at(beijing("2026-04-20")):
        change(read_at=read_at(term))
        assert roles_of(term) == {
            "孙主席": span("2026-01-01", "2026-05-01 09:00"),
            "李工": span("2026-05-01 09:00", "2027-01-01"),
        }
        last = TermHolder.objects.get(term=term, person__name="李工")
        says = refusal(
            partial(
                change_holder,
                term,
                leaving=last,
                coming=None,
                at=beijing("2026-06-01"),
                read_at=read_at(term),
                by=by,
                grounds=WHY,
            )
        )
        assert says == "理事长单位至少要有一位，请写明由谁接任。"
        assert (
            refusal(partial(change, read_at=read_at(term)))
            == "这一位在 2026年5月1日 09:00 就不再代表理事长单位了。"
        )
    presides = [
        [
            reach_at(cast, name, minute).presides(cast.network.body)
            for minute in ("2026-05-01 08:59", "2026-05-01 09:00")
        ]
        for name in ("孙主席", "李工")
    ]
    assert presides == [[True, False], [False, True]]
    with clock_at(beijing("2027-01-01")):
        assert (
            refusal(partial(change, at=beijing("2026-12-01"), read_at=read_at(term)))
            == "这一任已经结束，不能再换人。"
        )
    # Shortening the term takes the later holder's rights back whole.
    with clock_at(beijing("2026-04-20")):
        move_term(term, bounds=span("2026-01-01", "2026-04-25"), read_at=read_at(term), by=by, grounds=WHY)
    assert (roles_of(term), Role.objects.filter(kind="chair").count()) == (
        {"孙主席": span("2026-01-01", "2026-04-25")}, 1,
    )  # fmt: skip


def test_undoing_a_term_takes_its_rights_back(cast: Cast) -> None:
    term_of(cast, YEAR)
    number = last_act()
    answer = cast.client("管理员").post(f"/acts/{number}/undoing/")
    assert (answer.status_code, Term.objects.count(), Role.objects.filter(kind="chair").count()) == (
        302,
        0,
        0,
    )
    assert reach_at(cast, "孙主席", "2026-05-01").roles == ()


def test_turns_skip_leave_and_follow_joining(cast: Cast) -> None:
    other, own = second_unit(cast), Membership.objects.get(studio=cast.studio)
    third = second_unit(cast, "滨江电缆公司", "冯师傅")
    by = cast.reach("赵秘书")

    def turns(day: date) -> tuple[list[str], list[str]]:
        waiting, away = turns_of(cast.network, terms_of(cast.network), day)
        return [turn.body.name for turn in waiting], [turn.body.name for turn in away]

    names = ["滨江精工机械公司", "滨江铸造公司", "滨江电缆公司"]
    assert turns(date(2026, 1, 1)) == (names, [])
    take_leave(
        own, rotation_leave_until=date(2026, 7, 1), rotation_leave_reason="搬迁", read_at=last_number(own), by=by, grounds=WHY
    )  # fmt: skip
    assert turns(date(2026, 6, 30)) == (names[1:], names[:1])
    assert turns(date(2026, 7, 1)) == (names, [])
    term_of(cast, YEAR, member=other, holder="钱师傅")
    assert turns(date(2027, 1, 1)) == ([names[0], names[2], names[1]], [])
    left = PartialDate(date(2026, 5, 1), "day")
    leave_network(third, left=left, leaving_reason="退出", read_at=last_number(third), by=by, grounds=WHY)
    assert turns(date(2027, 1, 1)) == ([names[0], names[1]], [])


def test_the_page_of_a_new_term_proposes_whose_turn_it_is(cast: Cast) -> None:
    second_unit(cast)
    term_of(cast, YEAR)
    client, address = cast.client("赵秘书"), f"/networks/{cast.network.pk}/terms/new/"
    page = client.get(address).content.decode()
    assert page.index("滨江铸造公司</option>") < page.index("滨江精工机械公司</option>")
    assert ('value="2027年1月1日"' in page, 'value="2028年1月1日"' in page, page.count('value="00:00"')) == (
        True,
        True,
        2,
    )
    member = Membership.objects.get(studio__name="滨江铸造公司工作室")
    typed = {
        "seat": member.pk, "number": "2", "starts_on": "2027年1月1日", "starts_time": "", "ends_on": "2028-01-01",
        "ends_time": "8:30", "holders": "钱师傅 理事长", "paper": "", "on_behalf_of": "",
    }  # fmt: skip
    wrong = client.post(address, typed | {"holders": "", "ends_on": "2026-01-01", "starts_time": "25点"})
    assert (wrong.status_code, wrong.content.decode().count('class="field-error"')) == (422, 2)
    early = client.post(address, typed | {"starts_on": "2026-06-01"})
    assert (early.status_code, "两任不能重叠" in early.content.decode(), Term.objects.count()) == (
        422,
        True,
        1,
    )
    done = client.post(address, typed)
    term = Term.objects.get(number=2)
    assert (done.status_code, done["Location"]) == (302, f"/terms/{term.pk}/")
    assert (term.starts_at, term.ends_at) == (beijing("2027-01-01"), beijing("2028-01-01 08:30"))
    assert roles_of(term) == {"钱师傅": Bounds(term.starts_at, term.ends_at)}
    again = client.post(address, typed)
    assert (again.status_code, Term.objects.count()) == (422, 2)


def test_bounds_and_holders_are_changed_on_their_pages(cast: Cast) -> None:
    term, client = term_of(cast, YEAR), cast.client("赵秘书")
    why = {"reason": "理事会决定", "paper": "", "on_behalf_of": ""}
    typed = {"starts_on": "2026-01-01", "starts_time": "00:00", "ends_on": "2026-09-01", "ends_time": ""}
    with clock_at(beijing("2026-02-01")):
        answer = client.post(f"/terms/{term.pk}/bounds/", typed | why | {"read_at": str(read_at(term))})
        assert (answer.status_code, roles_of(term)) == (302, {"孙主席": span("2026-01-01", "2026-09-01")})
        moved = {
            "coming": "李工 理事长",
            "leaving": term.holders.get().pk,
            "on": "2026-03-01",
            "clock": "12:00",
        }
        answer = client.post(f"/terms/{term.pk}/holders/new/", moved | why | {"read_at": str(read_at(term))})
        assert answer.status_code == 302
        page = client.get(f"/terms/{term.pk}/").content.decode()
    assert [words in page for words in ("权限有效", "还没有生效", "2026年3月1日 12:00")] == [True] * 3
    assert roles_of(term)["李工"] == span("2026-03-01 12:00", "2026-09-01")


@pytest.mark.parametrize("name", ["王师傅", "李工", "周老师", "吴秘书", "无人"])
def test_who_is_not_of_it_finds_no_term(cast: Cast, name: str) -> None:
    term = term_of(cast, YEAR)
    client = cast.client(name)
    pages = [
        client.get(f"/terms/{term.pk}/handover/").status_code,
        client.get(f"/terms/{term.pk}/").status_code,
    ]
    # A leader of a member knows who leads; nobody but the two sides and the keepers sees the handover.
    assert pages == {"王师傅": [404, 200], "无人": [302, 302]}.get(name, [404, 404])
    posts = [
        client.post(f"/terms/{term.pk}/{noun}/", {}).status_code for noun in ("bounds", "closing", "handover")
    ]
    assert posts == {"王师傅": [409, 404, 404], "无人": [403, 403, 403]}.get(name, [404, 404, 404])


def test_whoever_speaks_for_a_unit_sees_it_its_people_and_its_studios(cast: Cast) -> None:
    give_unit_role(cast, "李工", cast.studio.host)
    client = cast.client("李工")
    pages = {
        "unit": f"/bodies/{cast.studio.host.pk}/",
        "colleague": f"/people/{cast.people['王师傅'].pk}/",
        "studio": f"/studios/{cast.studio.pk}/",
        "network": f"/networks/{cast.network.pk}/",
        "elsewhere": f"/bodies/{cast.other_studio.host.pk}/",
        "union": f"/bodies/{cast.studio.host.parent_id}/",
        "stranger": f"/people/{cast.people['周老师'].pk}/",
        "project": f"/projects/{cast.project.pk}/",
    }
    seen = {key for key, address in pages.items() if client.get(address).status_code == 200}
    assert seen - {"project"} == {"unit", "colleague", "studio", "network"}
    assert client.get(f"/networks/{cast.network.pk}/figures/?year=2024").status_code == 404


def test_the_group_has_a_lead_of_its_members_and_a_plan(cast: Cast) -> None:
    by, group = cast.reach("赵秘书"), cast.network.groups.get(kind="research")
    correct = partial(correct_group, group, by=by, grounds=WHY, read_at=last_number(group))
    assert refusal(partial(correct, changes={"lead": cast.people["周老师"]})) == (
        "组长要从成员里选：领衔人，或者以个人入盟的人。"
    )
    correct(changes={"lead": cast.people["王师傅"], "plan": "三月走访"})
    page = cast.client("王师傅").get(f"/groups/{group.pk}/").content.decode()
    assert ("三月走访" in page, "更正并说明" in page) == (True, False)
    assert cast.client("周老师").get(f"/groups/{group.pk}/").status_code == 404
