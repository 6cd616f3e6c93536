"""联系人: who fills in for a studio. Contact data are not remembered: no act, no history, today's only."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep_contacts
from lianchuang.networks.models import Contact, Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Person


def add_contact(
    studio: Studio, *, name: str = "", phone: str = "", person: Person | None = None, by: Reach
) -> Contact:
    """Add a contact to a studio (增加联系人); where a person of its host is named, their account may fill in for it.

    Raises Refused when by may not, without a name, for a name the studio has, and for a person of another body.
    """
    may_keep_contacts(by, studio).or_refuse()
    if person is not None and person.body_id != studio.host_id:
        raise Refused(_("「%(name)s」不是%(host)s的人。") % {"name": person.name, "host": studio.host.name})
    name = person.name if person is not None else name
    if not name:
        raise Refused(_("请写联系人的姓名。"))
    contact, is_new = Contact.objects.get_or_create(
        studio=studio, name=name, defaults={"phone": phone, "person": person}
    )
    if not is_new and (contact.person_id or person is None):
        raise Refused(_("「%(name)s」已经是这个工作室的联系人了。") % {"name": name})
    if not is_new:  # known by name only until now
        contact.person, contact.phone = person, phone or contact.phone
        contact.save(update_fields=["person", "phone"])
    return contact


def end_contact(contact: Contact, *, by: Reach) -> None:
    """End a contact (不再联系): what was kept of them is gone, and with it the right to fill in. Raises Refused."""
    may_keep_contacts(by, contact.studio).or_refuse()
    if not Contact.objects.filter(pk=contact.pk).delete()[0]:
        raise Refused(_("这位联系人刚刚已经去掉了。"))
