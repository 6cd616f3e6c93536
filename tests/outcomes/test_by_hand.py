"""Outcomes typed in by hand: with their register, on behalf of somebody, never twice."""

import pytest

from lianchuang.networks.models import Register
from lianchuang.outcomes.models import Benefit, MediaReport, Patent
from lianchuang.records.past import Act, last_act
from tests.stage import Stage, entered

PATENT = {
    "title": "一种列车预警装置", "kind": "invention", "application_number": "202312070061.7", "filed_on": "2023-02-18",
    "published_on": "", "granted_on": "", "lapsed_on": "", "project": "", "bodies": "精工机械公司",
    "paper": "精工函〔2024〕1号", "on_behalf_of": "精工机械公司",
}  # fmt: skip
MEDIA = {
    "title": "又一个故事", "outlet": "市电视台", "level": "市级", "printed_on": "2023-06-13", "is_original": "no",
    "link": "", "clicks": "",
}  # fmt: skip
BENEFIT = {
    "stage": "forecast", "amount_yuan": "1.2亿", "period": "2025年", "is_confirmed": "no", "reported_year": "2023",
    "project": "",
}  # fmt: skip


def registers(kind: str) -> list[int]:
    return list(Register.objects.filter(kind=kind).order_by("year").values_list("year", flat=True))


def test_a_patent_typed_in_opens_its_register(stage: Stage) -> None:
    client = entered("赵秘书")
    address = f"/networks/{stage.network.pk}/outcomes/patents/new/"
    assert client.get(address).status_code == 200
    answer = client.post(address, PATENT)
    made = Patent.objects.get(application_number="2023120700617")
    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    assert list(made.credits.values_list("body__name", flat=True)) == ["精工机械公司"]
    assert registers("intellectual_property") == [2023]
    written = Act.objects.get(pk=last_act())
    assert (written.on_behalf_of_name, written.paper) == ("精工机械公司", "精工函〔2024〕1号")


def test_the_same_patent_twice_is_one(stage: Stage) -> None:
    client = entered("赵秘书")
    address = f"/networks/{stage.network.pk}/outcomes/patents/new/"
    client.post(address, PATENT)
    before = last_act()
    answer = client.post(address, PATENT)
    assert (answer.status_code, last_act()) == (422, before)
    assert "已经登记过" in answer.content.decode()


def test_a_body_nobody_knows_is_said_at_its_field(stage: Stage) -> None:
    before = last_act()
    address = f"/networks/{stage.network.pk}/outcomes/patents/new/"
    answer = entered("赵秘书").post(address, {**PATENT, "bodies": "没有的公司\n精工机械公司"})
    page = answer.content.decode()
    assert (answer.status_code, last_act()) == (422, before)
    assert "这些单位还没有登记，请核对写法：没有的公司。" in page
    assert "一种列车预警装置" in page


def test_a_media_report_and_a_benefit(stage: Stage) -> None:
    client = entered("赵秘书")
    for kind, form in (("media", MEDIA), ("benefits", BENEFIT)):
        address = f"/networks/{stage.network.pk}/outcomes/{kind}/new/"
        assert client.post(address, form).status_code == 302
        assert client.post(address, form).status_code == 422
    assert (registers("media"), registers("benefit")) == ([2023], [2023])
    assert MediaReport.objects.get(title="又一个故事").is_original is False
    assert Benefit.objects.get(stage="forecast").amount_yuan == 120_000_000


@pytest.mark.parametrize(("name", "status"), [("钱部长", 409), ("王师傅", 409), ("周老师", 404)])
def test_only_the_keeper_types_in(stage: Stage, name: str, status: int) -> None:
    before = last_act()
    answer = entered(name).post(f"/networks/{stage.network.pk}/outcomes/patents/new/", PATENT)
    assert (answer.status_code, last_act()) == (status, before)
