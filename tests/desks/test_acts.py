"""What happened, act by act; and taking an act back."""

from datetime import date
from typing import Any

import pytest

from lianchuang.outcomes.models import Patent
from lianchuang.people.models import Account, Person, Role
from lianchuang.projects.models import Project
from lianchuang.records.batches.models import Batch
from lianchuang.records.past import Act, Author, act, last_act
from tests.stage import START, TYPIST, Stage, entered, queries_of, reach_by_name, set_stage


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage()


def corrected(
    stage: Stage, name: str = "赵秘书", day: date = date(2024, 12, 11), reason: str = "抄错一行"
) -> int:
    """One correction of the patent's day by one of the cast."""
    with act(
        by=reach_by_name(name).author, reason=reason, paper="证书复印件", on_behalf_of="精工机械公司"
    ) as number:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=day)
    return number


def test_the_list_says_who_for_whom_why_and_how_much(stage: Stage) -> None:
    number = corrected(stage)
    page = entered("赵秘书").get("/acts/").content.decode()
    for words in ("赵秘书", "代 精工机械公司", "抄错一行", "依据：证书复印件", f"/acts/{number}/"):
        assert words in page


def test_one_act_shows_old_and_new(stage: Stage) -> None:
    page = entered("赵秘书").get(f"/acts/{corrected(stage)}/").content.decode()
    for words in ("一种焊缝跟踪装置", "授权日", "2024年12月24日</del>", "2024年12月11日</ins>", "撤销这一步"):
        assert words in page


@pytest.mark.parametrize(
    ("name", "status"), [("赵秘书", 200), ("钱部长", 200), ("管理员", 200), ("王师傅", 404), ("周老师", 404)]
)
def test_acts_of_others_are_a_404(stage: Stage, name: str, status: int) -> None:
    number = corrected(stage)
    assert entered(name).get(f"/acts/{number}/").status_code == status
    assert ("抄错一行" in entered(name).get("/acts/").content.decode()) is (status == 200)


def test_rows_out_of_sight_are_left_out_of_an_act(stage: Stage) -> None:
    """钱部长 sees the acts of 赵秘书, who also keeps another network."""
    with act(by=reach_by_name("赵秘书").author, reason="两边都改") as number:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 11))
        Project.objects.filter(pk=stage.foreign.pk).update(direction="秘密方向")
    page = entered("钱部长").get(f"/acts/{number}/").content.decode()
    assert "一种焊缝跟踪装置" in page
    for words in ("别家的项目", "秘密方向"):
        assert words not in page


def test_taking_back_restores_and_is_itself_an_act(stage: Stage) -> None:
    number = corrected(stage)
    answer = entered("赵秘书").post(f"/acts/{number}/undoing/", {"reason": "证书是旧的"})
    assert (answer.status_code, answer.url) == (302, f"/acts/{number + 1}/")
    assert Patent.objects.get(pk=stage.patent.pk).granted_on == date(2024, 12, 24)
    written = Act.objects.get(pk=number + 1)
    assert (written.by_name, written.reason) == ("赵秘书", f"撤销第 {number} 号登记动作：证书是旧的")


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_changed_since_refuses_the_whole(stage: Stage, times: int) -> None:
    number = corrected(stage)
    corrected(stage, day=date(2024, 12, 12), reason="再改")
    before = last_act()
    client = entered("赵秘书")
    for _time in range(times):
        answer = client.post(f"/acts/{number}/undoing/")
    page = answer.content.decode()
    assert (answer.status_code, last_act()) == (409, before)
    assert "后来又改过" in page
    assert "一种焊缝跟踪装置" in page


@pytest.mark.parametrize(
    ("name", "status"), [("钱部长", 409), ("周老师", 404), ("王师傅", 404), ("李工", 404)]
)
def test_only_keepers_take_back(stage: Stage, name: str, status: int) -> None:
    number = corrected(stage)
    answer = entered(name).post(f"/acts/{number}/undoing/")
    assert (answer.status_code, last_act()) == (status, number)


