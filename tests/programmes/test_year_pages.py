"""The pages of a year: what each of the cast sees and may press, what does not leak, and with how many queries."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from lianchuang.matters.actions import for_person, open_matter
from lianchuang.programmes.actions import add_direction, claim_topic, set_topic
from lianchuang.programmes.models import Programme, Proposal
from lianchuang.records.past import act, clock_at, last_act
from tests.cast import NAMES, STAGE_HAND, Cast, folder, stage
from tests.programmes.year_builders import (
    CLOSES,
    NOW,
    OPENS,
    call_of,
    cast_the_year,
    topic_of,
    unit_speaks,
    year_of,
)
from tests.stage import queries_of

pytestmark = pytest.mark.django_db
RUNNING = {"管理员", "赵秘书", "孙主席"}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = stage()
    # A request asks the wall's clock, so the term goes on.
    cast_the_year(cast, ends=None)
    with clock_at(NOW):
        yield cast


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def answers(clients: dict[str, Client], address: str) -> dict[int, set[str]]:
    """Status -> who gets it."""
    found: dict[int, set[str]] = {}
    for name, client in clients.items():
        found.setdefault(client.get(address).status_code, set()).add(name)
    return found


def test_every_page_of_a_year_answers_each_of_the_cast(cast: Cast) -> None:
    programme = year_of(cast)
    call, topic = call_of(cast, programme), topic_of(programme)
    year = f"/programmes/{programme.pk}/"
    direction, question = programme.directions.first(), call.questions.first()
    assert direction is not None
    assert question is not None
    seen = RUNNING | {"钱部长", "王师傅", "李工"}
    to_read = [f"/networks/{cast.network.pk}/programmes/", year, topic.get_absolute_url()]
    to_run = [
        f"{year}corrections/", f"{year}stages/", f"{year}closing/", f"{year}directions/new/", f"{year}topics/new/",
        f"{year}calls/new/", f"/directions/{direction.pk}/corrections/", f"/topics/{topic.pk}/corrections/",
        f"/networks/{cast.network.pk}/programmes/new/",
    ]  # fmt: skip
    of_the_call = [
        f"{call.get_absolute_url()}questions/",
        f"{call.get_absolute_url()}corrections/",
        f"/questions/{question.pk}/dropping/",
    ]
    clients = {name: cast.client(name) for name in NAMES}
    # 李工 belongs by the studio he fills in for, though he governs nothing.
    blind = {404: {"周老师", "吴秘书"}, 302: {"无人"}}
    for address in to_read:
        assert answers(clients, address) == {200: seen, **blind}
    for address in to_run:
        assert answers(clients, address) == {200: RUNNING, 409: seen - RUNNING, **blind}
    not_open_yet = {404: {"周老师", "吴秘书", "王师傅", "李工"}, 302: {"无人"}}
    for address in of_the_call:
        assert answers(clients, address) == {200: RUNNING, 409: {"钱部长"}, **not_open_yet}


@pytest.mark.parametrize("number", ["0", "99999999", "99999999999999999999999"])
def test_a_number_nobody_has_is_a_404(cast: Cast, number: str) -> None:
    client = cast.client("赵秘书")
    for kind in ("programmes", "topics", "calls"):
        assert client.get(f"/{kind}/{number}/").status_code == 404


def test_the_page_of_a_year_tells_its_parts(cast: Cast) -> None:
    programme = year_of(cast)
    topic = topic_of(programme, most_claims=2)
    claim_topic(topic, cast.studio, by=cast.reach("王师傅"))
    call_of(cast, programme)
    with clock_at(OPENS + timedelta(days=3)):
        page = text_of(cast.client("赵秘书"), programme.get_absolute_url())
    for words in (
        "多解决现场难题",
        "门控检修",
        "焊接工艺",
        "列车门控故障预警",
        "认领：",
        "精工工作室",
        "还能认领 1 家",
        "征集中",
        "2025年3月3日 09:00",
        "进行中，还有 25 天",
        "改年历",
    ):
        assert words in page


def test_the_ribbon_counts_for_those_who_see_all_and_not_for_members(cast: Cast) -> None:
    programme = year_of(cast)
    call = call_of(cast, programme)
    with act(by=STAGE_HAND, reason="申报"):
        for place, state in enumerate(("drafted", "submitted", "accepted", "selected", "withdrawn")):
            Proposal.objects.create(call=call, title=f"项目{place}", lead=cast.studio, state=state, folder=folder(f"{place}"))  # fmt: skip
        open_matter(
            "a", "补佐证", "/desk/", for_person(cast.people["王师傅"]), network=cast.network.body, year=2025
        )
    address = programme.get_absolute_url()
    with clock_at(CLOSES):
        for name in ("赵秘书", "孙主席", "钱部长"):
            page = text_of(cast.client(name), address)
            assert ("3 件申报" in page, "1 件事没有办完" in page) == (True, True)
        for name in ("王师傅", "李工"):
            page = text_of(cast.client(name), address)
            assert re.findall(r"\d+ 件", page) == []
            assert "2 个方向" in page
            assert ("历史：" in page, "补佐证" in page) == (False, False)


def test_what_is_not_theirs_has_no_button(cast: Cast) -> None:
    programme = year_of(cast)
    topic_of(programme)
    buttons = ("收年", "开征集", "设合作课题", "加研究方向", "改年历")
    for name, shown in (("赵秘书", True), ("孙主席", True), ("钱部长", False), ("王师傅", False)):
        page = text_of(cast.client(name), programme.get_absolute_url())
        assert [f">{words}" in page or f"{words}</" in page for words in buttons[1:]] == [shown] * 4
    assert "/topics/" in text_of(cast.client("王师傅"), programme.get_absolute_url())
    past = text_of(cast.client("赵秘书"), f"{programme.get_absolute_url()}?known_at=act:{last_act()}")
    assert [words in past for words in (f"{programme.get_absolute_url()}closing/", *buttons[1:])] == [
        False
    ] * 5


def test_a_script_in_a_title_is_only_text(cast: Cast) -> None:
    programme = year_of(cast)
    add_direction(programme, title="<script>alert(1)</script>", by=cast.reach("赵秘书"))
    page = text_of(cast.client("王师傅"), programme.get_absolute_url())
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_directions_are_added_corrected_and_ordered(cast: Cast) -> None:
    programme, client = year_of(cast), cast.client("孙主席")
    year = programme.get_absolute_url()
    assert client.post(f"{year}directions/new/", {"title": "信号维护", "text": "轨旁"}).status_code == 302
    twin = client.post(f"{year}directions/new/", {"title": "信号维护", "text": ""})
    assert (twin.status_code, "这一年已经有研究方向「信号维护」了。" in twin.content.decode()) == (422, True)
    keys = list(programme.directions.order_by("position").values_list("pk", flat=True))
    order = f"{keys[2]},{keys[0]},{keys[1]}"
    assert client.post(f"{year}directions/order/", {"order": order}).status_code == 302
    assert list(programme.directions.values_list("title", flat=True)) == ["信号维护", "门控检修", "焊接工艺"]
    assert client.post(f"{year}directions/order/", {"order": order}).status_code == 409
    assert client.post(f"{year}directions/order/", {"order": "1,1,x"}).status_code == 409
    change = {"title": "门控检修", "text": "含站台门", "reason": "会上商定", "read_at": last_act()}
    assert client.post(f"/directions/{keys[0]}/corrections/", change).status_code == 302
    assert programme.directions.get(pk=keys[0]).text == "含站台门"
    taken = {**change, "title": "信号维护", "read_at": last_act()}
    assert client.post(f"/directions/{keys[0]}/corrections/", taken).status_code == 422
    stale = {**change, "text": "别的写法", "read_at": 0}
    assert client.post(f"/directions/{keys[0]}/corrections/", stale).status_code == 409
    goals = {"goals": "少出故障", "reason": "大会通过", "read_at": last_act()}
    assert client.post(f"{year}corrections/", goals).status_code == 302
    assert Programme.objects.get().goals == "少出故障"


def test_the_calendar_is_set_on_its_page(cast: Cast) -> None:
    programme, client = year_of(cast), cast.client("赵秘书")
    address = f"{programme.get_absolute_url()}stages/"
    page = text_of(client, address)
    assert 'value="2025年3月31日"' in page
    rows = {
        "stage-0-title": "征集", "stage-0-starts_on": "2025.3.10", "stage-0-ends_on": "2025年4月10日", "stage-0-preset": "call",
        "stage-1-title": "", "stage-1-starts_on": "", "stage-1-ends_on": "", "stage-1-preset": "",
        "stage-2-title": "交流日", "stage-2-starts_on": "2025-09-01", "stage-2-ends_on": "2025-09-01", "stage-2-preset": "made up",
    }  # fmt: skip
    before = last_act()
    for field, text, words in (
        ("stage-0-ends_on", "2025.3.1", "结束早于开始，请核对。"),
        ("stage-0-ends_on", "", "请写到哪一天；不要这个阶段就把名称清空。"),
        ("stage-2-title", "", "请写这个阶段叫什么；不要这一行就把日期也清空。"),
        ("stage-2-title", "征集", "有两个阶段重名，请改一个。"),
        ("stage-2-starts_on", "九月", "九月"),
    ):
        refused = client.post(address, {**rows, field: text})
        assert (refused.status_code, words in refused.content.decode(), last_act()) == (422, True, before)
    assert client.post(address, rows).status_code == 302
    assert list(programme.stages.values_list("title", "starts_on", "ends_on", "preset")) == [
        ("征集", date(2025, 3, 10), date(2025, 4, 10), "call"),
        ("交流日", date(2025, 9, 1), date(2025, 9, 1), ""),
    ]


def test_an_empty_calendar_is_proposed_on_working_days_or_left_open(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        known = Programme.objects.create(network=cast.network, year=2025, opened_at=NOW)
        unknown = Programme.objects.create(network=cast.network, year=2034, opened_at=NOW)
    client = cast.client("赵秘书")
    page = text_of(client, f"/programmes/{known.pk}/stages/")
    assert ('value="2025年3月3日"' in page, "有的日期要您自己定" in page) == (True, False)
    page = text_of(client, f"/programmes/{unknown.pk}/stages/")
    assert ("2034年" in page, "还没有 2034 年的官方放假安排" in page, "/official-years/" in page) == (
        False,
        True,
        True,
    )


def test_a_unit_sees_its_alliance_and_not_the_other(cast: Cast) -> None:
    programme = year_of(cast)
    with act(by=STAGE_HAND):
        other = Programme.objects.create(network=cast.elsewhere, year=2025, opened_at=NOW)
    unit_speaks(cast, "周老师")
    client = cast.client("周老师")
    assert client.get(programme.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 200  # he leads a studio there
    assert cast.client("王师傅").get(other.get_absolute_url()).status_code == 404


def test_pages_ask_as_many_queries_for_one_as_for_three(cast: Cast) -> None:
    programme, by = year_of(cast), cast.reach("赵秘书")
    topic_of(programme)
    call_of(cast, programme)
    with act(by=STAGE_HAND):
        open_matter(
            "a", "补佐证", "/desk/", for_person(cast.people["王师傅"]), network=cast.network.body, year=2025
        )
    pages = [
        (name, address)
        for name in ("赵秘书", "王师傅")
        for address in (f"/networks/{cast.network.pk}/programmes/", programme.get_absolute_url())
    ]
    pages += [
        ("赵秘书", f"{programme.get_absolute_url()}closing/"),
        ("赵秘书", f"/networks/{cast.network.pk}/programmes/new/?year=2026"),
    ]
    one = [queries_of(cast.client(name), address) for name, address in pages]
    for number in range(2):
        add_direction(programme, title=f"方向{number}", by=by)
        set_topic(programme, title=f"课题{number}", by=by)
        call_of(cast, programme, f"征集{number}")
        with act(by=STAGE_HAND):
            Programme.objects.create(network=cast.network, year=2021 + number, opened_at=NOW)
            open_matter(
                f"b{number}",
                "核对",
                "/desk/",
                for_person(cast.people["李工"]),
                network=cast.network.body,
                year=2025,
            )
    assert [queries_of(cast.client(name), address) for name, address in pages] == one
    assert max(one) <= 40
