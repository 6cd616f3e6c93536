"""Which rows of an act the reader may see, and whether the reader may undo it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.activities.access import visible_leaves, visible_marks, visible_sessions
from lianchuang.basics.verdicts import Verdict, allowed, refused
from lianchuang.desks.act_rows import Key, model_of, pointed_to, values_in
from lianchuang.desks.sight import visible_registers
from lianchuang.networks.access import (
    governed_networks,
    visible_memberships,
    visible_networks,
    visible_studios,
    visible_terms,
)
from lianchuang.networks.models import Network
from lianchuang.outcomes.access import visible_benefits, visible_copyrights, visible_media, visible_patents
from lianchuang.people.access import (
    Reach,
    is_keeper,
    may_give_role,
    may_see_act,
    visible_bodies,
    visible_people,
)
from lianchuang.people.models import Body, Role
from lianchuang.programmes.access import visible_calls, visible_programmes, visible_proposals
from lianchuang.projects.access import visible_projects
from lianchuang.records.past import Act, ActRow
from lianchuang.records.wording import column_of
from lianchuang.reporting.access import visible_reported_values

# Rows that are told by what owns them.
UNTOLD_TABLES = {"records_folder", "matters_matter", "matters_stampedpaper"}
VISIBLE: dict[str, Callable[[Reach], QuerySet]] = {
    "people_body": visible_bodies,
    "people_person": visible_people,
    "networks_network": visible_networks,
    "networks_studio": visible_studios,
    "networks_membership": visible_memberships,
    "networks_register": visible_registers,
    "networks_term": visible_terms,
    "programmes_programme": visible_programmes,
    "programmes_call": visible_calls,
    "programmes_proposal": visible_proposals,
    "projects_project": visible_projects,
    "activities_session": visible_sessions,
    "activities_mark": visible_marks,
    "activities_leave": visible_leaves,
    "outcomes_patent": visible_patents,
    "outcomes_softwarecopyright": visible_copyrights,
    "outcomes_benefit": visible_benefits,
    "outcomes_mediareport": visible_media,
    "reporting_reportedvalue": visible_reported_values,
}
# Whose row it is, where a row has no network of its own: in sight with its owner.
OWNED_BY: dict[str, tuple[str, ...]] = {
    "people_post": ("person",),
    "people_role": ("person",),
    "people_tie": ("person", "body"),
    "networks_group": ("network",),
    "networks_networkrelation": ("network",),
    "networks_clause": ("network",),
    "networks_leadership": ("studio",),
    "networks_designation": ("studio",),
    "networks_termholder": ("term",),
    "networks_handover": ("term",),
    "networks_handoveritem": ("handover",),
    "programmes_stage": ("programme",),
    "programmes_direction": ("programme",),
    "programmes_jointtopic": ("programme",),
    "programmes_topicclaim": ("topic",),
    "programmes_question": ("call",),
    **dict.fromkeys(
        (
            "programmes_answer",
            "programmes_unit",
            "programmes_proposalperson",
            "programmes_planstep",
            "programmes_formalcheck",
            "programmes_likenesscheck",
            "programmes_selection",
        ),
        ("proposal",),
    ),
    "programmes_formalfinding": ("formal_check",),
    **dict.fromkeys(
        (
            "projects_share",
            "projects_milestone",
            "projects_progressreport",
            "projects_change",
            "projects_acceptance",
            "projects_taskletter",
        ),
        ("project",),
    ),
    "projects_partner": ("project",),
    "projects_participant": ("project",),
    "activities_activity": ("network",),
    "activities_session": ("activity",),
    "activities_mark": ("session",),
    "activities_leave": ("session",),
    "outcomes_credit": ("patent", "copyright"),
    "records_evidence": ("folder",),
}


def rows_in_sight(reach: Reach, act: Act, every: list[ActRow]) -> list[ActRow]:
    """The rows of an act whose records are in sight today, also for the one who wrote it when they still might."""
    rows = [row for row in every if row.table not in UNTOLD_TABLES]
    if reach.is_administrator:
        return rows
    seen = _seen(reach, rows, every)
    return [row for row in rows if (row.table, row.id) in seen]


def may_undo_act(reach: Reach, act: Act, every: list[ActRow]) -> Verdict:
    """〔撤销〕: one's own act, or for a keeper one that touched only rows of registers they keep; imports elsewhere."""
    if act.batch_id:
        return refused(_("这一步是一次导入，请在导入页上整批撤销。"))
    if not may_see_act(reach, act):
        return refused(_("这一步不在您的可见范围内。"))
    if not every:
        return refused(_("这一步没有写入任何记录，没有可撤销的。"))
    if reach.is_administrator:
        return allowed()
    told = [row for row in every if row.table not in UNTOLD_TABLES]
    keeping = replace(reach, roles=tuple(role for role in reach.roles if role[0] == Role.Kind.SECRETARY))
    # What was reported is taken back by whoever reported it; the rest by those who may still write it today.
    is_report = _is_own(reach, act) and all(row.table == "reporting_reportedvalue" for row in told)
    may_write = is_report or _is_own(reach, act) or is_keeper(keeping)
    if not may_write or len(rows_in_sight(reach if is_report else keeping, act, every)) < len(told):
        return refused(_("只有做这一步的人、这个联盟的秘书处或管理员可以撤销它。"))
    return _may_give_roles_of(keeping, told)


