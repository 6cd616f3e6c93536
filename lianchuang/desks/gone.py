"""A record that is no longer in today's register: when it went, by which act, and where to look from there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from lianchuang.desks.sight import OWNERS, acts_in_sight, visible_evidence
from lianchuang.networks.access import visible_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.files.models import Evidence
from lianchuang.records.past import Act, Version, history_of, lens
from lianchuang.records.past.called import words_of

NUMBERED = re.compile(r"(/[a-z/]+/)([1-9]\d{0,17})/")
# Table -> the list a record stood in, below its network's address.
LISTS = {
    "networks_studio": "studios/",
    "projects_project": "projects/",
    "activities_session": "sessions/",
    "outcomes_patent": "outcomes/?kind=patents",
    "outcomes_softwarecopyright": "outcomes/?kind=copyrights",
    "outcomes_benefit": "outcomes/?kind=benefits",
    "outcomes_mediareport": "outcomes/?kind=media",
}
DIRECTORIES = {"people_person": "/people/", "people_body": "/bodies/"}


@dataclass(frozen=True)
class Gone:
    """What the page of a record says that no longer is; act: None where the reader may not see it."""

    words: str
    title: str
    version: Version
    act: Act | None
    before: str
    list_address: str


def told_gone(path: str, reach: Reach) -> Gone | None:
    """The record whose page this was, for whoever could see it while it stood; None for anything else.

    No lens may be open: the reader's sight is asked under the lens of the act before it went.
    """
    found = _record_at(path)
    if found is None:
        return None
    visible, record = found
    version = next(iter(history_of(record)), None)
    if version is None or not version.is_deleted:
        return None
    with lens(version.number - 1):
        stood = visible(reach).filter(pk=record.pk).first()
        if stood is None:
            return None
        title, networks = str(stood), _networks_of(stood)
    return Gone(
        words_of(record._meta.db_table),
        title,
        version,
        acts_in_sight(reach).filter(pk=version.number).first(),
        f"{path}?known_at=act:{version.number - 1}",
        _list_address(record, networks, reach),
    )


def _record_at(path: str) -> tuple[Callable[[Reach], Any], Model] | None:
    """Which record has its page at this address, and who sees such records; nothing is asked."""
    match = NUMBERED.fullmatch(path)
    if match is None:
        return None
    number = int(match[2])
    if match[1] == "/files/":
        return visible_evidence, Evidence(pk=number)
    for visible in OWNERS:
        record = visible(Reach()).model(pk=number)
        if hasattr(record, "get_absolute_url") and record.get_absolute_url() == path:
            return visible, record
    return None


def _networks_of(record: Model) -> list[int]:
    """The networks in whose lists it stood."""
    if record._meta.db_table == "networks_studio":
        return list(record.memberships.order_by("pk").values_list("network_id", flat=True))  # type: ignore[attr-defined]
    owner: Any = getattr(record, "activity", record)
    return [owner.network_id] if hasattr(owner, "network_id") else []


def _list_address(record: Model, networks: list[int], reach: Reach) -> str:
    """The list as it is today; "" where the reader has none."""
    table = record._meta.db_table
    if table in DIRECTORIES:
        return DIRECTORIES[table] if reach.roles or reach.is_administrator else ""
    seen: Network | None = visible_networks(reach).filter(pk__in=networks).order_by("pk").first()
    return f"{seen.get_absolute_url()}{LISTS[table]}" if seen and table in LISTS else ""
