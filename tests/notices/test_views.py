"""The pages: what everybody reads, what is asked and refused at its place, the secretary's desk."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianchuang.notices.actions import withdraw_notice
from lianchuang.notices.models import Notice, Objection, Objector, Posting
from lianchuang.notices.rules import Listed
from lianchuang.records.past import clock_at, last_act
from tests.cast import NAMES, Cast
from tests.notices.builders import AFTER, DURING, JPG, SECRET, drafted, standing
from tests.notices.test_objections import filed

SCRIPT = "<script>alert('公示')</script>"


@pytest.fixture(autouse=True)
def during() -> Iterator[None]:
    """It is 30 April 2025, the third day."""
    with clock_at(DURING):
        yield


def page_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.content.decode())


def typed(notice: Notice, **changes: Any) -> dict[str, Any]:
    entry = notice.entries.get(position=2).pk
    said = {
        "entry": str(entry),
        "name": SECRET.name,
        "contact": SECRET.contact,
        "facts": SECRET.facts,
        "website": "",
    }
    return said | changes


def test_everybody_reads_the_list_its_days_and_its_fingerprint(cast: Cast) -> None:
    notice = standing(cast)
    page = page_of(cast.client("无人"), f"/notices/{notice.pk}/")
    expected = [
        "焊缝跟踪联合攻关",
        "自2025年4月28日（星期一）起，至2025年5月7日（星期三）止，共 5 个工作日。最后一天全天有效。",
        "连今天还有 3 个工作日",
        "工作日按国务院办公厅的放假安排计算：周末和放假的日子不算，调休上班的日子算。",
        "联盟秘书处，电话 0591-12345678，滨江路 1 号",
        notice.digest[:12],
        "到现在没有收到异议。",
        f'href="/notices/{notice.pk}/objections/new/"',
    ]
    assert [words for words in expected if words not in page] == []
    # Neither what it is in the house nor the way to the desk.
    assert [words for words in ("proposal:", "/desk/", notice.digest) if words in page] == []


def test_the_frozen_text_is_what_the_fingerprint_is_of(cast: Cast) -> None:
    notice = standing(cast)
    answer = cast.client("无人").get(f"/notices/{notice.pk}/editions/1/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert hashlib.sha256(answer.content).hexdigest() == notice.digest
    assert cast.client("无人").get(f"/notices/{notice.pk}/editions/2/").status_code == 404


def test_the_list_shows_what_is_out_and_to_its_keepers_what_is_not(cast: Cast) -> None:
    drafted(cast, title="还没有发布的公示")
    standing(cast)
    public = page_of(cast.client("无人"), "/notices/")
    kept = page_of(cast.client("赵秘书"), "/notices/?phase=drafted")
    assert ("拟立项名单公示" in public, "还没有发布的公示" in public, "待发布" in public) == (
        True,
        False,
        False,
    )
    assert ("拟立项名单公示" in kept, "还没有发布的公示" in kept) == (False, True)
    over = page_of(cast.client("无人"), "/notices/?phase=over&q=立项")
    assert "这里没有公示" in over


def test_after_the_last_minute_no_page_says_it_stands(cast: Cast) -> None:
    notice = standing(cast)
    with clock_at(AFTER):
        page = page_of(cast.client("无人"), f"/notices/{notice.pk}/")
        form = page_of(cast.client("无人"), f"/notices/{notice.pk}/objections/new/")
        listed = page_of(cast.client("无人"), "/notices/?phase=over")
    assert Notice.objects.get().state == "standing"
    late = "异议应当在公示期内提出；公示期满后提出的，不予受理。这份公示的最后一天是2025年5月7日。"
    assert ("公示期满" in page, "公示中" in page, late in page, "objections/new" in page) == (
        True,
        False,
        True,
        False,
    )
    assert (late in form, 'name="facts"' in form, "公示期满" in listed) == (True, False, True)


def test_an_objection_gets_its_number_and_says_what_comes_next(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("无人")
    form = page_of(client, f"/notices/{notice.pk}/objections/new/")
    assert "收到之后 10 个工作日内作出处理" in form
    file = SimpleUploadedFile("欧阳未名.jpg", JPG)
    answer = client.post(f"/notices/{notice.pk}/objections/new/", typed(notice, file=file))
    assert (answer.status_code, answer["Location"]) == (302, f"/notices/{notice.pk}/objections/1/?sent=1")
    page = page_of(client, answer["Location"])
    expected = ["收到了，编号是第 1 号", "2025年5月19日", "正在核实。", "核实期间，涉及的那一项先不往下办。"]
    assert [words for words in expected if words not in page] == []
    public = page_of(client, f"/notices/{notice.pk}/")
    assert ("第 1 号" in public, "正在核实。" in public) == (True, True)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": "匿名"}, "异议应当署真实姓名或单位名称，并留下联系方式；匿名或者冒名的，不予受理。"),
        ({"contact": ""}, "请留下联系方式，核实和答复都要用。"),
        ({"facts": "不同意"}, "异议应当写明事实和依据，能附材料的附上材料；没有事实和依据的，不予受理。"),
        ({"entry": ""}, "请选一个。"),
        ({"entry": "999999"}, "请从列出的里面选一个。"),
        ({"website": "http://example.org"}, "有一个不该填写的隐藏栏被填上了"),
        ({"facts": "a\u202eb" * 10}, "看不见的控制字符"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "不是可以作证明材料的文件"),
        ({"file": SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + bytes(10 * 1024 * 1024))}, "超过 10 MB"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, changes: dict, says: str) -> None:
    notice = standing(cast)
    before = last_act()
    answer = cast.client("无人").post(f"/notices/{notice.pk}/objections/new/", typed(notice, **changes))
    page = unescape(answer.content.decode())
    assert (answer.status_code, says in page, last_act()) == (422, True, before)
    kept = {"name": SECRET.name, "contact": SECRET.contact, "facts": SECRET.facts}
    assert [words for key, words in kept.items() if key not in changes and words not in page] == []


def test_a_deadline_passed_while_typing_is_recorded_and_told(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("无人")
    assert "提交异议" in page_of(client, f"/notices/{notice.pk}/objections/new/")
    with clock_at(AFTER):
        answer = client.post(f"/notices/{notice.pk}/objections/new/", typed(notice))
        page = page_of(client, answer["Location"])
    assert ("不予受理。异议应当在公示期内提出" in page, Objection.objects.get().ground) == (True, "late")


def test_a_flood_is_stopped_in_words_with_the_words_kept(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("无人")
    address = f"/notices/{notice.pk}/objections/new/"
    told = [client.post(address, typed(notice, facts=f"{SECRET.facts}{n}")).status_code for n in range(21)]
    assert told == [302] * 20 + [429]
    page = unescape(client.post(address, typed(notice)).content.decode())
    assert ("提交得太多了" in page, SECRET.facts in page) == (True, True)


def test_a_script_is_text(cast: Cast) -> None:
    notice = standing(
        cast, (Listed("a", f"甲{SCRIPT}", SCRIPT),), title=f"公示{SCRIPT}", text=SCRIPT, contact=SCRIPT
    )
    filed(notice, None, said=SECRET.__class__(f"王{SCRIPT}", SCRIPT, f"事实如下：{SCRIPT}"))
    root = f"/notices/{notice.pk}/"
    for name, addresses in {
        "无人": ("/notices/", root, f"{root}objections/new/", f"{root}objections/1/"),
        "赵秘书": (
            f"{root}desk/", f"{root}desk/objections/1/", f"{root}print/", f"{root}text/", f"{root}page/",
            f"{root}desk/corrections/new/?entry=1", f"{root}desk/objections/new/", f"{root}desk/objections/1/?verdict=upheld",
        ),
    }.items():  # fmt: skip
        client = cast.client(name)
        pages = {address: client.get(address).content.decode() for address in addresses}
        assert [address for address, page in pages.items() if "<script>alert" in page] == []
        assert [
            address for address, page in pages.items() if "&lt;script&gt;" not in page
        ] == [] or name == "无人"


def test_a_draft_is_looked_at_before_it_goes_out(cast: Cast) -> None:
    notice, client = drafted(cast), cast.client("赵秘书")
    address = f"/notices/{notice.pk}/desk/publication/"
    page = page_of(client, f"{address}?starts_on=2025年5月6日")
    assert "自2025年5月6日（星期二）起，至2025年5月12日（星期一）止" in page
    assert "还没有 2031 年的官方放假安排" in page_of(client, f"{address}?starts_on=2031-06-02")
    assert "没有写到日" in page_of(client, f"{address}?starts_on=2025年5月")
    past = client.post(address, {"starts_on": "2025-04-29"})
    assert (past.status_code, "公示不能倒填日期" in past.content.decode()) == (422, True)
    assert client.post(address, {"starts_on": "2025-04-30"})["Location"] == f"/notices/{notice.pk}/desk/"
    twice = client.post(address, {"starts_on": "2025-04-30"})
    assert (twice.status_code, "名单冻结了" in twice.content.decode()) == (422, True)


def test_an_unknown_year_is_told_where_it_is_published(cast: Cast) -> None:
    notice, before = drafted(cast), last_act()
    answer = cast.client("赵秘书").post(
        f"/notices/{notice.pk}/desk/publication/", {"starts_on": "2031-06-02"}
    )
    page = answer.content.decode()
    assert (answer.status_code, "还没有 2031 年的官方放假安排" in page, "/official-years/" in page) == (
        422,
        True,
        True,
    )
    assert Notice.objects.get(pk=notice.pk).state == "drafted"
    assert last_act() == before


def test_a_draft_is_worded_and_given_up_on_its_desk(cast: Cast) -> None:
    notice, client = drafted(cast), cast.client("赵秘书")
    address = f"/notices/{notice.pk}/desk/wording/"
    assert notice.title in page_of(client, address)
    said = {
        "title": "新标题",
        "text": "正文",
        "contact": "秘书处",
        "length": "7",
        "unit": "natural",
        "counts_first_day": "0",
    }
    wrong = client.post(address, said | {"length": "0"})
    assert wrong.status_code == 422
    assert client.post(address, said).status_code == 302
    notice.refresh_from_db()
    assert (notice.title, notice.length, notice.unit, notice.counts_first_day) == (
        "新标题",
        7,
        "natural",
        False,
    )
    assert client.post(f"/notices/{notice.pk}/desk/withdrawal/", {"reason": ""}).status_code == 302
    assert Notice.objects.get().state == "withdrawn"


def test_a_correction_stands_on_the_page_with_its_reason(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    address = f"/notices/{notice.pk}/desk/corrections/new/"
    assert 'value="道岔除雪装置"' in page_of(client, f"{address}?entry=3")
    entry = notice.entries.get(position=3).pk
    said = {"entry": entry, "title": "道岔融雪装置", "details": "", "reason": "抄错一字"}
    assert client.post(address, said | {"reason": ""}).status_code == 422
    assert client.post(address, said).status_code == 302
    page = page_of(cast.client("无人"), f"/notices/{notice.pk}/")
    told = "第3项，原为“道岔除雪装置”，现为“道岔融雪装置”。"
    assert (told in page, "理由：抄错一字。" in page, "editions/1/" in page, "editions/2/" in page) == (
        True,
    ) * 4


def test_a_ruling_asks_one_thing_at_a_time(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    filed(notice, 2)
    address = f"/notices/{notice.pk}/desk/objections/1/"
    page = page_of(client, address)
    assert (SECRET.name in page, SECRET.contact in page, SECRET.facts in page) == (True, True, True)
    assert "将从名单中移出：2. 列车门控检修装置" in page_of(client, f"{address}?verdict=upheld")
    empty = client.post(address, {"verdict": "not_taken", "text": "核实"})
    assert (empty.status_code, Objection.objects.get().state) == (422, "received")
    named = client.post(address, {"verdict": "dismissed", "text": f"{SECRET.name}说的不实"})
    assert (named.status_code, "请写成“异议人”" in named.content.decode()) == (422, True)
    assert client.post(address, {"verdict": "upheld", "text": "属实。"})["Location"] == address
    done = page_of(client, address)
    assert ("异议成立，有关的项已经移出名单。" in done, "您于2025年4月30日就《" in done) == (True, True)
    second = client.post(address, {"verdict": "dismissed", "text": "不实。"})
    told = "赵秘书刚刚已经处理了这件异议：异议成立。您的处理没有写入，请看过再说。"
    assert (second.status_code, told in second.content.decode()) == (422, True)
    public = page_of(cast.client("无人"), f"/notices/{notice.pk}/")
    assert ("经异议核实，已移出名单" in public, "属实。" in public) == (True, False)


def test_the_whole_list_names_what_comes_off_and_a_typing_error_its_words(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    filed(notice, None)
    filed(notice, 3)
    address = f"/notices/{notice.pk}/desk/objections/1/"
    first, third = (notice.entries.get(position=place) for place in (1, 3))
    none = client.post(address, {"verdict": "upheld", "text": "属实。"})
    assert (none.status_code, "请勾选要从名单中移出的项" in none.content.decode()) == (422, True)
    assert (
        client.post(address, {"verdict": "upheld", "text": "属实。", "removes": [first.pk]}).status_code
        == 302
    )
    said = {
        "verdict": "typing_error",
        "entry": third.pk,
        "title": "道岔",
        "details": "",
        "reason": "笔误",
        "text": "确有笔误。",
    }
    assert client.post(f"/notices/{notice.pk}/desk/objections/2/", said).status_code == 302
    assert list(notice.entries.values_list("title", "state")) == [
        ("焊缝跟踪联合攻关", "removed"),
        ("列车门控检修装置", "listed"),
        ("道岔", "listed"),
    ]


def test_a_call_is_typed_in(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    address = f"/notices/{notice.pk}/desk/objections/new/"
    assert client.get(address).status_code == 200
    said = typed(notice, way="phone", received_on="2025-04-29", name="", contact="")
    assert client.post(address, said | {"received_on": ""}).status_code == 422
    assert client.post(address, said)["Location"] == f"/notices/{notice.pk}/desk/objections/1/"
    assert (Objection.objects.get().ground, Objector.objects.get().facts) == ("anonymous", SECRET.facts)


def test_the_wall_is_photographed(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    address = f"/notices/{notice.pk}/desk/postings/new/"
    said = {"posted_on": "2025-04-29", "place": "一楼公告栏"}
    assert client.post(address, said).status_code == 422
    assert client.post(address, said | {"photo": SimpleUploadedFile("墙.jpg", JPG)}).status_code == 302
    posting = Posting.objects.get()
    photo = f"/notices/{notice.pk}/desk/postings/{posting.pk}/photo/"
    assert photo in page_of(client, f"/notices/{notice.pk}/desk/")
    assert (client.get(photo).content, client.get(photo)["Content-Type"]) == (JPG, "image/jpeg")
    public = page_of(cast.client("无人"), f"/notices/{notice.pk}/")
    assert ("一楼公告栏" in public, "/photo/" in public) == (True, False)


def test_three_things_to_take_along(cast: Cast) -> None:
    notice = standing(cast)
    client = Client(HTTP_HOST="union.example")
    client.force_login(cast.accounts["赵秘书"])
    chat = page_of(client, f"/notices/{notice.pk}/text/")
    assert (
        "【公示】2025年度联合攻关项目拟立项名单公示\n经评审，拟对下列项目立项，现予公示。\n1. 焊缝跟踪联合攻关（精工工作室牵头）\n"
        "2. 列车门控检修装置（精工工作室牵头）\n3. 道岔除雪装置\n公示期：2025年4月28日至2025年5月7日（5 个工作日，首日计入）\n"
        "有异议的，请在2025年5月7日以前（含当日）署真实姓名或单位名称提出：联盟秘书处，电话 0591-12345678，滨江路 1 号\n"
        f"看全文、网上提异议：http://union.example/notices/{notice.pk}/\n名单指纹：{notice.digest[:12]}\n"
        "滨江轨道创新工作室联盟\n2025年4月28日"
    ) in chat
    wall = page_of(client, f"/notices/{notice.pk}/print/")
    assert ("（盖章）" in wall, notice.digest[:12] in wall, "2025年4月28日（星期一）" in wall) == (
        True,
        True,
        True,
    )
    answer = client.get(f"/notices/{notice.pk}/page/")
    file = unescape(answer.content.decode())
    assert answer["Content-Disposition"].startswith("attachment; filename=notice.html;")
    wanted = [
        "<style>",
        "道岔除雪装置",
        f"http://union.example/notices/{notice.pk}/objections/new/",
        notice.digest[:12],
    ]
    assert [words for words in wanted if words not in file] == []
    assert [words for words in ("<script", "<link", "src=", "proposal:") if words in file] == []


def test_on_its_own_computer_no_address_is_given_out(cast: Cast) -> None:
    notice = standing(cast)
    client = cast.client("赵秘书")
    assert (
        "http"
        not in page_of(client, f"/notices/{notice.pk}/text/")
        .partition("【公示】")[2]
        .partition("</textarea>")[0]
    )
    assert "只有这台电脑能打开" in page_of(client, f"/notices/{notice.pk}/text/")


def test_what_was_taken_back_says_so_and_shows_no_list(cast: Cast) -> None:
    notice = standing(cast)
    withdraw_notice(notice, reason="名单有误，另行公示", by=cast.reach("赵秘书"))
    client = cast.client("无人")
    page = page_of(client, f"/notices/{notice.pk}/")
    assert ("名单有误，另行公示" in page, "焊缝跟踪" in page) == (True, False)
    assert client.get(f"/notices/{notice.pk}/editions/1/").status_code == 409
    assert cast.client("赵秘书").get(f"/notices/{notice.pk}/print/").status_code == 409


OFFICE = (
    "desk/", "desk/wording/", "desk/publication/", "desk/withdrawal/", "desk/corrections/new/", "desk/postings/new/",
    "desk/objections/new/", "desk/objections/1/", "desk/objections/table/", "print/", "text/", "page/",
)  # fmt: skip


def test_the_gate_knows_the_pages_for_everybody(cast: Cast) -> None:
    notice = standing(cast)
    filed(notice, 1)
    client, root = cast.client("无人"), f"/notices/{notice.pk}/"
    public = ("/notices/", root, f"{root}editions/1/", f"{root}objections/new/", f"{root}objections/1/")
    assert [client.get(address).status_code for address in public] == [200] * 5
    asked = {address: client.get(root + address) for address in OFFICE}
    assert {each.status_code for each in asked.values()} == {302}
    assert {each["Location"].split("?")[0] for each in asked.values()} == {"/sign-in/"}
    assert client.get("/notices/table/").status_code == 302
    assert client.post(f"{root}desk/objections/1/", {"verdict": "dismissed", "text": "a"}).status_code == 403


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in ("无人", "管理员", "赵秘书", "钱部长")]
)
def test_the_desk_is_refused_in_words(cast: Cast, name: str) -> None:
    notice = standing(cast)
    filed(notice, 1)
    client = cast.client(name)
    told = {address: client.get(f"/notices/{notice.pk}/{address}") for address in OFFICE}
    assert {each.status_code for each in told.values()} == {409}
    assert {"只给这个联盟的秘书处" in each.content.decode() for each in told.values()} == {True}
    draft = drafted(cast)
    assert {client.get(f"/notices/{draft.pk}/{address}").status_code for address in OFFICE} == {404}


def test_whoever_oversees_sees_the_desk_and_no_objection(cast: Cast) -> None:
    notice = standing(cast)
    filed(notice, 1)
    for name in ("钱部长", "管理员"):
        client = cast.client(name)
        assert client.get(f"/notices/{notice.pk}/desk/").status_code == 200
        refused = client.get(f"/notices/{notice.pk}/desk/objections/1/")
        assert (refused.status_code, "异议人的姓名受保护" in refused.content.decode()) == (409, True)


def test_a_past_day_shows_the_list_as_it_was_and_no_forms(cast: Cast) -> None:
    notice, client = standing(cast), cast.client("赵秘书")
    before = last_act()
    with clock_at(datetime(2025, 4, 30, 4, 0, tzinfo=UTC)):
        filed(notice, 2)
        said = {
            "entry": notice.entries.get(position=3).pk,
            "title": "道岔融雪装置",
            "details": "",
            "reason": "抄错",
        }
        client.post(f"/notices/{notice.pk}/desk/corrections/new/", said)
    for address in ("", "desk/"):
        page = page_of(client, f"/notices/{notice.pk}/{address}?known_at=act:{before}")
        assert ("道岔除雪装置" in page, "融雪" in page, "第 1 号" in page) == (True, False, False)
        assert ("objections/new" in page, "登记张贴照片" in page, "更正文字" in page) == (False, False, False)
        now = page_of(client, f"/notices/{notice.pk}/{address}?known_at=act:{last_act()}")
        assert ("道岔融雪装置" in now, "第 1 号" in now) == (True, False)
    for address in ("objections/1/", "objections/new/", "desk/objections/1/", "desk/wording/"):
        assert client.get(f"/notices/{notice.pk}/{address}?known_at=act:{last_act()}").status_code == 404
