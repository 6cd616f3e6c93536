"""Which rows an act made, as an expression for filters: a right may lie with whoever registered a record."""

from typing import Any

from django.db.models import BigAutoField, Expression, Model, QuerySet, Subquery

from lianchuang.records.past.shape import twin_of

MADE = (
    "(SELECT v.id FROM {twin} v WHERE v.known_from IN {acts} "
    "AND NOT EXISTS (SELECT 1 FROM {twin} w WHERE w.id = v.id AND w.known_from < v.known_from))"
)


class MadeIn(Expression):
    """Keys of the rows whose first version these acts wrote, for `filter(pk__in=MadeIn(Body, acts))`.

    acts    a query set of acts; what it asks of roles is the day's, so under a lens it goes into today(…)
    """

    def __init__(self, model: type[Model], acts: QuerySet) -> None:
        super().__init__(output_field=BigAutoField())
        self.twin, self.acts = twin_of(model._meta.db_table), Subquery(acts.order_by().values("pk"))

    def get_source_expressions(self) -> list[Any]:
        """Django resolves and relabels the inner query by itself."""
        return [self.acts]

    def set_source_expressions(self, exprs: Any) -> None:
        """The inner query, resolved."""
        (self.acts,) = exprs

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """One subquery over the twin."""
        acts, values = compiler.compile(self.acts)
        return MADE.format(twin=connection.ops.quote_name(self.twin), acts=acts), list(values)
