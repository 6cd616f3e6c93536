"""Official years: a State Council paper is read and checked, looked at, then written; corrected with a reason."""

import re
from datetime import date, timedelta

import pytest

from lianchuang.basics.calendars import Calendar
from lianchuang.basics.unreadable import Unreadable
from lianchuang.matters.models import OfficialDay, OfficialYear
from lianchuang.matters.queries import built_in_years, official_calendar
from lianchuang.matters.rules.years import Holiday, holidays_of, read_holidays, written
from lianchuang.records.past import last_act
from tests.cast import Cast
from tests.matters.papers import OF_2023, OF_2024, OF_2026, OF_2031

PAPER = "国办发明电〔2030〕9号"


@pytest.mark.parametrize(("year", "text"), [(2023, OF_2023), (2024, OF_2024), (2026, OF_2026)])
def test_real_papers_are_read_as_the_library_knows_them(year: int, text: str) -> None:
    calendar, official = Calendar({year: read_holidays(text, year).differing}), Calendar()
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [day for day in days if calendar.is_working_day(day) != official.is_working_day(day)] == []


@pytest.mark.parametrize(
    ("year", "text"), [(2023, OF_2023), (2024, OF_2024), (2026, OF_2026), (2031, OF_2031)]
)
def test_what_is_stored_is_written_and_read_again(year: int, text: str) -> None:
    days = read_holidays(text, year).differing
    assert read_holidays(written(days), year).differing == days


