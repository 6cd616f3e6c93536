"""The experts' pages: declared before content opens, scored one by one, nothing lost, nothing told of what is kept from them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianchuang.matters.models import Matter
from lianchuang.people.models import Body, Person, Tie
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import keep
from lianchuang.records.past import act, clock_at, last_act
from lianchuang.reviews.models import Assignment, Entry, Expert, Party, Recusal, Round, ScoreSheet, SheetDraft
from tests.cast import STAGE_HAND
from tests.reviews.builders import CLOSES, Hall, hall, scored

POINTS = ("18", "20.5", "15", "16", "10")
TITLE, UNIT = "列车门控检修装置", "滨江精工机械公司"


def root(found: Hall) -> str:
    return f"/reviews/{found.round.pk}/"


def desk(found: Hall) -> str:
    return f"{root(found)}desk/"


def entry_at(found: Hall, number: int, what: str = "score") -> str:
    return f"/entries/{found.entries[number - 1].pk}/{what}/"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def typed(found: Hall, *points: str, veto: str = "0", **more: str) -> dict[str, str]:
    keys = [item.pk for item in found.scheme.criteria.all()]
    return {
        **dict(zip((f"c{key}" for key in keys), (*(points or POINTS), veto), strict=True)),
        "comment": "",
        **more,
    }


# Declaring


def test_units_and_titles_are_declared_about_and_not_told_together(declaring: Hall) -> None:
    told = page(declaring.cast.client("许教授"), f"{root(declaring)}declaration/")
    for words in (TITLE, UNIT, "桥检公司", "远山县职业学校", declaring.entries[0].code):
        assert words in told
    assert ("的难题" in told, "分三步走" in told, "负责人" in told, "王师傅" in told) == (
        False,
        False,
        False,
        False,
    )
    titles = told[told.index("参评的项目") :]
    assert (UNIT in titles, "桥检公司" in titles) == (False, False)


def test_nothing_opens_before_it_is_declared(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="还没申报"):
        Expert.objects.filter(pk=scoring.experts["许教授"].pk).update(declared_at=None)
    client, before = scoring.cast.client("许教授"), last_act()
    told = page(client, desk(scoring))
    assert ("先申报回避" in told, TITLE in told, "/ 3" in told) == (True, False, False)
    page(client, entry_at(scoring, 3), 404)
    assert client.post(entry_at(scoring, 3), typed(scoring)).status_code == 404
    assert last_act() == before
    assert client.post(f"{root(scoring)}declaration/", {}).status_code == 302
    assert TITLE in page(client, desk(scoring))
    waiting = Matter.objects.filter(person=scoring.cast.people["许教授"], closed_at__isnull=True)
    assert list(waiting.values_list("address", flat=True)) == [desk(scoring)]


def test_what_is_declared_is_gone(declaring: Hall) -> None:
    client, address = declaring.cast.client("许教授"), f"{root(declaring)}declaration/"
    bridge, first = Body.objects.get(name="桥检公司"), declaring.entries[0].pk
    before = last_act()
    unsaid = client.post(address, {"body": bridge.pk, "entry": first})
    assert (unsaid.status_code, "请写一句为什么要回避" in unsaid.content.decode(), last_act()) == (
        422,
        True,
        before,
    )
    assert unsaid.content.decode().count(" checked>") == 2
    assert client.post(address, {"body": bridge.pk, "entry": first, "reason": "同学"}).status_code == 302
    kept = Recusal.objects.filter(kind="declared").order_by("entry__key")
    assert list(kept.values_list("entry__key", "reason")) == [("proposal:1", "同学"), ("proposal:3", "同学")]
    told = page(client, address)
    assert (TITLE in told, UNIT in told, "桥检公司" in told, "农机快换接头" in told) == (
        False,
        False,
        False,
        True,
    )


def test_a_stranger_s_keys_declare_nothing(declaring: Hall) -> None:
    client = declaring.cast.client("陈专家")
    form = {
        "entry": [declaring.entries[0].pk, "abc", "99999999999999999999"],
        "body": ["7x"],
        "reason": "乱填",
    }
    assert client.post(f"{root(declaring)}declaration/", form).status_code == 302
    assert Recusal.objects.filter(kind="declared").count() == 0


@pytest.mark.parametrize(
    "name", ["王师傅", "李工", "钱部长", "吴秘书", "孙主席", "赵秘书", "管理员", "郑主席"]
)
def test_whoever_is_no_expert_has_no_desk(scoring: Hall, name: str) -> None:
    client, before = scoring.cast.client(name), last_act()
    for address in (
        desk(scoring),
        f"{root(scoring)}declaration/",
        entry_at(scoring, 3),
        entry_at(scoring, 3, "recusal"),
    ):
        assert client.get(address).status_code == 404
    for address in (f"{root(scoring)}declaration/", entry_at(scoring, 3), entry_at(scoring, 3, "draft")):
        assert client.post(address, typed(scoring)).status_code == 404
    assert (last_act(), SheetDraft.objects.count()) == (before, 0)


def test_who_is_not_signed_in_is_led_to_the_door(scoring: Hall) -> None:
    assert scoring.cast.client("无人").get(desk(scoring))["Location"].startswith("/sign-in/")


def test_an_invitation_opens_nothing_before_the_round_does(prepared: Hall) -> None:
    page(prepared.cast.client("许教授"), desk(prepared), 404)
    assert "没有和您有关的评审" in page(prepared.cast.client("许教授"), "/reviews/")


# Scoring


def test_scored_one_after_the_other_by_the_least_reviewed(scoring: Hall) -> None:
    for number in (1, 3):
        scored(scoring, "周老师", number)
    client = scoring.cast.client("许教授")
    told = page(client, desk(scoring))
    assert (
        "<strong>0</strong> / 3" in told,
        f'href="{entry_at(scoring, 2)}"' in told.split("desk-count")[-1],
    ) == (True, True)
    opened = page(client, entry_at(scoring, 2))
    assert ("农机快换接头的难题" in opened, "农师傅" in opened, "远山县职业学校" in opened) == (
        True,
        False,
        False,
    )
    answer = client.post(entry_at(scoring, 2), typed(scoring))
    assert answer["Location"] in (entry_at(scoring, 1), entry_at(scoring, 3))
    sheet = ScoreSheet.objects.get(expert=scoring.experts["许教授"])
    assert (str(sheet.total), str(sheet.tie_points), sheet.is_vetoed, sheet.points.count()) == (
        "79.5",
        "20.5",
        False,
        6,
    )
    client.post(entry_at(scoring, 1), typed(scoring))
    last = client.post(entry_at(scoring, 3), typed(scoring))
    assert last["Location"] == desk(scoring)
    told = page(client, desk(scoring))
    assert ("<strong>3</strong> / 3" in told, "都评完了" in told) == (True, True)


def test_the_matter_is_closed_with_the_last_score(declaring: Hall) -> None:
    for name in ("许教授", "周老师"):
        assert declaring.cast.client(name).post(f"{root(declaring)}declaration/", {}).status_code == 302
    declaring.cast.client("赵秘书").post(f"{root(declaring)}scoring/", {"closes_at": "2099年3月10日 17:00"})
    waiting = Matter.objects.filter(key__endswith=":score", closed_at__isnull=True)
    client = declaring.cast.client("许教授")
    client.post(entry_at(declaring, 1), typed(declaring))
    assert sorted(waiting.values_list("person__name", flat=True)) == ["周老师", "许教授"]
    for number in (2, 3):
        client.post(entry_at(declaring, number), typed(declaring))
    assert list(waiting.values_list("person__name", flat=True)) == ["周老师"]


def test_what_was_handed_in_can_be_changed_until_the_end(scoring: Hall) -> None:
    client = scoring.cast.client("许教授")
    client.post(entry_at(scoring, 3), typed(scoring))
    assert 'value="20.5"' in page(client, entry_at(scoring, 3))
    client.post(entry_at(scoring, 3), typed(scoring, "1", "2", "3", "4", "5"))
    assert [str(total) for total in ScoreSheet.objects.values_list("total", flat=True)] == ["15.0"]


@pytest.mark.parametrize(
    ("points", "more", "says"),
    [
        (("101", "20", "15", "16", "10"), {}, "您写了 101 分，这一项最多 20 分。"),
        (("18", "25.5", "15", "16", "10"), {}, "您写了 25.5 分，这一项最多 25 分。"),
        (("18", "", "15", "16", "10"), {}, "这一项还没有打分。"),
        (("18", "20", "-3", "16", "10"), {}, "最少 0 分。"),
        (("18", "20", "十五", "16", "10"), {}, "「十五」不是分数"),
        (POINTS, {"veto": ""}, "请选「没有」或「有，否决」。"),
        (POINTS, {"veto": "1"}, "一票否决要在意见里写明理由。"),
        (POINTS, {"comment": "长" * 2001}, "有 2001 个字，最多 2000 个字。"),
        (POINTS, {"comment": "翻\u202e转"}, "看不见的控制字符"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_kept(
    scoring: Hall, points: tuple[str, ...], more: dict[str, str], says: str
) -> None:
    client, before = scoring.cast.client("许教授"), last_act()
    answer = client.post(entry_at(scoring, 3), typed(scoring, *points, **more))
    assert (answer.status_code in (409, 422), says in answer.content.decode(), last_act()) == (
        True,
        True,
        before,
    )
    assert ScoreSheet.objects.count() == 0
    again = page(client, entry_at(scoring, 3))
    assert all(f'value="{each}"' in again for each in points if each)


def test_a_veto_with_its_reason_blocks_the_entry(scoring: Hall) -> None:
    client = scoring.cast.client("许教授")
    assert (
        client.post(entry_at(scoring, 3), typed(scoring, veto="1", comment="专利在打官司")).status_code == 302
    )
    assert "1 位专家提出一票否决" in page(
        scoring.cast.client("管理员"), f"{root(scoring)}ranking/?show=blocked"
    )


def test_what_is_typed_is_kept_as_it_is_typed(scoring: Hall) -> None:
    client, before = scoring.cast.client("许教授"), last_act()
    form = typed(scoring, "101", "20", "", "", "", veto="", comment="写到一半")
    answer = client.post(entry_at(scoring, 3, "draft"), form, headers={"accept": "application/json"})
    first = scoring.scheme.criteria.first().pk
    said: dict[str, Any] = answer.json()
    assert said["problems"] == {f"c{first}": "您写了 101 分，这一项最多 20 分。"}
    assert (said["saved"].startswith("存下了"), said["over"], last_act()) == (True, "", before)
    again = page(client, entry_at(scoring, 3))
    assert ('value="101"' in again, "写到一半" in again, "还没有交" in again) == (True, True, True)
    assert "填了一半" in page(client, desk(scoring))
    assert client.post(entry_at(scoring, 3, "draft"), form)["Location"] == entry_at(scoring, 3)
    assert SheetDraft.objects.count() == 1
    client.post(entry_at(scoring, 3), typed(scoring))
    assert SheetDraft.objects.count() == 0


def test_a_deadline_that_passes_while_typing_loses_nothing(scoring: Hall) -> None:
    client, before = scoring.cast.client("许教授"), last_act()
    with clock_at(CLOSES - timedelta(microseconds=1)):
        assert "评分已经截止" not in page(client, entry_at(scoring, 3))
    with clock_at(CLOSES):
        answer = client.post(entry_at(scoring, 3), typed(scoring, comment="最后一句"))
        told = answer.content.decode()
        assert (
            answer.status_code,
            "评分已经截止，不再收" in told,
            'value="20.5"' in told,
            "最后一句" in told,
        ) == (409, True, True, True)
        draft = client.post(
            entry_at(scoring, 3, "draft"), typed(scoring), headers={"accept": "application/json"}
        )
        assert "没有丢" in draft.json()["over"]
        again = page(client, entry_at(scoring, 3))
        assert ('value="20.5"' in again, "交，评下一项" in again) == (True, False)
        assert "评分已经截止" in page(client, desk(scoring))
    assert (last_act(), ScoreSheet.objects.count()) == (before, 0)
    # The secretary moves the deadline, and what was typed is handed in as it stood.
    later = {"closes_at": "2099年3月12日 17:00", "reason": "网络断了"}
    with clock_at(CLOSES):
        assert scoring.cast.client("赵秘书").post(f"{root(scoring)}deadline/", later).status_code == 302
        assert client.post(entry_at(scoring, 3), typed(scoring)).status_code == 302
    assert ScoreSheet.objects.count() == 1


# What is kept from an expert


def test_an_old_page_of_a_recused_expert_scores_nothing(scoring: Hall) -> None:
    client = scoring.cast.client("许教授")
    assert TITLE in page(client, entry_at(scoring, 1))
    with act(by=STAGE_HAND, reason="补登"):
        Tie.objects.create(
            kind="kinship",
            person=scoring.cast.people["许教授"],
            other_person=scoring.cast.people["王师傅"],
            source="说明",
        )
    before = last_act()
    answer = client.post(entry_at(scoring, 1), typed(scoring))
    told = answer.content.decode()
    assert (answer.status_code, "这一项不在您的评分桌上" in told, TITLE in told) == (404, True, False)
    assert client.post(entry_at(scoring, 1, "draft"), typed(scoring)).status_code == 404
    assert (ScoreSheet.objects.count(), SheetDraft.objects.count(), last_act()) == (0, 0, before)


def bare(text: str, key: int | None = None) -> str:
    """A page without the tokens of its forms, and without its own address."""
    told = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+', "", text)
    return told.replace(str(key), "") if key else told


def answers(client: Client, addresses: list[str]) -> str:
    return bare("".join(client.get(address).content.decode() for address in addresses))


@pytest.mark.parametrize("lens", ["", "?known_at=act:{before}"])
def test_nothing_tells_an_expert_of_what_is_kept_from_them(scoring: Hall, lens: str) -> None:
    """陈专家 is of the company behind E1, which has scores, files and a rank: there is something to leak."""
    scored(scoring, "许教授", 1)
    scored(scoring, "陈专家", 1)
    kept = scoring.entries[0]
    with act(by=STAGE_HAND, reason="附件"):
        Evidence.objects.create(
            folder=kept.files.get().folder,
            content=keep(b"%PDF-1.7 x", "精工申报书.pdf"),
            kind="own",
            name="精工申报书.pdf",
        )
    query = lens.format(before=last_act())
    client = scoring.cast.client("陈专家")
    places = [
        desk(scoring),
        f"{root(scoring)}declaration/",
        "/reviews/",
        "/desk/",
        "/matters/",
        "/acts/",
        *(entry_at(scoring, number) for number in (2, 3)),
    ]
    told = answers(client, [f"{place}{query}" for place in places])
    hidden = (TITLE, UNIT, kept.code, str(kept.pk), kept.key, "/ 3", "共 3", "精工申报书")
    shown = client.get(f"{desk(scoring)}{query}").content.decode()
    assert [words for words in hidden if words in told] == []
    assert ("农机快换接头" in shown, "/ 2" in shown, "共 2" in shown) == (True, True, True)
    for what in ("score", "recusal", "files/1"):
        assert client.get(f"/entries/{kept.pk}/{what}/{query}").status_code == 404
        assert client.get(f"/entries/{kept.pk + 1}/{what}/{query}").status_code == 404
    same = [client.get(f"/entries/{key}/score/{query}").content.decode() for key in (kept.pk, kept.pk + 1)]
    assert bare(same[0], kept.pk) == bare(same[1], kept.pk + 1)
    for path in (
        "experts/",
        "recusals/",
        "ranking/",
        "ranking/table/",
        "assignments/",
        "paper-sheets/",
        "conflict-trial/",
    ):
        assert client.get(f"{root(scoring)}{path}{query}").status_code == 404


def test_a_recusal_of_today_holds_on_pages_of_yesterday(scoring: Hall) -> None:
    client, before = scoring.cast.client("许教授"), last_act()
    assert TITLE in page(client, f"{desk(scoring)}?known_at=act:{before}")
    client.post(entry_at(scoring, 1, "recusal"), {"reason": "刚想起来，是我的学生"})
    for address in (desk(scoring), f"{root(scoring)}declaration/"):
        assert TITLE not in page(client, f"{address}?known_at=act:{before}")
    page(client, f"{entry_at(scoring, 1)}?known_at=act:{before}", 404)


def test_a_fact_of_today_holds_on_pages_of_yesterday(scoring: Hall) -> None:
    client, before = scoring.cast.client("许教授"), last_act()
    with act(by=STAGE_HAND, reason="补登"):
        Tie.objects.create(
            kind="interest",
            person=scoring.cast.people["许教授"],
            other_body=Body.objects.get(name=UNIT),
            source="股东",
        )
    told = page(client, f"{desk(scoring)}?known_at=act:{before}")
    assert (TITLE in told, "/ 2" in told) == (False, True)
    page(client, f"{entry_at(scoring, 1)}?known_at=act:{before}", 404)


def test_i_need_to_stay_out_of_it(scoring: Hall) -> None:
    scored(scoring, "许教授", 3)
    client = scoring.cast.client("许教授")
    assert "这一步您自己不能收回" in page(client, entry_at(scoring, 3, "recusal"))
    assert client.post(entry_at(scoring, 3, "recusal"), {"reason": " "}).status_code == 422
    assert client.post(entry_at(scoring, 3, "recusal"), {"reason": "我们合作过"}).status_code == 302
    page(client, entry_at(scoring, 3), 404)
    told = page(client, desk(scoring))
    assert ("桥梁索力检测" in told, "<strong>0</strong> / 2" in told) == (False, True)


def test_experts_never_see_each_others_scores(scoring: Hall) -> None:
    scored(scoring, "周老师", 3, "11", "22", "13", "14", "15")
    client = scoring.cast.client("许教授")
    told = page(client, entry_at(scoring, 3)) + page(client, desk(scoring))
    assert ("周老师" in told, 'value="22"' in told, ">75<" in told) == (False, False, False)


def test_a_withdrawn_entry_is_gone_from_the_desk(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="撤回"):
        Entry.objects.filter(pk=scoring.entries[2].pk).update(is_withdrawn=True)
    client = scoring.cast.client("许教授")
    assert "/ 2" in page(client, desk(scoring))
    assert client.post(entry_at(scoring, 3), typed(scoring)).status_code == 404


def test_files_go_under_names_that_tell_nothing(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="附件"):
        folder = scoring.entries[2].files.get().folder
        Evidence.objects.create(
            folder=folder,
            content=keep(b"%PDF-1.7 bridge", "桥检公司申报书.pdf"),
            kind="own",
            name="桥检公司申报书.pdf",
        )
    client = scoring.cast.client("许教授")
    told = page(client, entry_at(scoring, 3))
    assert ("附件1" in told, "桥检公司" in told) == (True, False)
    answer = client.get(entry_at(scoring, 3, "files/1"))
    assert (answer.content, "%E9%99%84%E4%BB%B61.pdf" in answer["Content-Disposition"]) == (
        b"%PDF-1.7 bridge",
        True,
    )
    page(client, entry_at(scoring, 3, "files/2"), 404)
    assert scoring.cast.client("王师傅").get(entry_at(scoring, 3, "files/1")).status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999", "999999999999999999", "99999999999999999999999999"])
def test_a_number_nobody_has_is_a_404(scoring: Hall, number: str) -> None:
    client = scoring.cast.client("许教授")
    for address in (
        f"/reviews/{number}/desk/",
        f"/entries/{number}/score/",
        f"/reviews/{number}/",
        f"/schemes/{number}/",
    ):
        assert client.get(address).status_code == 404


def queries_of(client: Client, address: str) -> int:
    page(client, address)
    with CaptureQueriesContext(connection) as asked:
        page(client, address)
    return len(asked)


def more_entries(found: Hall, count: int) -> None:
    with act(by=STAGE_HAND, reason="更多"):
        body = Body.objects.get(name="桥检公司")
        for number in range(count):
            row = Entry.objects.create(
                round=found.round, code=f"Z{number:03}", key=f"more:{number}", title=f"项目{number}", text="x"
            )
            Party.objects.create(
                entry=row, person=Person.objects.create(name=f"人{number}", body=body), part="负责人"
            )
            Assignment.objects.create(expert=found.experts["许教授"], entry=row)
            found.entries.append(row)
    for entry in range(4, 16):
        scored(found, "许教授", entry)


@pytest.mark.parametrize("path", ["desk", "declaration", "score"])
def test_as_many_queries_for_three_entries_as_for_sixty(scoring: Hall, path: str) -> None:
    client = scoring.cast.client("许教授")
    address = entry_at(scoring, 3) if path == "score" else f"{root(scoring)}{path}/"
    few = queries_of(client, address)
    more_entries(scoring, 60)
    assert (few, queries_of(client, address)) == (COUNTS[path], COUNTS[path])


COUNTS = {"desk": 31, "declaration": 26, "score": 30}


def test_an_expert_of_one_round_is_nobody_in_another(db: None) -> None:
    found = hall("scoring", experts=("许教授",))
    with act(by=STAGE_HAND, reason="另一场"):
        other = Round.objects.create(
            network=found.round.network,
            title="另一场",
            scheme=found.scheme,
            state="scoring",
            closes_at=datetime(2099, 1, 1, tzinfo=UTC),
        )
        entry = Entry.objects.create(round=other, code="A001", key="x", title="别的", text="x")
    client = found.cast.client("许教授")
    page(client, f"/reviews/{other.pk}/desk/", 404)
    page(client, f"/entries/{entry.pk}/score/", 404)
    assert "另一场" not in page(client, "/reviews/")
