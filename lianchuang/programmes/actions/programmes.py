"""Opening a year with its stages and directions; correcting its aims; its calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken_together
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_open_year, may_run, may_run_programme
from lianchuang.programmes.models import Direction, Programme, Stage
from lianchuang.programmes.rules.year import MOST_DIRECTIONS, MOST_STAGES, span_problems
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import act_on_paper


@dataclass(frozen=True)
class NewStage:
    """A stage of the calendar, both days included; preset: a name in rules/year.py, "" for one of one's own."""

    title: str
    starts_on: date
    ends_on: date
    preset: str = ""


@dataclass(frozen=True)
class NewDirection:
    """A research direction."""

    title: str
    text: str = ""


def open_programme(
    network: Network,
    year: int,
    *,
    by: Reach,
    goals: str = "",
    stages: Sequence[NewStage] = (),
    directions: Sequence[NewDirection] = (),
) -> tuple[Programme, int]:
    """Open a network's year (开年) with its calendar and directions, as one act; give it and the act's number.

    Raises Refused for a year that is open already, before the founding or after next year, a stage that ends before
    it starts, and two directions of one name.
    """
    may_run(by, network).or_refuse()
    with act(by=by.author, reason=_("开 %(year)s 年") % {"year": year}) as number:
        programme = begin_programme(network, year, by=by, goals=goals, stages=stages, directions=directions)
    return programme, number


def set_stages(programme: Programme, stages: Sequence[NewStage], *, by: Reach) -> int:
    """Set a year's calendar (年历) as a whole, as one act; give its number. Raises Refused."""
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("定 %(year)s 年的年历") % {"year": programme.year}) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        _refuse_bad_stages(stages)
        known = list(row.stages.order_by("position", "pk"))
        told = [(each.title, each.starts_on, each.ends_on, each.preset) for each in stages]
        if told == [(each.title, each.starts_on, each.ends_on, each.preset) for each in known]:
            raise Refused(_("和现在的年历一样，没有要改的。"))
        _match_stages(row, known, stages)
    return number


def correct_goals(
    programme: Programme,
    goals: str,
    *,
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Set the aims of a year (年度目标) with a reason; give the act's number. Raises Refused or ChangedMeanwhile."""
    may_run_programme(by, programme).or_refuse()
    folder = programme.network.folder
    with act_on_paper(by=by.author, grounds=grounds, folder=folder, scan=scan) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        correct_row(programme, {"goals": goals}, read_at=read_at, by=by.author, grounds=grounds)
    return number


def begin_programme(
    network: Network,
    year: int,
    *,
    by: Reach,
    goals: str,
    stages: Sequence[NewStage],
    directions: Sequence[NewDirection],
) -> Programme:
    """Write a year with its calendar and directions within the act that is open. Raises Refused."""
    may_open_year(by, network, year).or_refuse()
    _refuse_bad_stages(stages)
    programme = Programme.objects.create(network=network, year=year, goals=goals, opened_at=now())
    _match_stages(programme, [], stages)
    _write_directions(programme, directions)
    return programme


def _match_stages(programme: Programme, known: Sequence[Stage], stages: Sequence[NewStage]) -> None:
    """A stage of the same title stays the same row; what is no longer there goes."""
    by_title = {each.title: each for each in known}
    for position, new in enumerate(stages, start=1):
        row = by_title.pop(new.title, None) or Stage(programme=programme, title=new.title)
        row.position, row.preset = position, new.preset
        row.starts_on, row.ends_on = new.starts_on, new.ends_on
        row.save()
    for gone in by_title.values():
        gone.delete()


def _write_directions(programme: Programme, directions: Sequence[NewDirection]) -> None:
    if len(directions) > MOST_DIRECTIONS:
        raise Refused(_("研究方向太多了：最多 %(most)s 个。") % {"most": MOST_DIRECTIONS})
    titles = [each.title for each in directions]
    if len(set(titles)) < len(titles):
        raise Refused(_("有两个研究方向重名，请合并。"))
    for position, new in enumerate(directions, start=1):
        Direction.objects.create(programme=programme, position=position, title=new.title, text=new.text)


def _refuse_bad_stages(stages: Sequence[NewStage]) -> None:
    if len(stages) > MOST_STAGES:
        raise Refused(_("阶段太多了：最多 %(most)s 个。") % {"most": MOST_STAGES})
    titles = [each.title for each in stages]
    if len(set(titles)) < len(titles):
        raise Refused(_("有两个阶段重名，请改一个。"))
    for each in stages:
        problems = span_problems(each.starts_on, each.ends_on, ("starts_on", "ends_on"))
        if problems:
            raise Refused(f"{each.title}：{spoken_together(problems.values())}")
