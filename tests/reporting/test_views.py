"""The pages: who sees them, what they say now and then, and what leaves."""

import re
from datetime import date

import pytest
from django.test import Client

from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.networks.models import Network
from lianchuang.outcomes.models import MediaReport
from lianchuang.people.access import Reach
from lianchuang.projects.models import Participant, Project
from lianchuang.records.past import Act, act, last_act
from lianchuang.reporting.actions import report_values
from lianchuang.reporting.models import ReportedValue
from tests.figures import builders
from tests.figures.conftest import SECRETARY
from tests.stage import entered, queries_of

HEADS = "project_participants_head_count"


def board(network: Network, more: str = "") -> str:
    return f"/networks/{network.pk}/figures/?year=2024{more}"


def drawer(network: Network, code: str = HEADS, more: str = "") -> str:
    return f"/networks/{network.pk}/figures/{code}/?year=2024{more}"


def words(html: str) -> str:
    """The text of a page on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def add_late_names(network: Network, *names: str) -> None:
    """People who were on a project and came to the office late."""
    with act(by=SECRETARY, reason="名单二月才交到秘书处"):
        project = Project.objects.get(number="2024-02")
        for position, name in enumerate(names, start=2):
            Participant.objects.create(project=project, person=builders.person(name), position=position)


def report(network: Network, by: Reach) -> int:
    """Report everything; the act that was read."""
    known = last_act()
    report_values(
        network=network, year=2024, codes=list(CATALOGUE), addressee="市总工会", channel="书面报告",
        reported_on=date(2025, 1, 10), by=by,
    )  # fmt: skip
    return known


@pytest.mark.parametrize("name", ["赵秘书", "钱部长"])
def test_secretary_and_superior_see_the_board_and_every_drawer(cast: Network, name: str) -> None:
    client = entered(name)
    assert client.get(board(cast)).status_code == 200
    assert {client.get(drawer(cast, code)).status_code for code in CATALOGUE} == {200}
    assert client.get(f"/networks/{cast.pk}/reported/").status_code == 200


@pytest.mark.parametrize("name", ["周老师", "李工"])
def test_for_others_there_is_nothing(cast: Network, secretary: Reach, name: str) -> None:
    client, known = entered(name), report(cast, secretary)
    addresses = [
        board(cast),
        board(cast, "&known_at=act:1"),
        board(cast, "&known_at=2020-01-01"),
        drawer(cast),
        drawer(cast, more=f"&known_at=act:{known}"),
        f"/networks/{cast.pk}/figures/{HEADS}/difference/?year=2024&from={known}",
        f"/networks/{cast.pk}/reported/",
        f"/networks/{cast.pk}/figures/exports/",
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    before = ReportedValue.objects.count()
    assert client.post(f"/networks/{cast.pk}/figures/exports/", export_fields()).status_code == 404
    assert ReportedValue.objects.count() == before


def test_a_session_that_ended_leads_to_sign_in(cast: Network) -> None:
    answer = Client().get(board(cast))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/sign-in/?next=%2Fnetworks%2F{cast.pk}%2Ffigures%2F%3Fyear%3D2024",
    )


@pytest.mark.parametrize("address", ["figures/no_such/", "figures/?year=2024&known_at=act:99999"])
def test_what_does_not_exist_is_told_calmly(cast: Network, address: str) -> None:
    assert entered("赵秘书").get(f"/networks/{cast.pk}/{address}").status_code in {400, 404}


@pytest.mark.parametrize("asked", ["3024", "١٢٣", "-1", "abc"])
def test_a_year_nobody_meant_is_refused_in_words(cast: Network, asked: str) -> None:
    answer = entered("赵秘书").get(f"/networks/{cast.pk}/figures/", {"year": asked})
    assert (answer.status_code, "1949" in answer.text) == (409, True)


def test_the_drawer_shows_rows_with_their_record_and_file(cast: Network) -> None:
    html = entered("赵秘书").get(drawer(cast, "patents_invention_granted")).text
    patent = CATALOGUE["patents_invention_granted"].naming
    assert patent is not None
    assert re.findall(r'href="(/outcomes/patents/\d+/|/files/\d+/)"', html)[0].startswith(
        "/outcomes/patents/"
    )
    assert len(re.findall(r'href="/files/\d+/"', html)) == 2
    assert "1 件：有证明 1" in words(html)


def without_token(html: str) -> str:
    """The form's token is another one in each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)


def test_the_fragment_for_the_side_dialog_is_the_sheet_of_the_page(cast: Network) -> None:
    client = entered("赵秘书")
    fragment = without_token(client.get(drawer(cast), headers={"HX-Request": "true"}).text)
    assert "<html" not in fragment
    assert fragment.strip() in without_token(client.get(drawer(cast)).text)


