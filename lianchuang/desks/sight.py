"""Which files, seats, registers and acts the reader may see: whoever may see the record may see its proof."""

from collections.abc import Callable

from django.db.models import Q, QuerySet, Value

from lianchuang.activities.access import visible_leaves, visible_marks, visible_sessions
from lianchuang.networks.access import (
    governed_networks,
    may_keep,
    studios_seen_whole,
    visible_handovers,
    visible_memberships,
    visible_networks,
)
from lianchuang.networks.models import Network, Register
from lianchuang.outcomes.access import visible_benefits, visible_copyrights, visible_media, visible_patents
from lianchuang.people.access import Reach, visible_acts, visible_bodies, visible_people
from lianchuang.programmes.access import visible_proposals
from lianchuang.projects.access import visible_projects
from lianchuang.records.batches.models import Batch, BatchFile
from lianchuang.records.files.models import Content, Evidence
from lianchuang.records.past import Act
from lianchuang.reporting.access import visible_reported_values


def visible_registers(reach: Reach) -> QuerySet[Register]:
    """Registers of governed networks."""
    return Register.objects.filter(network__in=governed_networks(reach).values("pk"))


# Whatever owns a folder, in the order in which a file is told what it proves.
OWNERS: tuple[Callable[[Reach], QuerySet], ...] = (
    visible_projects,
    visible_proposals,
    visible_handovers,
    visible_patents,
    visible_copyrights,
    visible_benefits,
    visible_media,
    visible_sessions,
    studios_seen_whole,
    visible_people,
    visible_bodies,
    visible_marks,
    visible_leaves,
    visible_memberships,
    visible_networks,
    visible_registers,
    visible_reported_values,
)


def visible_evidence(reach: Reach) -> QuerySet[Evidence]:
    """Files whose folder belongs to a record in sight; one query, whatever is asked of it."""
    if reach.is_administrator:
        return Evidence.objects.all()
    in_sight = Q(pk__in=[])
    for visible in OWNERS:
        in_sight |= Q(folder__in=visible(reach).order_by().values("folder_id"))
    return Evidence.objects.filter(in_sight)


def records_proved_by(reach: Reach, evidence: Evidence) -> list[object]:
    """The records in sight that own the file's folder; two queries, one more for each kind found."""
    parts = [
        visible(reach)
        .order_by()
        .filter(folder=evidence.folder_id)
        .annotate(owner=Value(place))
        .values_list("owner", "pk")
        for place, visible in enumerate(OWNERS)
    ]
    found = list(parts[0].union(*parts[1:], all=True))
    return [OWNERS[place](reach).get(pk=key) for place, key in sorted(found)]


def networks_of_content(content: Content) -> QuerySet[Network]:
    """The networks whose lists this file is: it was imported for them, or proves one of their registers."""
    dropped = BatchFile.objects.filter(content=content).values("batch__network_number")
    kept = Evidence.objects.filter(content=content).values("folder_id")
    registers = Register.objects.filter(folder__in=kept).values("network_id")
    return Network.objects.filter(Q(pk__in=dropped) | Q(pk__in=registers))


def acts_in_sight(reach: Reach) -> QuerySet[Act]:
    """Acts in sight, and imports into governed networks whoever ran them, the command line included."""
    imported = Batch.objects.filter(network_number__in=governed_networks(reach).values("pk")).values("pk")
    return Act.objects.filter(
        Q(pk__in=visible_acts(reach).order_by().values("pk")) | Q(batch_id__in=imported)
    )


def sees_whole_list(reach: Reach, content: Content) -> bool:
    """Whether all rows of an imported list are in sight: the reader governs a network whose list it is."""
    if reach.is_administrator:
        return True
    return governed_networks(reach).filter(pk__in=networks_of_content(content).values("pk")).exists()


def keeps_list(reach: Reach, content: Content) -> bool:
    """Whether telephone numbers in it stand unmasked: the reader keeps a network whose list it is."""
    return reach.is_administrator or any(may_keep(reach, network) for network in networks_of_content(content))
