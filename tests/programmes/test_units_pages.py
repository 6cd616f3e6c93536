"""The pages of units: answered by account, by link without one, typed in from a scan; forwarded and stale ones."""

import io
import re
from html import unescape

import pytest
from django.test import Client

from lianchuang.matters.models import Matter, Message, TaskLink
from lianchuang.programmes.actions import ask_units, settle_late_drafts
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries import standing_of
from lianchuang.records.past import act, clock_at, last_act
from tests.cast import STAGE_HAND, Cast, stage
from tests.programmes.proposals_builders import (
    SHUT,
    TITLE,
    confirmed_draft,
    draft_of_studio,
    open_call_of,
    open_now,
    scan_of,
    store,
    submitted,
    unit_of,
)


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


@pytest.fixture
def call(cast: Cast) -> Call:
    return open_call_of(cast)


@pytest.fixture
def proposal(cast: Cast, call: Call) -> Proposal:
    """A draft whose partner has been asked."""
    draft = draft_of_studio(cast, call)
    with open_now():
        ask_units(draft, by=cast.reach("王师傅"))
    return draft


def address(proposal: Proposal) -> str:
    return f"/units/{unit_of(proposal).pk}/confirmation/"


def path() -> str:
    message = Message.objects.order_by("-pk").first()
    assert message is not None
    found = re.search(r"/t/\S+/", message.text)
    assert found is not None
    return found[0]


def shown(client: Client, address: str) -> str:
    with open_now():
        answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def sent(client: Client, address: str, **said: str) -> tuple[int, str]:
    with open_now():
        answer = client.post(address, said)
    return answer.status_code, unescape(answer.content.decode())


def standing(proposal: Proposal) -> str:
    return standing_of(unit_of(proposal))


def test_a_union_sees_what_where_and_who_and_confirms_in_one_tap(cast: Cast, proposal: Proposal) -> None:
    client = cast.client("林主席")
    page = shown(client, address(proposal))
    told = (
        TITLE,
        "精工工作室",
        "40%",
        "何师傅（传感器）",
        "滨江精工机械公司 60%；滨江桥检公司 40%",
        "确认参加",
        "不参加",
    )
    assert [words for words in told if words not in page] == []
    assert sent(client, address(proposal), seen=seen(page))[0] == 302
    assert standing(proposal) == "confirmed"
    assert "林主席 已于 10" not in (again := shown(client, address(proposal)))
    assert "确认参加（账号确认）" in again


def test_declining_asks_for_a_reason_on_a_page_of_its_own(cast: Cast, proposal: Proposal) -> None:
    client = cast.client("林主席")
    assert "为什么不参加" in shown(client, f"{address(proposal)}?step=no")
    status, page = sent(client, address(proposal), answer="no", reason=" ")
    assert (status, "请写一句理由，牵头单位要知道。" in page, standing(proposal)) == (409, True, "waiting")
    assert sent(client, address(proposal), answer="no", reason="人手不够")[0] == 302
    assert (standing(proposal), unit_of(proposal).way) == ("declined", "account")


def test_what_changed_since_it_was_shown_is_shown_again(cast: Cast, proposal: Proposal) -> None:
    client = cast.client("林主席")
    old = seen(shown(client, address(proposal)))
    with open_now():
        store(cast, proposal, values={"title": "改了名"})
    status, page = sent(client, address(proposal), seen=old)
    assert (status, "份额、人员或名称改过" in page, "改了名" in page, standing(proposal)) == (
        409,
        True,
        True,
        "waiting",
    )


@pytest.mark.parametrize(
    ("name", "looks", "answers"),
    [("王师傅", 200, 409), ("李工", 200, 409), ("赵秘书", 200, 409), ("何师傅", 404, 404), ("孙主席", 404, 404), ("周老师", 404, 404), ("吴秘书", 404, 404)],
)  # fmt: skip
def test_nobody_else_answers_for_a_unit(
    cast: Cast, proposal: Proposal, name: str, looks: int, answers: int
) -> None:
    before, client = last_act(), cast.client(name)
    with open_now():
        assert client.get(address(proposal)).status_code == looks
        assert client.post(address(proposal), {"seen": "x"}).status_code == answers
    assert last_act() == before


def test_a_link_answers_without_an_account(cast: Cast, proposal: Proposal) -> None:
    client = Client(enforce_csrf_checks=True)
    page = shown(client, path())
    told = (
        "林主席，您好",
        "贵单位参加这个项目吗？",
        TITLE,
        "40%",
        "何师傅（传感器）",
        "确认参加",
        "这不是我",
    )
    assert [words for words in told if words not in page] == []
    assert ("/desk/" in page, "/proposals/" in page) == (False, False)
    status, done = sent(client, path(), seen=seen(page))
    assert (status, "确认参加（链接确认）" in done) == (200, True)
    unit = unit_of(proposal)
    assert (unit.way, unit.confirmed_by_name) == ("link", "林主席（任务链接）")
    assert "退出" in shown(client, path())
    assert sent(client, path(), answer="no", reason="设备调走了")[0] == 200
    assert standing(proposal) == "declined"


