"""交接: listed from what is open, to somebody each, signed by both sides, closed by the secretary, nothing lost."""

import re
from functools import partial
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from lianchuang.matters.access import visible_matters
from lianchuang.matters.actions import close_matter, contest_paper, settle_contest
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.networks.access import visible_handovers
from lianchuang.networks.actions import (
    Added,
    add_item,
    assign_items,
    close_term,
    drop_item,
    list_handover,
    remind_of_terms,
    sign_handover,
    sign_on_paper,
    withdraw_signatures,
)
from lianchuang.networks.models import Handover, HandoverItem, Membership, Term
from lianchuang.networks.queries import digest_of, items_of
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, clock_at, last_act
from tests.cast import NAMES, STAGE_HAND, Cast, stage
from tests.networks.builders import (
    SCAN,
    beijing,
    chair_matter,
    give_unit_role,
    reach_at,
    second_unit,
    span,
    term_of,
)
from tests.networks.test_actions import refusal
from tests.stage import queries_of

pytestmark = pytest.mark.django_db
LAST_DAY, AFTER = "2026-12-31 15:00", "2027-01-02 09:00"
STAMPED = Upload("交接清单.pdf", SCAN)


@pytest.fixture
def cast() -> Cast:
    """孙主席 leads for 2026, 钱师傅 of another unit for 2027; one thing waits for the chair."""
    cast = stage()
    other = second_unit(cast)
    term_of(cast, span("2026-01-01", "2027-01-01"))
    term_of(cast, span("2027-01-01", "2028-01-01"), member=other, holder="钱师傅", number=2)
    chair_matter(cast.network, "年终评审", "2026-11-01 09:00")
    return cast


def first_term(cast: Cast) -> Term:
    return Term.objects.select_related("network__body", "body").get(network=cast.network, number=1)


def listed(cast: Cast, at: str = LAST_DAY) -> Handover:
    """The list of the first term, made by the secretary at an instant."""
    with clock_at(beijing(at)):
        return list_handover(first_term(cast), by=reach_at(cast, "赵秘书", at))[0]


def digest(handover: Handover) -> str:
    return digest_of(items_of(handover))


def sign(cast: Cast, name: str, side: Any, at: str) -> int:
    handover = Handover.objects.select_related("term__network__body").get()
    with clock_at(beijing(at)):
        return sign_handover(handover, side, digest=digest(handover), by=reach_at(cast, name, at))


def test_the_list_is_made_from_what_waits_for_the_chair(cast: Cast) -> None:
    handover = listed(cast)
    items = items_of(handover)
    assert [(each.kind, each.title, each.goes_to) for each in items] == [
        ("matter", "主持年终评审", "滨江铸造公司")
    ]
    assert str(handover) == "滨江轨道创新工作室联盟第 1 任交接清单"
    waiting = {
        name: list(
            visible_matters(reach_at(cast, name, AFTER))
            .filter(closed_at__isnull=True)
            .values_list("title", flat=True)
        )
        for name in ("孙主席", "钱师傅")
    }
    asked = "请签认滨江轨道创新工作室联盟第 1 任交接清单"
    # The chair's matter has passed to the next chair by role, without anybody's doing.
    assert waiting == {"孙主席": [asked], "钱师傅": ["主持年终评审", asked]}


