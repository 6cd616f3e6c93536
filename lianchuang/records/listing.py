"""Lists of records: a page of fifty, and filters read from the address."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import refuse_unless

ON_A_PAGE = 50
YEARS = range(1949, 2101)
LONGEST_SEARCH = 60


@dataclass(frozen=True)
class ListPage:
    """One page of a list, and what the pagination shows."""

    rows: list[Any]
    page: int
    pages: int
    total: int


def page_of(rows: QuerySet, asked: str | None) -> ListPage:
    """The page asked for; one that is no number is the first, one too far is the last. Two queries and prefetches."""
    found = Paginator(rows, ON_A_PAGE).get_page(asked)
    return ListPage(list(found.object_list), found.number, found.paginator.num_pages, found.paginator.count)


def year_in(query: QueryDict) -> int | None:
    """The year asked for, None for all. Raises Refused for a year nobody meant."""
    asked = query.get("year", "").strip()
    if not asked:
        return None
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4 and int(asked) in YEARS
    refuse_unless(is_year, _("地址里的年份看不懂：应在 1949 到 2100 之间，如 ?year=2024。")).or_refuse()
    return int(asked)


def words_in(query: QueryDict) -> str:
    """What is searched for, trimmed, at most sixty characters, without what cannot be seen."""
    return "".join(each for each in query.get("q", "") if each.isprintable()).strip()[:LONGEST_SEARCH]


def chosen_in(query: QueryDict, name: str, allowed: list[str]) -> str:
    """One of the values a filter knows, "" for anything else."""
    asked = query.get(name, "")
    return asked if asked in allowed else ""


def sort_in(query: QueryDict, sorts: dict[str, tuple[str, ...]]) -> str:
    """The sort key asked for, as it stands in the address; the first one for a key nobody knows."""
    asked = query.get("sort", "")
    return asked if asked.removeprefix("-") in sorts else next(iter(sorts))
