"""A project's partners: one added, one taken off, each with a reason, kept in its history, and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.people.models import Body
from lianchuang.projects.models import Partner
from lianchuang.records.files.models import Evidence
from lianchuang.records.past import act, last_act
from tests.stage import PDF, TYPIST, Stage, entered, studio_in

WHY = {"reason": "对照合作协议", "paper": "", "on_behalf_of": "", "read_at": "1"}


@pytest.fixture
def partner_to_be(stage: Stage) -> int:
    """A second member of the network."""
    with act(by=TYPIST, reason="又一家成员"):
        return studio_in(stage.network, "桥检工作室", Body.objects.create(name="桥检公司")).pk


def partners(stage: Stage) -> list[tuple[str | None, str, int]]:
    rows = Partner.objects.filter(project=stage.project)
    return list(rows.values_list("studio__name", "name_written", "position"))


WRITTEN = (None, "未入盟某工作室", 1)


def test_a_member_and_one_that_is_not_known_are_added_in_order(stage: Stage, partner_to_be: int) -> None:
    client, address = entered("赵秘书"), f"/projects/{stage.project.pk}/partners/"
    assert client.get(address).status_code == 200
    scan = SimpleUploadedFile("协议.pdf", PDF)
    assert (
        client.post(address, {**WHY, "studio": partner_to_be, "name_written": "", "scan": scan}).status_code
        == 302
    )
    assert client.post(address, {**WHY, "studio": "", "name_written": "外市某工作室"}).status_code == 302
    assert partners(stage) == [WRITTEN, ("桥检工作室", "", 2), (None, "外市某工作室", 3)]
    assert list(
        Evidence.objects.filter(folder=stage.project.folder_id, kind="own").values_list("name", flat=True)
    ) == ["协议.pdf"]


def test_one_is_taken_off_and_its_history_says_why(stage: Stage) -> None:
    client, page = entered("赵秘书"), f"/projects/{stage.project.pk}/"
    address = f"/partners/{Partner.objects.get(project=stage.project).pk}/ending/"
    assert (f'href="{address}"' in client.get(page).content.decode(), client.get(address).status_code) == (
        True,
        200,
    )
    before = last_act()
    assert client.post(address, WHY).status_code == 302
    number = last_act()
    assert (partners(stage), number) == ([], before + 1)
    told = client.get(page).content.decode().split('id="history"')[1]
    assert ("撤下：未入盟某工作室" in told, "对照合作协议" in told) == (True, True)
    assert client.post(address, WHY).status_code == 404
    assert client.post(f"/acts/{number}/undoing/").status_code == 302
    assert partners(stage) == [WRITTEN]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"studio": "", "name_written": ""}, "只要一样"),
        ({"studio": "", "name_written": "桥检　工作室"}, "「桥检工作室」登记过，请在上面选。"),
        ({"studio": "", "name_written": "未入盟某 工作室"}, "已经在参与工作室里了"),
        ({"studio": "lead", "name_written": ""}, "请从列出的里面选一个"),
        ({"studio": "foreign", "name_written": ""}, "请从列出的里面选一个"),
        ({"studio": "", "name_written": "外市某工作室", "reason": ""}, "这里不能空着"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    stage: Stage, partner_to_be: int, typed: dict[str, str], says: str
) -> None:
    before, studios = last_act(), {"lead": stage.studio.pk, "foreign": stage.foreign.lead_id}
    form = {**WHY, **typed, "studio": studios.get(typed["studio"], "")}
    answer = entered("赵秘书").post(f"/projects/{stage.project.pk}/partners/", form)
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)


def test_twice_is_once(stage: Stage, partner_to_be: int) -> None:
    client, address = entered("赵秘书"), f"/projects/{stage.project.pk}/partners/"
    form = {**WHY, "studio": partner_to_be, "name_written": ""}
    assert [client.post(address, form).status_code for _each in range(2)] == [302, 422]
    assert partners(stage) == [WRITTEN, ("桥检工作室", "", 2)]


@pytest.mark.parametrize(
    ("name", "status"), [("钱部长", 409), ("王师傅", 409), ("李工", 409), ("周老师", 404)]
)
def test_only_the_keeper_corrects_them(stage: Stage, name: str, status: int) -> None:
    before, client = last_act(), entered(name)
    added = client.post(
        f"/projects/{stage.project.pk}/partners/", {**WHY, "studio": "", "name_written": "某工作室"}
    )
    taken = client.post(f"/partners/{Partner.objects.get(project=stage.project).pk}/ending/", WHY)
    assert (added.status_code, taken.status_code, last_act()) == (status, status, before)
    page = client.get(f"/projects/{stage.project.pk}/").content.decode()
    assert ("/ending/" in page, "/partners/" in page) == (False, False)