def test_the_lead_studio_does_not_answer_by_a_forwarded_link(cast: Cast, proposal: Proposal) -> None:
    client = cast.client("王师傅")
    assert "您现在登录的是别的账号" in shown(client, path())
    status, page = sent(client, path(), seen="x")
    assert (status, "不能替参与单位回答" in page, standing(proposal)) == (409, True, "waiting")


def test_a_guessed_link_and_one_of_a_unit_taken_off_open_nothing(cast: Cast, proposal: Proposal) -> None:
    assert Client().get("/t/abcdefghijklmnopqrstuvwx/").status_code == 404
    link = path()
    with act(by=STAGE_HAND, reason="去掉"):
        unit_of(proposal).delete()
    with open_now():
        answer = Client().get(link)
    assert (answer.status_code, "已经去掉了这个单位" in answer.content.decode()) == (409, True)


def test_a_link_of_another_unit_never_opens_this_one(cast: Cast, proposal: Proposal) -> None:
    lead = unit_of(proposal, "滨江精工机械公司")
    TaskLink.objects.update(subject=lead.pk)
    with open_now():
        assert Client().get(path()).status_code == 409


@pytest.mark.parametrize("name", ["赵秘书", "李工"])
def test_a_stamped_scan_is_typed_in_and_shown_as_such(cast: Cast, proposal: Proposal, name: str) -> None:
    client, place = cast.client(name), f"/units/{unit_of(proposal).pk}/paper/"
    scan = scan_of("回执")
    file = io.BytesIO(scan.data)
    file.name = scan.name
    with open_now():
        assert client.get(place).status_code == 200
        assert client.post(place, {"says": "yes", "confirmed_by_name": "", "paper": ""}).status_code == 422
        said = {"says": "yes", "confirmed_by_name": "林主席", "paper": "", "scan": file}
        assert client.post(place, said).status_code == 302
    assert (standing(proposal), unit_of(proposal).way) == ("confirmed", "paper")
    page = shown(client, proposal.get_absolute_url())
    assert ("盖章件代录" in page, "/stamped-papers/" in page) == (True, True)
    assert ("盖章件代录" in shown(cast.client("林主席"), proposal.get_absolute_url())) is True


def test_only_the_secretary_types_in_that_a_unit_leaves(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    place = f"/units/{unit_of(proposal).pk}/paper/"
    scan = scan_of("函")
    for name, left in (("李工", False), ("赵秘书", True)):
        file = io.BytesIO(scan.data)
        file.name = scan.name
        with open_now():
            cast.client(name).post(place, {"says": "no", "reason": "来函退出", "paper": "", "scan": file})
        assert (standing(proposal) == "declined") is left


def test_asking_from_the_page_says_how_many(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    client, root = cast.client("李工"), proposal.get_absolute_url()
    assert "请各单位确认" in shown(client, root)
    with open_now():
        answer = client.post(f"{root}units/asking/", follow=True)
    assert "已请 2 家单位确认" in unescape(answer.content.decode())
    assert list(
        Unit.objects.filter(proposal=proposal, asked_at__isnull=False).values_list("is_lead", flat=True)
    ) == [False, False]


def waits(proposal: Proposal) -> list[str]:
    rows = Matter.objects.filter(key__startswith=f"proposal:{proposal.pk}:", closed_at__isnull=True)
    return sorted(rows.values_list("title", flat=True))


def test_drafts_of_a_closed_call_wait_for_nobody_and_lose_nothing(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    with open_now():
        assert (settle_late_drafts(), len(waits(proposal))) == (0, 1)
    with clock_at(SHUT):
        assert (settle_late_drafts(), waits(proposal)) == (1, [])
        before = last_act()
        assert (settle_late_drafts(), last_act()) == (0, before)
    assert Proposal.objects.get().goals == "门控故障提前一小时报警。"


def test_a_completion_that_did_not_come_waits_for_the_secretary(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    with act(by=STAGE_HAND, reason="退回"):
        Proposal.objects.update(state="returned", return_by=SHUT.date())
    for _again in range(2):
        with clock_at(SHUT):
            assert settle_late_drafts() == 0
    with clock_at(SHUT.replace(month=4, day=1)):
        assert (settle_late_drafts(), settle_late_drafts()) == (1, 0)
    assert f"补正期限已过，没有再报送，请处理：{TITLE}" in waits(proposal)
