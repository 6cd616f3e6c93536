"""Who is credited with a patent or a copyright: corrected with a reason, in order, kept in the history, taken back."""

import pytest
from django.http import HttpResponse

from lianchuang.outcomes.models import Credit
from lianchuang.people.models import Body
from lianchuang.records.past import act, last_act, lens
from tests.stage import TYPIST, Stage, entered

HOST, OTHER, THIRD = "精工机械公司", "桥检公司", "隧道公司"


@pytest.fixture
def bodies(stage: Stage) -> None:
    """Two more bodies in the secretary's sight, one out of it."""
    with act(by=TYPIST, reason="登记单位"):
        for name in (OTHER, THIRD):
            Body.objects.create(name=name, parent=stage.network.body)
        Body.objects.create(name="看不见的公司", parent=stage.elsewhere.body)


def posted(
    stage: Stage, *names: str, by: str = "赵秘书", reason: str = "对照证书", read_at: int | None = None
) -> HttpResponse:
    form = {
        "bodies": "\n".join(names), "reason": reason, "paper": "", "on_behalf_of": "",
        "read_at": last_act() if read_at is None else read_at,
    }  # fmt: skip
    return entered(by).post(f"/outcomes/patents/{stage.patent.pk}/credits/", form)


def credited(stage: Stage) -> list[tuple[str, int]]:
    return list(Credit.objects.filter(patent=stage.patent).values_list("body__name", "position"))


def history(stage: Stage) -> str:
    page = entered("赵秘书").get(f"/outcomes/patents/{stage.patent.pk}/").content.decode()
    return page.split('id="history"')[1]


@pytest.mark.usefixtures("bodies")
def test_one_is_added_before_another_and_the_order_is_kept(stage: Stage) -> None:
    before, row = last_act(), Credit.objects.get(patent=stage.patent).pk
    assert posted(stage, OTHER, HOST).status_code == 302
    assert credited(stage) == [(OTHER, 1), (HOST, 2)]
    assert Credit.objects.get(patent=stage.patent, body__name=HOST).pk == row
    assert ("对照证书" in history(stage), f"{OTHER}、{HOST}" in history(stage)) == (True, True)
    with lens(before):
        assert credited(stage) == [(HOST, 1)]


@pytest.mark.usefixtures("bodies")
def test_order_alone_and_taking_off_are_told_too_and_taken_back(stage: Stage) -> None:
    posted(stage, OTHER, HOST, THIRD)
    posted(stage, HOST, OTHER, THIRD, reason="次序写反了")
    assert (credited(stage), "次序写反了" in history(stage)) == ([(HOST, 1), (OTHER, 2), (THIRD, 3)], True)
    posted(stage, THIRD, reason="只有一家")
    assert credited(stage) == [(THIRD, 1)]
    assert entered("赵秘书").post(f"/acts/{last_act()}/undoing/").status_code == 302
    assert credited(stage) == [(HOST, 1), (OTHER, 2), (THIRD, 3)]


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    ("names", "reason", "says"),
    [
        ((HOST,), "对照证书", "没有要更正的"),
        ((HOST, "没有的公司"), "对照证书", "这些单位还没有登记，请核对写法：没有的公司。"),
        ((HOST, "看不见的公司"), "对照证书", "这些单位还没有登记，请核对写法：看不见的公司。"),
        ((HOST, OTHER), "", "这里不能空着"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    stage: Stage, names: tuple[str, ...], reason: str, says: str
) -> None:
    before = last_act()
    answer = posted(stage, *names, reason=reason)
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)


@pytest.mark.usefixtures("bodies")
def test_two_at_once_lose_nothing(stage: Stage) -> None:
    read_at = last_act()
    posted(stage, OTHER, HOST)
    before = last_act()
    answer = posted(stage, HOST, THIRD, read_at=read_at)
    page = answer.content.decode()
    assert (answer.status_code, last_act(), f"{OTHER}、{HOST}" in page) == (409, before, True)
    assert posted(stage, HOST, THIRD, read_at=before).status_code == 302


def test_the_form_stands_filled_and_a_copyright_has_one_too(stage: Stage) -> None:
    client = entered("赵秘书")
    page = client.get(f"/outcomes/patents/{stage.patent.pk}/credits/").content.decode()
    assert f">\n{HOST}</textarea>" in page
    address = f"/outcomes/copyrights/{stage.copyright.pk}/credits/"
    form = {"bodies": HOST, "reason": "漏登", "paper": "", "on_behalf_of": "", "read_at": last_act()}
    assert client.post(address, form).status_code == 302
    assert list(stage.copyright.credits.values_list("body__name", flat=True)) == [HOST]
    for kind, row in (("media", stage.media), ("benefits", stage.benefit), ("no", stage.patent)):
        assert client.get(f"/outcomes/{kind}/{row.pk}/credits/").status_code == 404


@pytest.mark.parametrize(("name", "status"), [("钱部长", 409), ("王师傅", 409), ("周老师", 404)])
def test_only_the_keeper_corrects_them(stage: Stage, name: str, status: int) -> None:
    before = last_act()
    answer = posted(stage, OTHER, by=name)
    assert (answer.status_code, last_act()) == (status, before)
    page = entered(name).get(f"/outcomes/patents/{stage.patent.pk}/").content.decode()
    assert "/credits/" not in page
