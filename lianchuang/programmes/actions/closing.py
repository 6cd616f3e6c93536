"""收年: what is still open is carried over or dropped with a reason; then the year closes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import carry_matter, close_matter
from lianchuang.matters.models import Matter
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries import closing_obstacles, open_matters
from lianchuang.records.past import act, now

CARRY, DROP, LEAVE = "carry", "drop", "leave"


@dataclass(frozen=True)
class Leftover:
    """What becomes of one open matter: carried over into the next year, dropped with a reason, or left where it is."""

    choice: str = CARRY
    reason: str = ""


def settle_leftovers(programme: Programme, choices: Mapping[int, Leftover], *, by: Reach) -> int:
    """Carry open matters of a year over into the next, or drop them with a reason, as one act; give its number.

    choices   key of the matter -> what becomes of it
    Raises Refused where nothing is chosen, a reason is missing, or a matter was settled meanwhile.
    """
    may_run_programme(by, programme).or_refuse()
    if all(each.choice == LEAVE for each in choices.values()):
        raise Refused(_("请先选：转到下一年，还是不用办了。"))
    with act(by=by.author, reason=leftover_words(choices, programme.year + 1)) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        settle_within(row, choices, row.year + 1)
    return number


def close_programme(programme: Programme, *, by: Reach) -> int:
    """Close a year (收年), as one act; give its number.

    Raises Refused while a matter of the year or of an earlier one is open, a call is not closed, or a proposal is not
    decided on.
    """
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("收 %(year)s 年") % {"year": programme.year}) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        waiting, obstacles = open_matters(row).count(), closing_obstacles(row)
        if waiting:
            says = _("还有 %(count)s 件事没有办完，办完或转到下一年以后才能收年。")
            raise Refused(says % {"count": waiting})
        if obstacles:
            raise Refused("".join(f"{each.says}。" for each in obstacles))
        row.state, row.closed_at = Programme.State.CLOSED, now()
        row.save(update_fields=["state", "closed_at"])
        close_matter(closing_key(row))
    return number


def closing_key(programme: Programme) -> str:
    """The matter that a year of the past still waits to be closed."""
    return f"programme:{programme.pk}:closing"


def settle_within(programme: Programme, choices: Mapping[int, Leftover], year: int) -> None:
    """Do what was chosen, within the act that is open; what is carried goes into that year. Raises Refused."""
    rows = open_matters(programme).select_for_update(of=("self",)).filter(pk__in=choices)
    known = {matter.pk: matter for matter in rows}
    if set(known) != set(choices):
        raise Refused(_("有的事项刚刚办完了，请再看一遍。"))
    for key, leftover in choices.items():
        matter = known[key]
        if leftover.choice == CARRY:
            carry_matter(matter, year=year)
        elif leftover.choice == DROP:
            if not leftover.reason.strip():
                raise Refused(_("「%(title)s」不用办了，请写明理由。") % {"title": matter.title})
            close_matter(matter.key, Matter.Outcome.DROPPED)


def leftover_words(choices: Mapping[int, Leftover], year: int) -> str:
    """What the act says of it: how many go on, and each that is dropped with its reason."""
    carried = sum(each.choice == CARRY for each in choices.values())
    told = [_("%(count)s 件转到 %(year)s 年") % {"count": carried, "year": year}] if carried else []
    dropped = {key: each.reason.strip() for key, each in choices.items() if each.choice == DROP}
    titles = dict(Matter.objects.filter(pk__in=dropped).values_list("pk", "title"))
    told += [
        _("「%(title)s」不用办了：%(reason)s") % {"title": titles.get(key, ""), "reason": reason}
        for key, reason in dropped.items()
    ]
    return "；".join(told)
