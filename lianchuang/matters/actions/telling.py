"""Telling the one something was typed for: a message with a link that needs no account."""

from django.utils import translation
from django.utils.translation import gettext as _

from lianchuang.matters.actions.links import DAYS_VALID, make_task_link
from lianchuang.matters.actions.messages import queue_message
from lianchuang.matters.models import StampedPaper
from lianchuang.matters.queries import told_key
from lianchuang.people.models import Person, Role
from lianchuang.records.past import now

TASK = "stamped_paper"
MOST_READERS = 3


def tell_named(stamped: StampedPaper) -> None:
    """Put a message to the named one into the outbox, with a link to look and to contest.

    For a unit it goes to whoever speaks for it, or to the unit by name where nobody is known. Nothing without a
    network: its outbox is where the message would wait.
    """
    if stamped.network is None:
        return
    readers: list[Person | None] = [stamped.person] if stamped.person else list(_speakers(stamped))
    # What leaves the office is Chinese, whoever pressed the button.
    with translation.override(None):
        for reader in readers or [None]:
            _tell(stamped, reader)


def _speakers(stamped: StampedPaper) -> list[Person]:
    at = now()
    roles = Role.objects.filter(body=stamped.body, kind=Role.Kind.UNIT, starts_at__lte=at)
    found = [role.person for role in roles.exclude(ends_at__lte=at).select_related("person")]
    return list(dict.fromkeys(found))[:MOST_READERS]


def _tell(stamped: StampedPaper, reader: Person | None) -> None:
    assert stamped.network is not None
    name = reader.name if reader else str(stamped.body)
    path = make_task_link(
        TASK,
        stamped.pk,
        name=name,
        made_by_name=stamped.typed_by_name,
        network=stamped.network,
        person=reader,
        body=stamped.body,
        title=_("看一看代填的：%(title)s") % {"title": stamped.title},
    )
    whom = str(stamped.body) if stamped.body and stamped.body.name != name else _("您")
    said = {"name": name, "by": stamped.typed_by_name, "whom": whom, "title": stamped.title}
    queue_message(
        network=stamped.network,
        person=reader,
        name=name,
        subject=_("有一份材料是替%(whom)s填的，请看一下：%(title)s") % said,
        text=_(
            "%(name)s，您好：\n%(by)s 根据盖章件替%(whom)s填了一份：%(title)s。"
            "请打开看一下对不对，不对的点一下就能提出异议。%(days)s 天内有效，不用登录：\n%(path)s"
        )
        % {**said, "days": DAYS_VALID, "path": path},
        made_by_name=stamped.typed_by_name,
        matter_key=told_key(stamped),
    )