def test_holidays_take_the_weekend_beside_them() -> None:
    days = {
        date(2031, 5, 1): False,
        date(2031, 5, 2): False,
        date(2031, 5, 5): False,
        date(2031, 5, 10): True,
    }
    assert holidays_of(days) == [Holiday(date(2031, 5, 1), date(2031, 5, 5))]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (("1月1日（周四）", "1月1日（周五）"), "2026年1月1日是星期四，和写的不一样，请核对年份和日期。"),
        (("共9天", "共8天"), "写的是共 8 天，读出来是 9 天，请核对。"),
        (("2月28日（周六）上班", "2月27日上班"), "2026年2月27日本来就是工作日，不用写上班，请核对。"),
        (("2月28日（周六）上班", "2月30日上班"), "里有一天日历上没有，请核对。"),
        (("2月14日（周六）", "2月15日"), "2026年2月15日既写了放假，又写了上班，请核对。"),
        (("4月4日（周六）至6日（周一）放假，共3天。", "4月4日（周六）至6日（周一）。"), "没有写是放假还是上班。"),
        (("1月1日（周四）至", "2025年12月31日至1月"), "2025年12月31日不在 2026 年里，请录到它自己的那一年。"),
        (("6月19日（周五）至21日（周日）", "6月19日（周五）至18日"), "的起止看不懂，请核对。"),
    ],
)  # fmt: skip
def test_a_slip_is_found_and_named(changed: tuple[str, str], says: str) -> None:
    text = OF_2026.replace(*changed)
    if "12月31日" in changed[1]:
        text = text.replace("共3天。1月4日", "共4天。1月4日")
    with pytest.raises(Unreadable) as unreadable:
        read_holidays(text, 2026)
    assert str(unreadable.value.says).endswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("好的", "只读到 0 天放假"),
        ("1月1日放假", "只读到 1 天放假"),
        ("1日放假", "没有写月份"),
        ("99月99日放假", "日历上没有"),
        ("1月1日至12月31日放假", "起止看不懂"),
        ("1月1日放假\x00", "看不见的控制字符"),
        ("١月١日放假", "其他文字的数字"),
    ],
)
def test_what_is_no_paper_is_said_in_words(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_holidays(text, 2031)
    assert says in str(unreadable.value.says)


def form(**typed: str) -> dict[str, str]:
    return {"year": "2031", "paper": PAPER, "text": OF_2031, **typed}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def type_in(cast: Cast, name: str = "赵秘书") -> OfficialYear:
    client = cast.client(name)
    page = client.post("/official-years/new/", form()).content.decode()
    assert client.post("/official-years/new/", form(seen=hidden(page, "seen"))).status_code == 302
    return OfficialYear.objects.get()


def test_a_year_is_looked_at_and_then_written(cast: Cast) -> None:
    client, before = cast.client("赵秘书"), last_act()
    looked = client.post("/official-years/new/", form())
    page = looked.content.decode()
    assert (looked.status_code, "2031年1月22日 — 2031年1月28日" in page, last_act()) == (200, True, before)
    assert "确认写入" in page
    assert not official_calendar().knows(2031)
    row = type_in(cast)
    assert (row.paper, OfficialDay.objects.count()) == (PAPER, 19)
    assert official_calendar().last_day(date(2031, 9, 29), 5, working=True, counts_first_day=True) == date(
        2031, 10, 10
    )
    shown = client.get(f"/official-years/{row.pk}/").content.decode()
    assert ("2031年10月11日" in shown, PAPER in shown) == (True, True)


def test_other_words_than_those_looked_at_are_looked_at_again(cast: Cast) -> None:
    client, before = cast.client("赵秘书"), last_act()
    seen = hidden(client.post("/official-years/new/", form()).content.decode(), "seen")
    other = form(text=OF_2031.replace("10月11日上班", "10月12日上班"), seen=seen)
    answer = client.post("/official-years/new/", other)
    assert (
        answer.status_code,
        "先看结果" in answer.content.decode() or "确认写入" in answer.content.decode(),
    ) == (200, True)
    assert (OfficialYear.objects.count(), last_act()) == (0, before)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": "1月1日放假"}, "请把通知的正文贴全"),
        ({"year": "20二七"}, "年"),
        ({"year": ""}, "这里不能空着"),
        ({"paper": ""}, "这里不能空着"),
        ({"text": OF_2031 + "长" * 6000}, "个字"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(cast: Cast, typed: dict[str, str], says: str) -> None:
    answer = cast.client("赵秘书").post("/official-years/new/", form(**typed))
    assert (answer.status_code, says in answer.content.decode(), OfficialYear.objects.count()) == (
        422,
        True,
        0,
    )


def test_a_year_that_is_known_is_refused(cast: Cast) -> None:
    client = cast.client("赵秘书")
    typed = form(year="2026", text=OF_2026)
    seen = hidden(client.post("/official-years/new/", typed).content.decode(), "seen")
    answer = client.post("/official-years/new/", {**typed, "seen": seen})
    assert (
        "2026 年的放假安排系统自带，不用录。" in answer.content.decode(),
        OfficialYear.objects.count(),
    ) == (True, 0)
    type_in(cast)
    seen = hidden(client.post("/official-years/new/", form()).content.decode(), "seen")
    answer = client.post("/official-years/new/", form(seen=seen))
    assert ("2031 年已经录过了" in answer.content.decode(), OfficialYear.objects.count()) == (True, 1)


def test_it_is_corrected_with_a_reason_and_the_past_is_kept(cast: Cast) -> None:
    row, client = type_in(cast), cast.client("何秘书")
    address, before = f"/official-years/{row.pk}/corrections/", last_act()
    page = client.get(address).content.decode()
    typed = {
        "paper": PAPER,
        "text": OF_2031.replace("1月4日上班", "1月5日上班"),
        "reason": "抄错一天",
        "read": hidden(page, "read"),
    }
    seen = hidden(client.post(address, typed).content.decode(), "seen")
    assert client.post(address, {**typed, "seen": seen}).status_code == 302
    calendar = official_calendar()
    assert [calendar.is_working_day(date(2031, 1, day)) for day in (4, 5)] == [False, True]
    shown = client.get(f"/official-years/{row.pk}/").content.decode()
    assert ("抄错一天" in shown, "2031年1月5日" in shown) == (True, True)
    then = client.get(f"/official-years/{row.pk}/?known_at=act:{before}").content.decode()
    assert ("2031年1月4日" in then, "抄错一天" in then, "corrections/" in then) == (True, False, False)
    late = cast.client("赵秘书").post(address, {**typed, "text": OF_2031, "seen": ""})
    seen = hidden(late.content.decode(), "seen")
    refused = cast.client("赵秘书").post(address, {**typed, "text": OF_2031, "seen": seen})
    assert (refused.status_code, "别人改过这一年" in refused.content.decode()) == (422, True)
    assert official_calendar().is_working_day(date(2031, 1, 5))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("赵秘书", 200),
        ("吴秘书", 200),
        ("管理员", 200),
        ("王师傅", 409),
        ("林主席", 409),
        ("钱部长", 409),
        ("孙主席", 409),
        ("无人", 302),
    ],
)
def test_who_types_a_year_in(cast: Cast, name: str, status: int) -> None:
    row, client = type_in(cast), cast.client(name)
    assert client.get("/official-years/new/").status_code == status
    assert client.get(f"/official-years/{row.pk}/corrections/").status_code == status
    reads = 302 if name == "无人" else 200
    assert [
        client.get(address).status_code for address in ("/official-years/", f"/official-years/{row.pk}/")
    ] == [reads, reads]


def test_which_years_need_no_typing() -> None:
    assert built_in_years() == (2004, 2026)


@pytest.mark.parametrize(("name", "left"), [("管理员", 0), ("赵秘书", 1)])
def test_whoever_may_take_a_year_back_is_offered_to(cast: Cast, name: str, left: int) -> None:
    client = cast.client(name)
    page = client.post("/official-years/new/", form()).content.decode()
    told = client.post("/official-years/new/", form(seen=hidden(page, "seen")), follow=True).content.decode()
    undoing = f"/acts/{last_act()}/undoing/"
    assert (undoing in told) == (left == 0)
    client.post(undoing)
    assert (OfficialYear.objects.count(), official_calendar().knows(2031)) == (left, left == 1)
