"""Bodies, found by credit code or by name."""

from collections import defaultdict

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.sight import Sight
from lianchuang.people.models import Body
from lianchuang.people.rules import names_like


class Bodies:
    """One object for each body, so that all rows of the drop mean the same one.

    One out of sight is met by its very name or code only: it is the same real thing, and nothing of it is told.
    """

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.by_pk: dict[int | None, Body] = {}
        self._by_name: dict[str, list[Body]] = defaultdict(list)
        self._by_uscc: dict[str, Body] = {}
        for body in Body.objects.order_by("pk"):
            self.by_pk[body.pk] = body
            self.add(body)

    def add(self, body: Body) -> None:
        """Know a body, again where its name or code changed."""
        named = self._by_name[squash_name(body.name)]
        if not any(known is body for known in named):
            named.append(body)
        if body.uscc:
            self._by_uscc[body.uscc] = body

    def discard(self, body: Body) -> None:
        """Forget a body whose row is held back."""
        self._by_name[squash_name(body.name)].remove(body)
        if body.uscc:
            self._by_uscc.pop(body.uscc, None)

    def with_uscc(self, uscc: str | None) -> Body | None:
        """The body of a credit code."""
        return self._by_uscc.get(uscc) if uscc else None

    def named(self, name: str) -> list[Body]:
        """The bodies of a name that stand in sight; where there is none, one that is out of sight."""
        named = self._by_name.get(squash_name(name), [])
        seen = [body for body in named if self.sight.sees_body(body)]
        return seen or named[:1]

    def alike(self, name: str) -> str:
        """The name of the body in sight that is most like this one, "" where none is."""
        for near in names_like(squash_name(name), self._by_name):
            for body in self._by_name[near]:
                if self.sight.sees_body(body):
                    return body.name
        return ""
