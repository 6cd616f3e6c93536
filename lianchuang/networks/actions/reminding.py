"""What the clock lays on the secretary's desk before a term ends: who follows, and the handover."""

from datetime import timedelta

from lianchuang.matters.actions import Owner, for_role, open_matter
from lianchuang.matters.models import Matter
from lianchuang.networks.actions.signing import due_key, next_key
from lianchuang.networks.models import Term
from lianchuang.people.models import Role
from lianchuang.records.past import BEIJING, Author, act, now

BEFORE = timedelta(days=30)
CLOCK = Author(None, "系统（到期自动）")


def remind_of_terms() -> int:
    """Open what waits for the secretary of each term that ends within thirty days or is not handed over; how many.

    Once for each: what was settled or dropped is not opened again. Cheap where nothing is due: two queries.
    """
    ending = Term.objects.filter(closed_at__isnull=True, ends_at__lte=now() + BEFORE)
    terms = list(ending.select_related("network__body", "body").order_by("ends_at", "pk"))
    keys = [key for term in terms for key in (due_key(term), next_key(term))]
    known = set(Matter.objects.filter(key__in=keys).values_list("key", flat=True))
    waiting = [term for term in terms if due_key(term) not in known or _lacks_next(term, known)]
    return sum(_remind(term, known) for term in waiting)


def _lacks_next(term: Term, known: set[str]) -> bool:
    if next_key(term) in known:
        return False
    return not Term.objects.filter(network=term.network_id, starts_at__gte=term.ends_at).exists()


def _remind(term: Term, known: set[str]) -> int:
    owner = for_role(term.network.body, Role.Kind.SECRETARY)
    opened = 0
    with act(by=CLOCK, reason=f"第 {term.number} 任理事长单位快到期"):
        if due_key(term) not in known:
            title = f"办理交接：{term.network.name}第 {term.number} 任（{term.body.name}）"
            _open(due_key(term), title, f"{term.get_absolute_url()}handover/", owner, term)
            opened += 1
        if _lacks_next(term, known):
            title = f"登记下一任理事长单位：{term.network.name}"
            _open(next_key(term), title, f"{term.network.get_absolute_url()}terms/new/", owner, term)
            opened += 1
    return opened


def _open(key: str, title: str, address: str, owner: Owner, term: Term) -> None:
    body, last = term.network.body, term.ends_at.astimezone(BEIJING).date()
    open_matter(key, title, address, owner, network=body, due_on=last)
