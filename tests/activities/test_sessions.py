"""Sessions and marks: shown to whom, corrected, typed in by hand."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.activities.models import Activity, Mark, Session
from lianchuang.activities.rules import head_count, repeated_marks
from lianchuang.networks.models import Register
from lianchuang.people.models import Person
from lianchuang.records.past import act, last_act
from tests.stage import PDF, TYPIST, Stage, entered, listed, queries_of

SESSION = {
    "title": "第二次技能传授",
    "held_on": "2024年9月3日",
    "starts_at_time": "下午2点半",
    "place": "",
    "mode": "onsite",
}
MARKS = {"people": "李工（精工机械公司）；新来的（精工机械公司）", "way": "online"}


def test_heads_are_people_and_marks_are_lines():
    assert head_count([1, 1, 2]) == 2
    assert repeated_marks([(1, "onsite")], [(1, "online"), (1, "onsite"), (2, "onsite"), (2, "onsite")]) == [
        (1, "onsite"),
        (2, "onsite"),
    ]


def test_the_keeper_sees_everybody(stage: Stage) -> None:
    page = entered("赵秘书").get(f"/sessions/{stage.session.pk}/").content.decode()
    for words in (
        "第一次技能传授",
        "2024年5月16日",
        "实训基地二层",
        "线上线下结合",
        "李工",
        "名单导入",
        "1 条",
        "公差",
    ):
        assert words in page


def test_a_worker_sees_only_the_own_mark(stage: Stage) -> None:
    with act(by=TYPIST):
        other = Person.objects.create(name="马某某", body=stage.host)
        Mark.objects.create(
            session=stage.session,
            person=other,
            way="onsite",
            method="list",
            folder=listed("马某某", stage.book),
        )
    page = entered("李工").get(f"/sessions/{stage.session.pk}/").content.decode()
    assert "李工" in page
    for words in ("马某某", "王师傅", "公差"):
        assert words not in page
    answer = entered("李工").get(f"/sessions/{stage.session.pk}/table/")
    assert answer.status_code == 200


@pytest.mark.parametrize(("name", "status"), [("钱部长", 200), ("王师傅", 404), ("周老师", 404)])
def test_what_one_may_not_see_is_a_404(stage: Stage, name: str, status: int) -> None:
    assert entered(name).get(f"/sessions/{stage.session.pk}/").status_code == status


def test_a_session_is_corrected_with_its_title(stage: Stage) -> None:
    before = last_act()
    form = {
        "title": "首次技能传授", "held_on": "2024-05-17", "starts_at_time": "9:00", "place": "实训基地二层",
        "mode": "hybrid", "reason": "通知上的日期", "read_at": before,
    }  # fmt: skip
    assert entered("赵秘书").post(f"/sessions/{stage.session.pk}/corrections/", form).status_code == 302
    now = Session.objects.get(pk=stage.session.pk)
    assert (now.held_on, now.starts_at_time, now.activity.title) == (
        date(2024, 5, 17),
        time(9),
        "首次技能传授",
    )
    assert last_act() == before + 1
    same = {**form, "read_at": last_act()}
    assert entered("赵秘书").post(f"/sessions/{stage.session.pk}/corrections/", same).status_code == 422


def test_a_session_typed_in_joins_its_activity(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/networks/{stage.network.pk}/sessions/new/"
    assert client.post(address, SESSION).status_code == 302
    assert client.post(address, SESSION).status_code == 422
    assert client.post(address, {**SESSION, "held_on": "2024年10月3日"}).status_code == 302
    assert Activity.objects.filter(title="第二次技能传授").count() == 1
    assert Session.objects.get(held_on=date(2024, 9, 3)).starts_at_time == time(14, 30)


def test_marks_typed_in_say_how_and_open_the_register(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/sessions/{stage.session.pk}/marks/"
    answer = client.post(address, {**MARKS, "scan": SimpleUploadedFile("签到表.pdf", PDF)})
    assert answer.status_code == 302
    marks = Mark.objects.filter(session=stage.session, method="typed")
    assert sorted(marks.values_list("person__name", "way")) == [("新来的", "online"), ("李工", "online")]
    assert Register.objects.filter(kind="attendance", year=2024).count() == 1
    assert [mark.folder.evidence.filter(kind="own").count() for mark in marks] == [1, 1]
    before = last_act()
    again = client.post(address, MARKS)
    assert (again.status_code, last_act()) == (422, before)
    assert "已经这样签到过" in again.content.decode()


@pytest.mark.parametrize(
    ("people", "says"), [("李工", "没有写单位"), ("李工（没有的公司）", "还没有登记"), ("", "不能空着")]
)
def test_a_name_that_cannot_be_told_is_said(stage: Stage, people: str, says: str) -> None:
    before = last_act()
    answer = entered("赵秘书").post(f"/sessions/{stage.session.pk}/marks/", {**MARKS, "people": people})
    assert (answer.status_code, last_act()) == (422, before)
    assert says in answer.content.decode()


def test_the_page_asks_as_many_queries_for_one_mark_as_for_sixty(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/sessions/{stage.session.pk}/"
    one = queries_of(client, address)
    with act(by=TYPIST):
        for number in range(2, 61):
            person = Person.objects.create(name=f"人{number}", body=stage.host)
            folder = listed("x", stage.book, number)
            Mark.objects.create(
                session=stage.session, person=person, way="onsite", method="list", folder=folder
            )
    assert queries_of(client, address) == one
    assert client.get(address).content.decode().count('data-title="签到方式"') == 50


@pytest.mark.parametrize("query", ["", "?year=2024", "?mode=hybrid", "?q=技能", "?sort=marks"])
def test_the_list_and_its_table(stage: Stage, query: str) -> None:
    client = entered("赵秘书")
    assert "第一次技能传授" in client.get(f"/networks/{stage.network.pk}/sessions/{query}").content.decode()
    assert client.get(f"/networks/{stage.network.pk}/sessions/table/{query}").status_code == 200