def test_a_keeper_takes_back_only_what_lies_in_the_own_register(stage: Stage) -> None:
    """冯秘书 keeps both networks; what she wrote in both is hers to take back, not 赵秘书's."""
    with act(by=TYPIST):
        person = Person.objects.create(name="冯秘书")
        for body in (stage.network.body, stage.elsewhere.body):
            Role.objects.create(person=person, kind="secretary", body=body, starts_at=START)
    Account.objects.create(username="冯秘书", person=person, password="!")
    with act(by=reach_by_name("冯秘书").author, reason="两边都改") as both:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 11))
        Project.objects.filter(pk=stage.foreign.pk).update(direction="秘密方向")
    page = entered("赵秘书").get(f"/acts/{both}/").content.decode()
    assert ("秘密方向" in page, "只有做这一步的人" in page) == (False, True)
    assert entered("赵秘书").post(f"/acts/{both}/undoing/").status_code == 409
    assert Project.objects.get(pk=stage.foreign.pk).direction == "秘密方向"
    with act(by=reach_by_name("冯秘书").author, reason="只改一边") as one:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 12))
    assert entered("赵秘书").post(f"/acts/{one}/undoing/").status_code == 302


def test_an_import_is_taken_back_on_its_own_page(stage: Stage) -> None:
    with act(by=reach_by_name("赵秘书").author, reason="导入", batch_id=7) as number:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 11))
    client = entered("赵秘书")
    assert "/imports/7/" in client.get(f"/acts/{number}/").content.decode()
    assert client.post(f"/acts/{number}/undoing/").status_code == 409


def test_after_a_correction_it_can_be_taken_back_at_once(stage: Stage) -> None:
    client = entered("赵秘书")
    form: dict[str, Any] = {
        "title": stage.media.title, "outlet": "市劳动报（改）", "level": "", "printed_on": "2024-03-10",
        "is_original": "yes", "link": "https://example.org/0", "clicks": "30000+", "reason": "报名", "read_at": last_act(),
    }  # fmt: skip
    answer = client.post(f"/outcomes/media/{stage.media.pk}/corrections/", form, follow=True)
    assert f'action="/acts/{last_act()}/undoing/"' in answer.content.decode()
    client.post(f"/acts/{last_act()}/undoing/")
    stage.media.refresh_from_db()
    assert stage.media.outlet == "市劳动报"


def test_under_a_lens_only_what_had_happened(stage: Stage) -> None:
    first = corrected(stage)
    corrected(stage, day=date(2024, 12, 12), reason="再改")
    page = entered("赵秘书").get(f"/acts/?known_at=act:{first}").content.decode()
    listed = page.split("<main", 1)[1]
    assert "抄错一行" in listed
    assert f'href="/acts/{first + 1}/' not in listed


def test_an_act_asks_the_same_for_one_row_as_for_sixty(stage: Stage) -> None:
    one = corrected(stage)
    with act(by=Author(reach_by_name("赵秘书").account_id, "赵秘书"), reason="许多") as many:
        for number in range(60):
            copy = Patent.objects.get(pk=stage.patent.pk)
            copy.pk, copy.application_number = None, f"x{number}"
            copy.save(force_insert=True)
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 12))
    client = entered("赵秘书")
    assert queries_of(client, f"/acts/{many}/") == queries_of(client, f"/acts/{one}/")


def test_the_list_asks_the_same_for_one_act_as_for_many(stage: Stage) -> None:
    client = entered("赵秘书")
    corrected(stage)
    one = queries_of(client, "/acts/")
    for day in range(1, 6):
        corrected(stage, day=date(2024, 11, day))
    assert queries_of(client, "/acts/") == one


def test_an_import_from_the_command_line_is_told_to_the_keeper(stage: Stage) -> None:
    batch = Batch.objects.create(
        kind="import", network_number=stage.network.pk, year=2024, made_by_name="命令行", made_at=START
    )
    with act(by=Author(None, "命令行"), reason="命令行导入", batch_id=batch.pk) as number:
        Patent.objects.filter(pk=stage.patent.pk).update(granted_on=date(2024, 12, 11))
    assert entered("赵秘书").get(f"/acts/{number}/").status_code == 200
    assert entered("周老师").get(f"/acts/{number}/").status_code == 404
