"""One act of one row through the real action, against the same action on a table that is not remembered.

The action corrects a body's name: rights asked, row locked, its history read for other people's changes, the row saved.
Beside it the bare write, an act around one save, which is shown and not judged.
"""

from itertools import count
from typing import Any

from filling import fill_network, make_secretary
from ground import medians, open_house, print_table, read_options, verdict
from plain import fair_clock, in_turns

MOST = 1.3


def main() -> None:
    """Fill, measure, print."""
    options = read_options(__doc__, bodies=400, rounds=40, blocks=8)
    database = open_house()
    from django.utils import timezone

    from lianchuang.people.access import reach_of
    from lianchuang.people.actions.bodies import correct_body
    from lianchuang.people.models import Body
    from lianchuang.records.correcting import Grounds
    from lianchuang.records.past import act

    network = fill_network("联盟", options.bodies)
    reach = reach_of(make_secretary(network), timezone.now())
    bodies = list(Body.objects.filter(parent=network.body))
    number, grounds = count(), Grounds("名称有误", "京工〔2024〕3号")

    def correct() -> Any:
        body = bodies[next(number) % len(bodies)]
        said = {"name": f"单位{next(number)}"}
        correct_body(body, changes=said, read_at=10**9, by=reach, grounds=grounds)

    def save() -> Any:
        body = bodies[next(number) % len(bodies)]
        body.name = f"单位{next(number)}"
        with act(by=reach.author):
            body.save(update_fields=["name"])

    cases = {"correct a body (the action)": correct, "save a body (the bare write)": save}
    told, plain = in_turns(
        cases, ["people_body"], options.blocks, lambda c: medians(c, options.rounds, fair_clock())
    )
    rows = []
    for name in cases:
        ratio = told[name] / plain[name]
        judged = verdict(ratio, MOST) if "action" in name else f"{ratio:.2f} (shown)"
        rows.append([name, f"{plain[name]:.2f}", f"{told[name]:.2f}", judged])
    print_table(f"One act of one row, {database}", ["case", "plain ms", "remembered ms", "ratio"], rows)


if __name__ == "__main__":
    main()
