"""Verbs of schemes: ship a preset, write one, make the next version of one that is frozen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Max
from django.utils.translation import gettext as _

from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken, spoken_together
from lianchuang.people.access import Reach
from lianchuang.people.models import Body
from lianchuang.records.past import act
from lianchuang.reviews.access import may_keep_schemes
from lianchuang.reviews.models import Criterion, Scheme
from lianchuang.reviews.rules import PRESETS, PresetCriterion, read_bands, scheme_problems


@dataclass(frozen=True)
class SchemeWords:
    """What a scheme says besides its criteria."""

    title: str
    drops_extremes_from: int = 5
    minimum_scores: int = 3
    bands: str = ""


def add_default_scheme(network: Body, *, by: Reach, preset: str = "joint_project") -> Scheme:
    """Give a network one of the schemes we ship, or its newest version where it has it. Rights are the caller's.

    preset   a name in rules.PRESETS: joint_project, studio
    """
    shipped = PRESETS[preset]
    title = str(shipped.title)
    with act(by=by.author, reason=_("新建评审方案")):
        found = Scheme.objects.filter(network=network, title=title).order_by("version").last()
        if found is not None:
            return found
        words = SchemeWords(title, shipped.drops_extremes_from, shipped.minimum_scores, str(shipped.bands))
        return _write(network, words, shipped.criteria)


def make_scheme(
    network: Body, words: SchemeWords, criteria: Sequence[PresetCriterion], *, by: Reach
) -> tuple[Scheme, int]:
    """Write a scheme; give it and the act's number. Raises Refused for what the rules forbid."""
    may_keep_schemes(by, network).or_refuse()
    _refuse_unfit(words, criteria)
    with act(by=by.author, reason=_("新建评审方案")) as number:
        if Scheme.objects.filter(network=network, title=words.title).exists():
            raise Refused(
                _("已经有一份叫「%(title)s」的方案，请改名，或者去改那一份。") % {"title": words.title}
            )
        return _write(network, words, criteria), number


def revise_scheme(
    scheme: Scheme, words: SchemeWords, criteria: Sequence[PresetCriterion], *, by: Reach
) -> tuple[Scheme, int]:
    """Write a scheme anew; a frozen one stays as it is and its next version is made. Raises Refused."""
    may_keep_schemes(by, scheme.network).or_refuse()
    _refuse_unfit(words, criteria)
    with act(by=by.author, reason=_("修改评审方案")) as number:
        row = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
        if row.frozen_at is None:
            others = Scheme.objects.filter(network=row.network_id, title=words.title, version=row.version)
            if others.exclude(pk=row.pk).exists():
                raise Refused(_("已经有一份叫「%(title)s」的方案，请改名。") % {"title": words.title})
            row.criteria.all().delete()
            _say(row, words)
            row.save()
            _write_criteria(row, criteria)
            return row, number
        same = Scheme.objects.filter(network=row.network_id, title=words.title)
        last = same.aggregate(last=Max("version"))["last"] or 0
        if same.filter(frozen_at__isnull=True).exists():
            raise Refused(_("这份方案已经有一个没有定稿的新版本，请改那一份。"))
        return _write(row.network, words, criteria, version=last + 1), number


def _refuse_unfit(words: SchemeWords, criteria: Sequence[PresetCriterion]) -> None:
    if not words.title.strip():
        raise Refused(_("请给方案起个名字。"))
    problems = scheme_problems(criteria, words.drops_extremes_from, words.minimum_scores)
    if problems:
        raise Refused(spoken_together(problems))
    try:
        read_bands(words.bands)
    except Unreadable as unreadable:
        raise Refused(spoken(unreadable.says)) from unreadable


def _write(
    network: Body, words: SchemeWords, criteria: Sequence[PresetCriterion], *, version: int = 1
) -> Scheme:
    scheme = Scheme(network=network, version=version)
    _say(scheme, words)
    scheme.save()
    _write_criteria(scheme, criteria)
    return scheme


def _say(scheme: Scheme, words: SchemeWords) -> None:
    scheme.title, scheme.bands = words.title, words.bands
    scheme.drops_extremes_from, scheme.minimum_scores = words.drops_extremes_from, words.minimum_scores


def _write_criteria(scheme: Scheme, criteria: Sequence[PresetCriterion]) -> None:
    for position, each in enumerate(criteria, start=1):
        # A veto is yes or no.
        said = replace(each, maximum=type(each.maximum)(1)) if each.is_veto else each
        Criterion.objects.create(
            scheme=scheme,
            position=position,
            dimension=str(said.dimension),
            title=str(said.title),
            hint=str(said.hint),
            maximum=said.maximum,
            is_veto=said.is_veto,
            is_counted=said.is_counted,
            breaks_ties=said.breaks_ties,
        )
