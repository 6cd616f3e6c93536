"""Projects typed in, corrected and added to by hand."""

import io
from datetime import date
from html import unescape

import openpyxl
import pytest

from lianchuang.networks.models import Register
from lianchuang.people.models import Person
from lianchuang.projects.models import Participant, Project
from lianchuang.records.past import Act, last_act, lens
from tests.stage import Stage, entered

PROJECT = {
    "title": "列车预警联合攻关", "number": "2023-07", "year": "2023", "direction": "技术攻关", "decision": "approved",
    "approved": "2023年3月", "starts": "2023.6", "ends": "2024年6月", "funding_yuan": "12.5万",
    "partners": "精工工作室\n没有登记的工作室", "people": "李工（精工机械公司）\n新来的（精工机械公司）", "paper": "", "on_behalf_of": "",
}  # fmt: skip


def test_a_project_typed_in_brings_people_partners_and_register(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/networks/{stage.network.pk}/projects/new/"
    assert client.get(address).status_code == 200
    form = {**PROJECT, "lead": stage.studio.pk}
    assert client.post(address, form).status_code == 302
    made = Project.objects.get(number="2023-07")
    assert (made.approved_on, made.approved_precision, made.funding_yuan) == (
        date(2023, 3, 31),
        "month",
        125_000,
    )
    assert sorted(made.participants.values_list("person__name", flat=True)) == ["新来的", "李工"]
    assert list(made.partners.values_list("studio__name", "name_written")) == [
        ("精工工作室", ""),
        (None, "没有登记的工作室"),
    ]
    assert Person.objects.filter(name="李工").count() == 1
    assert Register.objects.filter(kind="projects", year=2023).count() == 1
    before = last_act()
    again = client.post(address, {**form, "number": ""})
    assert (again.status_code, last_act()) == (422, before)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("year", "20 24年x", "年"),
        ("year", "3024", "3024"),
        ("ends", "2022年1月", "结束时间早于开始时间"),
        ("approved", "", "要写立项日期"),
        ("funding_yuan", "约5万", "金额"),
        ("people", "李工", "没有写单位"),
        ("number", "2024-01", "已经用过"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(stage: Stage, field: str, text: str, says: str) -> None:
    before = last_act()
    form = {**PROJECT, "lead": stage.studio.pk, field: text}
    answer = entered("赵秘书").post(f"/networks/{stage.network.pk}/projects/new/", form)
    assert (answer.status_code, last_act()) == (422, before)
    assert says in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("funding_yuan", "١٢٣", "“١٢٣” holds digits of another script, circled or raised ones; please use 0 to 9."),
        ("ends", "2022年1月", "It ends before it begins; please check both dates."),
        ("approved", "", "An approved project needs the day of its approval: figures count it in that year."),
        ("people", "李工", "“李工” has no body written beside it: please write 李工（full name of the body）."),
    ],
)  # fmt: skip
def test_whoever_reads_english_is_told_in_english(stage: Stage, field: str, text: str, says: str) -> None:
    client = entered("赵秘书")
    client.cookies["django_language"] = "en"
    form = {**PROJECT, "lead": stage.studio.pk, field: text}
    answer = client.post(f"/networks/{stage.network.pk}/projects/new/", form)
    assert (answer.status_code, says in unescape(answer.content.decode())) == (422, True)


def test_a_corrected_project_keeps_what_it_said(stage: Stage) -> None:
    before = last_act()
    form = {
        "title": "焊缝跟踪联合攻关", "number": "2024-01", "year": "2024", "lead": stage.studio.pk, "direction": "",
        "decision": "approved", "approved": "2024年4月1日", "starts": "2024年6月", "ends": "2025年6月",
        "funding_yuan": "", "reason": "批文上的日期", "read_at": before,
    }  # fmt: skip
    answer = entered("赵秘书").post(f"/projects/{stage.project.pk}/corrections/", form)
    assert answer.status_code == 302, answer.content.decode()
    now = Project.objects.get(pk=stage.project.pk)
    assert (now.approved_on, now.starts_precision) == (date(2024, 4, 1), "month")
    with lens(before):
        assert Project.objects.get(pk=stage.project.pk).approved_on == date(2024, 3, 28)


def test_five_names_added_later_with_a_reason(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/projects/{stage.project.pk}/participants/"
    people = "\n".join(f"补报{number}（精工机械公司）" for number in range(5))
    before = last_act()
    assert client.post(address, {"people": people, "reason": ""}).status_code == 422
    assert last_act() == before
    assert (
        client.post(
            address, {"people": people + "\n李工（精工机械公司）", "reason": "二月补报五人"}
        ).status_code
        == 302
    )
    assert Participant.objects.filter(project=stage.project).count() == 7
    assert Act.objects.get(pk=last_act()).reason == "二月补报五人"
    page = client.get(f"/projects/{stage.project.pk}/").content.decode()
    assert "补报4" in page
    assert "二月补报五人" in page
    then = client.get(f"/projects/{stage.project.pk}/?known_at=act:{before}").content.decode()
    assert "补报4" not in then
    again = client.post(address, {"people": people, "reason": "二月补报五人"})
    assert again.status_code == 422
    assert "没有要补的" in again.content.decode()


@pytest.mark.parametrize(("name", "status"), [("钱部长", 409), ("王师傅", 409), ("周老师", 404)])
def test_only_the_keeper_adds_people(stage: Stage, name: str, status: int) -> None:
    before = last_act()
    form = {"people": "新来的（精工机械公司）", "reason": "补报"}
    answer = entered(name).post(f"/projects/{stage.project.pk}/participants/", form)
    assert (answer.status_code, last_act()) == (status, before)


def names_in(answer_content: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(answer_content)).active
    return str(sheet.cell(3, 13).value)


@pytest.mark.parametrize(
    ("name", "query", "names"),
    [("赵秘书", "", "王＊＊、李＊"), ("赵秘书", "?names=full", "王师傅、李工"), ("钱部长", "?names=full", "王＊＊、李＊"), ("王师傅", "?names=full", "王＊＊、李＊")],
)  # fmt: skip
def test_names_are_masked_unless_the_keeper_asks(stage: Stage, name: str, query: str, names: str) -> None:
    answer = entered(name).get(f"/networks/{stage.network.pk}/projects/table/{query}")
    assert names_in(answer.content) == names
