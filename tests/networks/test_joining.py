"""A studio joins by hand: known or new, asked where it is not sure, seated once, taken back whole."""

from datetime import date

import pytest

from lianchuang.networks.models import Designation, Leadership, Membership, Register, Studio
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Evidence
from lianchuang.records.past import Act, act, last_act
from tests.cast import STAGE_HAND, Cast, stage
from tests.networks.asking import answered, posted, questions
from tests.stage import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def seats(cast: Cast) -> set[tuple[str, str]]:
    rows = Membership.objects.filter(network=cast.network)
    return set(rows.values_list("studio__name", "studio__host__name"))


SEATED = ("精工工作室", "滨江精工机械公司")


def test_a_new_studio_of_a_new_body_is_seated_with_all_it_brings(cast: Cast) -> None:
    answer = posted(
        cast, name="焊接攻关工作室", host="滨江焊接设备公司", leader="何师傅、林师傅", group="research", level="city",
        paper="滨工〔2025〕3号", on_behalf_of="滨江焊接设备公司",
    )  # fmt: skip
    studio = Studio.objects.get(name="焊接攻关工作室")
    assert (answer.status_code, answer["Location"]) == (302, studio.get_absolute_url())
    assert (studio.host.name, studio.host.parent) == ("滨江焊接设备公司", None)
    assert list(studio.leaderships.values_list("person__name", "position")) == [("何师傅", 1), ("林师傅", 2)]
    assert list(studio.designations.values_list("level", flat=True)) == ["city"]
    seat = studio.memberships.get()
    assert (seat.joined_on, seat.joined_precision, seat.group.kind) == (
        date(2024, 4, 30),
        "month",
        "research",
    )
    written = Act.objects.get(pk=last_act())
    assert (written.reason, written.paper, written.on_behalf_of_name) == (
        "手工登记成员",
        "滨工〔2025〕3号",
        "滨江焊接设备公司",
    )
    assert "何师傅" in cast.client("赵秘书").get(f"/networks/{cast.network.pk}/studios/").content.decode()


def test_a_stamped_paper_proves_the_seat(cast: Cast) -> None:
    posted(cast, name="焊接攻关工作室", host="滨江精工机械公司", scan=PDF)
    seat = Membership.objects.get(studio__name="焊接攻关工作室")
    assert list(Evidence.objects.values_list("folder", "kind", "name")) == [
        (seat.folder_id, "own", "盖章.pdf")
    ]


def test_its_year_has_a_roster_from_now_on(cast: Cast) -> None:
    posted(cast, name="焊接攻关工作室", host="滨江精工机械公司", year="2025")
    assert set(Register.objects.values_list("kind", "year")) == {("roster", 2024), ("roster", 2025)}


def test_a_studio_known_elsewhere_is_the_same_one(cast: Cast) -> None:
    """Its exact body and name are it, whoever keeps it: it is joined once that is confirmed, and stays as it is."""
    typed = {"name": "农机检修工作室", "host": "远山县职业学校", "leader": "何师傅", "level": "province"}
    answer, number = posted(cast, **typed), str(cast.other_studio.pk)
    assert (answer.status_code, questions(answer)) == (422, [("studio_is", [(number, "登记入盟")])])
    assert ("周老师" in answer.content.decode(), "由别的联盟登记" in answer.content.decode()) == (False, True)
    assert posted(cast, **typed, studio_is=number).status_code == 302
    assert Designation.objects.filter(studio=cast.other_studio).count() == 1
    assert Studio.objects.filter(name="农机检修工作室").get() == cast.other_studio
    assert cast.other_studio.memberships.count() == 2
    assert Leadership.objects.filter(studio=cast.other_studio).count() == 1


def test_what_is_out_of_sight_is_never_offered(cast: Cast) -> None:
    answer = posted(cast, name="农机创新工作室", host="远山县职业学院")
    assert (answer.status_code, Body.objects.filter(name="远山县职业学院").count()) == (302, 1)
    answer = posted(cast, name="农机检修创新工作室", host="远山县职业学校")
    assert (answer.status_code, "农机检修工作室" in answer.content.decode()) == (302, False)


def test_a_studio_that_may_be_another_is_asked_and_not_guessed(cast: Cast) -> None:
    before = last_act()
    typed = {"name": "精工创新工作室", "host": "滨江精工机械公司"}
    answer = posted(cast, **typed)
    offered = [
        (str(cast.studio.pk), "就是「精工工作室」（滨江精工机械公司）"),
        ("new", "都不是，是另一家，新登记"),
    ]
    assert (answer.status_code, questions(answer), last_act()) == (422, [("studio_is", offered)], before)
    assert answered(answer, "name") == "精工创新工作室"
    assert "已经是成员了" in posted(cast, **typed, studio_is=str(cast.studio.pk)).content.decode()
    assert posted(cast, **typed, studio_is="new").status_code == 302
    assert seats(cast) == {SEATED, ("精工创新工作室", "滨江精工机械公司")}


