"""The demonstration's present year, played with real actions: a call that was decided, one under review, one that is open.

Days are counted back from today, so that whoever starts it finds a year in full swing: something waits for each of the cast.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from lianchuang.config.demonstrating.names import UNITS
from lianchuang.matters.queries import official_calendar
from lianchuang.networks.actions import begin_term
from lianchuang.networks.actions.terms import Coming
from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.networks.rules import Bounds, Named
from lianchuang.notices.actions import close_due_notices, draft_notice, publish_notice
from lianchuang.notices.rules import Listed
from lianchuang.people.access import Reach
from lianchuang.people.models import Account, Person
from lianchuang.people.queries import NamedPeople
from lianchuang.programmes.actions import (
    NewCall,
    NewDirection,
    NewStage,
    claim_topic,
    open_call,
    open_programme,
    set_topic,
)
from lianchuang.programmes.actions.checks import check_formally
from lianchuang.programmes.actions.filling import Filling
from lianchuang.programmes.actions.proposals import file_proposal, submit_proposal
from lianchuang.programmes.actions.selection import (
    Decision,
    announce_selection,
    select_proposals,
    start_review,
)
from lianchuang.programmes.actions.units import ask_units, confirm_unit
from lianchuang.programmes.models import Call, Programme, Proposal
from lianchuang.programmes.queries.checks import ranked_proposals
from lianchuang.programmes.queries.naming import NewUnit
from lianchuang.programmes.rules.checks import ITEMS
from lianchuang.programmes.rules.selection import by_ranking
from lianchuang.projects.actions import approve_proposals, ask_for_reports, issue_letters
from lianchuang.projects.rules import quarter_of
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import act, clock_at, this_day
from lianchuang.reviews.access import scorable_keys
from lianchuang.reviews.actions import (
    add_default_scheme,
    close_due_rounds,
    declare,
    hand_in,
    invite_experts,
    open_declaring,
    open_scoring,
)
from lianchuang.reviews.models import Entry, Expert, Round, Scheme
from lianchuang.reviews.queries import items_of

BEIJING = ZoneInfo("Asia/Shanghai")
CONTACT = "云江市交通运输工会办公室，电话 0000-6612，云江市江滨路 1 号"
FINE = dict.fromkeys(ITEMS, (True, ""))
# (title, goals) of the proposals of each call; the last of the open call resembles one that was decided.
DECIDED = (
    ("轨道扣件松脱预警", "在小半径曲线上提前发现扣件松脱，减少夜间人工巡检。"),
    ("公交空调滤网寿命监测", "用压差和车龄估计滤网寿命，按需更换，减少停车检修。"),
    ("桥梁伸缩缝清理机具", "把伸缩缝清理由人工改为小型机具，缩短封道时间。"),
)
REVIEWED = (
    ("隧道风机轴承状态评估", "用振动和电流两种信号评估风机轴承，安排计划检修。"),
    ("站台边缘客流引导", "按列车拥挤度在站台边缘提示候车位置，减少上下车时间。"),
    ("充电桩绝缘快速检测", "在不停运的情况下完成充电桩绝缘检测，发现隐患及时停用。"),
    ("港区拖车胎压集中管理", "拖车胎压统一采集，欠压自动提醒，延长轮胎寿命。"),
)
SUBMITTED = ("扣件松脱预警二代", "在小半径曲线上提前发现扣件松脱，减少夜间人工巡检；并把结果推到班组终端。")
DRAFTED = ("门机构润滑周期优化", "按门机构的实际开关次数定润滑周期，减少故障和浪费。")


def play(network: Network, secretary: Reach) -> None:
    """Play the year of a network up to this day."""
    today = _today()
    year = (today - timedelta(days=150)).year
    with clock_at(ago(200)):
        programme = _open(network, year, today, secretary)
        scheme = add_default_scheme(network.body, by=secretary)
    decided = _call(programme, scheme, "上半年联合攻关项目征集", 190, 160, secretary)
    _decide(network, decided, secretary)
    reviewed = _call(programme, scheme, "专项攻关课题征集", 60, 30, secretary)
    _put_before_panel(network, reviewed, secretary)
    running = _call(programme, scheme, "下半年联合攻关项目征集", 10, -20, secretary)
    _leave_open(network, running, secretary)
    _let_a_notice_stand(network, secretary)


def _today() -> date:
    """The real day: the clock of acts is being moved."""
    return datetime.now(BEIJING).date()


def ago(days: int, hour: int = 9) -> datetime:
    """So many days before today, at an hour in Beijing; after today where the number is negative."""
    day = _today() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=BEIJING)


def _open(network: Network, year: int, today: date, by: Reach) -> Programme:
    begins = today - timedelta(days=200)
    stages = [
        NewStage("定方向和课题", begins, begins + timedelta(days=8)),
        NewStage("上半年征集和评审", begins + timedelta(days=10), begins + timedelta(days=60)),
        NewStage("组织实施", begins + timedelta(days=66), today + timedelta(days=20)),
        NewStage("下半年征集", today - timedelta(days=10), today + timedelta(days=20)),
        NewStage("总结收年", today + timedelta(days=30), today + timedelta(days=60)),
    ]
    directions = [NewDirection("设备状态感知"), NewDirection("客流和调度"), NewDirection("绿色低碳")]
    programme, _act = open_programme(
        network, year, by=by, goals="多解决现场难题，多带几个徒弟。", stages=stages, directions=directions
    )
    topic, _act = set_topic(programme, title="曲线段设备早期故障识别", text="几家一起做，数据共用。", by=by)
    claim_topic(topic, _studio(1), note="负责现场试验", by=_leader(_studio(1)))
    _seat_chair(network, year, by)
    return programme


def _seat_chair(network: Network, year: int, by: Reach) -> None:
    seat = Membership.objects.filter(network=network, studio__host__name=UNITS[1]).order_by("pk").first()
    assert seat is not None
    today = _today()
    bounds = Bounds(
        datetime(today.year, 1, 1, tzinfo=BEIJING), datetime(today.year + 1, 1, 1, tzinfo=BEIJING)
    )
    coming = Coming(seat, 1, bounds, (Named("孙望舒", "理事长"),))
    begin_term(network, coming, grounds=Grounds("联盟会议推举"), by=by)


def _call(programme: Programme, scheme: Scheme, title: str, opened: int, closed: int, by: Reach) -> Call:
    calendar, year = official_calendar(), _today().year
    unit = (
        "working"
        if calendar.knows(year) and calendar.knows((_today() - timedelta(days=200)).year)
        else "natural"
    )
    with clock_at(ago(opened, 8)):
        new = NewCall(
            title, ago(opened), ago(closed, 17), "面向成员工作室征集，至少两家单位联合申报。",
            most_per_studio=2, most_funding_yuan=Decimal(100000), scheme=scheme, notice_unit=unit,
        )  # fmt: skip
        call, _act = open_call(programme, new, by=by)
    return call


def _studio(place: int) -> Studio:
    """The member studio of that place in the roster, from 0."""
    return Studio.objects.order_by("pk")[place]


def _leader(studio: Studio) -> Reach:
    """The reach of whoever leads a studio, with an account or without."""
    person = Leadership.objects.filter(studio=studio).select_related("person").order_by("position")[0].person
    account = Account.objects.filter(person=person).first()
    return Reach(account.pk if account else None, person.pk, person.name)


def _file(call: Call, lead: Studio, partner: Studio, words: tuple[str, str]) -> Proposal:
    """A whole proposal of a studio and one partner, filled in by its leader."""
    title, goals = words
    leader = Person.objects.get(pk=_leader(lead).person_id or 0)
    other = Person.objects.get(pk=_leader(partner).person_id or 0)
    begins = call.closes_at.date() + timedelta(days=40)
    filling = Filling(
        {
            "title": title, "direction": call.programme.directions.first(), "topic": None, "goals": goals,
            "plan": "先在一条线上试，摸清数据，再扩大。两家单位各出一名骨干，每月碰一次头。",
            "outcomes": "一套装置或一份操作法，一篇总结。", "starts_on": begins,
            "ends_on": begins + timedelta(days=330), "funding_yuan": Decimal(60000), "own_funding_yuan": Decimal(20000),
        },
        {each.pk: "no" if each.kind == "yes_no" else "成果归两家单位共有，按份额使用。" for each in call.questions.all()},
        NamedPeople([leader, other], [], []),
        [(begins + timedelta(days=120), "完成样机"), (begins + timedelta(days=300), "现场试用")],
        [NewUnit(lead.host, Decimal(60), True, lead), NewUnit(partner.host, Decimal(40), False, partner)],
    )  # fmt: skip
    proposal, _act = file_proposal(call, lead, filling, by=_leader(lead))
    return proposal


def _submit(call: Call, place: int, words: tuple[str, str], days: int) -> Proposal:
    lead, partner = _studio(place), _studio(place + 5)
    with clock_at(ago(days)):
        proposal = _file(call, lead, partner, words)
    with clock_at(ago(days - 2)):
        union = Reach(name=f"{partner.host}工会（任务链接）")
        confirm_unit(proposal.units.get(is_lead=False), by=union, way="link")
        submit_proposal(proposal, by=_leader(lead))
    return proposal


def _check(proposal: Proposal, days: int, by: Reach) -> None:
    with clock_at(ago(days)):
        check_formally(proposal, verdict="passed", findings=FINE, by=by)


def _panel(round: Round, names: Sequence[str], by: Reach) -> list[Expert]:
    people = [Person.objects.filter(name=name).order_by("pk")[0] for name in names]
    invite_experts(round, NamedPeople(people, [], []), by=by)
    return list(Expert.objects.filter(round=round).select_related("person").order_by("pk"))


def _decide(network: Network, call: Call, by: Reach) -> None:
    """The spring call: checked, reviewed, selected, announced, approved; letters went out, a report is due."""
    for place, words in enumerate(DECIDED):
        _check(_submit(call, place + 2, words, 180 - place), 158, by)
    with clock_at(ago(156)):
        round, _act = start_review(call, title="上半年项目评审", closes_at=ago(148, 17), by=by)
        panel = _panel(round, [_leader(_studio(place)).name for place in (20, 21, 22)], by)
        open_declaring(round, by=by)
        for expert in panel:
            declare(expert, round, by=_of(expert))
        open_scoring(round, by=by)
    with clock_at(ago(152)):
        _score(Round.objects.get(pk=round.pk))
    with clock_at(ago(146)):
        close_due_rounds()
        call.refresh_from_db()
        ranked = [each.proposal.pk for each in ranked_proposals(call)]
        decided = {key: Decision(word) for key, word in by_ranking(ranked, 2, 1).items()}
        select_proposals(call, decided, by=by)
        notice, _act = announce_selection(
            call, title="上半年联合攻关项目拟立项公示", text="经评审和评定，拟对下列项目立项，现予公示。",
            contact=CONTACT, by=by,
        )  # fmt: skip
        publish_notice(notice, starts_on=this_day(), by=by)
    with clock_at(ago(130)):
        close_due_notices()
        approve_proposals(call, by=by)
        year = call.programme.year
        issue_letters(network, year, series=f"云交工字〔{year}〕", first=21, issued_on=this_day(), by=by)
    with clock_at(ago(3)):
        due = this_day() + timedelta(days=10)
        ask_for_reports(network, quarter_of(this_day()), due_on=due, root="http://127.0.0.1:8000", by=by)


def _of(expert: Expert) -> Reach:
    account = Account.objects.filter(person=expert.person_id).first()
    return Reach(account.pk if account else None, expert.person_id, expert.person.name)


def _score(round: Round) -> None:
    """Every expert scores everything that is theirs, a little differently."""
    for number, expert in enumerate(round.experts.select_related("person").order_by("pk")):
        own = Entry.objects.filter(pk__in=scorable_keys(expert, round)).order_by("code")
        for place, entry in enumerate(own):
            typed = {
                item.key: "0"
                if item.is_veto
                else f"{float(item.maximum) * (0.92 - 0.07 * place - 0.02 * number):.0f}"
                for item in items_of(round.scheme)
            }
            hand_in(expert, round, entry, typed, by=_of(expert))


def _put_before_panel(network: Network, call: Call, by: Reach) -> None:
    """The second call is being scored: one expert has a conflict, two have begun."""
    for place, words in enumerate(REVIEWED):
        _check(_submit(call, place * 2, words, 50 - place), 28, by)
    with clock_at(ago(20)):
        round, _act = start_review(call, title="专项攻关课题评审", closes_at=ago(-12, 17), by=by)
        panel = _panel(round, ["陈知远", *(_leader(_studio(place)).name for place in (35, 36, 37))], by)
        open_declaring(round, by=by)
        for expert in panel[1:]:
            declare(expert, round, by=_of(expert))
        open_scoring(round, by=by)


def _leave_open(network: Network, call: Call, by: Reach) -> None:
    """The third call is open: one waits for its formal check, one for a unit's confirmation."""
    _submit(call, 3, SUBMITTED, 8)
    with clock_at(ago(4)):
        proposal = _file(call, _studio(0), _studio(2), DRAFTED)
        ask_units(proposal, by=_leader(_studio(0)))


def _let_a_notice_stand(network: Network, by: Reach) -> None:
    """A list that stands today, open to objections."""
    knows = official_calendar().knows((_today() + timedelta(days=20)).year)
    with clock_at(ago(1)):
        with act(by=by.author, reason="拟公示"):
            notice = draft_notice(
                network=network.body, title="年度优秀工作室拟表扬名单公示", contact=CONTACT, length=7,
                text="经各单位推荐、联盟会议评议，拟对下列工作室予以表扬，现予公示。",
                unit="working" if knows else "natural", counts_first_day=True, origin=network.get_absolute_url(), by=by,
                entries=[Listed(f"studio:{each.pk}", each.name, str(each.host)) for each in Studio.objects.order_by("pk")[4:9]],
            )  # fmt: skip
        publish_notice(notice, starts_on=this_day(), by=by)
