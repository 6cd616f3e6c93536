"""Joint topics: set and corrected, taken up by a studio's leader or from its stamped paper, given up with a reason."""

import io
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import contest_paper, settle_contest
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.networks.models import Leadership, Membership
from lianchuang.people.models import Body, Role
from lianchuang.programmes.access import may_withdraw_claim
from lianchuang.programmes.actions import claim_topic, correct_topic, set_topic, withdraw_claim
from lianchuang.programmes.models import Direction, JointTopic, Programme, TopicClaim
from lianchuang.programmes.queries import standing_claims
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import Act, act, clock_at, last_act
from tests.cast import NAMES, STAGE_HAND, Cast, seat, stage
from tests.programmes.year_builders import NOW, cast_the_year, topic_of, year_of
from tests.stage import queries_of

pytestmark = pytest.mark.django_db
SCAN = Upload("认领函.pdf", b"%PDF-1.7 sealed")
MAY_NOT = "只有本工作室的领衔人可以认领；交了盖章件的由秘书处代录。"


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = stage()
    cast_the_year(cast, ends=None)
    with clock_at(NOW):
        yield cast


def says(do: object) -> str:
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    assert last_act() == before
    return str(refused.value)


def studios_of(topic: JointTopic) -> list[str]:
    return [claim.studio.name for claim in standing_claims().filter(topic=topic)]


def second_studio(cast: Cast, name: str = "焊接工作室"):
    with act(by=STAGE_HAND):
        return seat(cast.network, name, Body.objects.get(pk=cast.studio.host_id))


def test_a_leader_takes_a_topic_up_once(cast: Cast) -> None:
    topic = topic_of(year_of(cast))
    wang = cast.reach("王师傅")
    claim, number = claim_topic(topic, cast.studio, by=wang, note="从门机构做起")
    assert (claim.studio, claim.claimed_at, claim.note, claim.stamped_paper) == (
        cast.studio,
        NOW,
        "从门机构做起",
        None,
    )
    done = Act.objects.get(pk=number)
    assert (done.by_name, done.on_behalf_of_name, done.reason) == (
        "王师傅",
        "",
        "认领合作课题：列车门控故障预警",
    )
    assert says(lambda: claim_topic(topic, cast.studio, by=wang)) == "精工工作室已经认领了这个课题。"
    assert studios_of(topic) == ["精工工作室"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("王师傅", "赵秘书", "管理员")])
def test_nobody_else_takes_it_up(cast: Cast, name: str) -> None:
    topic = topic_of(year_of(cast))
    assert says(lambda: claim_topic(topic, cast.studio, by=cast.reach(name), scan=SCAN)) == MAY_NOT
    assert says(lambda: claim_topic(topic, cast.other_studio, by=cast.reach("赵秘书"), scan=SCAN)) == MAY_NOT


def test_a_studio_that_left_takes_nothing_up(cast: Cast) -> None:
    topic = topic_of(year_of(cast))
    with act(by=STAGE_HAND):
        Membership.objects.filter(studio=cast.studio).update(left_on=NOW.date())
    assert says(lambda: claim_topic(topic, cast.studio, by=cast.reach("王师傅"))) == MAY_NOT


def test_places_run_out_stop_and_open_again(cast: Cast) -> None:
    topic = topic_of(year_of(cast), most_claims=1)
    secretary, wang = cast.reach("赵秘书"), cast.reach("王师傅")
    claim_topic(topic, cast.studio, by=wang)
    other = second_studio(cast)
    full = "名额满了：这个课题最多 1 家认领。"
    assert says(lambda: claim_topic(topic, other, by=secretary, scan=SCAN)) == full

    def correct(**changes: object) -> int:
        row = JointTopic.objects.select_related("programme__network__folder").get(pk=topic.pk)
        return correct_topic(row, changes=changes, grounds=Grounds("商定"), read_at=last_act(), by=secretary)

    correct(most_claims=2, is_closed=True)
    assert says(lambda: claim_topic(topic, other, by=secretary, scan=SCAN)) == "这个课题已经停止认领。"
    correct(is_closed=False)
    claim_topic(topic, other, by=secretary, scan=SCAN)
    assert says(lambda: correct(most_claims=1)) == "已经有 2 家认领，名额不能更少。"
    assert studios_of(topic) == ["精工工作室", "焊接工作室"]


