"""A proposal as its form writes it: each field one text, so that two people's texts can be laid side by side."""

from decimal import Decimal

from lianchuang.basics.periods import print_partial
from lianchuang.programmes.models import Proposal, Question
from lianchuang.programmes.queries.units import people_of
from lianchuang.programmes.rules.proposals import percent
from lianchuang.programmes.rules.writing import PersonLine, person_text, row_text
from lianchuang.records.past import history_of, lens

Texts = dict[str, str]
PLAIN = ("title", "goals", "plan", "outcomes")
DAYS = ("starts_on", "ends_on")
MONEY = ("funding_yuan", "own_funding_yuan")


def question_field(question: Question) -> str:
    """The name of a question's field in the form."""
    return f"question_{question.pk}"


def texts_of(proposal: Proposal) -> Texts:
    """Field -> text, empty ones too; five queries."""
    found = {name: str(getattr(proposal, name)) for name in PLAIN}
    found["direction"] = str(proposal.direction_id or "")
    found["topic"] = str(proposal.topic_id or "")
    for name in DAYS:
        day = getattr(proposal, name)
        found[name] = print_partial(day, "day") if day else ""
    found |= {name: money_text(getattr(proposal, name)) for name in MONEY}
    found["people"] = person_text(
        PersonLine(each.person.name, str(each.person.body or ""), each.part) for each in people_of(proposal)
    )
    steps = proposal.steps.order_by("position", "pk")
    found["steps"] = row_text((step.title, print_partial(step.due_on, "day")) for step in steps)
    units = proposal.units.select_related("body", "studio").order_by("position", "pk")
    found["units"] = row_text(
        (str(unit.studio or unit.body), "" if unit.share_percent is None else percent(unit.share_percent))
        for unit in units
    )
    for answer in proposal.answers.select_related("question"):
        found[question_field(answer.question)] = answer.text
    return found


def texts_at(proposal: Proposal, number: int) -> Texts:
    """The same as it stood after an act; nothing before its first. Read whole at once, so no lens stays open."""
    with lens(number):
        then = Proposal.objects.filter(pk=proposal.pk).first()
        return texts_of(then) if then is not None else {}


def written_at(proposal: Proposal) -> int:
    """The act that wrote the proposal last: each save touches its row, whatever part it changes."""
    versions = history_of(proposal)
    return versions[0].number if versions else 0


def written_by(proposal: Proposal) -> str:
    """Who wrote the proposal last."""
    versions = history_of(proposal)
    return versions[0].by_name if versions else ""


def money_text(amount: Decimal | None) -> str:
    """A sum of yuan as the form writes it."""
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")
