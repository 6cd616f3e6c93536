"""A tree in one statement: what lies below some rows, and which rows lie below some others.

Recursive SQL as an expression for filters. Tables go by the names the lens gives them, so the tree is the day's; UNION
drops what was met before, so a loop in the data ends.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import BigAutoField, Expression, Model, QuerySet, Subquery

BELOW = (
    "WITH RECURSIVE tree(id) AS (SELECT id FROM {table} WHERE id IN ({roots}) "
    "UNION SELECT b.id FROM {table} b JOIN tree ON b.{parent} = tree.id) SELECT id FROM tree"
)
WITHIN = (
    "WITH RECURSIVE climb(leaf, id) AS (SELECT s.id, s.id FROM {table} s WHERE s.id IN {some} "
    "UNION SELECT climb.leaf, b.{parent} FROM {table} b JOIN climb ON b.id = climb.id WHERE b.{parent} IS NOT NULL) "
    "SELECT leaf FROM climb WHERE id IN ({roots})"
)


class Below(Expression):
    """The roots and all rows below them, for `filter(pk__in=Below(Body, roots))`. Goes down the whole tree."""

    statement = BELOW

    def __init__(self, model: type[Model], roots: Iterable[int], parent: str = "parent") -> None:
        super().__init__(output_field=BigAutoField())
        self.table, self.parent = model._meta.db_table, str(model._meta.get_field(parent).column)  # type: ignore[union-attr]
        self.roots = sorted(set(roots))

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """One subquery; without roots an empty one."""
        return self._written(connection.ops.quote_name), [*self.roots]

    def _written(self, quote: Callable[[str], str], **parts: str) -> str:
        parts |= {"table": quote(self.table), "parent": quote(self.parent)}
        parts["roots"] = ", ".join(["%s"] * len(self.roots)) or "NULL"
        return f"({self.statement.format(**parts)})"


class Within(Below):
    """Which of some rows are a root or lie below one; climbs from those rows, so it is quick where they are few.

    some    a query set of keys of the same table
    """

    statement = WITHIN

    def __init__(
        self, some: QuerySet, model: type[Model], roots: Iterable[int], parent: str = "parent"
    ) -> None:
        super().__init__(model, roots, parent)
        self.some = Subquery(some)

    def get_source_expressions(self) -> list[Any]:
        """Django resolves and relabels the inner query by itself."""
        return [self.some]

    def set_source_expressions(self, exprs: Any) -> None:
        """The inner query, resolved."""
        (self.some,) = exprs

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """One subquery; without roots an empty one."""
        inner, values = compiler.compile(self.some)
        return self._written(connection.ops.quote_name, some=inner), [*values, *self.roots]
