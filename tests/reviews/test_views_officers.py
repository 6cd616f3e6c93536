"""The officers' pages: what they show, to whom, and with how many queries."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianchuang.matters.models import Matter, Message, StampedPaper
from lianchuang.people.models import Body, Person, Tie
from lianchuang.records.past import act, clock_at, last_act
from lianchuang.reviews.models import Assignment, Entry, Expert, Party, Recusal, Round, ScoreSheet
from lianchuang.reviews.queries import ranking
from tests.cast import STAGE_HAND
from tests.reviews.builders import CLOSES, Hall, hall, scored

PNG = b"\x89PNG\r\n\x1a\n sheet"
OFFICERS_PAGES = ("", "experts/", "conflict-trial/", "recusals/", "assignments/", "paper-sheets/", "ranking/")


def root(found: Hall) -> str:
    return f"/reviews/{found.round.pk}/"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize("state", ["prepared", "declaring", "scoring", "closed"])
def test_every_page_stands_in_every_state(db: None, state: str) -> None:
    found = hall(state)
    client = found.cast.client("赵秘书")
    for path in (*OFFICERS_PAGES, "deadline/"):
        page(client, root(found) + path)
    assert "2025年联合攻关项目评审" in page(client, "/reviews/")


@pytest.mark.parametrize(
    ("name", "status"),
    [("王师傅", 404), ("李工", 404), ("周老师", 404), ("许教授", 404), ("吴秘书", 404), ("钱部长", 404), ("孙主席", 404), ("管理员", 200), ("赵秘书", 200)],
)  # fmt: skip
def test_pages_of_officers_are_theirs_alone(scoring: Hall, name: str, status: int) -> None:
    client = scoring.cast.client(name)
    for path in OFFICERS_PAGES[1:]:
        assert client.get(root(scoring) + path).status_code == status, path
    assert client.get("/reviews/").status_code == 200


def test_the_chair_sees_it_all_and_runs_nothing(scoring: Hall) -> None:
    client = scoring.cast.client("郑主席")
    before = last_act()
    for path in ("", "experts/", "recusals/", "paper-sheets/"):
        page(client, root(scoring) + path)
    assert client.post(f"{root(scoring)}mode/", {"everyone": "0"}).status_code == 409
    assert client.get(f"{root(scoring)}conflict-trial/").status_code == 409
    assert client.post(f"{root(scoring)}experts/", {"names": "新人（桥检公司）"}).status_code == 422
    assert last_act() == before


def test_whom_an_entry_concerns_waits_with_the_ranking(scoring: Hall) -> None:
    """郑主席 is of 桥检公司, which leads E3."""
    client = scoring.cast.client("郑主席")
    says = "参评项里有和您有关的，评分结束以后您才能看排名。"
    assert says in page(client, f"{root(scoring)}ranking/", 409)
    assert says in page(client, f"{root(scoring)}ranking/table/", 409)
    with clock_at(CLOSES):
        assert "桥梁索力检测" in page(client, f"{root(scoring)}ranking/")


def test_an_expert_is_led_from_the_board_to_the_desk(scoring: Hall) -> None:
    answer = scoring.cast.client("许教授").get(root(scoring))
    assert (answer.status_code, answer["Location"]) == (302, f"{root(scoring)}desk/")


def test_a_secretary_on_the_panel_sees_the_desk_and_not_the_board(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="邀请"):
        Expert.objects.create(
            round=scoring.round, person=scoring.cast.people["赵秘书"], invited_at=CLOSES, declared_at=CLOSES
        )
    client = scoring.cast.client("赵秘书")
    for path in OFFICERS_PAGES[1:]:
        page(client, root(scoring) + path, 404)
    page(client, f"{root(scoring)}desk/")


def test_from_the_trial_to_the_first_score(prepared: Hall) -> None:
    client = prepared.cast.client("赵秘书")
    board = page(client, root(prepared))
    assert ("开始回避申报" in board, "试算回避" in board) == (True, True)
    assert client.post(f"{root(prepared)}declaring/").status_code == 302
    assert "开始评分" in page(client, root(prepared))
    assert client.post(f"{root(prepared)}scoring/", {"closes_at": "2020年5月20日 17:00"}).status_code == 422
    with act(by=STAGE_HAND, reason="申报"):
        Expert.objects.update(declared_at=CLOSES)
    late = client.post(f"{root(prepared)}scoring/", {"closes_at": "2020年5月20日 17:00"})
    assert (late.status_code, "它要在现在以后" in late.content.decode()) == (422, True)
    assert client.post(f"{root(prepared)}scoring/", {"closes_at": "2099年5月20日 17:00"}).status_code == 302
    assert prepared.fresh().state == "scoring"
    moved = client.post(
        f"{root(prepared)}deadline/", {"closes_at": "2099年5月21日 17:00", "reason": "晚一天"}
    )
    assert (moved.status_code, f"{prepared.fresh().closes_at:%d %H}") == (302, "21 09")
    assert client.post(f"{root(prepared)}closing/").status_code == 302
    assert prepared.fresh().state == "closed"


def test_the_trial_tells_what_each_could_not_score_and_writes_nothing(db: None) -> None:
    found = hall(experts=())
    client, before = found.cast.client("赵秘书"), last_act()
    address = f"{root(found)}conflict-trial/"
    assert "陈专家" in page(client, f"{address}?q=陈专")
    people = [found.cast.people[name].pk for name in ("陈专家", "赵秘书", "李工")]
    told = page(client, address + "?" + "&".join(f"person={key}" for key in people))
    code = found.entries[0].code
    assert (
        "和申报单位同属「滨江精工机械公司」" in told,
        "没有查到要回避的" in told,
        f"{code} 列车门控检修装置 — 1 位能评" in told,
        "有 1 项能评的不到 3 位" in told,
        "师徒关系" in told,
    ) == (True, True, True, True, True)
    assert (last_act(), Recusal.objects.count(), Message.objects.count()) == (before, 0, 0)


def test_who_is_not_in_sight_cannot_be_tried(db: None) -> None:
    found = hall(experts=())
    client = found.cast.client("赵秘书")
    stranger = found.cast.people["周老师"]
    assert "周老师" not in page(client, f"{root(found)}conflict-trial/?person={stranger.pk}&q=周老")
    answer = client.post(f"{root(found)}experts/", {"people": stranger.pk})
    assert (answer.status_code, Expert.objects.count()) == (422, 0)


def test_experts_are_invited_by_pick_and_by_name(db: None) -> None:
    found = hall("declaring", experts=("周老师",))
    client = found.cast.client("赵秘书")
    answer = client.post(
        f"{root(found)}experts/", {"people": found.cast.people["李工"].pk, "names": "新来的（桥检公司）"}
    )
    assert answer.status_code == 302
    assert sorted(Expert.objects.values_list("person__name", flat=True)) == ["周老师", "新来的", "李工"]
    assert Person.objects.get(name="新来的").body == Body.objects.get(name="桥检公司")
    assert sorted(Message.objects.values_list("name", flat=True)) == ["新来的", "李工"]
    told = Matter.objects.filter(key__endswith=":declare", closed_at__isnull=True)
    assert sorted(told.values_list("person__name", flat=True)) == ["新来的", "李工"]
    assert list(
        Recusal.objects.filter(expert__person__name="新来的").values_list("entry__key", flat=True)
    ) == ["proposal:3"]
    again = client.post(f"{root(found)}experts/", {"names": "新来的（桥检公司）"})
    assert (again.status_code, "都已经在专家名单里了" in again.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("typed", "says"),
    [({}, "请挑选专家"), ({"names": "无名（没有的公司）"}, "还没有登记"), ({"people": "abc"}, "重新挑选"),
        ({"names": "长" * 61 + "（桥检公司）"}, "太长"),
        ({"names": "张三（甲单位"}, "括号不成对"), ({"people": "99999999999999999999"}, "重新挑选")],
)  # fmt: skip
def test_what_is_wrong_with_an_invitation_is_said(prepared: Hall, typed: dict[str, str], says: str) -> None:
    before = last_act()
    answer = prepared.cast.client("赵秘书").post(f"{root(prepared)}experts/", typed)
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)


def test_an_expert_leaves_and_what_they_scored_stays(scoring: Hall) -> None:
    scored(scoring, "许教授", 3)
    expert = scoring.experts["许教授"]
    client = scoring.cast.client("赵秘书")
    page(client, f"/experts/{expert.pk}/leaving/")
    assert client.post(f"/experts/{expert.pk}/leaving/", {"reason": ""}).status_code == 422
    assert client.post(f"/experts/{expert.pk}/leaving/", {"reason": "出国"}).status_code == 302
    assert client.post(f"/experts/{expert.pk}/leaving/", {"reason": "出国"}).status_code == 404
    assert [each.counted for each in ranking(scoring.fresh()) if each.key == "proposal:3"] == [1]
    assert scoring.cast.client("许教授").get(f"{root(scoring)}desk/").status_code == 404
    assert "出国" in page(client, f"{root(scoring)}experts/")


def propose(client: Client, found: Hall, name: str, number: int, reason: str = "只是同名的另一家公司") -> int:
    shown = page(client, f"{root(found)}recusals/")
    expert, entry = found.experts[name], found.entries[number - 1]
    start = shown.index(f'name="expert" value="{expert.pk}"')
    digest = shown[start:].split('name="digest" value="')[1].split('"')[0]
    form = {"expert": expert.pk, "entry": entry.pk, "digest": digest, "reason": reason}
    return client.post(f"{root(found)}recusals/", form).status_code


def counted(found: Hall, number: int) -> int:
    return next(each.counted for each in ranking(found.fresh()) if each.key == f"proposal:{number}")


def test_a_recusal_is_set_aside_by_two_and_comes_back_with_new_facts(scoring: Hall) -> None:
    scored(scoring, "陈专家", 1)
    secretary, chair = scoring.cast.client("赵秘书"), scoring.cast.client("郑主席")
    assert propose(secretary, scoring, "陈专家", 1, " ") == 409
    assert propose(secretary, scoring, "陈专家", 1) == 302
    recusal = Recusal.objects.get(expert=scoring.experts["陈专家"])
    waiting = Matter.objects.filter(key__contains=":recusal:", closed_at__isnull=True)
    assert list(waiting.values_list("role", flat=True)) == ["chair"]
    address = f"/recusals/{recusal.pk}/setting-aside/"
    own = secretary.post(address, {"agrees": "1"})
    assert (own.status_code, "建议是您提的，要由另一位来准予。" in own.content.decode()) == (409, True)
    assert counted(scoring, 1) == 0
    assert chair.post(address, {"agrees": "1"}).status_code == 302
    assert (counted(scoring, 1), waiting.count()) == (1, 0)
    assert "准予不回避" in page(secretary, f"{root(scoring)}recusals/")
    with act(by=STAGE_HAND, reason="补登"):
        Tie.objects.create(
            kind="kinship",
            person=scoring.cast.people["陈专家"],
            other_person=scoring.cast.people["王师傅"],
            source="举报核实",
        )
    assert counted(scoring, 1) == 0
    assert scoring.cast.client("陈专家").get(f"/entries/{scoring.entries[0].pk}/score/").status_code == 404


def test_the_second_may_say_no(scoring: Hall) -> None:
    assert propose(scoring.cast.client("赵秘书"), scoring, "陈专家", 1) == 302
    recusal = Recusal.objects.get(expert=scoring.experts["陈专家"])
    assert (
        scoring.cast.client("郑主席")
        .post(f"/recusals/{recusal.pk}/setting-aside/", {"agrees": "0"})
        .status_code
        == 302
    )
    recusal.refresh_from_db()
    assert (recusal.proposed_by_name, recusal.set_aside_at) == ("", None)


def test_facts_that_changed_while_it_was_looked_at_are_said(scoring: Hall) -> None:
    client = scoring.cast.client("赵秘书")
    form = {
        "expert": scoring.experts["陈专家"].pk,
        "entry": scoring.entries[0].pk,
        "digest": "x",
        "reason": "不是一家",
    }
    answer = client.post(f"{root(scoring)}recusals/", form)
    assert (answer.status_code, "请刷新看过再定" in answer.content.decode()) == (409, True)
    form |= {"entry": scoring.entries[1].pk}
    answer = client.post(f"{root(scoring)}recusals/", form)
    assert (answer.status_code, "已经不成立" in answer.content.decode()) == (409, True)
    assert client.post(f"{root(scoring)}recusals/", {"expert": "x"}).status_code == 409


def test_a_declared_recusal_is_nobody_elses_to_lift(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="申报"):
        row = Recusal.objects.create(
            expert=scoring.experts["许教授"],
            entry=scoring.entries[0],
            kind="declared",
            reason="老同学",
            found_at=CLOSES,
        )
    answer = scoring.cast.client("郑主席").post(f"/recusals/{row.pk}/setting-aside/", {"agrees": "1"})
    assert answer.status_code == 409
    assert "老同学" in page(scoring.cast.client("赵秘书"), f"{root(scoring)}recusals/")


def test_entries_are_assigned_by_hand(scoring: Hall) -> None:
    client, expert = scoring.cast.client("赵秘书"), scoring.experts["许教授"]
    first, second, third = (entry.pk for entry in scoring.entries)
    assert client.post(f"{root(scoring)}mode/", {"everyone": "0"}).status_code == 302
    address = f"{root(scoring)}assignments/"
    form = {"expert": expert.pk, "shown": [first, second, third], "entry": [second, third]}
    assert client.post(address, form).status_code == 302
    assert set(Assignment.objects.values_list("entry_id", flat=True)) == {second, third}
    told = page(scoring.cast.client("许教授"), f"{root(scoring)}desk/")
    assert ("农机快换接头" in told, "列车门控检修装置" in told, "<strong>0</strong> / 2" in told) == (
        True,
        False,
        True,
    )
    # Only what was shown is changed; what is kept from them, or scored, is not.
    scored(scoring, "许教授", 2)
    refused = client.post(address, {"expert": expert.pk, "shown": [second], "entry": []})
    assert (refused.status_code, "已经评过了" in refused.content.decode()) == (409, True)
    refused = client.post(
        address, {"expert": scoring.experts["陈专家"].pk, "shown": [first], "entry": [first]}
    )
    assert (refused.status_code, "要回避" in refused.content.decode()) == (409, True)
    assert client.post(address, {"expert": expert.pk, "shown": [third], "entry": []}).status_code == 302
    assert list(Assignment.objects.values_list("entry_id", flat=True)) == [second]
    assert client.post(address, {"expert": "99999", "shown": [third]}).status_code == 404
    assert "许教授" in page(client, address)


POINTS = ("18", "20", "15", "16", "10")


def paper_form(found: Hall, name: str, number: int, **more: object) -> dict[str, object]:
    keys = [item.pk for item in found.scheme.criteria.all()]
    typed = dict(zip((f"c{key}" for key in keys), (*POINTS, "0"), strict=True))
    scan = SimpleUploadedFile("评分表.png", PNG)
    return {
        "expert": found.experts[name].pk,
        "entry": found.entries[number - 1].pk,
        "scan": scan,
        "comment": "",
        **typed,
        **more,
    }


def test_a_paper_sheet_counts_once_a_second_person_has_checked_it(scoring: Hall) -> None:
    secretary, chair = scoring.cast.client("赵秘书"), scoring.cast.client("郑主席")
    address = f"{root(scoring)}paper-sheets/new/"
    asked = f"{address}?expert={scoring.experts['许教授'].pk}&entry={scoring.entries[2].pk}"
    assert "桥梁索力检测" in page(secretary, asked)
    assert secretary.post(address, paper_form(scoring, "许教授", 3)).status_code == 302
    sheet = ScoreSheet.objects.get()
    assert (sheet.state, str(sheet.total), counted(scoring, 3)) == ("typed", "79.0", 0)
    stamped = StampedPaper.objects.get()
    assert (stamped.person.name, "桥梁" in stamped.title, sheet.stamped_paper_id) == (
        "许教授",
        False,
        stamped.pk,
    )
    check = f"/score-sheets/{sheet.pk}/check/"
    own = secretary.post(check, {"total": "79"})
    assert (own.status_code, "要由另一位来核对" in own.content.decode()) == (422, True)
    shown = page(chair, check)
    assert ("18 / 20" in shown, "79.0" in shown, ">79<" in shown) == (True, False, False)
    assert chair.get(f"/score-sheets/{sheet.pk}/scan/").content == PNG
    wrong = chair.post(check, {"total": "97"})
    assert (wrong.status_code, "对不上" in wrong.content.decode(), counted(scoring, 3)) == (422, True, 0)
    assert chair.post(check, {"total": "一"}).status_code == 422
    assert chair.post(check, {"total": "79.0"}).status_code == 302
    sheet.refresh_from_db()
    assert (sheet.state, sheet.checked_by_name, counted(scoring, 3)) == ("handed_in", "郑主席", 1)
    assert chair.post(check, {"total": "79"}).status_code == 422
    # The named one says it was not so: it counts no more until that is settled.
    assert (
        scoring.cast.client("许教授")
        .post(f"/stamped-papers/{stamped.pk}/contest/", {"reason": "我打的是 89"})
        .status_code
        == 302
    )
    assert counted(scoring, 3) == 0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"scan": ""}, "没有它就不算数"),
        ({"first": "21"}, "这一项最多 20 分"),
        ({"first": ""}, "这一项还没有打分"),
        ({"scan": SimpleUploadedFile("x.png", b"not a picture")}, "不是可以作证明材料的文件"),
    ],
)
def test_what_is_wrong_with_a_paper_sheet_is_said(scoring: Hall, more: dict[str, object], says: str) -> None:
    before, first = last_act(), scoring.scheme.criteria.first().pk
    form = paper_form(
        scoring,
        "许教授",
        3,
        **{(f"c{first}" if key == "first" else key): value for key, value in more.items()},
    )
    answer = scoring.cast.client("赵秘书").post(f"{root(scoring)}paper-sheets/new/", form)
    assert (answer.status_code, says in answer.content.decode(), last_act()) == (422, True, before)
    assert ScoreSheet.objects.count() == 0


def test_nobody_types_for_a_recused_expert(scoring: Hall) -> None:
    answer = scoring.cast.client("赵秘书").post(
        f"{root(scoring)}paper-sheets/new/", paper_form(scoring, "陈专家", 1)
    )
    assert (answer.status_code, ScoreSheet.objects.count()) == (409, 0)


def test_nobody_types_over_what_the_expert_handed_in(scoring: Hall) -> None:
    sheet = scored(scoring, "许教授", 3)
    answer = scoring.cast.client("赵秘书").post(
        f"{root(scoring)}paper-sheets/new/", paper_form(scoring, "许教授", 3)
    )
    assert (answer.status_code, "已经自己交过" in answer.content.decode()) == (422, True)
    assert list(ScoreSheet.objects.values_list("pk", "total")) == [(sheet.pk, sheet.total)]


def test_a_sheet_typed_wrong_goes_back(scoring: Hall) -> None:
    scoring.cast.client("赵秘书").post(f"{root(scoring)}paper-sheets/new/", paper_form(scoring, "许教授", 3))
    sheet, chair = ScoreSheet.objects.get(), scoring.cast.client("郑主席")
    assert chair.post(f"/score-sheets/{sheet.pk}/return/", {"reason": ""}).status_code == 409
    assert chair.post(f"/score-sheets/{sheet.pk}/return/", {"reason": "第二项抄错"}).status_code == 302
    assert (ScoreSheet.objects.count(), StampedPaper.objects.get().is_void) == (0, True)
    assert (
        scoring.cast.client("赵秘书")
        .post(f"{root(scoring)}paper-sheets/new/", paper_form(scoring, "许教授", 3))
        .status_code
        == 302
    )
    assert ScoreSheet.objects.get().state == "typed"


def test_the_ranking_shows_spread_and_filters(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="规则"):
        scoring.scheme.minimum_scores = 2
        scoring.scheme.save()
    for name, points in (("许教授", "1"), ("周老师", "20")):
        scored(scoring, name, 3, points, "20", "15", "15", "10")
    scored(scoring, "许教授", 1)
    client = scoring.cast.client("管理员")
    shown = page(client, f"{root(scoring)}ranking/")
    assert ("70.50" in shown, ">19.0<" in shown, "评分还没有结束，名次会变" in shown) == (True, True, True)
    # 19 of 100 apart is not wide; what has too few scores is told so.
    only = page(client, f"{root(scoring)}ranking/?show=blocked")
    assert ("列车门控检修装置" in only, "桥梁索力检测" in only, "只有 1 份评分，至少要 2 份" in only) == (
        True,
        False,
        True,
    )
    assert "这里没有" in page(client, f"{root(scoring)}ranking/?show=discussion")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{root(scoring)}ranking/table/").content)).active
    assert [cell.value for cell in book[3]][:6] == [
        1,
        scoring.entries[2].code,
        "桥梁索力检测",
        70.5,
        19,
        70.5,
    ]


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
            Party.objects.create(entry=row, body=body, part="牵头单位")
            found.entries.append(row)
        Assignment.objects.create(expert=found.experts["许教授"], entry=row)
    for entry in range(4, 4 + min(count, 12)):
        scored(found, "许教授", entry)


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("", 30),
        ("experts/", 27),
        ("recusals/", 22),
        ("ranking/", 28),
        ("assignments/", 25),
        ("paper-sheets/", 6),
    ],
)
def test_as_many_queries_for_three_entries_as_for_sixty(scoring: Hall, path: str, count: int) -> None:
    client = scoring.cast.client("管理员")
    few = queries_of(client, root(scoring) + path)
    more_entries(scoring, 60)
    assert (few, queries_of(client, root(scoring) + path)) == (count, count)


def test_the_board_under_a_lens_is_of_that_day(scoring: Hall) -> None:
    client, before = scoring.cast.client("赵秘书"), last_act()
    scored(scoring, "许教授", 3)
    now, then = (page(client, f"{root(scoring)}{query}") for query in ("", f"?known_at=act:{before}"))
    assert ("1 / 7" in now, "0 / 7" in then, "现在就结束评分" in then) == (True, True, False)
    for path in OFFICERS_PAGES:
        page(client, f"{root(scoring)}{path}?known_at=act:{before}")


def test_rounds_of_others_are_not_counted(scoring: Hall) -> None:
    with act(by=STAGE_HAND, reason="别家"):
        Round.objects.create(
            network=scoring.cast.elsewhere.body, title="别家评审", scheme=scoring.scheme, state="scoring"
        )
    told = page(scoring.cast.client("赵秘书"), "/reviews/")
    assert ("别家评审" in told, "共 1 次" in told) == (False, True)


def test_a_declaration_on_paper_is_typed_for_who_has_no_account(declaring: Hall) -> None:
    client = declaring.cast.client("赵秘书")
    typed = {"names": "纸老师（江滨研究院）\n笔老师（江滨研究院）"}
    unknown = client.post(f"{root(declaring)}experts/", typed)
    assert (unknown.status_code, "还没有登记" in unknown.content.decode()) == (422, True)
    for status in (302, 422):  # twice is once
        assert client.post(f"{root(declaring)}experts/", {**typed, "adds_bodies": "on"}).status_code == status
    assert (
        Body.objects.filter(name="江滨研究院").count(),
        Person.objects.filter(body__name="江滨研究院").count(),
    ) == (1, 2)
    expert = Expert.objects.get(person__name="纸老师")
    bridge = Body.objects.get(name="桥检公司")
    assert "没有账号，用纸质评分表" in page(client, f"{root(declaring)}experts/")
    address, before = f"/experts/{expert.pk}/declaration/", last_act()
    assert "照着专家签过字的申报录" in page(client, address)
    form = {"body": bridge.pk, "reason": "以前的同事"}
    bare = client.post(address, form)
    assert (bare.status_code, "没有它就不算数" in bare.content.decode(), last_act()) == (422, True, before)
    scan = SimpleUploadedFile("申报.png", PNG)
    assert client.post(address, {**form, "reason": "", "scan": scan}).status_code == 422
    assert client.post(address, {**form, "scan": SimpleUploadedFile("申报.png", PNG)}).status_code == 302
    expert.refresh_from_db()
    assert expert.declared_at is not None
    assert list(Recusal.objects.filter(expert=expert).values_list("entry__key", "kind")) == [
        ("proposal:3", "declared")
    ]
    assert StampedPaper.objects.get().person == expert.person
    client.post(f"{root(declaring)}scoring/", {"closes_at": "2099年3月10日 17:00"})
    declaring.experts["纸老师"] = expert
    for number in (1, 2):
        assert (
            client.post(
                f"{root(declaring)}paper-sheets/new/", paper_form(declaring, "纸老师", number)
            ).status_code
            == 302
        )
    refused = client.post(f"{root(declaring)}paper-sheets/new/", paper_form(declaring, "纸老师", 3))
    assert (refused.status_code, ScoreSheet.objects.count()) == (409, 2)
    assert not Matter.objects.filter(
        key=f"review:{declaring.round.pk}:{expert.pk}:score", closed_at__isnull=True
    ).exists()


@pytest.mark.parametrize(
    ("name", "status"), [("郑主席", 409), ("许教授", 404), ("王师傅", 404), ("吴秘书", 404)]
)
def test_only_the_secretary_types_a_declaration(declaring: Hall, name: str, status: int) -> None:
    before = last_act()
    client, address = declaring.cast.client(name), f"/experts/{declaring.experts['许教授'].pk}/declaration/"
    answer = client.post(address, {"scan": SimpleUploadedFile("申报.png", PNG)})
    assert (client.get(address).status_code, answer.status_code, last_act()) == (status, status, before)
