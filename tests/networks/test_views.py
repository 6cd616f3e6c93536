"""Founding and changing through the pages: what was typed stays, what was done can be undone."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from lianchuang.networks.models import Leadership, Membership, Network, Register, Studio
from lianchuang.records.past import last_act
from lianchuang.records.telling import last_number
from tests.cast import Cast, stage

pytestmark = pytest.mark.django_db
GROUNDS = {"reason": "对照盖章件", "paper": "", "on_behalf_of": "王师傅"}


def grounds() -> dict[str, str]:
    """Why, read at the last act."""
    return {**GROUNDS, "read_at": str(last_act())}


@pytest.fixture
def cast() -> Cast:
    return stage()


def test_an_alliance_is_founded_on_one_plain_page(cast: Cast) -> None:
    client = cast.client("管理员")
    typed = {
        "name": "新风创新工作室联盟",
        "chartered": "2021年13月",
        "founder": "何首任",
        "clauses": "一\n\n二",
    }
    answer = client.post("/networks/new/", typed)
    page = answer.content.decode()
    assert (answer.status_code, "2021年13月" in page, "一\n\n二" in page) == (422, True, True)
    assert not Network.objects.filter(name="新风创新工作室联盟").exists()
    answer = client.post(
        "/networks/new/", typed | {"chartered": "2021年4月", "guiding_union": "新风区总工会"}
    )
    network = Network.objects.get(name="新风创新工作室联盟")
    assert answer["Location"] == f"/networks/{network.pk}/"
    assert (network.chartered_on, network.chartered_precision) == (date(2021, 4, 30), "month")
    page = client.get(answer["Location"]).content.decode()
    assert ("2021年4月" in page, "新风区总工会" in page, "何首任" in page) == (True, True, True)
    # A second click finds it founded.
    answer = client.post("/networks/new/", typed | {"chartered": "2021年4月"})
    assert ("已经有了" in answer.content.decode(), Network.objects.count()) == (True, 3)


def test_a_correction_tells_the_other_typist_and_keeps_both_texts(cast: Cast) -> None:
    studio, first, second = cast.studio, cast.client("赵秘书"), cast.client("管理员")
    address = f"/studios/{studio.pk}/corrections/"
    typed = {"name": "精工工作室", "founded": "2018年1月", "declared_members": "15", **GROUNDS}
    typed["read_at"] = str(last_number(studio))
    assert first.post(address, typed)["Location"] == f"/studios/{studio.pk}/"
    answer = second.post(address, typed | {"declared_members": "16人"})
    page = answer.content.decode()
    assert (answer.status_code, "赵秘书" in page, 'value="16人"' in page) == (409, True, True)
    assert Studio.objects.get(pk=studio.pk).declared_members == 15
    page = first.get(f"/studios/{studio.pk}/").content.decode()
    assert ("代 王师傅" in page, "对照盖章件" in page, "<del>" in page) == (True, True, True)
    assert first.get(f"/studios/{studio.pk}/?known_at=act:2").content.decode().count(">12<") == 1


def test_bad_values_are_told_at_their_field_and_nothing_is_written(cast: Cast) -> None:
    client, address = cast.client("赵秘书"), f"/studios/{cast.studio.pk}/corrections/"
    for typed in (
        {"declared_members": "١٢٣"},
        {"founded": "1024年1月"},
        {"name": "精工\x01工作室"},
        {"name": ""},
        {"reason": ""},
    ):
        whole = {"name": "精工工作室", "founded": "2018年1月", "declared_members": "12", **GROUNDS}
        answer = client.post(address, whole | {"read_at": "2"} | typed)
        assert answer.status_code == 422, typed
        assert answer.content.decode().count('class="field-error"') == 1, typed
    assert Studio.objects.get(pk=cast.studio.pk).name == "精工工作室"


def test_leader_leaving_group_and_zero_are_done_and_told(cast: Cast) -> None:
    client, studio = cast.client("赵秘书"), cast.studio
    seat, old = Membership.objects.get(studio=studio), Leadership.objects.get(studio=studio)
    done = [
        client.post(
            f"/studios/{studio.pk}/leaders/new/",
            {"coming": "李工", "leaving": old.pk, "on": "2025年2月1日", **grounds()},
        ),
        client.post(
            f"/memberships/{seat.pk}/group/",
            {"group": cast.network.groups.get(kind="skills").pk, **grounds()},
        ),
        client.post(
            f"/memberships/{seat.pk}/leaving/",
            {"left": "2025年2月", "leaving_reason": "自愿退出", **grounds()},
        ),
        client.post(
            f"/networks/{cast.network.pk}/registers/new/",
            {"kind": "media", "year": "2024", "reason": "已核对"},
        ),
    ]
    assert [answer.status_code for answer in done] == [302] * 4
    page = client.get(f"/studios/{studio.pk}/").content.decode()
    assert [words in page for words in ("李工", "技能传授", "2025年2月", "自愿退出")] == [True] * 4
    assert Register.objects.get(kind="media").is_nil
    assert "撤销刚才" in page or "undoing" in client.get("/desk/").content.decode()


def test_the_exported_list_is_masked_unless_the_keeper_asks(cast: Cast) -> None:
    def names(who: str, **asked: str) -> list[str]:
        answer = cast.client(who).get(f"/networks/{cast.network.pk}/studios/table/", asked)
        sheet = load_workbook(io.BytesIO(answer.content)).active
        return [row[2] for row in sheet.iter_rows(min_row=3, values_only=True) if row[1]]

    assert names("赵秘书") == ["王＊＊"]
    assert names("赵秘书", names="full") == ["王师傅"]
    assert names("钱部长", names="full") == ["王＊＊"]
