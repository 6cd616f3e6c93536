"""Schemes: written, revised, frozen; who sees and writes them."""

from decimal import Decimal

import pytest
from django.test import Client

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past import act, last_act
from lianchuang.reviews.actions import SchemeWords, make_scheme, revise_scheme
from lianchuang.reviews.models import Scheme
from lianchuang.reviews.rules import PresetCriterion
from tests.cast import STAGE_HAND
from tests.reviews.builders import Hall

WORDS = SchemeWords("技能赛评审方案", 5, 3, "")


def items(*titles: str) -> list[PresetCriterion]:
    return [PresetCriterion(title, Decimal(50)) for title in titles]


def form_of(*rows: tuple[str, str, str], tie: str = "", **more: str) -> dict[str, str]:
    """What the browser sends: (title, kind, maximum) of each row, and an empty row after them."""
    said = {
        "title": "技能赛评审方案",
        "drops_extremes_from": "5",
        "minimum_scores": "3",
        "bands": "",
        "rows": str(len(rows) + 1),
        "tie": tie,
    }
    for number, (title, kind, maximum) in enumerate((*rows, ("", "counted", ""))):
        said |= {
            f"title{number}": title,
            f"kind{number}": kind,
            f"maximum{number}": maximum,
            f"dimension{number}": "",
            f"hint{number}": "",
        }
    return {**said, **more}


def told(scheme: Scheme) -> list[tuple[str, str, bool, bool, bool]]:
    return [
        (each.title, f"{each.maximum:f}", each.is_veto, each.is_counted, each.breaks_ties)
        for each in scheme.criteria.all()
    ]


def test_a_scheme_is_written_on_a_page(prepared: Hall) -> None:
    client = prepared.cast.client("赵秘书")
    assert "必要性" in client.get("/schemes/new/?preset=joint_project").content.decode()
    rows = (
        ("操作", "counted", "60"),
        ("理论", "counted", "40"),
        ("态度", "reference", "10"),
        ("作弊", "veto", ""),
    )
    assert client.post("/schemes/new/", form_of(*rows, tie="0", bands="90 优秀；0 不合格")).status_code == 302
    made = Scheme.objects.get(title="技能赛评审方案")
    assert told(made) == [
        ("操作", "60.0", False, True, True),
        ("理论", "40.0", False, True, False),
        ("态度", "10.0", False, False, False),
        ("作弊", "1.0", True, True, False),
    ]
    assert (made.network, made.frozen_at, made.bands) == (
        prepared.cast.network.body,
        None,
        "90 优秀；0 不合格",
    )
    page = client.get(made.get_absolute_url()).content.decode()
    assert ("满分 100" in page, "只作参考" in page, "一票否决" in page, "同分时比这一项" in page) == (
        True,
        True,
        True,
        True,
    )
    assert "技能赛评审方案" in client.get("/schemes/").content.decode()


