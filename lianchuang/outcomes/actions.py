"""Verbs of outcomes: record one by hand, correct it, add proof. Every one asks who may, and the rules, once more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.identifiers import patent_kind_of, print_application_number
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import said_of, spoken_together
from lianchuang.networks.access import may_keep
from lianchuang.networks.actions import open_register
from lianchuang.networks.models import Network, Register
from lianchuang.outcomes.access import Outcome, may_keep_outcome, may_prove_outcome
from lianchuang.outcomes.models import Benefit, Credit, MediaReport, Patent, SoftwareCopyright
from lianchuang.outcomes.queries import history_of_credits
from lianchuang.outcomes.rules import benefit_problems, patent_date_problems, patent_kind_problems
from lianchuang.people.access import Reach
from lianchuang.people.models import Body
from lianchuang.records.correcting import ChangedMeanwhile, Conflict, Grounds
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import this_day
from lianchuang.records.stamped import act_on_paper, correct_on_paper

Values = dict[str, Any]
DAYS = ("filed_on", "published_on", "granted_on", "lapsed_on")


def correct_patent(
    patent: Patent, *, changes: Values, grounds: Grounds, read_at: int, by: Reach, scan: Upload | None = None
) -> int:
    """Correct a patent (更正) with a reason, as one act; give its number. Raises Refused or ChangedMeanwhile."""
    may_keep_outcome(by, patent).or_refuse()
    said = {**_said(patent, "kind", "application_number", *DAYS), **changes}
    return _correct(patent, changes, grounds, read_at, by, scan, lambda: _refuse_patent(said, but=patent.pk))


def correct_copyright(
    row: SoftwareCopyright,
    *,
    changes: Values,
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a software copyright, as one act; give its number. Raises Refused or ChangedMeanwhile."""
    may_keep_outcome(by, row).or_refuse()
    number = changes.get("number", row.number)
    return _correct(row, changes, grounds, read_at, by, scan, lambda: _refuse_copyright(number, but=row.pk))


def correct_benefit(
    row: Benefit, *, changes: Values, grounds: Grounds, read_at: int, by: Reach, scan: Upload | None = None
) -> int:
    """Correct a benefit, as one act; give its number. Raises Refused or ChangedMeanwhile."""
    may_keep_outcome(by, row).or_refuse()
    said = {**_said(row, "stage", "is_confirmed", "period_first", "period_last"), **changes}
    return _correct(row, changes, grounds, read_at, by, scan, lambda: _refuse_benefit(said))