def test_under_a_lens_every_link_stays_on_the_day(cast: Network) -> None:
    known = last_act()
    address = drawer(cast, more=f"&known_at=act:{known}")
    html = entered("赵秘书").get(address, headers={"HX-Request": "true"}).text
    rows = re.findall(r'href="(/(?:people|files)/[^"]*)"', html)
    assert [address for address in rows if not address.endswith(f"?known_at=act%3A{known}")] == []
    assert len(rows) > 3


def test_a_year_without_a_register_can_be_reached_and_says_so(cast: Network) -> None:
    with act(by=SECRETARY):
        builders.register(cast, "media", 2022)
    html = entered("赵秘书").get(board(cast)).text
    nav = html.split('aria-label="哪一年"')[1].split("</nav>")[0]
    tabs = re.findall(r'<a href="[^"]*year=(\d{4})"[^>]*>(.*?)</a>', nav)
    told = {int(year): words(title) for year, title in tabs if int(year) <= 2025}
    assert told == {2025: "2025 年 未统计", 2024: "2024 年", 2023: "2023 年 未统计", 2022: "2022 年"}


def test_the_board_of_a_day_says_what_was_known_then(cast: Network) -> None:
    known = last_act()
    add_late_names(cast, "赵迟")
    client = entered("赵秘书")
    assert "参与联合攻关的人数 4人" in words(client.get(board(cast)).text)
    then = words(client.get(board(cast, f"&known_at=act:{known}")).text)
    assert ("参与联合攻关的人数 3人" in then, "参与联合攻关的人数 4人" in then) == (True, False)


def test_before_the_registers_nothing_was_counted(cast: Network) -> None:
    html = entered("赵秘书").get(board(cast, "&known_at=act:0")).text
    assert "当时还没有台账" in html
    assert entered("钱部长").get(board(cast, "&known_at=2020-01-01")).status_code == 200


def test_a_value_that_changed_since_it_was_reported_says_so_and_why(cast: Network, secretary: Reach) -> None:
    known = report(cast, secretary)
    client = entered("赵秘书")
    assert "与上次所报不同" not in words(client.get(board(cast)).text)
    add_late_names(cast, "赵迟", "钱晚")
    html = client.get(board(cast)).text
    assert "与上次所报不同：2025年1月10日报给市总工会 3 人" in words(html)
    why = f"/networks/{cast.pk}/figures/{HEADS}/difference/?year=2024&amp;from={known}"
    assert why in html
    page = words(client.get(why.replace("&amp;", "&")).text)
    assert [each in page for each in ("3 人", "5 人", "赵迟", "钱晚", "名单二月才交到秘书处", "赵秘书")] == [
        True
    ] * 6


def test_the_difference_names_what_came_went_and_changed_by_act(cast: Network, secretary: Reach) -> None:
    known = report(cast, secretary)
    with act(by=SECRETARY, reason="撤下一篇"):
        MediaReport.objects.filter(title="一线的发明").delete()
    with act(by=SECRETARY, reason="添一篇又撤下"):
        passing = builders.report(cast, "来了又走")
    with act(by=SECRETARY, reason="再撤下"):
        passing.delete()
    with act(by=SECRETARY, reason="补一篇"):
        builders.report(cast, "补来的报道")
    page = words(
        entered("赵秘书")
        .get(f"/networks/{cast.pk}/figures/media_reports/difference/?year=2024&from={known}")
        .text
    )
    assert [each in page for each in ("撤下一篇", "不再计入", "补一篇", "补来的报道")] == [True] * 4
    assert "来了又走" not in page


def export_fields(**other: object) -> dict[str, object]:
    fields = {
        "year": "2024",
        "act": "3",
        "codes": [HEADS],
        "addressee": "市总工会",
        "channel": "书面报告",
        "paper": "",
    }
    return fields | other


def test_an_export_answers_with_the_paper_and_enters_the_ledger(cast: Network) -> None:
    client, known = entered("钱部长"), last_act()
    answer = client.post(f"/networks/{cast.pk}/figures/exports/", export_fields(act=str(known)))
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.content[:2] == b"PK"
    assert list(ReportedValue.objects.values_list("code", "known_act", "addressee")) == [
        (HEADS, known, "市总工会")
    ]
    client.post(f"/networks/{cast.pk}/figures/exports/", export_fields(act=str(known)))
    assert ReportedValue.objects.count() == 1


