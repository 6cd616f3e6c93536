"""A figure: one query that gives the value and the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Count, F, Model, OuterRef, QuerySet, Sum
from django.utils.functional import Promise

from lianchuang.basics.phrases import Kind
from lianchuang.figures.scope import Scope
from lianchuang.records.files.models import Evidence

# Words on the screen, translated where they are read.
Words = str | Promise
Rows = Callable[[Scope], QuerySet[Any]]


@dataclass(frozen=True)
class Proof:
    """Where the files of a row lie: rows that name a figure's row by `of` and a folder by `folder`."""

    rows: Rows
    of: str = "pk"
    folder: str = "folder_id"
    # Only a file of its own counts here: a list in this folder is that record's list, not the row's line in it.
    own_only: bool = False

    def links(self, scope: Scope) -> QuerySet[Any]:
        """The pairs (of_row, in_folder)."""
        return self.rows(scope).order_by().annotate(of_row=F(self.of), in_folder=F(self.folder))

    def own_files_of_row(self, scope: Scope) -> QuerySet[Evidence]:
        """The files of its own that prove the outer row, for Exists."""
        folders = self.links(scope).filter(of_row=OuterRef(OuterRef("pk"))).values("in_folder")
        return Evidence.objects.filter(kind=Evidence.Kind.OWN, folder__in=folders).order_by()

    def files(self, scope: Scope) -> QuerySet[Evidence]:
        """Every file of every row, one query."""
        files = Evidence.objects.filter(folder__in=self.links(scope).values("in_folder"))
        return files.filter(kind=Evidence.Kind.OWN) if self.own_only else files


@dataclass(frozen=True)
class Naming:
    """How a row is told: its title, what is said beside it, the record it opens, the person it names."""

    title: Callable[[Any], str]
    detail: Callable[[Any], str]
    address: Callable[[Any], str]
    person: Callable[[Any], str] = lambda row: ""


@dataclass(frozen=True)
class Figure:
    """指标: what is counted, in words and as a query. The figure of a year is the measure over its rows.

    `rows` gives each thing counted once; nothing else decides the value. `sums` names the field added up; without
    it the rows are counted. `register` is the kind of register that must stand for a count of nothing to be 0.
    """

    code: str
    title: Words
    unit: str
    printed: Kind
    register: str
    rule: Words
    rows: Rows
    proofs: tuple[Proof, ...]
    naming: Naming
    sums: str = ""

    @property
    def measure(self) -> Aggregate:
        """The aggregate that makes the value of the rows."""
        return Sum(self.sums) if self.sums else Count("pk")

    def amount_of(self, row: Model) -> Any:
        """What one row adds to the value."""
        return getattr(row, self.sums) if self.sums else 1