def correct_media(
    row: MediaReport,
    *,
    changes: Values,
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a media report, as one act; give its number. Raises Refused or ChangedMeanwhile."""
    may_keep_outcome(by, row).or_refuse()
    return _correct(row, changes, grounds, read_at, by, scan)


def prove_outcome(outcome: Outcome, *, upload: Upload, on_behalf_of: str = "", by: Reach) -> int:
    """Add a file of its own (证书, 存页) to an outcome's proof; give the act's number. Raises Refused."""
    may_prove_outcome(by, outcome).or_refuse()
    _row, number = add_evidence(outcome.folder, upload, by=by.author, on_behalf_of=on_behalf_of)
    return number


def correct_credits(
    outcome: Patent | SoftwareCopyright,
    *,
    bodies: Sequence[Body],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct who is credited (更正完成单位), in order of contribution, as one act; give its number.

    Who stays keeps the row; the others are taken off or added. Raises Refused without a reason and where nothing
    differs, ChangedMeanwhile where somebody corrected them after they were read.
    """
    may_keep_outcome(by, outcome).or_refuse()
    grounds.need_reason()
    with act_on_paper(by=by.author, grounds=grounds, folder=outcome.folder, scan=scan) as number:
        _refuse_credited_since(outcome, read_at, bodies)
        standing = list(outcome.credits.select_for_update().order_by("position", "pk"))
        if [credit.body_id for credit in standing] == [body.pk for body in bodies]:
            raise Refused(_("和现在登记的一样，没有要更正的。"))
        _credit(outcome, standing, bodies)
    return number


def _refuse_credited_since(outcome: Patent | SoftwareCopyright, read_at: int, bodies: Sequence[Body]) -> None:
    newest = next(iter(history_of_credits(outcome)), None)
    if newest is not None and newest.number > read_at:
        theirs, yours = newest.changes[0], "、".join(body.name for body in bodies)
        conflict = Conflict("bodies", theirs.field, theirs.new, yours, newest.by_name, False)
        raise ChangedMeanwhile([conflict], newest.number)


def _credit(outcome: Patent | SoftwareCopyright, standing: list[Credit], bodies: Sequence[Body]) -> None:
    kept = {
        credit.body_id: credit for credit in reversed(standing) if credit.body_id in {b.pk for b in bodies}
    }
    for credit in standing:
        if kept.get(credit.body_id) is not credit:
            credit.delete()
    for position, body in enumerate(bodies, start=1):
        credit = kept.get(body.pk) or Credit(**{_owner(outcome): outcome}, body=body)
        if credit.pk is None or credit.position != position:
            credit.position = position
            credit.save()


def _owner(outcome: Any) -> str:
    return "patent" if isinstance(outcome, Patent) else "copyright"


def record_patent(
    network: Network,
    values: Values,
    *,
    bodies: Iterable[Body] = (),
    grounds: Grounds,
    by: Reach,
    scan: Upload | None = None,
) -> tuple[Patent, int]:
    """Type in a patent by hand (代录) with its bodies in order of contribution, and open its register; Refused."""
    may_keep(by, network).or_refuse()
    year = _property_year([values[day] for day in DAYS if values.get(day)])
    typed = Typed(Patent, network, values, year, bodies, lambda: _refuse_patent(values))
    return _record(typed, grounds, by, scan)


def record_copyright(
    network: Network,
    values: Values,
    *,
    bodies: Iterable[Body] = (),
    grounds: Grounds,
    by: Reach,
    scan: Upload | None = None,
) -> tuple[SoftwareCopyright, int]:
    """Type in a software copyright by hand, and open its register. Raises Refused."""
    may_keep(by, network).or_refuse()
    year, number = values["registered_on"].year, values["number"]
    typed = Typed(SoftwareCopyright, network, values, year, bodies, lambda: _refuse_copyright(number))
    return _record(typed, grounds, by, scan)


def record_benefit(
    network: Network, values: Values, *, grounds: Grounds, by: Reach, scan: Upload | None = None
) -> tuple[Benefit, int]:
    """Type in a benefit by hand, and open the register of the year it counts in. Raises Refused."""
    may_keep(by, network).or_refuse()
    is_forecast = values["stage"] == Benefit.Stage.FORECAST
    year = values["reported_year"] if is_forecast else values["period_last"].year

    def check() -> None:
        _refuse_benefit(values)
        same = Benefit.objects.filter(network=network, **values)
        _refuse_twin(same, _("同样的效益已经登记过，没有重复登记。"))

    return _record(Typed(Benefit, network, values, year, (), check), grounds, by, scan)


def record_media(
    network: Network, values: Values, *, grounds: Grounds, by: Reach, scan: Upload | None = None
) -> tuple[MediaReport, int]:
    """Type in a media report by hand, and open its register. Raises Refused."""
    may_keep(by, network).or_refuse()
    same = {name: values[name] for name in ("title", "outlet", "printed_on")}

    def check() -> None:
        twins = MediaReport.objects.filter(network=network, **same)
        _refuse_twin(twins, _("同一天同一家媒体的这篇报道已经登记过。"))

    year = values["printed_on"].year
    return _record(Typed(MediaReport, network, values, year, (), check), grounds, by, scan)


REGISTERS = {
    Patent: Register.Kind.INTELLECTUAL_PROPERTY,
    SoftwareCopyright: Register.Kind.INTELLECTUAL_PROPERTY,
    Benefit: Register.Kind.BENEFIT,
    MediaReport: Register.Kind.MEDIA,
}


@dataclass(frozen=True)
class Typed:
    """An outcome as it was typed; `check` is asked within the act, so a double click makes one row."""

    model: Any
    network: Network
    values: Values
    year: int
    bodies: Iterable[Body]
    check: Callable[[], None]


def _record(typed: Typed, grounds: Grounds, by: Reach, scan: Upload | None) -> tuple[Any, int]:
    kind = REGISTERS[typed.model]
    grounds = grounds.or_reason(f"手工登记{said_of(kind.label)}")
    folder = Folder(title=str(typed.model(network=typed.network, **typed.values))[:300])
    with act_on_paper(by=by.author, grounds=grounds, folder=folder, scan=scan) as number:
        typed.check()
        folder.save()
        open_register(typed.network, kind, typed.year)
        made = typed.model.objects.create(network=typed.network, folder=folder, **typed.values)
        for position, body in enumerate(typed.bodies, start=1):
            Credit.objects.create(body=body, position=position, **{_owner(made): made})
    return made, number


def _correct(
    outcome: Outcome,
    changes: Values,
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None,
    check: Callable[[], None] = lambda: None,
) -> int:
    told = {"read_at": read_at, "by": by.author, "grounds": grounds, "scan": scan, "check": check}
    return correct_on_paper(outcome, changes, **told)  # type: ignore[arg-type]


def _said(row: Any, *names: str) -> Values:
    return {name: getattr(row, name) for name in names}


def _property_year(days: list[Any]) -> int:
    """A patent keeps the register of the year of its latest step."""
    return max(days).year if days else this_day().year


def _refuse_patent(values: Values, but: int = 0) -> None:
    number = values["application_number"]
    problems = patent_date_problems(*(values.get(day) for day in DAYS))
    problems |= patent_kind_problems(values["kind"], patent_kind_of(number))
    if problems:
        raise Refused(spoken_together(problems.values()))
    says = _("申请号 %(number)s 已经登记过。一件专利只记一次，谁报都是这一条。")
    same = Patent.objects.filter(application_number=number).exclude(pk=but)
    _refuse_twin(same, says % {"number": print_application_number(number, False)})


def _refuse_copyright(number: str, but: int = 0) -> None:
    says = _("登记号 %(number)s 已经登记过。一件软件著作权只记一次。") % {"number": number}
    _refuse_twin(SoftwareCopyright.objects.filter(number=number).exclude(pk=but), says)


def _refuse_benefit(values: Values) -> None:
    problems = benefit_problems(
        values["stage"], values["is_confirmed"], values["period_first"], values["period_last"]
    )
    if problems:
        raise Refused(spoken_together(problems.values()))


def _refuse_twin(same: Any, says: str) -> None:
    if same.exists():
        raise Refused(says)