def test_before_and_after_an_export_the_page_says_that_it_enters_the_ledger(cast: Network) -> None:
    client, known, ledger = entered("钱部长"), last_act(), f"/networks/{cast.pk}/reported/"
    for address in (board(cast), drawer(cast)):
        form = client.get(address).text.split('name="addressee"')[1].split("</form>")[0]
        assert ("导出的每个数都会记入报数台账" in words(form), f'<a href="{ledger}">' in form) == (True, True)
    asked = export_fields(act=str(known), addressee="<市>总工会", codes=[HEADS, "media_reports"])
    client.post(f"/networks/{cast.pk}/figures/exports/", asked)
    notes = client.get(board(cast)).text.split('id="notes"')[1].split("<h1")[0]
    assert "导出的 2 个数已经记入 报数台账 ，报给&lt;市&gt;总工会。" in words(notes)
    assert f'<a href="{ledger}">报数台账</a>' in notes


@pytest.mark.parametrize(
    "wrong",
    [{"addressee": ""}, {"codes": []}, {"codes": ["no_such"]}, {"year": "3024"}, {"act": "x"}],
)
def test_an_export_that_asks_wrongly_comes_back_with_what_was_typed(
    cast: Network, wrong: dict[str, object]
) -> None:
    answer = entered("赵秘书").post(f"/networks/{cast.pk}/figures/exports/", export_fields(**wrong))
    assert (answer.status_code, ReportedValue.objects.count()) == (422, 0)
    assert [mark for mark in ("field-error", "message-wrong") if mark in answer.text] != []


def test_a_nul_in_a_field_is_a_request_nobody_reads(cast: Network) -> None:
    answer = entered("赵秘书").post(f"/networks/{cast.pk}/figures/exports/", export_fields(paper="a\x00b"))
    assert (answer.status_code in {400, 422}, ReportedValue.objects.count()) == (True, 0)


def test_a_post_under_a_lens_is_not_answered(cast: Network) -> None:
    answer = entered("赵秘书").post(f"/networks/{cast.pk}/figures/exports/?known_at=act:1", export_fields())
    assert (answer.status_code, ReportedValue.objects.count()) == (405, 0)


def typed(**other: str) -> dict[str, str]:
    fields = {
        "code": HEADS, "year": "2024", "value": "１９８人", "reported_on": "2025-01-10", "addressee": "市总工会",
        "channel": "电话", "paper": "", "on_behalf_of": "",
    }  # fmt: skip
    return fields | other


def test_a_value_is_typed_into_the_ledger_and_can_be_undone(cast: Network) -> None:
    client = entered("赵秘书")
    answer = client.post(f"/networks/{cast.pk}/reported/", typed(), follow=True)
    page = words(answer.text)
    assert ("近200人" in page, "与所报不同" in page) == (True, True)
    assert f"/acts/{last_act()}/undoing/" in answer.text


@pytest.mark.parametrize(
    ("name", "status", "wrong"),
    [
        ("赵秘书", 422, {"value": "١٢٣"}),
        ("赵秘书", 422, {"value": "约200"}),
        ("赵秘书", 422, {"reported_on": "2999-01-01"}),
        ("钱部长", 422, {}),
        ("周老师", 404, {}),
    ],
)
def test_a_typed_value_is_refused_in_words(
    cast: Network, name: str, status: int, wrong: dict[str, str]
) -> None:
    answer = entered(name).post(f"/networks/{cast.pk}/reported/", typed(**wrong))
    assert (answer.status_code, ReportedValue.objects.count()) == (status, 0)


def test_pages_cost_the_same_whatever_their_rows(cast: Network, secretary: Reach) -> None:
    client, addresses = entered("赵秘书"), [board(cast), drawer(cast), f"/networks/{cast.pk}/reported/"]
    report(cast, secretary)
    first = [queries_of(client, address) for address in addresses]
    add_late_names(cast, "赵迟", "钱晚", "孙缓")
    report(cast, secretary)
    assert [queries_of(client, address) for address in addresses] == first


def test_acts_of_a_difference_are_told_with_who_and_when(cast: Network, secretary: Reach) -> None:
    known = report(cast, secretary)
    add_late_names(cast, "赵迟")
    late = Act.objects.order_by("-pk")[0]
    html = (
        entered("赵秘书").get(f"/networks/{cast.pk}/figures/{HEADS}/difference/?year=2024&from={known}").text
    )
    assert f'href="/acts/{late.pk}/"' in html


def test_a_drawer_exports_its_own_figure_with_rows(cast: Network) -> None:
    client, known = entered("钱部长"), last_act()
    html = client.get(drawer(cast, MEDIA := "media_reports")).text
    fields = dict(re.findall(r'<input type="hidden" name="(year|act|codes|with_rows)" value="([^"]*)"', html))
    assert fields == {"year": "2024", "act": str(known), "codes": MEDIA, "with_rows": "1"}
    assert "with_names" not in html
    answer = client.post(f"/networks/{cast.pk}/figures/exports/", export_fields(**fields))
    assert (answer.status_code, ReportedValue.objects.get().code) == (200, MEDIA)
