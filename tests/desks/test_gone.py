"""The page of a record that is no longer in today's register."""

import re
from typing import Any

import pytest

from lianchuang.records.files.models import Evidence
from lianchuang.records.past import Author, act, last_act
from lianchuang.records.past.called import words_of
from tests.stage import Stage, entered, set_stage

REMOVED = "登记重了，撤下一条"


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage()


def remove(row: Any, reason: str = REMOVED) -> int:
    """Take a record off the register; give the act's number."""
    with act(by=Author(None, "赵秘书"), reason=reason) as number:
        type(row).objects.filter(pk=row.pk).delete()
    return number


def links(page: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', page.split("<main")[1].split("</main>")[0])


def test_a_removed_record_says_when_it_went_by_which_act_and_leads_on(stage: Stage) -> None:
    address, network = f"/outcomes/patents/{stage.patent.pk}/", f"/networks/{stage.network.pk}/"
    number = remove(stage.patent)
    answer = entered("管理员").get(address)
    assert answer.status_code == 410
    page = answer.content.decode()
    for words in ("一种焊缝跟踪装置", "已经不在今天的台账里", f"第 {number} 号登记动作", "赵秘书", REMOVED):
        assert words in page
    assert links(page) == [
        f"/acts/{number}/",
        f"{address}?known_at=act:{number - 1}",
        f"{network}outcomes/?kind=patents",
        "/desk/",
    ]
    assert {entered("管理员").get(link).status_code for link in links(page)} == {200}


def test_back_to_today_from_its_past_leads_there(stage: Stage) -> None:
    number = remove(stage.patent)
    past = entered("赵秘书").get(f"/outcomes/patents/{stage.patent.pk}/?known_at=act:{number - 1}")
    back = re.search(r'class="lens-back" href="([^"]+)"', past.content.decode())
    assert back and entered("赵秘书").get(back[1]).status_code == 410


def test_the_act_is_told_only_to_whoever_may_see_it(stage: Stage) -> None:
    """An act of the command line is the administrator's to see; the day it went is not."""
    number = remove(stage.patent)
    page = entered("赵秘书").get(f"/outcomes/patents/{stage.patent.pk}/").content.decode()
    assert ("已经不在今天的台账里" in page, REMOVED in page, f"/acts/{number}/" in page) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [("管理员", 410), ("赵秘书", 410), ("钱部长", 410), ("王师傅", 404), ("李工", 404), ("周老师", 404)],
)
def test_what_one_could_not_see_stays_not_found(stage: Stage, name: str, status: int) -> None:
    remove(stage.media)
    answer = entered(name).get(f"/outcomes/media/{stage.media.pk}/")
    assert (answer.status_code, "一线的发明" in answer.content.decode()) == (status, status == 410)


def test_every_page_of_a_record_says_so(stage: Stage) -> None:
    client = entered("管理员")
    proof = Evidence.objects.get(folder=stage.media.folder_id)
    records = [stage.mark, stage.session, stage.benefit, stage.copyright, stage.media, stage.patent]
    shown = [each for each in records if hasattr(each, "get_absolute_url")]
    for each in records:
        remove(each)
    remove(proof)
    addresses = [each.get_absolute_url() for each in shown] + [f"/files/{proof.pk}/"]
    answers = {address: client.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(
        addresses, 410
    )
    said = [
        str(words_of(each._meta.db_table)) in answers[each.get_absolute_url()].content.decode()
        for each in shown
    ]
    assert said == [True] * 5


def test_what_never_was_what_stands_and_other_addresses_are_as_before(stage: Stage) -> None:
    client, number = entered("管理员"), remove(stage.media)
    address = f"/outcomes/media/{stage.media.pk}/"
    assert client.get("/outcomes/media/999/").status_code == 404
    assert client.get("/outcomes/media/99999999999999999999/").status_code == 404
    assert client.get(f"{address}corrections/").status_code == 404
    assert client.get(f"{address}?known_at=act:{number}").status_code == 404
    assert client.post(address).status_code == 405
    assert client.get(stage.patent.get_absolute_url()).status_code == 200
    assert last_act() == number
