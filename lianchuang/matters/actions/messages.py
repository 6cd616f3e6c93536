"""Messages: put into the outbox here, looked at there, sent only then."""

from django.utils.translation import gettext as _

from lianchuang.matters.actions.matters import close_matter, for_role, open_matter
from lianchuang.matters.models import Matter, Message
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
    matter_key                  the matter it speaks of: once that is settled the message is dropped
    """
    if person is not None and not email:
        email = PersonContact.objects.filter(person=person).values_list("email", flat=True).first() or ""
    message = Message.objects.create(
        network=network,
        person=person,
        name=(name or (person.name if person else ""))[:80],
        email=email,
        matter_key=matter_key,
        subject=subject[:200],
        text=text,
        made_by_name=made_by_name[:80],
        made_at=now(),
    )
    watch_outbox(network, by=Author(None, made_by_name))
    return message


def watch_outbox(network: Body, *, by: Author) -> None:
    """Let the outbox wait for the secretary while something in it is unsent, within the act that is open or its own."""
    states = set(
        Message.objects.filter(network=network, state__in=[State.WAITING, State.FAILED])
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