def test_the_secretary_types_a_claim_from_a_paper_and_the_leader_may_contest_it(cast: Cast) -> None:
    topic, secretary = topic_of(year_of(cast)), cast.reach("赵秘书")
    unsealed = says(lambda: claim_topic(topic, cast.studio, by=secretary, paper="来函"))
    assert unsealed == "代录要附上盖章件的扫描件或照片，没有它就不算数。"
    claim, number = claim_topic(topic, cast.studio, by=secretary, scan=SCAN, paper="精工函〔2025〕3号")
    stamped = claim.stamped_paper
    assert stamped is not None
    done = Act.objects.get(pk=number)
    assert (done.on_behalf_of_name, done.paper.startswith("精工函〔2025〕3号 盖章件：认领函.pdf")) == (
        "精工工作室",
        True,
    )
    assert (stamped.person, stamped.typed_by_name, stamped.address) == (
        cast.people["王师傅"],
        "赵秘书",
        f"/topics/{topic.pk}/",
    )
    assert stamped.evidence is not None
    assert stamped.evidence.folder == claim.folder
    told = Matter.objects.get(key=f"stamped:{stamped.pk}:told")
    assert (told.person, told.closed_at) == (cast.people["王师傅"], None)
    contest_paper(stamped, reason="没有同意过", by=cast.reach("王师傅"))
    assert studios_of(topic) == ["精工工作室"]
    settle_contest(stamped, is_void=True, settlement="盖错了章", by=cast.reach("管理员"))
    assert studios_of(topic) == []
    again, _number = claim_topic(topic, cast.studio, by=cast.reach("王师傅"))
    claim.refresh_from_db()
    assert (claim.withdrawal_reason, studios_of(topic)) == ("代录的认领已作废", ["精工工作室"])
    assert again.pk != claim.pk


def test_a_paper_of_a_studio_without_a_leader_tells_its_unit(cast: Cast) -> None:
    topic = topic_of(year_of(cast))
    with act(by=STAGE_HAND):
        Leadership.objects.filter(studio=cast.studio).update(ends_before=date(2025, 1, 1))
    claim_topic(topic, cast.studio, by=cast.reach("赵秘书"), scan=SCAN)
    stamped = StampedPaper.objects.get()
    assert stamped.body == cast.studio.host
    assert Matter.objects.get(key=f"stamped:{stamped.pk}:told").role == Role.Kind.UNIT


def test_giving_up_asks_for_a_reason_and_frees_the_place(cast: Cast) -> None:
    topic = topic_of(year_of(cast), most_claims=1)
    wang = cast.reach("王师傅")
    claim, _number = claim_topic(topic, cast.studio, by=wang)
    assert {name for name in NAMES if may_withdraw_claim(cast.reach(name), claim)} == {
        "王师傅",
        "赵秘书",
        "管理员",
    }
    assert (
        says(lambda: withdraw_claim(claim, reason=" ", by=wang)) == "请写明为什么退出，别的工作室好接着认领。"
    )
    assert says(lambda: withdraw_claim(claim, reason="忙", by=cast.reach("李工"))).startswith(
        "只有认领的工作室"
    )
    withdraw_claim(claim, reason="人手不够", by=wang)
    claim.refresh_from_db()
    assert (claim.withdrawn_at, claim.withdrawal_reason) == (NOW, "人手不够")
    assert says(lambda: withdraw_claim(claim, reason="人手不够", by=wang)) == "已经退出了。"
    other = second_studio(cast)
    claim_topic(topic, other, by=cast.reach("赵秘书"), scan=SCAN)
    assert studios_of(topic) == ["焊接工作室"]