@pytest.mark.parametrize(
    ("rows", "more", "says"),
    [
        ((("操作", "counted", ""),), {}, "请写满分。"),
        ((("操作", "counted", "一百"),), {}, "不是分数"),
        ((), {}, "至少要有一项计分的指标。"),
        ((("操作", "counted", "60"), ("操作", "counted", "40")), {}, "有两项指标同名"),
        ((("操作", "counted", "60"), ("作弊", "veto", "")), {"tie": "1"}, "必须是计分的指标"),
        ((("操作", "counted", "60"),), {"drops_extremes_from": "2"}, "至少有 3 份评分"),
        ((("操作", "counted", "60"),), {"minimum_scores": "2.5"}, "不是整数"),
        ((("操作", "counted", "60"),), {"bands": "优秀"}, "看不懂"),
        ((("操作", "counted", "60"),), {"title": ""}, "这里不能空着"),
        ((("操作", "counted", "60"),), {"title": "联合攻关项目评审方案"}, "已经有一份叫"),
        ((("操作", "secret", "60"),), {}, "请从列出的里面选一个"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    prepared: Hall, rows: tuple[tuple[str, str, str], ...], more: dict[str, str], says: str
) -> None:
    before = last_act()
    answer = prepared.cast.client("赵秘书").post("/schemes/new/", form_of(*rows, **more))
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)


def test_no_more_rows_are_read_than_there_may_be(prepared: Hall) -> None:
    form = form_of(("操作", "counted", "60"), rows="99999999999")
    assert prepared.cast.client("赵秘书").post("/schemes/new/", form).status_code == 302
    assert told(Scheme.objects.get(title="技能赛评审方案")) == [("操作", "60.0", False, True, False)]


def test_more_rows_are_asked_for_without_losing_what_is_typed(prepared: Hall) -> None:
    before = last_act()
    answer = prepared.cast.client("赵秘书").post(
        "/schemes/new/", form_of(("操作", "counted", "60"), more="1")
    )
    page = answer.content.decode()
    assert (answer.status_code, 'name="title4"' in page, 'value="操作"' in page, last_act()) == (
        200,
        True,
        True,
        before,
    )


def test_one_that_is_frozen_stays_and_its_next_version_is_made(prepared: Hall) -> None:
    client, frozen = prepared.cast.client("赵秘书"), prepared.scheme
    before = told(frozen)
    address = f"{frozen.get_absolute_url()}revision/"
    assert "已经定稿" in client.get(address).content.decode()
    form = form_of(("必要性", "counted", "100"), title=frozen.title)
    assert client.post(address, form).status_code == 302
    made = Scheme.objects.get(title=frozen.title, version=2)
    assert (told(made), told(Scheme.objects.get(pk=frozen.pk))) == (
        [("必要性", "100.0", False, True, False)],
        before,
    )
    again = client.post(address, form)
    assert (again.status_code, "没有定稿的新版本" in again.content.decode()) == (422, True)
    # The one that is not frozen is changed in place.
    assert (
        client.post(
            f"{made.get_absolute_url()}revision/", form_of(("效益", "counted", "100"), title=frozen.title)
        ).status_code
        == 302
    )
    assert told(made) == [("效益", "100.0", False, True, False)]


def test_a_name_is_taken_once(prepared: Hall) -> None:
    keeper = prepared.reach("赵秘书")
    scheme, _act = make_scheme(prepared.cast.network.body, WORDS, items("甲"), by=keeper)
    other, _act = make_scheme(prepared.cast.network.body, SchemeWords("另一份"), items("甲"), by=keeper)
    with pytest.raises(Refused, match="已经有一份叫"):
        make_scheme(prepared.cast.network.body, WORDS, items("乙"), by=keeper)
    with pytest.raises(Refused, match="请改名"):
        revise_scheme(other, WORDS, items("乙"), by=keeper)
    with pytest.raises(Refused, match="请给方案起个名字"):
        revise_scheme(scheme, SchemeWords(" "), items("乙"), by=keeper)
    assert told(scheme) == [("甲", "50.0", False, True, False)]


def get(client: Client, address: str) -> int:
    return client.get(address).status_code


@pytest.mark.parametrize(
    ("name", "sees", "writes"),
    [
        ("赵秘书", 200, 200), ("郑主席", 200, 409), ("管理员", 200, 200), ("钱部长", 404, 404), ("王师傅", 404, 404),
        ("李工", 404, 404), ("周老师", 404, 404), ("许教授", 404, 404), ("吴秘书", 404, 404), ("孙主席", 404, 404),
    ],
)  # fmt: skip
def test_schemes_are_the_networks_own(prepared: Hall, name: str, sees: int, writes: int) -> None:
    client, address, before = prepared.cast.client(name), prepared.scheme.get_absolute_url(), last_act()
    assert (get(client, address), get(client, f"{address}revision/")) == (sees, writes)
    listed = client.get("/schemes/").content.decode()
    assert (prepared.scheme.title in listed.split("</h1>")[1].split("新建一份")[0]) is (sees == 200)
    if writes != 200:
        assert client.post(f"{address}revision/", form_of(("甲", "counted", "9"))).status_code == writes
        assert last_act() == before


def test_nobody_writes_a_scheme_for_another_network(prepared: Hall) -> None:
    client, theirs = prepared.cast.client("赵秘书"), prepared.cast.elsewhere.body
    client.post("/schemes/new/", form_of(("甲", "counted", "9"), network=str(theirs.pk)))
    assert Scheme.objects.filter(network=theirs).count() == 0
    assert get(prepared.cast.client("王师傅"), "/schemes/new/") == 409


def test_as_many_queries_for_one_scheme_as_for_thirty(prepared: Hall) -> None:
    from tests.reviews.test_views_officers import queries_of

    client = prepared.cast.client("赵秘书")
    one = queries_of(client, "/schemes/")
    with act(by=STAGE_HAND, reason="更多"):
        for number in range(30):
            Scheme.objects.create(network=prepared.cast.network.body, title=f"方案{number}")
    assert (one, queries_of(client, "/schemes/")) == (9, 9)