def test_what_comes_up_later_is_added_until_the_term_ends(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    with clock_at(beijing(LAST_DAY)):
        says = refusal(partial(list_handover, first_term(cast), by=by))
    assert says == "没有新的未办事项，清单已经是最新的。"
    chair_matter(cast.network, "年终总结", "2026-12-31 16:00")
    chair_matter(cast.network, "新年部署", "2027-01-01 00:00")
    with clock_at(beijing(AFTER)):
        assert (
            refusal(partial(close_term, first_term(cast), by=by))
            == "又有 1 件未办事项不在清单里，请先更新清单。"
        )
        list_handover(first_term(cast), by=by)
    assert [each.title for each in items_of(handover)] == ["主持年终评审", "主持年终总结"]


def test_files_money_and_other_things_are_added_by_hand(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    add = partial(add_item, handover, by=by)
    add(Added("file", "章程原件一份", goes_to="钱师傅"), file=Upload("章程.pdf", b"%PDF-1.7 charter"))
    add(Added("money", "账户余额", 12345_67))  # type: ignore[arg-type]
    assert refusal(partial(add, Added("money", "账户余额"))) == "经费要写金额；别的不写金额。"
    assert refusal(partial(add, Added("other", " "))) == "请写明交接什么。"
    rows = items_of(handover)
    assert [(each.position, each.kind, each.evidence.name if each.evidence else "") for each in rows] == [
        (1, "matter", ""), (2, "file", "章程.pdf"), (3, "money", ""),
    ]  # fmt: skip
    assert refusal(partial(drop_item, rows[0], by=by)).startswith("还没有办完的事项不能去掉")
    drop_item(rows[2], by=by)
    assert (
        refusal(partial(assign_items, handover, {rows[0].pk: "滨江铸造公司"}, by=by))
        == "和现在写的一样，没有要改的。"
    )
    assign_items(handover, {rows[1].pk: "钱师傅、李工"}, by=by)
    assert [each.goes_to for each in items_of(handover)] == ["滨江铸造公司", "钱师傅、李工"]


def test_both_sides_sign_by_account_and_the_secretary_closes(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    # The outgoing chair has no rights any more, and may still sign this list.
    assert refusal(partial(sign, cast, "钱师傅", "given", AFTER)) == "移交方要由 孙主席 来签认。"
    sign(cast, "孙主席", "given", AFTER)
    assert refusal(partial(sign, cast, "孙主席", "given", AFTER)) == "移交方已经签认过了。"
    with clock_at(beijing(AFTER)):
        assert refusal(partial(close_term, first_term(cast), by=by)) == "接收方还没有签认。"
        says = refusal(partial(add_item, handover, Added("other", "公章"), by=by))
    assert says == "清单已经有人签认，要改请先由秘书处撤回签认。"
    sign(cast, "钱师傅", "taken", AFTER)
    open_for = Matter.objects.filter(closed_at__isnull=True).exclude(key__startswith="test:")
    assert [(each.title[:13], each.role) for each in open_for] == [
        ("双方都签认了，可以完成交接", "secretary")
    ]
    with clock_at(beijing(LAST_DAY)):
        assert (
            refusal(partial(close_term, first_term(cast), by=by)) == "任期还没有结束，到期以后才能完成交接。"
        )
    with clock_at(beijing(AFTER)):
        close_term(first_term(cast), by=by)
        assert refusal(partial(close_term, first_term(cast), by=by)) == "这一任的交接已经完成了。"
    assert (first_term(cast).closed_at, open_for.count()) != (None, 1)
    row = Handover.objects.get()
    assert (row.given_by_name, row.given_way, row.taken_by_name, row.taken_way) == (
        "孙主席", "account", "钱师傅", "account",
    )  # fmt: skip


def test_nothing_is_signed_that_was_not_shown_or_goes_to_nobody(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    shown = digest(handover)
    add_item(handover, Added("other", "公章一枚"), by=by)
    sun = reach_at(cast, "孙主席", LAST_DAY)
    with clock_at(beijing(LAST_DAY)):
        stale = refusal(partial(sign_handover, handover, "given", digest=shown, by=sun))
    assert stale == "清单在您打开以后改过了，请重新看一遍再签认。"
    assert refusal(partial(sign, cast, "孙主席", "given", LAST_DAY)) == "还有没写交给谁的，写全了才能签认。"
    with clock_at(beijing(AFTER)):
        says = refusal(partial(close_term, first_term(cast), by=by))
    assert says == "还有 1 项没有写交给谁：「公章一枚」。"


def test_a_settled_matter_needs_nobody(cast: Cast) -> None:
    other = first_term(cast)
    after = Term.objects.get(number=2)
    with act(by=STAGE_HAND, reason="没有下一任"):
        after.holders.all().delete()
        after.delete()
    handover = listed(cast)
    assert [each.goes_to for each in items_of(handover)] == [""]
    assert refusal(partial(sign, cast, "孙主席", "given", LAST_DAY)).startswith("还有没写交给谁的")
    with act(by=STAGE_HAND, reason="办完"):
        close_matter("test:年终评审")
    sign(cast, "孙主席", "given", LAST_DAY)
    assert refusal(partial(sign, cast, "钱师傅", "taken", LAST_DAY)) == "下一任还没有登记，没有人可以接收。"
    # Once the next term is registered its people are asked.
    with clock_at(beijing(LAST_DAY)):
        member = Membership.objects.get(studio__name="滨江铸造公司工作室")
        term_of(cast, span("2027-01-01", "2028-01-01"), member=member, holder="钱师傅", number=3)
    assert Matter.objects.filter(person=cast.people["钱师傅"], closed_at__isnull=True).count() == 1
    assert other.closed_at is None


def test_one_stamped_sheet_stands_for_both_and_may_be_contested(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    paper = partial(sign_on_paper, handover, digest=digest(handover), paper="联盟〔2027〕1号", by=by)
    assert refusal(partial(paper, ["given"], scan=None)) == "代录要附上盖章件的扫描件或照片，没有它就不算数。"
    with clock_at(beijing(AFTER)):
        paper(["given", "taken"], scan=STAMPED)
        assert refusal(partial(paper, ["given"], scan=STAMPED)) == "移交方已经签认过了。"
    row = Handover.objects.get()
    stamped = list(StampedPaper.objects.order_by("pk"))
    assert [(each.body.name, each.typed_by_name, each.key) for each in stamped if each.body] == [
        ("滨江精工机械公司", "赵秘书", f"handover:{row.pk}:given"),
        ("滨江铸造公司", "赵秘书", f"handover:{row.pk}:taken"),
    ]
    assert (row.given_by_name, row.taken_by_name, row.given_way) == (
        "滨江精工机械公司",
        "滨江铸造公司",
        "paper",
    )
    assert len({each.evidence_id for each in stamped}) == 1
    give_unit_role(cast, "钱师傅", stamped[1].body)  # type: ignore[arg-type]
    contest_paper(stamped[1], reason="我们没有盖过章", by=reach_at(cast, "钱师傅", AFTER))
    with clock_at(beijing(AFTER)):
        assert refusal(partial(close_term, first_term(cast), by=by)) == "接收方的盖章件有异议，要先处理。"
        settle_contest(stamped[1], is_void=True, settlement="确认没有盖章", by=cast.reach("管理员"))
        assert refusal(partial(close_term, first_term(cast), by=by)) == "接收方还没有签认。"
        paper(["taken"], scan=Upload("重新盖章.pdf", SCAN + b"2"))
        close_term(first_term(cast), by=by)
    assert Handover.objects.get().term.closed_at == beijing(AFTER)


def test_signatures_are_withdrawn_with_a_reason_and_asked_for_again(cast: Cast) -> None:
    handover, by = listed(cast), cast.reach("赵秘书")
    sign(cast, "孙主席", "given", LAST_DAY)
    withdraw = partial(withdraw_signatures, handover, by=by)
    assert refusal(partial(withdraw, reason=" ")) == "请写明为什么要重新签认。"
    assert refusal(partial(withdraw, reason="补一项", by=reach_at(cast, "孙主席", LAST_DAY))).startswith(
        "只有这个联盟的秘书处"
    )
    withdraw(reason="补一项")
    assert (
        Handover.objects.get().given_at,
        Matter.objects.filter(person=cast.people["孙主席"], closed_at=None).count(),
    ) == (None, 1)
    assert refusal(partial(withdraw, reason="再来")) == "还没有人签认，清单可以直接改。"
    add_item(handover, Added("other", "公章一枚", goes_to="钱师傅"), by=by)


def test_the_chair_lists_in_its_term_and_not_a_minute_after(cast: Cast) -> None:
    client, term = cast.client("孙主席"), first_term(cast)
    address = f"/terms/{term.pk}/handover/"
    with clock_at(beijing("2026-12-31 23:59")):
        assert client.post(address).status_code == 302
        assert client.get(f"{address}items/new/").status_code == 200
    before = last_act()
    typed = {"kind": "other", "title": "公章一枚", "amount_yuan": "", "goes_to": "钱师傅"}
    with clock_at(beijing("2027-01-01 00:00")):
        answer = client.post(f"{address}items/new/", typed)
    says = "您代表理事长单位的任期到 2027年1月1日 00:00 为止，已经结束。"
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (409, True, before)
    with clock_at(beijing("2027-01-01 00:01")):
        page = client.get(address)
    assert (
        page.status_code,
        "我已核对，签认" in page.content.decode(),
        "加一项" in page.content.decode(),
    ) == (200, True, False)


@pytest.mark.parametrize("at", [LAST_DAY, AFTER])
def test_who_sees_the_handover(cast: Cast, at: str) -> None:
    listed(cast)
    seen = {
        name
        for name in (*NAMES, "钱师傅")
        if name in cast.accounts and visible_handovers(reach_at(cast, name, at)).exists()
    }
    pages = set()
    with clock_at(beijing(at)):
        for name in (*NAMES, "钱师傅"):
            if cast.client(name).get(f"/terms/{first_term(cast).pk}/handover/").status_code == 200:
                pages.add(name)
    assert (seen, pages) == ({"管理员", "赵秘书", "钱部长", "孙主席", "钱师傅"},) * 2


def test_the_whole_way_through_the_pages(cast: Cast) -> None:
    secretary, sun, address = (
        cast.client("赵秘书"),
        cast.client("孙主席"),
        f"/terms/{first_term(cast).pk}/handover/",
    )
    with clock_at(beijing(LAST_DAY)):
        assert "还没有列交接清单" in words(secretary.get(address))
        assert secretary.post(address).status_code == 302
        money = {"kind": "money", "title": "账户余额", "amount_yuan": "1.2万", "goes_to": "钱师傅"}
        assert secretary.post(f"{address}items/new/", money | {"amount_yuan": ""}).status_code == 422
        assert secretary.post(f"{address}items/new/", money).status_code == 302
        item = HandoverItem.objects.get(kind="money")
        assert secretary.post(f"{address}assignments/", {f"goes_to_{item.pk}": "李工"}).status_code == 302
        shown = words(sun.get(address))
        seal = re.search(r'name="digest" value="(\w+)"', shown)
        assert (seal is not None, "12,000 元" in shown) == (True, True)
        signed = sun.post(f"{address}signatures/", {"side": "given", "digest": seal[1] if seal else ""})
        assert signed.status_code == 302
        assert sun.post(f"{address}signatures/", {"side": "both", "digest": "x"}).status_code == 404
        scan = SimpleUploadedFile("盖章.pdf", SCAN)
        done = secretary.post(f"{address}papers/new/", {"side": "taken", "scan": scan, "paper": ""})
        assert done.status_code == 302
        early = secretary.post(f"/terms/{first_term(cast).pk}/closing/")
        assert (early.status_code, "任期还没有结束" in words(early)) == (409, True)
    with clock_at(beijing(AFTER)):
        printed = words(secretary.get(f"{address}print/"))
        assert [
            each in printed
            for each in ("滨江精工机械公司", "主持年终评审", "12,000.00", "清单核对码", "孙主席")
        ] == [True] * 5
        assert secretary.post(f"/terms/{first_term(cast).pk}/closing/").status_code == 302
        assert "交接已在 2027年1月2日 09:00 完成" in words(secretary.get(address))
        assert sun.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_the_same_whatever_their_length(cast: Cast, count: int) -> None:
    handover = listed(cast)
    for number in range(count):
        add_item(handover, Added("file", f"资料{number}", goes_to="钱师傅"), by=cast.reach("赵秘书"))
    client = cast.client("赵秘书")
    client.get("/desk/")
    asked = [
        queries_of(client, f"/terms/{first_term(cast).pk}/handover/{noun}")
        for noun in ("", "print/", "assignments/")
    ]
    assert asked == [23, 23, 13]


def words(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def test_the_clock_lays_it_on_the_secretarys_desk_once(cast: Cast) -> None:
    """Thirty days before the end; who follows is asked for only where nobody does."""
    with clock_at(beijing("2026-12-01 23:59")):
        assert remind_of_terms() == 0
    with clock_at(beijing("2026-12-02 00:00")):
        assert (remind_of_terms(), remind_of_terms()) == (1, 0)
    key = f"term:{first_term(cast).pk}:handover"
    matter = Matter.objects.get(key=key)
    assert (matter.title, matter.role, str(matter.due_on)) == (
        "办理交接：滨江轨道创新工作室联盟第 1 任（滨江精工机械公司）", "secretary", "2027-01-01",
    )  # fmt: skip
    second = Term.objects.get(number=2)
    with clock_at(beijing("2027-12-20")):
        assert (remind_of_terms(), remind_of_terms()) == (2, 0)
    waiting = Matter.objects.filter(key=f"term:{second.pk}:next", closed_at__isnull=True)
    assert waiting.get().address == f"/networks/{cast.network.pk}/terms/new/"
    term_of(cast, span("2028-01-01", "2029-01-01"), number=3)
    assert waiting.count() == 0
    listed(cast)
    sign(cast, "孙主席", "given", AFTER)
    sign(cast, "钱师傅", "taken", AFTER)
    with clock_at(beijing(AFTER)):
        close_term(first_term(cast), by=cast.reach("赵秘书"))
    assert Matter.objects.get(key=key).outcome == "done"