def test_the_same_leader_or_the_same_name_elsewhere_is_asked_about(cast: Cast) -> None:
    by_leader = posted(cast, name="数控刀具攻关站", host="滨江精工机械公司", leader="王师傅")
    by_name = posted(cast, name="精工工作室", host="滨江第二机械厂")
    told = [(str(cast.studio.pk), "就是「精工工作室」（滨江精工机械公司）")]
    assert [questions(each)[0][1][:1] for each in (by_leader, by_name)] == [told, told]
    assert seats(cast) == {SEATED}


def test_a_body_that_may_be_another_is_asked_about_first(cast: Cast) -> None:
    typed = {"name": "焊接攻关工作室", "host": "滨江精工机械有限公司"}
    answer = posted(cast, **typed)
    host = cast.studio.host
    assert questions(answer) == [
        (
            "host_is",
            [
                (str(host.pk), "就是「滨江精工机械公司」（滨江市交通运输工会）"),
                ("new", "都不是，是另一家，新登记"),
            ],
        )
    ]
    assert posted(cast, **typed, host_is=str(host.pk)).status_code == 302
    assert Studio.objects.get(name="焊接攻关工作室").host == host
    assert not Body.objects.filter(name="滨江精工机械有限公司").exists()


def test_an_answer_to_another_question_is_asked_again(cast: Cast) -> None:
    before, foreign = last_act(), str(cast.other_studio.pk)
    answer = posted(cast, name="精工创新工作室", host="滨江精工机械公司", studio_is=foreign)
    assert (answer.status_code, [what for what, _ in questions(answer)]) == (422, ["studio_is"])
    assert last_act() == before


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "这里不能空着"),
        ({"joined": ""}, "这里不能空着"),
        ({"joined": "2099年1月"}, "加入日期还没有到"),
        ({"joined": "2024年5月", "year": "2023"}, "2023 年的成员台账里不会有这一年以后才加入的"),
        ({"year": "2020"}, "成员台账的年度应在 2021 到"),
        ({"name": "精工工作室"}, "「精工工作室」已经是成员了。"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(cast: Cast, typed: dict[str, str], says: str) -> None:
    before = last_act()
    answer = posted(cast, **{"name": "焊接攻关工作室", "host": "滨江精工机械公司", **typed})
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)


def test_who_left_comes_back_after_that_day_only(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        Membership.objects.filter(studio=cast.studio).update(left_on=date(2024, 6, 30))
    typed = {"name": "精工工作室", "host": "滨江精工机械公司"}
    says = "「精工工作室」2024年6月30日才退出，再次加入要在那以后。"
    assert says in posted(cast, **typed, joined="2024年5月").content.decode()
    assert posted(cast, **typed, joined="2024年9月1日").status_code == 302
    assert cast.studio.memberships.count() == 2


def test_a_known_studio_keeps_its_leader(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        Membership.objects.filter(studio=cast.studio).update(left_on=date(2022, 6, 30))
    typed = {"name": "精工工作室", "host": "滨江精工机械公司"}
    assert "现在由王师傅领衔" in posted(cast, **typed, leader="何师傅").content.decode()
    assert posted(cast, **typed, leader="王师傅", level="province").status_code == 302
    assert Person.objects.filter(name="何师傅").count() == 0
    assert list(Designation.objects.filter(studio=cast.studio).values_list("level", flat=True)) == [
        "city",
        "province",
    ]


def test_twice_is_once_and_it_is_taken_back_whole(cast: Cast) -> None:
    typed = {"name": "焊接攻关工作室", "host": "滨江焊接设备公司", "leader": "何师傅"}
    assert posted(cast, **typed).status_code == 302
    number = last_act()
    assert posted(cast, **typed).status_code == 422
    assert last_act() == number
    assert cast.client("赵秘书").post(f"/acts/{number}/undoing/").status_code == 302
    gone = [Studio, Person, Body]
    names = ["焊接攻关工作室", "何师傅", "滨江焊接设备公司"]
    assert [model.objects.filter(name=name).count() for model, name in zip(gone, names, strict=True)] == [
        0,
        0,
        0,
    ]
    assert seats(cast) == {SEATED}


@pytest.mark.parametrize(
    ("name", "status"),
    [("管理员", 302), ("钱部长", 409), ("王师傅", 409), ("李工", 404), ("周老师", 404), ("吴秘书", 404)],
)
def test_only_the_keeper_seats(cast: Cast, name: str, status: int) -> None:
    before = last_act()
    answer = posted(cast, by=name, name="焊接攻关工作室", host="滨江精工机械公司")
    assert (answer.status_code, last_act() > before) == (status, status == 302)


def test_the_list_leads_there_for_the_keeper_only(cast: Cast) -> None:
    address = f"/networks/{cast.network.pk}/studios/"
    told = {
        name: f'href="{address}new/"' in cast.client(name).get(address).content.decode()
        for name in ("赵秘书", "钱部长", "王师傅")
    }
    assert told == {"赵秘书": True, "钱部长": False, "王师傅": False}
    assert "studios/new/" not in cast.client("赵秘书").get(address, {"known_at": "act:2"}).content.decode()
