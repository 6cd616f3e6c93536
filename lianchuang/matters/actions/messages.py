"""Messages: put into the outbox here, looked at there, sent only then."""

from lianchuang.matters.models import Message
from lianchuang.people.models import Body, Person, PersonContact
from lianchuang.records.past import now


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

    person, or name and email   a person's mail address is the one in their contact data
    matter_key                  the matter it speaks of: once that is settled the message is dropped
    """
    if person is not None and not email:
        email = PersonContact.objects.filter(person=person).values_list("email", flat=True).first() or ""
    return Message.objects.create(
        network=network,
        person=person,
        name=name or (person.name if person else ""),
        email=email,
        matter_key=matter_key,
        subject=subject[:200],
        text=text,
        made_by_name=made_by_name,
        made_at=now(),
    )
