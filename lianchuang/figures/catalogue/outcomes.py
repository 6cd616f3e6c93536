"""Figures of outcomes: patents by state, software copyrights, benefit, media reports."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from lianchuang.basics.identifiers import print_application_number
from lianchuang.design.filters import day, yuan
from lianchuang.figures.figure import Figure, Naming, Proof, Rows, Words
from lianchuang.figures.scope import Scope
from lianchuang.networks.models import Register
from lianchuang.outcomes.models import Benefit, MediaReport, Patent, SoftwareCopyright

PROPERTY_TITLE = gettext_lazy("知识产权")
BENEFIT_TITLE = gettext_lazy("经济效益")
MEDIA_TITLE = gettext_lazy("媒体报道")


def _not_by(field: str, scope: Scope) -> Q:
    """The date is unknown, or later than 31 December."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": scope.last_day})


def _granted(kind: str) -> Rows:
    def rows(scope: Scope) -> QuerySet[Patent]:
        """Granted within the year."""
        return Patent.objects.filter(network__in=scope.networks, kind=kind, granted_on__range=scope.days)

    return rows


def published(scope: Scope) -> QuerySet[Patent]:
    """Inventions published by 31 December, not granted and not lapsed by then."""
    known = Patent.objects.filter(network__in=scope.networks, kind=Patent.Kind.INVENTION)
    known = known.filter(published_on__lte=scope.last_day)
    return known.filter(_not_by("granted_on", scope), _not_by("lapsed_on", scope))


def filed_only(scope: Scope) -> QuerySet[Patent]:
    """Any kind filed by 31 December, neither published, granted nor lapsed by then."""
    known = Patent.objects.filter(network__in=scope.networks, filed_on__lte=scope.last_day)
    return known.filter(*(_not_by(field, scope) for field in ("published_on", "granted_on", "lapsed_on")))


def copyrights(scope: Scope) -> QuerySet[SoftwareCopyright]:
    """Registered within the year."""
    return SoftwareCopyright.objects.filter(network__in=scope.networks, registered_on__range=scope.days)


def _realised(is_confirmed: bool) -> Rows:
    def rows(scope: Scope) -> QuerySet[Benefit]:
        """Realised in a period that ends within the year."""
        realised = Benefit.objects.filter(stage=Benefit.Stage.REALISED, is_confirmed=is_confirmed)
        realised = realised.filter(network__in=scope.networks, period_last__range=scope.days)
        return realised.select_related("project")

    return rows


def forecast(scope: Scope) -> QuerySet[Benefit]:
    """Forecasts reported for the year, whatever their period."""
    expected = Benefit.objects.filter(stage=Benefit.Stage.FORECAST, reported_year=scope.year)
    return expected.filter(network__in=scope.networks).select_related("project")


def media(scope: Scope) -> QuerySet[MediaReport]:
    """Printed within the year, reprints included."""
    return MediaReport.objects.filter(network__in=scope.networks, printed_on__range=scope.days)


def original_media(scope: Scope) -> QuerySet[MediaReport]:
    """Printed within the year, without reprints."""
    return media(scope).filter(is_original=True)


def _patent_state(patent: Patent) -> str:
    number = print_application_number(patent.application_number, granted=patent.granted_on is not None)
    steps = (
        (gettext("%(day)s授权"), patent.granted_on),
        (gettext("%(day)s公布"), patent.published_on),
        (gettext("%(day)s申请"), patent.filed_on),
    )
    step = next((words % {"day": day(on)} for words, on in steps if on), "")
    return " · ".join(filter(None, [patent.get_kind_display(), number, step]))


def _registered(row: SoftwareCopyright) -> str:
    return gettext("%(number)s · %(day)s登记") % {"number": row.number, "day": day(row.registered_on)}


def _benefit_title(row: Benefit) -> str:
    return row.project.title if row.project else gettext("未写明项目的效益")


def _benefit_detail(row: Benefit) -> str:
    stage = row.get_stage_display()
    if row.stage == Benefit.Stage.REALISED:
        stage = gettext("已实现，财务已确认") if row.is_confirmed else gettext("已实现，财务未确认")
    period = gettext("%(first)s至%(last)s") % {"first": day(row.period_first), "last": day(row.period_last)}
    return f"{yuan(row.amount_yuan)} · {stage} · {period}"


