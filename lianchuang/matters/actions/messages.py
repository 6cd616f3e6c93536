"""Messages: put into the outbox here, looked at there, sent only then."""

from django.utils.translation import gettext as _

from lianchuang.matters.actions.matters import close_matter, for_role, open_matter
from lianchuang.matters.models import Matter, Message
from lianchuang.matters.queries import UNSENT
from lianchuang.matters.rules.messages import blanked
from lianchuang.people.models import Body, Person, PersonContact, Role
from lianchuang.records.past import Author, act, now

State = Message.State


def queue_message(
    *,
    network: Body,
    subject: str,
    text: str,
    made_by_name: str,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    matter_key: str = "",
) -> Message:
    """Put a message to one reader into the outbox (待发); nothing is sent before somebody has seen it there.

    Paths of this house that stand alone in the text, such as a task link's, become whole addresses when it is looked
    at. The outbox itself waits for the network's secretary as a matter.

    person, or name and email   a person's mail address is the one in their contact data
    matter_key                  the matter it speaks of: once that is settled the message is dropped, and one of the
                                same matter that still waits for the same reader gives way to the new one
    """
    if person is not None and not email:
        email = PersonContact.objects.filter(person=person).values_list("email", flat=True).first() or ""
    name = (name or (person.name if person else ""))[:80]
    if matter_key:
        _give_way(network, matter_key, name, made_by_name)
    message = Message.objects.create(
        network=network,
        person=person,
        name=name,
        email=email,
        matter_key=matter_key,
        subject=subject[:200],
        text=text,
        made_by_name=made_by_name[:80],
        made_at=now(),
    )
    watch_outbox(network, by=Author(None, made_by_name))
    return message


def _give_way(network: Body, matter_key: str, name: str, by_name: str) -> None:
    """A reminder takes the place of the message it repeats; its older link is its maker's to take back."""
    older = Message.objects.filter(network=network, matter_key=matter_key, name=name, state__in=UNSENT)
    for row in older:
        row.state, row.failure, row.text = State.DROPPED, Message.Failure.REPLACED, blanked(row.text)
        row.sent_at, row.sent_by_name = now(), by_name[:80]
        row.save(update_fields=["state", "failure", "text", "sent_at", "sent_by_name"])


def watch_outbox(network: Body, *, by: Author) -> None:
    """Let the outbox wait for the secretary while something in it is unsent, within the act that is open or its own."""
    states = set(
        Message.objects.filter(network=network, state__in=UNSENT)
        .order_by()
        .values_list("state", flat=True)
        .distinct()
    )
    key = f"outbox:{network.pk}"
    title = _("有消息没发出去，看看原因") if State.FAILED in states else _("有待发消息，看过再发")
    waiting = Matter.objects.filter(key=key, closed_at__isnull=True).first()
    if (waiting is None and not states) or (waiting is not None and states and waiting.title == title):
        return
    with act(by=by, reason=_("待发消息")):
        if not states:
            close_matter(key)
        else:
            owner = for_role(network, Role.Kind.SECRETARY)
            open_matter(key, title, f"/outbox/{network.pk}/", owner, network=network)
