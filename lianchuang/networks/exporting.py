"""Members as they leave the office, and contacts as they are shown: masked by default."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lianchuang.networks.models import Contact, Membership, Studio
from lianchuang.networks.rules import is_open_on
from lianchuang.papers.masks import mask_name, mask_phone
from lianchuang.records.exporting import named
from lianchuang.records.fields import partial_in
from lianchuang.records.past import open_lens

Table = tuple[list[str], Iterator[list[object]]]


def members_table(rows: Iterable[Membership], day: date, with_names: bool) -> Table:
    """Headings and rows of the member list; studios are prefetched with leaders and levels (queries.with_studios)."""
    headings = [
        _("工作室"),
        _("所在单位"),
        _("领衔人"),
        _("命名级别"),
        _("工作组"),
        _("成员人数"),
        _("加入日期"),
    ]
    headings += [_("退出日期"), _("状态")]
    return headings, (_member(row, day, with_names) for row in rows)


def _member(row: Membership, day: date, with_names: bool) -> list[object]:
    studio = row.studio
    assert studio is not None
    leaders = "、".join(named(each.person.name, with_names) for each in studio.leaders)  # type: ignore[attr-defined]
    levels = "、".join(str(each.get_level_display()) for each in studio.levels)  # type: ignore[attr-defined]
    is_open = is_open_on(day, row.joined_on, row.left_on)
    return [
        studio.name,
        studio.host.name,
        leaders,
        levels,
        row.group.name if row.group else None,
        studio.declared_members,
        partial_in(row, "joined_on", "joined_precision"),
        partial_in(row, "left_on", "left_precision"),
        _("在册") if is_open else _("已退出"),
    ]


@dataclass(frozen=True)
class ShownContact:
    """A contact as a page shows it; fills: "account", "person" (without an account yet), or "" for a name only."""

    id: int
    name: str
    phone: str
    fills: str


def shown_contacts(studio: Studio, in_full: bool) -> list[ShownContact]:
    """A studio's contacts with their telephone, masked for whoever does not keep them; none under a lens; one query.

    There is only today's, and who may see it may have changed since the day looked at.
    """
    if open_lens() is not None:
        return []
    rows = Contact.objects.filter(studio=studio).select_related("person__account").order_by("pk")
    return [_shown(each, in_full) for each in rows]


def _shown(contact: Contact, in_full: bool) -> ShownContact:
    name, phone = contact.name, contact.phone
    if not in_full:
        return ShownContact(contact.pk, mask_name(name), mask_phone(phone), "")
    fills = "" if contact.person is None else "person"
    return ShownContact(
        contact.pk, name, phone, "account" if fills and hasattr(contact.person, "account") else fills
    )