def _printed(row: MediaReport) -> str:
    kind = gettext("原创") if row.is_original else gettext("转载")
    return " · ".join(filter(None, [row.outlet, row.level, day(row.printed_on), kind]))


PATENT = Naming(lambda row: row.title, _patent_state, lambda row: row.get_absolute_url())
COPYRIGHT = Naming(lambda row: row.title, _registered, lambda row: row.get_absolute_url())
BENEFIT_ROW = Naming(_benefit_title, _benefit_detail, lambda row: row.get_absolute_url())
MEDIA_ROW = Naming(lambda row: row.title, _printed, lambda row: row.get_absolute_url())


def _property(code: str, title: Words, rule: Words, rows: Rows, naming: Naming = PATENT) -> Figure:
    register = Register.Kind.INTELLECTUAL_PROPERTY
    return Figure(code, title, "件", "exact", register, rule, rows, (Proof(rows),), naming)


def _benefit(code: str, title: Words, rule: Words, rows: Rows) -> Figure:
    register = Register.Kind.BENEFIT
    return Figure(
        code, title, "元", "rounded", register, rule, rows, (Proof(rows),), BENEFIT_ROW, sums="amount_yuan"
    )


def _media(code: str, title: Words, rule: Words, rows: Rows) -> Figure:
    return Figure(code, title, "次", "exact", Register.Kind.MEDIA, rule, rows, (Proof(rows),), MEDIA_ROW)


PROPERTY = (
    _property(
        "patents_invention_granted",
        gettext_lazy("当年授权的发明专利"),
        gettext_lazy("授权日在当年的发明专利，按申请号每件只计一次；合作完成的各报一遍也是一件。"),
        _granted(Patent.Kind.INVENTION),
    ),
    _property(
        "patents_utility_model_granted",
        gettext_lazy("当年授权的实用新型"),
        gettext_lazy("授权日在当年的实用新型专利，按申请号每件只计一次。"),
        _granted(Patent.Kind.UTILITY_MODEL),
    ),
    _property(
        "patents_published",
        gettext_lazy("年末处于公布阶段的发明专利申请"),
        gettext_lazy(
            "到当年12月31日已公布、还没有授权也没有失效的发明专利申请；申请不是专利，不与授权数相加。"
        ),
        published,
    ),
    _property(
        "patents_filed_only",
        gettext_lazy("年末仅申请的专利"),
        gettext_lazy("到当年12月31日已申请、还没有公布、授权或失效的各类专利申请。"),
        filed_only,
    ),
    _property(
        "software_copyrights",
        gettext_lazy("当年登记的软件著作权"),
        gettext_lazy("登记日在当年的软件著作权；软件著作权不是专利。"),
        copyrights,
        COPYRIGHT,
    ),
)
BENEFIT = (
    _benefit(
        "benefit_realised_confirmed_yuan",
        gettext_lazy("已实现并经财务确认的经济效益"),
        gettext_lazy("效益期间在当年结束、已实现、财务确认为“是”的金额之和，单位元。"),
        _realised(is_confirmed=True),
    ),
    _benefit(
        "benefit_realised_claimed_only_yuan",
        gettext_lazy("已实现但未经财务确认的经济效益"),
        gettext_lazy("效益期间在当年结束、已实现、财务确认为“否”的金额之和，单位元；与经确认的分开报。"),
        _realised(is_confirmed=False),
    ),
    _benefit(
        "benefit_forecast_yuan",
        gettext_lazy("预计经济效益"),
        gettext_lazy("当年报来的预计效益金额之和，单位元，不论预计在哪一年实现；预计不是已实现。"),
        forecast,
    ),
)
MEDIA = (
    _media(
        "media_reports",
        gettext_lazy("媒体报道"),
        gettext_lazy("刊播日期在当年的报道，原创和转载都计。"),
        media,
    ),
    _media(
        "media_reports_original",
        gettext_lazy("原创媒体报道"),
        gettext_lazy("刊播日期在当年的原创报道，转载不计。"),
        original_media,
    ),
)
