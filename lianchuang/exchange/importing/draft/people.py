"""People, found by name and body; namesakes are normal."""

from collections import defaultdict

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.bodies import Bodies
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.people.models import Body, Person


class People:
    """One object for each person, found by name where in sight; and which rows of the drop name whom."""

    def __init__(self, bodies: Bodies) -> None:
        self.by_pk: dict[int, Person] = {}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._mentions: dict[str, list[tuple[Body, ReadRow, str]]] = defaultdict(list)
        for person in Person.objects.order_by("pk"):
            person.body = bodies.by_pk.get(person.body_id)
            self.by_pk[person.pk] = person
            if bodies.sight.sees_person(person.pk):
                self.add(person)

    def add(self, person: Person) -> None:
        """Know a person."""
        self._by_name[squash_name(person.name)].append(person)

    def discard(self, person: Person) -> None:
        """Forget a person whose row is held back."""
        self._by_name[squash_name(person.name)].remove(person)

    def named(self, name: str) -> list[Person]:
        """Everybody of that name."""
        return self._by_name.get(squash_name(name), [])

    def of(self, name: str, body: Body) -> list[Person]:
        """Everybody of that name in that body: surely one person, unless two are registered there."""
        return [person for person in self.named(name) if person.body is body]

    def mention(self, name: str, body: Body, row: ReadRow, field: str) -> None:
        """A row names a person."""
        self._mentions[squash_name(name)].append((body, row, field))

    def tell_namesakes(self) -> None:
        """Add a hint to each row that names somebody whose name stands for another person elsewhere."""
        for name, mentions in self._mentions.items():
            bodies = {squash_name(body.name): body.name for body, _, _ in mentions}
            bodies |= {squash_name(p.body.name): p.body.name for p in self._by_name.get(name, []) if p.body}
            if len(bodies) > 1:
                says = Said(
                    "同名：「%(name)s」在%(bodies)s各有一人，按单位分作 %(count)s 个人登记。",
                    name=name,
                    bodies=tuple(sorted(bodies.values())),
                    count=len(bodies),
                )
                for row, field in {(id(row), field): (row, field) for _, row, field in mentions}.values():
                    row.hint("namesakes", says, field)
