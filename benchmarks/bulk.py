"""bulk_create on remembered tables, against the same tables without remembering; from the narrowest to the widest."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from filling import fill_network
from ground import medians, open_house, print_table, read_options, verdict
from plain import fair_clock, in_turns

MOST = 1.6


def cases_of(network: Any, rows: int) -> tuple[dict[str, Callable[[], object]], list[str]]:
    """A bulk_create for each table, in an act, and the tables' names."""
    from django.db import models

    from lianchuang.networks.models import Studio
    from lianchuang.people.models import Body, Person, Post
    from lianchuang.projects.models import Project
    from lianchuang.records.files.models import Folder
    from lianchuang.records.past import Author, act

    person, body = Person.objects.order_by("pk").first(), Body.objects.order_by("pk").first()
    studio, folder = Studio.objects.order_by("pk").first(), Folder.objects.order_by("pk").first()
    project = {
        "network": network,
        "lead": studio,
        "folder": folder,
        "year": 2024,
        "title": "联合攻关",
        "pinyin": "l",
    }
    project |= {
        "approved_on": date(2024, 3, 1),
        "starts_on": date(2024, 3, 1),
        "funding_yuan": Decimal("80000.00"),
    }
    makers: dict[type[models.Model], Callable[[int], models.Model]] = {
        Folder: lambda n: Folder(title=f"材料{n}"),
        Post: lambda n: Post(person=person, body=body, title=f"职务{n}"),
        Project: lambda n: Project(**project),
    }

    def case(model: Any, make: Callable[[int], models.Model]) -> Callable[[], object]:
        made = [make(n) for n in range(rows)]

        def run() -> None:
            for row in made:
                row.pk = None
            with act(by=Author(None, "benchmark")):
                model.objects.bulk_create(made)

        return run

    cases = {
        f"{model.__name__}, {len(model._meta.concrete_fields)} columns": case(model, make)
        for model, make in makers.items()
    }
    return cases, [model._meta.db_table for model in makers]


def main() -> None:
    """Fill, measure, print."""
    options = read_options(__doc__, rows=5000, rounds=2, blocks=5)
    database = open_house()
    cases, tables = cases_of(fill_network("联盟", 20), options.rows)
    told, plain = in_turns(cases, tables, options.blocks, lambda c: medians(c, options.rounds, fair_clock()))
    rows = []
    for name in cases:
        ratio = verdict(told[name] / plain[name], MOST)
        speeds = [f"{options.rows / ms * 1000:,.0f}" for ms in (plain[name], told[name])]
        rows.append([name, f"{plain[name]:.0f}", f"{told[name]:.0f}", ratio, *speeds])
    head = ["table", "plain ms", "remembered ms", "ratio", "rows/s plain", "rows/s remembered"]
    print_table(f"bulk_create of {options.rows:,} rows, {database}", head, rows)


if __name__ == "__main__":
    main()
