"""The pages of projects: what they show, to whom, and with how many queries."""

import pytest

from lianchuang.people.models import Person
from lianchuang.projects.models import Participant
from lianchuang.records.past import act
from tests.stage import TYPIST, Stage, entered, listed, project_of, queries_of


def test_the_page_shows_facts_people_and_proof(stage: Stage) -> None:
    answer = entered("赵秘书").get(f"/projects/{stage.project.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "焊缝跟踪联合攻关",
        "精工工作室",
        "未入盟某工作室",
        "2024年3月28日",
        "李工",
        "立项汇总表.xlsx",
        "有名单",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [
        ("赵秘书", 200, 404),
        ("钱部长", 200, 404),
        ("王师傅", 200, 404),
        ("李工", 200, 404),
        ("周老师", 404, 200),
    ],
)
def test_what_one_may_not_see_is_a_404(stage: Stage, name: str, own: int, foreign: int) -> None:
    client = entered(name)
    assert client.get(f"/projects/{stage.project.pk}/").status_code == own
    assert client.get(f"/projects/{stage.foreign.pk}/").status_code == foreign


@pytest.mark.parametrize("number", ["0", "99999999", "99999999999999999999999"])
def test_a_number_nobody_has_is_a_404(stage: Stage, number: str) -> None:
    assert entered("赵秘书").get(f"/projects/{number}/").status_code == 404


def test_the_list_asks_as_many_queries_for_one_as_for_sixty(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/networks/{stage.network.pk}/projects/?year=2024"
    one = queries_of(client, address)
    with act(by=TYPIST):
        for number in range(2, 61):
            project_of(stage.network, stage.studio, f"x-{number}", f"项目{number}", listed("x", stage.book))
    assert queries_of(client, address) == one
    assert client.get(address).content.decode().count('data-title="编号"') == 50
    assert client.get(f"{address}&page=2").content.decode().count('data-title="编号"') == 10


def test_the_page_asks_as_many_queries_for_two_people_as_for_sixty(stage: Stage) -> None:
    client, address = entered("赵秘书"), f"/projects/{stage.project.pk}/"
    two = queries_of(client, address)
    with act(by=TYPIST):
        for number in range(3, 61):
            person = Person.objects.create(name=f"人{number}", body=stage.host)
            Participant.objects.create(project=stage.project, person=person, position=number)
    assert queries_of(client, address) == two