def _may_give_roles_of(reach: Reach, rows: list[ActRow]) -> Verdict:
    """Taking an act back gives a role again, or ends one: so it asks what giving it asks."""
    roles = [row for row in rows if row.table == "people_role"]
    bodies = Body.objects.in_bulk({key for row in roles for key in values_in(row, "body")})
    told = {(kind, key) for row in roles for kind in values_in(row, "kind") for key in values_in(row, "body")}
    verdicts = [may_give_role(reach, kind, bodies[key]) for kind, key in sorted(told) if key in bodies]
    return next((verdict for verdict in verdicts if not verdict), allowed())


def _is_own(reach: Reach, act: Act) -> bool:
    return reach.account_id is not None and act.by_account_id == reach.account_id


def _seen(reach: Reach, rows: list[ActRow], every: list[ActRow]) -> set[Key]:
    seen = _live_in_sight(reach, rows)
    governed = set(governed_networks(reach).values_list("pk", flat=True))
    seen |= {("networks_network", key) for key in governed}
    seen |= {(row.table, row.id) for row in rows if _networks_of(row) & governed}
    seen |= _owners_in_sight(reach, rows)
    # An owner's owner: a mark by its session, a session by its activity, a file by the folder of a record.
    for _round in range(3):
        folders = {
            ("records_folder", value)
            for row in every
            if (row.table, row.id) in seen
            for value in values_in(row, "folder")
        }
        seen |= folders
        seen |= {(row.table, row.id) for row in rows if _owners(row) & seen}
    return seen


def _live_in_sight(reach: Reach, rows: list[ActRow]) -> set[Key]:
    seen: set[Key] = set()
    for table, visible in VISIBLE.items():
        keys = [row.id for row in rows if row.table == table]
        for some in (keys[start : start + 500] for start in range(0, len(keys), 500)):
            seen |= {(table, key) for key in visible(reach).filter(pk__in=some).values_list("pk", flat=True)}
    return seen


def _owners_in_sight(reach: Reach, rows: list[ActRow]) -> set[Key]:
    """Owners that stand today, whether or not this act touched them."""
    wanted: dict[str, set[Any]] = {}
    for row in rows:
        for table, key in _owners(row):
            wanted.setdefault(table, set()).add(key)
    found: set[Key] = set()
    for table, keys in wanted.items():
        if table in VISIBLE:
            rows_there = VISIBLE[table](reach).filter(pk__in=sorted(keys)[:5000])
            found |= {(table, key) for key in rows_there.values_list("pk", flat=True)}
        elif table == "records_folder":
            owned = [
                visible(reach).filter(folder__in=keys).values_list("folder", flat=True)
                for visible in VISIBLE.values()
            ]
            found |= {(table, key) for some in owned for key in some}
    return found


def _networks_of(row: ActRow) -> set[Any]:
    """The networks a row names. On the lower floors (matters, notices, reviews) a network is told by its body: not these."""
    if row.table == "networks_network":
        return {row.id}
    model = model_of(row.table)
    column = column_of(model, "network") if model else None  # type: ignore[arg-type]
    return values_in(row, "network") if column is not None and column.related_model is Network else set()


def _owners(row: ActRow) -> set[Key]:
    return pointed_to(row, OWNED_BY.get(row.table, ()))
