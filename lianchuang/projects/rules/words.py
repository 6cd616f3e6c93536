"""What a project's own words must agree on."""

from datetime import date

from lianchuang.basics.said import Said

APPROVED = "approved"


def order_problems(starts: tuple[date, date] | None, ends: tuple[date, date] | None) -> dict[str, str]:
    """Field -> what is wrong; each date is (its first day, its last day), since a month or a year may be known only.

    A project may end in the month or year in which it starts.
    """
    if starts and ends and ends[1] < starts[0]:
        return {"ends": Said("结束时间早于开始时间，请核对。")}
    return {}


def decision_problems(decision: str, approved_on: date | None) -> dict[str, str]:
    """An approved project has the day of its approval; one that is not approved has none."""
    if decision == APPROVED and approved_on is None:
        return {"approved": Said("已立项的要写立项日期，数字按它归年。")}
    if decision != APPROVED and approved_on is not None:
        return {"approved": Said("没有立项的不填立项日期；已经立项请把立项决定改为「已立项」。")}
    return {}
