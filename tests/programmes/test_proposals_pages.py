"""The pages of proposals: list, page, form, submission; what is asked, refused in words, kept; with how many queries."""

import io
import re
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianchuang.programmes.actions import Filling, ask_units, confirm_unit, file_proposal
from lianchuang.programmes.models import Call, Draft, Proposal
from lianchuang.programmes.queries.texts import texts_of, written_at
from lianchuang.records.past import act, clock_at, last_act
from tests.cast import STAGE_HAND, Cast, folder, stage
from tests.programmes.proposals_builders import (
    PAPER,
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


def page(client: Client, address: str) -> str:
    with open_now():
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


def typed(proposal: Proposal, **changed: str) -> dict[str, Any]:
    """A form as a browser posts it: what stands there, and what was typed over it."""
    texts = {**texts_of(proposal), **changed}
    steps = [line.split("\t") for line in texts.pop("steps").splitlines()]
    units = [line.split("\t") for line in texts.pop("units").splitlines()]
    rows = {
        "step_title": [each[0] for each in steps] + [""], "step_due": [each[1] for each in steps] + [""],
        "unit": [each[0] for each in units] + [""], "share": [each[1] for each in units] + [""],
    }  # fmt: skip
    return {**texts, **rows, "read_at": changed.get("read_at", str(written_at(proposal)))}


def test_the_list_shows_what_is_in_sight(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    address = f"/calls/{call.pk}/proposals/"
    shown = page(cast.client("王师傅"), address)
    assert [
        words
        for words in (TITLE, "填写中", "0 / 1", "精工工作室", "填申报书", "下载空白申报书")
        if words not in shown
    ] == []
    assert TITLE not in page(cast.client("孙主席"), address)
    assert TITLE in page(cast.client("赵秘书"), f"{address}?state=drafted&q=门控&sort=-title")
    assert TITLE not in page(cast.client("赵秘书"), f"{address}?state=submitted")
    assert TITLE not in page(cast.client("赵秘书"), f"{address}?left=yes")
    assert cast.client("周老师").get(address).status_code == 404
    assert f"/proposals/{proposal.pk}/" in shown


@pytest.mark.parametrize(
    "query", ["state=%27&direction=x", "direction=99999999999999999999", "sort=-nobody&page=-1", "q=%00x"]
)
def test_filters_nobody_meant_are_no_fault(cast: Cast, call: Call, query: str) -> None:
    assert cast.client("赵秘书").get(f"/calls/{call.pk}/proposals/?{query}").status_code in (200, 400)


def fill_list(cast: Cast, call: Call, count: int) -> None:
    with open_now(), act(by=STAGE_HAND, reason="很多申报"):
        for number in range(count):
            proposal = Proposal.objects.create(
                call=call,
                title=f"项目{number}",
                lead=cast.studio,
                folder=folder("x"),
                number=f"2024-{number}",
            )
            proposal.units.create(body=cast.studio.host, is_lead=True, position=1)


def test_list_and_page_ask_as_many_queries_for_ten_as_for_a_hundred(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, address = cast.client("赵秘书"), f"/calls/{call.pk}/proposals/"
    fill_list(cast, call, 9)
    ten = queries(client, address), queries(client, proposal.get_absolute_url())
    fill_list(cast, call, 90)
    assert (queries(client, address), queries(client, proposal.get_absolute_url())) == ten
    assert client.get(address).content.decode().count('data-title="编号"') == 50
    assert client.get(f"{address}?page=2").content.decode().count('data-title="编号"') == 50
    assert ten < (40, 60)


def test_the_table_leaves_with_names_masked(cast: Cast, call: Call) -> None:
    draft_of_studio(cast, call)
    client = cast.client("赵秘书")
    found = []
    for query in ("", "?names=full"):
        answer = client.get(f"/calls/{call.pk}/proposals/table/{query}")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        found.append([sheet.cell(3, column).value for column in (2, 7, 13)])
    units = "滨江精工机械公司 60%（牵头）；滨江桥检公司 40%（未确认）"
    assert found == [[TITLE, units, "王＊＊、何＊＊"], [TITLE, units, "王师傅、何师傅"]]


def test_the_page_of_a_draft_says_what_is_missing_and_where(cast: Cast, call: Call) -> None:
    with open_now():
        proposal, _act = file_proposal(call, cast.studio, Filling({"title": TITLE}), by=cast.reach("王师傅"))
    shown = page(cast.client("王师傅"), proposal.get_absolute_url())
    root = proposal.get_absolute_url()
    for place, says in (
        ("editing/#goals", "「要解决什么，做到什么程度」还空着。"),
        ("editing/#units", "滨江精工机械公司 的成果份额还没有写。"),
        ("editing/#people", "还没有写参加的人：一行一人，写成 姓名（单位）。"),
    ):
        assert f'<a href="{root}{place}">{says}</a>' in shown
    assert "只有牵头工作室、被请确认的单位和秘书处看得到" in shown


@pytest.mark.parametrize(
    ("name", "status"),
    [("赵秘书", 200), ("王师傅", 200), ("李工", 200), ("孙主席", 404), ("钱部长", 404), ("何师傅", 404), ("林主席", 404), ("周老师", 404), ("吴秘书", 404)],
)  # fmt: skip
def test_a_draft_is_a_404_for_everybody_else(cast: Cast, call: Call, name: str, status: int) -> None:
    root = draft_of_studio(cast, call).get_absolute_url()
    client = cast.client(name)
    with open_now():
        pages = [
            client.get(f"{root}{each}").status_code
            for each in ("", "editing/", "filled-form/", "paper-form/")
        ]
        sent = [client.post(f"{root}{each}").status_code for each in ("draft/", "files/", "units/asking/")]
    assert pages == [status] * 4
    assert (sent == [404] * 3) is (status == 404)


def test_a_draft_is_begun_and_goes_on_in_the_form(cast: Cast, call: Call) -> None:
    client, address = cast.client("李工"), f"/calls/{call.pk}/proposals/new/"
    assert "精工工作室" in page(client, address)
    with open_now():
        empty = client.post(address, {"lead": cast.studio.pk, "title": ""})
        made = client.post(address, {"lead": cast.studio.pk, "title": TITLE})
    proposal = Proposal.objects.get()
    assert (empty.status_code, made.status_code, made["Location"]) == (
        422,
        302,
        f"/proposals/{proposal.pk}/editing/",
    )
    with clock_at(SHUT):
        late = client.post(address, {"lead": cast.studio.pk, "title": "晚了的"})
    assert (late.status_code, "征集现在没有开放，不能新填申报。" in late.content.decode(), "晚了的" in late.content.decode()) == (422, True, True)  # fmt: skip


def test_a_secretary_says_from_which_paper(cast: Cast, call: Call) -> None:
    client, address = cast.client("赵秘书"), f"/calls/{call.pk}/proposals/new/"
    with open_now():
        refused = client.post(address, {"lead": cast.studio.pk, "title": TITLE, "paper": ""})
        made = client.post(address, {"lead": cast.studio.pk, "title": TITLE, "paper": PAPER})
    assert (refused.status_code, made.status_code) == (422, 302)
    proposal = Proposal.objects.get()
    with open_now():
        root = f"{proposal.get_absolute_url()}editing/"
        refused = client.post(root, typed(proposal, goals="照纸上写的"))
        assert (refused.status_code, "照纸上写的" in refused.content.decode()) == (422, True)
        assert client.post(root, {**typed(proposal, goals="照纸上写的"), "paper": PAPER}).status_code == 302
    assert Proposal.objects.get().goals == "照纸上写的"


def test_what_can_be_read_is_stored_and_the_rest_stays_as_typed(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, address = cast.client("王师傅"), f"{proposal.get_absolute_url()}editing/"
    form = typed(
        proposal,
        goals="读得懂的",
        funding_yuan="约五万",
        people="王师傅（没听说过的公司）",
        units="精工工作室\t六十\n某某大学\t40",
    )
    with open_now():
        answer = client.post(address, form)
    shown = unescape(answer.content.decode())
    assert answer.status_code == 422
    row = Proposal.objects.get()
    assert (row.goals, row.funding_yuan, row.people.count(), row.units.count()) == ("读得懂的", 50_000, 2, 2)
    for words in (
        "读得懂的都存下了",
        "约五万",
        "「王师傅」的单位「没听说过的公司」还没有登记",
        "「六十」不是份额",
        "「某某大学」还没有登记",
    ):
        assert words in shown
    again = page(client, address)
    assert ("约五万" in again, "某某大学" in again, "您" in again) == (True, True, True)
    with open_now():
        fine = typed(row, goals="都读得懂", funding_yuan="5万元")
        assert client.post(address, fine).status_code == 302
    assert (Proposal.objects.get().goals, Draft.objects.count()) == ("都读得懂", 0)


def test_every_field_of_the_form_reads_back_what_it_wrote(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, partners=2)
    before = texts_of(proposal)
    with open_now():
        answer = cast.client("王师傅").post(f"{proposal.get_absolute_url()}editing/", typed(proposal))
    assert (answer.status_code, texts_of(Proposal.objects.get())) == (302, before)


def test_months_are_taken_at_their_edges(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    form = typed(proposal, starts_on="2025年7月", ends_on="2026-02", steps="样机\t2025年9月")
    with open_now():
        assert cast.client("王师傅").post(f"{proposal.get_absolute_url()}editing/", form).status_code == 302
    texts = texts_of(Proposal.objects.get())
    assert (texts["starts_on"], texts["ends_on"], texts["steps"]) == (
        "2025年7月1日",
        "2026年2月28日",
        "样机\t2025年9月30日",
    )


def test_typing_is_kept_and_says_when(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, root = cast.client("李工"), proposal.get_absolute_url()
    before, read_at = last_act(), written_at(proposal)
    with open_now():
        answer = client.post(f"{root}draft/", typed(proposal, goals="李工正在写"))
    assert answer.json() == {"says": "09:00:00 已自动存下，还没有放进申报书；写完请按〔存草稿〕。"}
    assert (last_act(), Proposal.objects.get().goals) == (before, "门控故障提前一小时报警。")
    assert "李工正在写" in page(client, f"{root}editing/")
    other = page(cast.client("王师傅"), f"{root}editing/")
    account = cast.accounts["李工"].pk
    assert ("李工正在写" in other, f'?from={account}"' in other) == (False, True)
    assert "李工正在写" in page(cast.client("王师傅"), f"{root}editing/?from={account}")
    with open_now():
        store(cast, proposal, values={"plan": "王师傅存的"})
        told = client.post(f"{root}draft/", typed(proposal, goals="李工还在写", read_at=str(read_at))).json()[
            "says"
        ]
    assert told.endswith("王师傅 也存过这份申报，您存的时候会并排给您看。")


def test_of_two_people_the_later_is_told_and_both_texts_are_kept(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, address = cast.client("李工"), f"{proposal.get_absolute_url()}editing/"
    form = typed(proposal, goals="李工写的")
    with open_now():
        store(cast, proposal, values={"goals": "王师傅写的", "plan": "王师傅的做法"})
        before = last_act()
        answer = client.post(address, form)
    shown = unescape(answer.content.decode())
    assert (answer.status_code, last_act()) == (409, before)
    assert [
        words for words in ("王师傅写的", "李工写的", "王师傅的做法", "什么都没有覆盖") if words not in shown
    ] == []
    assert Draft.objects.get().fields["goals"] == "李工写的"
    number = re.search(r'name="read_at" value="(\d+)"', shown)
    assert number is not None
    with open_now():
        again = client.post(
            address, {**typed(Proposal.objects.get(), goals="李工写的"), "read_at": number[1]}
        )
    row = Proposal.objects.get()
    assert (again.status_code, row.goals, row.plan) == (302, "李工写的", "王师傅的做法")


def test_fields_one_left_alone_are_taken_from_the_other_and_told(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, address = cast.client("李工"), f"{proposal.get_absolute_url()}editing/"
    form = typed(proposal, goals="李工写的")
    with open_now():
        store(cast, proposal, values={"plan": "王师傅的做法"})
        answer = client.post(address, form, follow=True)
    row = Proposal.objects.get()
    assert (row.goals, row.plan) == ("李工写的", "王师傅的做法")
    assert "王师傅 也改过：怎么做。您没有动这几栏，已保留对方的。" in unescape(answer.content.decode())


def test_an_expired_session_loses_nothing(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    long = "写了很久的一段。" * 400
    answer = Client(HTTP_HOST="localhost", headers={"origin": "http://localhost"}).post(
        f"{proposal.get_absolute_url()}editing/", typed(proposal, goals=long, plan=long * 5)
    )
    assert (answer.status_code, long in answer.content.decode()) == (403, True)


def test_a_draft_longer_than_any_form_is_refused_in_words(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    with open_now():
        answer = cast.client("王师傅").post(
            f"{proposal.get_absolute_url()}draft/", typed(proposal, plan="长" * 200_001)
        )
    assert (answer.status_code, answer.json()["says"]) == (
        409,
        "内容太长，存不下：请把长的材料作为附件上传。",
    )


def test_files_are_added_opened_and_taken_off(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, root = cast.client("李工"), proposal.get_absolute_url()
    upload = scan_of("图纸")
    with open_now():
        wrong = client.post(f"{root}files/", {"file": io.BytesIO(b"no")})
        made = client.post(f"{root}files/", {"file": _file(upload.name, upload.data)})
        twice = client.post(f"{root}files/", {"file": _file(upload.name, upload.data)})
    assert (wrong.status_code, made.status_code, twice.status_code) == (422, 302, 422)
    file = proposal.folder.evidence.get()
    assert client.get(f"{root}files/{file.pk}/").content == upload.data
    assert cast.client("何师傅").get(f"{root}files/{file.pk}/").status_code == 404
    assert client.post(f"{root}files/{file.pk}/removal/").status_code == 302
    assert proposal.folder.evidence.count() == 0


def _file(name: str, data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def test_the_leader_looks_and_hands_in(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, root = cast.client("王师傅"), proposal.get_absolute_url()
    shown = page(client, f"{root}submission/")
    assert ("滨江桥检公司 还没有确认参加。" in shown, "disabled" in shown) == (True, True)
    with open_now():
        refused = client.post(f"{root}submission/", {"read_at": written_at(proposal)})
        assert (refused.status_code, Proposal.objects.get().state) == (422, "drafted")
        ask_units(proposal, by=cast.reach("王师傅"))
        confirm_unit(unit_of(proposal), by=cast.reach("林主席"))
        client.post(f"{root}draft/", typed(proposal, goals="还没存的"))
        refused = client.post(f"{root}submission/", {"read_at": written_at(proposal)})
        assert "您还有写了没存进申报书的内容" in unescape(refused.content.decode())
        client.post(f"{root}editing/", typed(proposal, goals="存了的"))
        seen = written_at(proposal)
        assert client.post(f"{root}submission/", {"read_at": seen - 1}).status_code == 422
        assert client.post(f"{root}submission/", {"read_at": seen}).status_code == 302
        assert (Proposal.objects.get().number, client.get(f"{root}submission/").status_code) == (
            "2025-01",
            302,
        )
        assert client.post(f"{root}submission/", {"read_at": seen}).status_code == 409
        assert client.get(f"{root}editing/").status_code == 409
        assert client.post(f"{root}recall/").status_code == 302
    assert Proposal.objects.get().state == "drafted"


def test_a_secretary_hands_in_with_the_leaders_stamped_paper(cast: Cast, call: Call) -> None:
    proposal = confirmed_draft(cast, call)
    client, address = cast.client("赵秘书"), f"{proposal.get_absolute_url()}submission/"
    scan = scan_of("报送")
    said = {"read_at": written_at(proposal), "leader": cast.people["王师傅"].pk, "paper": ""}
    with open_now():
        assert client.post(address, said).status_code == 422
        assert client.post(address, {**said, "scan": _file(scan.name, scan.data)}).status_code == 302
    row = Proposal.objects.get()
    assert (row.state, row.confirmed_by) == ("submitted", cast.people["王师傅"])


def test_a_submission_that_a_unit_left_is_marked(cast: Cast, call: Call) -> None:
    proposal = submitted(cast, call)
    with open_now():
        answer = cast.client("林主席").post(
            f"/units/{unit_of(proposal).pk}/confirmation/", {"answer": "no", "reason": "设备调走了"}
        )
    assert answer.status_code == 302
    client, root = cast.client("赵秘书"), proposal.get_absolute_url()
    shown = page(client, root)
    assert ("滨江桥检公司 不参加或已退出" in shown, "设备调走了" in shown, "知道了，已处理" in shown) == (
        True,
        True,
        True,
    )
    assert TITLE in page(client, f"/calls/{call.pk}/proposals/?left=yes")
    with open_now():
        assert client.post(f"{root}units/leaving/").status_code == 302
        assert cast.client("王师傅").post(f"{root}units/leaving/").status_code == 409


def test_withdrawing_asks_for_a_reason(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    client, address = cast.client("王师傅"), f"{proposal.get_absolute_url()}withdrawal/"
    with open_now():
        assert client.get(address).status_code == 200
        assert client.post(address, {"reason": ""}).status_code == 422
        assert cast.client("李工").post(address, {"reason": "不"}).status_code == 409
        assert client.post(address, {"reason": "并入另一项"}).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"


def test_the_page_of_a_past_act_is_read_only(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call)
    number = last_act()
    with open_now():
        store(cast, proposal, values={"goals": "后来改的"})
    shown = page(cast.client("王师傅"), f"{proposal.get_absolute_url()}?known_at=act:{number}")
    assert ("后来改的" in shown, "接着填" in shown, "门控故障提前一小时报警" in shown) == (False, False, True)


def test_a_script_in_a_title_is_only_text(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, title="<script>alert(1)</script>题")
    for address in (
        proposal.get_absolute_url(),
        f"{proposal.get_absolute_url()}editing/",
        f"/calls/{call.pk}/proposals/",
    ):
        with open_now():
            assert "<script>alert" not in cast.client("王师傅").get(address).content.decode()
