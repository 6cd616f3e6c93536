"""A made-up life of a small register: random verbs, and a picture of all a page could ask."""

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Sum, Window
from django.db.models.functions import RowNumber

from lianchuang.networks.models import Leadership, Network, Studio
from lianchuang.outcomes.models import Benefit
from lianchuang.people.models import Body, Person, Post
from lianchuang.records.files.models import Folder
from lianchuang.records.past import Author, UndoRefused, act, last_act, undo_act

SECRETARY = Author(7, "赵秘书")


class Life:
    """Plays acts of random verbs, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.undone = 0

    def act(self) -> int:
        """One act of one to three verbs; now and then a savepoint inside it is rolled back, or the act undoes another."""
        if self.chance.random() < 0.12 and last_act() > 0:
            undone = self._undo()
            if undone:
                return undone
        with act(by=SECRETARY, reason="随机") as number:
            for _ in range(self.chance.randrange(1, 4)):
                self._verb()
            if self.chance.random() < 0.2:
                self._rolled_back(self._verb)
        return number

    def _undo(self) -> int | None:
        last = last_act()
        try:
            number = undo_act(last - self.chance.randrange(min(last, 4)), by=SECRETARY, reason="撤销")
        except UndoRefused:
            return None
        self.undone += 1
        return number

    def _rolled_back(self, verb: Callable[[], None]) -> None:
        try:
            with transaction.atomic():
                verb()
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    def _verb(self) -> None:
        verbs: list[tuple[int, Callable[[], None]]] = [
            (4, self._found_body),
            (4, self._open_studios),
            (2, self._open_studio_unless_known),
            (3, self._upsert_bodies),
            (3, self._ignore_known_bodies),
            (4, self._hire),
            (4, self._lead),
            (3, self._earn),
            (2, self._earn_more),
            (3, self._rename_many),
            (2, self._rename_one_by_one),
            (2, self._dissolve_body),
            (2, self._leave),
            (2, self._raw),
            (1, self._save_unchanged),
        ]
        self.chance.choices([verb for _, verb in verbs], [weight for weight, _ in verbs])[0]()

    def _one(self, model: Any) -> Any:
        rows = list(model.objects.order_by("pk"))
        return self.chance.choice(rows) if rows else None

    def _word(self) -> str:
        return f"{self.chance.choice('精工匠心联创')}{self.chance.randrange(30)}"

    def _uscc(self) -> str:
        return f"91110000{self.chance.randrange(25):010}"

    def _found_body(self) -> None:
        Body.objects.create(name=self._word(), parent=self._one(Body))

    def _open_studios(self) -> None:
        host = self._one(Body)
        if host is None:
            return
        names = {self._word() for _ in range(3)}
        known = set(Studio.objects.filter(host=host).values_list("name", flat=True))
        folders = [Folder.objects.create(title=name) for name in sorted(names - known)]
        Studio.objects.bulk_create([Studio(name=f.title, host=host, folder=f) for f in folders])

    def _open_studio_unless_known(self) -> None:
        host = self._one(Body)
        if host is not None:
            defaults = {
                "folder": Folder.objects.create(title="夹"),
                "declared_members": self.chance.randrange(9),
            }
            Studio.objects.update_or_create(
                host=host, name=self._word(), defaults={"declared_members": 1}, create_defaults=defaults
            )

    def _upsert_bodies(self) -> None:
        codes = {self._uscc() for _ in range(3)}
        Body.objects.bulk_create(
            [Body(name=self._word(), uscc=code) for code in sorted(codes)],
            update_conflicts=True,
            unique_fields=["uscc"],
            update_fields=["name"],
        )

    def _ignore_known_bodies(self) -> None:
        codes = {self._uscc() for _ in range(3)}
        Body.objects.bulk_create(
            [Body(name="忽略", uscc=code) for code in sorted(codes)], ignore_conflicts=True
        )

    def _hire(self) -> None:
        body = self._one(Body)
        person = Person.objects.create(name=self._word(), body=body)
        if body is not None:
            Post.objects.create(person=person, body=body, title="职工")

    def _lead(self) -> None:
        studio, person = self._one(Studio), self._one(Person)
        if studio and person:
            Leadership.objects.get_or_create(studio=studio, person=person)

    def _earn(self) -> None:
        network = self._one(Network) or found_network()
        make_benefit(network, Decimal(self.chance.randrange(1, 9999999)) / 100)

    def _earn_more(self) -> None:
        Benefit.objects.filter(pk__gt=self.chance.randrange(9)).update(
            amount_yuan=F("amount_yuan") + Decimal("0.01"), is_confirmed=self.chance.random() < 0.5
        )

    def _rename_many(self) -> None:
        Studio.objects.filter(declared_members__gt=self.chance.randrange(9)).update(
            declared_members=F("declared_members") + 1, pinyin=self._word()
        )

    def _rename_one_by_one(self) -> None:
        people = list(Person.objects.order_by("pk")[: self.chance.randrange(1, 6)])
        for person in people:
            person.name += "改"
        Person.objects.bulk_update(people, ["name"])

    def _dissolve_body(self) -> None:
        """A cascade: studios under the body go, with their leaderships."""
        bodies = list(Body.objects.exclude(kind=Body.Kind.ASSOCIATION).order_by("pk"))
        if not bodies:
            return
        body = self.chance.choice(bodies)
        Body.objects.filter(parent=body).update(parent=None)
        Person.objects.filter(body=body).update(body=None)
        Post.objects.filter(body=body).delete()
        Studio.objects.filter(host=body).delete()
        body.delete()

    def _leave(self) -> None:
        person = self._one(Person)
        if person is not None:
            Leadership.objects.filter(person=person).delete()
            person.delete()

    def _raw(self) -> None:
        third = self.chance.randrange(3)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_person SET name = name || '·' WHERE id %% 3 = %s", [third])
            cursor.execute("DELETE FROM people_post WHERE id %% 7 = %s", [third])
            cursor.execute(
                "INSERT INTO people_body (name, kind, pinyin) VALUES (%s, 'enterprise', '')", [self._word()]
            )

    def _save_unchanged(self) -> None:
        body = self._one(Body)
        if body is not None:
            body.save()


def found_network() -> Network:
    """An alliance with a body of its own."""
    body = Body.objects.create(name="联盟", kind=Body.Kind.ASSOCIATION)
    return Network.objects.create(name=f"联盟{body.pk}", body=body, chartered_on=date(2021, 4, 28))


def make_benefit(network: Network, amount: Decimal) -> Benefit:
    """A benefit with as few words as its table allows."""
    return Benefit.objects.create(
        network=network,
        stage=Benefit.Stage.REALISED,
        is_confirmed=False,
        amount_yuan=amount,
        period_first=date(2024, 1, 1),
        period_last=date(2024, 12, 31),
        reported_year=2024,
        folder=Folder.objects.create(title="效益"),
    )


def picture() -> tuple[Any, ...]:
    """Everything a page could ask, in one value: joined, counted, grouped, prefetched, nested."""
    return (
        list(
            Body.objects.order_by("pk")
            .annotate(n=Count("people", distinct=True), c=Count("children", distinct=True))
            .values_list("pk", "name", "uscc", "parent__name", "n", "c")
        ),
        list(
            Studio.objects.order_by("pk", "leaderships__pk").values_list(
                "pk", "name", "declared_members", "host__name", "leaderships__person__name"
            )
        ),
        [
            (person.pk, person.name, [post.pk for post in person.posts.all()])
            for person in Person.objects.prefetch_related(
                Prefetch("posts", Post.objects.select_related("body").order_by("pk"))
            ).order_by("pk")
        ],
        list(
            Benefit.objects.values("network__name", "is_confirmed")
            .annotate(total=Sum("amount_yuan"), n=Count("pk"))
            .order_by("network__name", "is_confirmed")
            .values_list("network__name", "is_confirmed", "total", "n")
        ),
        Studio.objects.filter(
            Exists(Leadership.objects.filter(studio=OuterRef("pk"), person__name__contains="改"))
        ).count(),
        list(
            Studio.objects.annotate(place=Window(RowNumber(), partition_by=F("host"), order_by="pk"))
            .order_by("pk")
            .values_list("pk", "place")
        ),
        sorted(
            Body.objects.order_by().values_list("name").union(Person.objects.order_by().values_list("name"))
        ),
        Folder.objects.aggregate(n=Count("pk")),
    )
