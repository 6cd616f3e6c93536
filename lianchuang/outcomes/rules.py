"""States and agreements of outcomes. An application is not a patent; a forecast is not realised."""

from datetime import date

from lianchuang.basics.said import Said

FILED, PUBLISHED, GRANTED, LAPSED = "filed", "published", "granted", "lapsed"
# What may follow what; a utility model or a design goes from filed to granted, and an application may lapse too.
STATES = (FILED, PUBLISHED, GRANTED, LAPSED)
STEPS = (
    ("filed_on", Said("申请日")),
    ("published_on", Said("公布日")),
    ("granted_on", Said("授权日")),
    ("lapsed_on", Said("失效日")),
)


def patent_state(
    filed: date | None, published: date | None, granted: date | None, lapsed: date | None, on: date
) -> str:
    """The last state reached by the end of a day (included): filed, published, granted, lapsed; "" before any.

    A date that is not known has not been reached; the state is the furthest one reached, not the latest date.
    """
    reached = [
        state
        for state, day in zip(STATES, (filed, published, granted, lapsed), strict=True)
        if day and day <= on
    ]
    return reached[-1] if reached else ""


def patent_date_problems(
    filed: date | None, published: date | None, granted: date | None, lapsed: date | None
) -> dict[str, str]:
    """Field -> what is wrong: no step may come before one that leads to it; the same day is allowed."""
    problems: dict[str, str] = {}
    earlier_title: str = ""
    earlier: date | None = None
    for (field, title), day in zip(STEPS, (filed, published, granted, lapsed), strict=True):
        if day is None:
            continue
        if earlier and day < earlier:
            problems[field] = Said(
                "%(later)s早于%(earlier)s，请核对这两个日期。", later=title, earlier=earlier_title
            )
        else:
            earlier_title, earlier = title, day
    if not (filed or published or granted):
        says = Said("申请日、公布日、授权日至少要写一个，否则看不出专利处在哪一步。")
        problems.setdefault("filed_on", says)
    return problems


def patent_kind_problems(kind: str, kind_in_number: str) -> dict[str, str]:
    """The kind digit of the application number must agree with the kind."""
    if kind and kind_in_number and kind != kind_in_number:
        words = {"invention": Said("发明"), "utility_model": Said("实用新型"), "design": Said("外观设计")}
        return {"kind": Said("按申请号这是%(kind)s，和所选的类型不符。", kind=words[kind_in_number])}
    return {}


def benefit_problems(
    stage: str, is_confirmed: bool | None, period_first: date | None, period_last: date | None
) -> dict[str, str]:
    """A forecast cannot be confirmed by finance; a period ends after it begins (both ends included)."""
    problems: dict[str, str] = {}
    if stage == "forecast" and is_confirmed:
        problems["is_confirmed"] = Said("预计的效益还没有发生，不能说财务已确认。")
    if period_first and period_last and period_last < period_first:
        problems["period"] = Said("期间的结束早于开始，请核对。")
    return problems
