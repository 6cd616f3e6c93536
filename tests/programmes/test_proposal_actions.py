"""Filing, confirming, handing in, taking back: by the clock, once, with everything kept."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import contest_paper
from lianchuang.matters.models import Matter, Message, TaskLink
from lianchuang.networks.models import Studio
from lianchuang.programmes.actions.proposals import (
    NewUnit,
    submit_proposal,
    update_proposal,
    withdraw_proposal,
)
from lianchuang.programmes.actions.units import ask_units, confirm_unit, decline_unit, type_confirmation
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries.proposals import is_confirmed, parties_of, proposal_text
from lianchuang.records.correcting import ChangedMeanwhile
from lianchuang.records.past import Author, clock_at, last_act
from tests.cast import Cast, stage
from tests.programmes.filing_builders import DURING, SCAN, call_open, filling_of, proposal_of, second_studio
from tests.programmes.year_builders import CLOSES, OPENS

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


@pytest.fixture
def partner(cast: Cast) -> Studio:
    return second_studio(cast)


@pytest.fixture
def call(cast: Cast) -> Call:
    with clock_at(DURING - timedelta(days=10)):
        return call_open(cast)


def partner_of(proposal: Proposal) -> Unit:
    return proposal.units.get(is_lead=False)


def ready(cast: Cast, call: Call, partner: Studio) -> Proposal:
    proposal = proposal_of(cast, call, partner)
    confirm_unit(partner_of(proposal), way="account", author=Author(None, "焊接公司工会"))
    return proposal


def test_a_whole_proposal_is_handed_in_with_a_number(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = ready(cast, call, partner)
        submit_proposal(proposal, by=cast.reach("王师傅", DURING))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.number) == ("submitted", "2025-01")
    assert (proposal.filled_by, proposal.confirmed_by) == (cast.people["王师傅"], cast.people["王师傅"])
    waiting = Matter.objects.get(key=f"proposal:{proposal.pk}:check")
    assert (waiting.body, waiting.role) == (cast.network.body, "secretary")


def test_without_a_confirmation_it_cannot_be_handed_in(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner)
        before = last_act()
        with pytest.raises(Refused, match="「滨江焊接公司」还没有确认参加。"):
            submit_proposal(proposal, by=cast.reach("王师傅", DURING))
    proposal.refresh_from_db()
    assert (proposal.state, last_act()) == ("drafted", before)


def test_a_contact_fills_in_and_only_the_leader_hands_in(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner, by="李工")
        confirm_unit(partner_of(proposal), way="account", author=Author(None, "焊接公司工会"))
        with pytest.raises(Refused, match="要由领衔人确认再报送"):
            submit_proposal(proposal, by=cast.reach("李工", DURING))
        submit_proposal(proposal, by=cast.reach("王师傅", DURING))
    proposal.refresh_from_db()
    assert (proposal.filled_by, proposal.confirmed_by) == (cast.people["李工"], cast.people["王师傅"])


@pytest.mark.parametrize(
    ("at", "says"),
    [(OPENS - timedelta(seconds=1), "征集还没有开始"), (CLOSES, "截止。您写的都还在草稿里")],
)
def test_outside_the_window_nothing_is_filed(cast: Cast, call: Call, partner: Studio, at, says: str) -> None:
    with clock_at(at), pytest.raises(Refused, match=says):
        proposal_of(cast, call, partner)
    assert Proposal.objects.count() == 0


def test_the_deadline_passes_while_typing(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(CLOSES - timedelta(seconds=1)):
        proposal = ready(cast, call, partner)
    with clock_at(CLOSES), pytest.raises(Refused, match="截止。您写的都还在草稿里，没有丢。"):
        submit_proposal(proposal, by=cast.reach("王师傅", CLOSES))
    assert Proposal.objects.get().state == "drafted"


def test_a_second_hand_in_is_told(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = ready(cast, call, partner)
        submit_proposal(proposal, by=cast.reach("王师傅", DURING))
        with pytest.raises(Refused, match="现在是“已报送”，不能再报送"):
            submit_proposal(proposal, by=cast.reach("王师傅", DURING))


def test_of_two_people_writing_the_later_is_told(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner)
        read_at = last_act()
        first = filling_of(cast, call, partner, values={"goals": "第一位写的"})
        update_proposal(proposal, first, read_at=read_at, by=cast.reach("王师傅", DURING))
        second = filling_of(cast, call, partner, values={"goals": "第二位写的"})
        with pytest.raises(ChangedMeanwhile) as told:
            update_proposal(proposal, second, read_at=read_at, by=cast.reach("李工", DURING))
    (conflict,) = told.value.conflicts
    assert (conflict.theirs, conflict.yours, conflict.by_name) == ("第一位写的", "第二位写的", "王师傅")
    assert Proposal.objects.get().goals == "第一位写的"


def test_a_changed_share_asks_the_unit_again(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = ready(cast, call, partner)
        units = [
            NewUnit(cast.studio.host, Decimal(50), True, cast.studio),
            NewUnit(partner.host, Decimal(50), False, partner),
        ]
        again = filling_of(cast, call, partner, units=units)
        update_proposal(proposal, again, read_at=last_act(), by=cast.reach("王师傅", DURING))
    assert is_confirmed(partner_of(proposal)) is False


def test_units_are_asked_by_matter_link_and_message(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner)
        asked, _act = ask_units(
            proposal, due_on=None, root="http://10.0.0.5", by=cast.reach("王师傅", DURING)
        )
    unit = partner_of(proposal)
    assert asked == 1
    assert Matter.objects.get(key=f"unit:{unit.pk}:confirmation").body == partner.host
    assert TaskLink.objects.get().subject == unit.pk
    assert "http://10.0.0.5/t/" in Message.objects.get().text


def test_a_stamped_paper_counts_until_it_is_contested(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner)
        unit = partner_of(proposal)
        with pytest.raises(Refused, match="代录要附上盖章件"):
            type_confirmation(unit, scan=None, by=cast.reach("赵秘书", DURING))
        type_confirmation(unit, scan=SCAN, by=cast.reach("赵秘书", DURING))
        unit.refresh_from_db()
        assert (unit.way, is_confirmed(unit)) == ("paper", True)
        contest_paper(unit.stamped_paper, reason="我们没有盖过", by=cast.reach("钱部长", DURING))
        unit = partner_of(proposal)
        assert is_confirmed(unit) is False
        with pytest.raises(Refused, match="还没有确认参加"):
            submit_proposal(proposal, by=cast.reach("王师傅", DURING))


def test_a_partner_that_leaves_afterwards_is_seen_by_leader_and_secretary(
    cast: Cast, call: Call, partner: Studio
) -> None:
    with clock_at(DURING):
        proposal = ready(cast, call, partner)
        submit_proposal(proposal, by=cast.reach("王师傅", DURING))
        decline_unit(partner_of(proposal), reason="设备调走了", author=Author(None, "焊接公司工会"))
    told = "滨江焊接公司退出了「门控故障预警」：设备调走了"
    keys = {f"proposal:{proposal.pk}:partner", f"proposal:{proposal.pk}:left"}
    assert {(each.key, each.title) for each in Matter.objects.filter(key__in=keys)} == {
        (key, told) for key in keys
    }
    assert partner_of(proposal).decline_reason == "设备调走了"


def test_what_was_taken_back_waits_for_nobody(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = ready(cast, call, partner)
        submit_proposal(proposal, by=cast.reach("王师傅", DURING))
        withdraw_proposal(proposal, reason="并入另一项", by=cast.reach("王师傅", DURING))
    assert Proposal.objects.get().state == "withdrawn"
    assert Matter.objects.filter(key__startswith="proposal:", closed_at__isnull=True).count() == 0


def test_experts_read_no_names(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner)
    text = proposal_text(proposal)
    assert "## 目标\n××要把门控故障提前一天报出来。" in text
    assert [
        name for name in ("王师傅", "李工", "精工工作室", "滨江精工机械公司", "焊匠") if name in text
    ] == []


def test_who_stands_behind_a_proposal(cast: Cast, call: Call, partner: Studio) -> None:
    with clock_at(DURING):
        proposal = proposal_of(cast, call, partner, by="李工")
    people, bodies = parties_of(proposal)
    assert dict(people) == {cast.people["王师傅"].pk: "领衔人", cast.people["李工"].pk: "参加人员"}
    assert dict(bodies) == {cast.studio.host_id: "牵头单位", partner.host_id: "参与单位"}
