"""Who registered what, in one flat statement each: rights are nested deep, and SQLite reads no statement nested deeper.

Expressions for filters. Tables go by the names the lens gives them, so rights put them into today(…).
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigAutoField, Expression, Model

from lianchuang.networks.models import Membership, Network, Studio
from lianchuang.people.models import Account, Role
from lianchuang.records.batches.models import Batch
from lianchuang.records.models import Act
from lianchuang.records.past.shape import twin_of

FIRST_VERSION = (
    "SELECT v.id FROM {twin} v LEFT JOIN {twin} w ON w.id = v.id AND w.known_from < v.known_from "
    "JOIN {act} a ON a.id = v.known_from "
)
# By whoever was a secretary when they wrote, and by imports.
MADE = (
    FIRST_VERSION + "JOIN {account} u ON u.id = a.by_account_id JOIN {role} r ON r.person_id = u.person_id "
    "WHERE w.id IS NULL AND r.kind = 'secretary' AND r.body_id {own} AND r.starts_at <= a.at "
    "AND coalesce(r.ends_at > a.at, true) UNION "
    + FIRST_VERSION
    + "JOIN {batch} b ON b.id = a.batch_id JOIN {network} n ON n.id = b.network_number "
    "WHERE w.id IS NULL AND b.kind = 'import' AND n.body_id {own}"
)
SEATED = (
    "SELECT {at} FROM {membership} m LEFT JOIN {studio} s ON s.id = m.studio_id "
    "JOIN {network} n ON n.id = m.network_id GROUP BY {at} "
    "HAVING min(CASE WHEN n.body_id {own} THEN m.id END) = min(m.id) AND {at} IS NOT NULL"
)
TABLES: dict[str, type[Model]] = {
    "act": Act, "account": Account, "role": Role, "batch": Batch,
    "network": Network, "membership": Membership, "studio": Studio,
}  # fmt: skip


class Registered(Expression):
    """Keys of the rows of a model that some networks registered, for `filter(pk__in=Registered(Body, own))`.

    own         the networks, by the keys of their bodies
    by_others   all networks but these
    """

    statement = MADE

    def __init__(self, model: type[Model], own: Iterable[int], *, by_others: bool = False) -> None:
        super().__init__(output_field=BigAutoField())
        # No body has the key -1: an empty list would make NOT IN say nothing.
        self.own, self.by_others = sorted(own) or [-1], by_others
        self.parts = {"twin": twin_of(model._meta.db_table)}

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """One subquery; the networks stand in it as often as it asks for them."""
        quote = connection.ops.quote_name
        parts = {name: quote(model._meta.db_table) for name, model in TABLES.items()}
        parts |= {"twin": quote(self.parts["twin"])} if "twin" in self.parts else self.parts
        own = f"{'NOT ' if self.by_others else ''}IN ({', '.join(['%s'] * len(self.own))})"
        return f"({self.statement.format(own=own, **parts)})", self.own * self.statement.count("{own}")


class FirstSeated(Registered):
    """Keys of the studios, or of the bodies, whose first seat is in one of some networks."""

    statement = SEATED

    def __init__(self, model: type[Model], own: Iterable[int]) -> None:
        super().__init__(model, own)
        self.parts = {"at": "m.studio_id" if model is Studio else "coalesce(s.host_id, m.body_id)"}
