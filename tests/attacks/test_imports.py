"""A drop of one alliance neither shows nor changes what another registered; it may only join it by its very name."""

import pytest

from lianchuang.exchange.actions import apply_batch, decide, look, open_batch
from lianchuang.exchange.forms import DropForm
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.networks.models import Contact, Leadership, Membership, Studio
from lianchuang.outcomes.models import Patent, SoftwareCopyright
from lianchuang.people.models import Body, Person
from lianchuang.records.batches.models import Batch
from lianchuang.records.past import act
from tests.attacks.ground import Ground, ground
from tests.cast import NOW, STAGE_HAND
from tests.exchange.sheets import PATENT, PROJECT, STUDIO, book

pytestmark = pytest.mark.django_db
SCHOOL = "远山县职业学校"
JOINED_ONLY = "这个工作室已由别的联盟登记；只登记入盟，其余信息由它原来的登记单位维护。"


@pytest.fixture
def found() -> Ground:
    return ground()


def drop(found: Ground, file: DroppedFile) -> Batch:
    return open_batch([file], network=found.cast.network, year=2024, by=found.cast.reach("赵秘书", NOW))


def told(plan: Plan) -> str:
    """All words of a plan: titles, problems with their choices, changes."""
    rows = [row for part in plan.files for row in part.rows]
    words = [str(row.title) + row.address for row in rows]
    words += [f"{each.old} {each.new}" for row in rows for each in row.changes]
    for each in plan.problems:
        words += [str(each.says), *(str(choice.words) for choice in each.choices)]
    return "\n".join(words)


def test_a_studio_registered_elsewhere_is_joined_and_nothing_of_it_told_or_changed(found: Ground) -> None:
    cast = found.cast
    by = cast.reach("赵秘书", NOW)
    row = {
        **STUDIO,
        "工作室名称": "农机检修工作室",
        "单位全称": SCHOOL,
        "领衔人": "何立安",
        "联系人": "何立安",
    }
    with act(by=STAGE_HAND, reason="学校的代码"):
        Body.objects.filter(name=SCHOOL).update(uscc="91350100M000100Y42")
    before = (
        list(Body.objects.order_by("pk").values()),
        list(Leadership.objects.order_by("pk").values()),
        list(Studio.objects.order_by("pk").values()),
        list(Contact.objects.order_by("pk").values()),
    )
    batch = drop(found, book(成员=[row]))
    plan = look(batch)
    assert [str(each.says) for each in plan.problems if each.is_open] == [JOINED_ONLY]
    assert [
        word for word in ("周老师", "远山联络", "13922223333", "91350100M000100Y42") if word in told(plan)
    ] == []
    decide(batch, {each.key: "join" for each in plan.problems if each.is_open}, by=by)
    apply_batch(batch, by=by, seen=None)
    after = (
        list(Body.objects.order_by("pk").values()),
        list(Leadership.objects.order_by("pk").values()),
        list(Studio.objects.order_by("pk").values()),
        list(Contact.objects.order_by("pk").values()),
    )
    assert after == before
    assert Membership.objects.filter(network=cast.network, studio=cast.other_studio).count() == 1
    client, number = cast.client("赵秘书"), cast.other_studio.pk
    page = client.get(f"/studios/{number}/").content.decode()
    assert ("农机检修工作室" in page, "13922223333" in page, "远山联络" in page) == (True, False, False)
    assert ("布景" in page, "赵秘书" in page.split('id="history"')[1]) == (False, True)
    assert client.post(f"/studios/{number}/corrections/", {"name": "改名"}).status_code in (404, 409)
    assert client.get(f"/bodies/{cast.other_studio.host_id}/").status_code == 404
    again = look(drop(found, book(成员=[row])))
    assert (again.doubtful, again.wrong, again.writes_nothing) == (0, 0, True)


def test_a_number_registered_elsewhere_is_told_without_a_value(found: Ground) -> None:
    far = Patent.objects.get(pk=found.far["patents"])
    with act(by=STAGE_HAND, reason="一个校验得过的号"):
        far.application_number = "2023101234566"
        far.save()
    row = {**PATENT, "申请号/专利号": far.application_number, "名称": "改过的名称"}
    batch = drop(found, book(知识产权=[row]))
    plan = look(batch)
    says = "这个申请号（登记号）已在别的联盟登记，这一行不导入。"
    assert [str(each.says) for each in plan.problems if each.level == "wrong"] == [says]
    assert "远山" not in told(plan)
    apply_batch(batch, by=found.cast.reach("赵秘书", NOW), seen=None, doubtful="skip")
    far.refresh_from_db()
    assert (far.title, SoftwareCopyright.objects.count()) == ("远山专利", 2)


def test_nobody_out_of_sight_is_offered_or_hinted(found: Ground) -> None:
    project = {
        **PROJECT,
        "编号": "2024-09",
        "牵头工作室": "精工工作室",
        "参与工作室": "",
        "参与人员（单位）": "远山工匠",
    }
    plan = look(drop(found, book(立项=[project])))
    assert (SCHOOL in told(plan), [each.kind for each in plan.problems if each.is_open]) == (False, [])
    roster = {**STUDIO, "工作室名称": "新工作室", "单位全称": "远山县职业学院", "领衔人": "远山工匠"}
    assert SCHOOL not in told(look(drop(found, book(成员=[roster]))))


def test_a_person_at_a_body_in_sight_is_matched_as_before(found: Ground) -> None:
    host = found.cast.studio.host.name
    roster = {**STUDIO, "工作室名称": "另一家工作室", "单位全称": host, "领衔人": "李工", "信用代码": ""}
    batch = drop(found, book(成员=[roster]))
    apply_batch(batch, by=found.cast.reach("赵秘书", NOW), seen=None)
    assert Person.objects.filter(name="李工").count() == 1


def test_a_drop_whose_rows_are_all_wrong_is_not_told_to_be_in_the_register(found: Ground) -> None:
    client = found.cast.client("赵秘书")
    batch = drop(found, book(成员=[{**STUDIO, "领衔人": "待定"}]))
    sent = {"seen": look(batch).fingerprint, "doubtful": "skip"}
    page = client.post(f"/imports/{batch.pk}/application/", sent, follow=True).content.decode()
    assert ("没有写入什么" in page, "台账里都有了，没有新写入" in page) == (True, False)


def test_a_unit_called_0_by_an_empty_formula_is_no_unit(found: Ground) -> None:
    plan = look(drop(found, book(知识产权=[{**PATENT, "完成单位": 0}])))
    says = ["「0」不像单位名称：请写单位全称。"]
    assert [str(each.says) for each in plan.problems if each.level == "wrong"] == says


@pytest.mark.parametrize(("typed", "is_good"), [("２０２４年", True), ("२०२४", False), ("²⁰²⁴", False)])
def test_the_year_of_a_drop_is_written_in_digits_one_reads(found: Ground, typed: str, is_good: bool) -> None:
    form = DropForm({"year": typed}, network=found.cast.network)
    assert ("year" not in form.errors) == is_good
    assert is_good or "请改用 0 到 9" in str(form.errors["year"])
