"""盲审: a proposal as experts read it, without the names of its own people, units and studios; and who its parties are."""

from datetime import date

from lianchuang.basics.periods import print_partial
from lianchuang.design.filters import yuan
from lianchuang.people.models import Person
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries.naming import leaders_of
from lianchuang.programmes.queries.proposals import asked_questions
from lianchuang.programmes.queries.units import people_of
from lianchuang.programmes.rules.blinding import blinded
from lianchuang.programmes.rules.questions import YES_NO

Parties = tuple[list[tuple[int, str]], list[tuple[int, str]]]
LONGEST_PART = 40


def parties_of(proposal: Proposal) -> Parties:
    """(people, bodies) behind a proposal as (id, part): leaders, whoever filled and confirmed it, people, units."""
    people: dict[int, str] = {}
    for person in leaders_of(proposal.lead):
        people.setdefault(person.pk, "牵头工作室领衔人")
    for one in people_of(proposal):
        people.setdefault(one.person_id, one.part or "参加人员")
    for unit in proposal.units.filter(studio__isnull=False, is_lead=False).select_related("studio"):
        if unit.studio is not None:
            for person in leaders_of(unit.studio):
                people.setdefault(person.pk, "参与工作室领衔人")
    for key, part in ((proposal.filled_by_id, "填报人"), (proposal.confirmed_by_id, "确认人")):
        if key is not None:
            people.setdefault(key, part)
    units = proposal.units.order_by("position", "pk").values_list("body_id", "is_lead")
    bodies = {body: "牵头单位" if is_lead else "参与单位" for body, is_lead in units}
    bodies.setdefault(proposal.lead.host_id, "牵头单位")
    return [(key, part[:LONGEST_PART]) for key, part in people.items()], list(bodies.items())


def proposal_text(proposal: Proposal) -> str:
    """What experts read: goals, plan, outcomes, steps, answers, money, under headings "## …", names struck out."""
    parts = [
        ("要解决什么，做到什么程度", proposal.goals),
        ("怎么做", proposal.plan),
        ("预期成果", proposal.outcomes),
        ("起止时间", f"{_day(proposal.starts_on)}至{_day(proposal.ends_on)}"),
        (
            "进度安排",
            "\n".join(
                f"{_day(step.due_on)}：{step.title}" for step in proposal.steps.order_by("position", "pk")
            ),
        ),
    ]
    for question, text in asked_questions(proposal):
        said = {"yes": "是", "no": "否"}.get(text, text) if question.kind == YES_NO else text
        parts.append((question.label, said))
    parts.append(("经费", _money(proposal)))
    text = "\n".join(f"## {heading}\n{body}" for heading, body in parts if body.strip())
    return blinded(text, **names_of(proposal))


def blind_title(proposal: Proposal) -> str:
    """The title with the same names struck out."""
    return blinded(proposal.title, **names_of(proposal))


def names_of(proposal: Proposal) -> dict[str, list[str]]:
    """The names of a proposal's own parties: people, bodies, studios."""
    people, _bodies = parties_of(proposal)
    units = list(proposal.units.select_related("body", "studio"))
    studios = [unit.studio.name for unit in units if unit.studio is not None]
    names = [unit.body.name for unit in units]
    return {
        "people": list(
            Person.objects.filter(pk__in=[key for key, _part in people]).values_list("name", flat=True)
        ),
        "bodies": list(dict.fromkeys([*names, proposal.lead.host.name])),
        "studios": list(dict.fromkeys([*studios, proposal.lead.name])),
    }


def _day(day: date | None) -> str:
    return print_partial(day, "day") if day else "—"


def _money(proposal: Proposal) -> str:
    told = [("申请", proposal.funding_yuan), ("自筹", proposal.own_funding_yuan)]
    return "，".join(f"{word} {yuan(amount)}" for word, amount in told if amount is not None)