def test_topics_are_set_once_and_in_their_year(cast: Cast) -> None:
    programme, secretary = year_of(cast), cast.reach("赵秘书")
    direction = programme.directions.first()
    topic, _number = set_topic(
        programme, title="门控预警", by=cast.reach("孙主席"), direction=direction, most_claims=3
    )
    assert (topic.direction, topic.most_claims, topic.is_closed) == (direction, 3, False)
    assert (
        says(lambda: set_topic(programme, title="门控预警", by=secretary))
        == "这一年已经有合作课题「门控预警」了。"
    )
    with act(by=STAGE_HAND):
        other = Programme.objects.create(network=cast.elsewhere, year=2025, opened_at=NOW)
        far = Direction.objects.create(programme=other, position=1, title="农机")
    assert (
        says(lambda: set_topic(programme, title="x", by=secretary, direction=far))
        == "这个研究方向不是这一年的。"
    )
    assert says(lambda: set_topic(programme, title="x", by=cast.reach("王师傅"))).startswith("只有这个联盟")
    with act(by=STAGE_HAND):
        Programme.objects.filter(pk=programme.pk).update(state="closed")
    assert (
        says(lambda: claim_topic(topic, cast.studio, by=cast.reach("王师傅")))
        == "2025 年已经收年，不能再改。"
    )


def test_the_page_of_a_topic_lets_each_do_what_is_theirs(cast: Cast) -> None:
    topic = topic_of(year_of(cast), most_claims=2)
    address = topic.get_absolute_url()
    wang, secretary = cast.client("王师傅"), cast.client("赵秘书")
    assert "还能认领 2 家" in wang.get(address).content.decode()
    claimed = wang.post(f"{address}claims/", {"studio": cast.studio.pk, "note": "从门机构做起"}, follow=True)
    assert all(
        words in claimed.content.decode() for words in ("已认领", "精工工作室", "从门机构做起", "退出认领")
    )
    assert f"{address}claims/" not in wang.get(address).content.decode()
    assert "退出认领" not in cast.client("李工").get(address).content.decode()
    other = second_studio(cast)
    without = secretary.post(f"{address}claims/", {"studio": other.pk})
    assert (without.status_code, "代录要附上盖章件的扫描件或照片" in without.content.decode()) == (422, True)
    scan = SimpleUploadedFile("认领函.pdf", SCAN.data)
    typed = secretary.post(
        f"{address}claims/", {"studio": other.pk, "scan": scan}, follow=True
    ).content.decode()
    assert all(words in typed for words in ("焊接工作室", "盖章件代录", "名额已满"))
    claim = TopicClaim.objects.get(studio=cast.studio)
    gone = wang.post(f"/claims/{claim.pk}/withdrawal/", {"reason": "人手不够"}, follow=True).content.decode()
    assert all(words in gone for words in ("退出过的", "人手不够"))
    assert cast.client("李工").get(f"/claims/{claim.pk}/withdrawal/").status_code == 409
    assert cast.client("周老师").get(f"/claims/{claim.pk}/withdrawal/").status_code == 404
    assert cast.client("周老师").get(address).status_code == 404
    assert cast.client("李工").get(f"{address}claims/").status_code == 409


def test_the_topics_of_a_year_leave_as_a_table(cast: Cast) -> None:
    programme = year_of(cast)
    topic = topic_of(programme, most_claims=2, direction=programme.directions.first())
    topic_of(programme, "焊缝跟踪")
    claim_topic(topic, cast.studio, by=cast.reach("王师傅"), note="=从门机构做起")
    answer = cast.client("李工").get(f"/programmes/{programme.pk}/topics/table/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
    assert rows[0][:4] == ["合作课题", "研究方向", "最多几家认领", "工作室"]
    assert rows[1][:5] == ["列车门控故障预警", "门控检修", 2, "精工工作室", "滨江精工机械公司"]
    assert rows[1][7] == "领衔人认领"
    assert rows[2][:4] == ["焊缝跟踪", None, None, None]
    assert cast.client("周老师").get(f"/programmes/{programme.pk}/topics/table/").status_code == 404


def test_a_topics_page_asks_as_many_queries_for_one_claim_as_for_three(cast: Cast) -> None:
    topic = topic_of(year_of(cast))
    claim_topic(topic, cast.studio, by=cast.reach("王师傅"))
    client, address = cast.client("王师傅"), topic.get_absolute_url()
    one = queries_of(client, address)
    for number in range(2):
        claim_topic(topic, second_studio(cast, f"工作室{number}"), by=cast.reach("赵秘书"), scan=Upload(f"{number}.pdf", b"%PDF-1.7 " + bytes([65 + number])))  # fmt: skip
    assert queries_of(client, address) == one
