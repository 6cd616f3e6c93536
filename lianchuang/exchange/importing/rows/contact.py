"""The contact of a studio: contact data, which is not remembered."""

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.entry import KEEP, TAKE, Entry
from lianchuang.exchange.importing.draft.studios import Seat
from lianchuang.exchange.importing.plan import Choice
from lianchuang.networks.models import Contact
from lianchuang.papers.masks import mask_phone


def weigh_contact(entry: Entry, seat: Seat) -> None:
    """A new contact, or a new number for a known one. What a hand wrote since the last import is asked about."""
    name, phone = entry.row.get("contact_name"), entry.row.get("contact_phone") or ""
    known = _known(seat, name)
    if known is None and name:
        contact = entry.make(Contact(studio=seat.studio, name=name, phone=phone))
        entry.on(accepted=lambda: seat.contacts.append(contact))
    elif known is not None:
        _change(entry, known, name or known.name, phone or known.phone)
    elif phone:
        entry.row.hint(
            "no_contact_name", Said("只写了电话，没有写联系人姓名，电话没有记下。"), "contact_phone"
        )


def _known(seat: Seat, name: str | None) -> Contact | None:
    """The contact of that name; else the only one there is, whose place the new one takes."""
    named = [contact for contact in seat.contacts if name and squash_name(contact.name) == squash_name(name)]
    return named[0] if named else seat.contacts[0] if len(seat.contacts) == 1 else None


def _change(entry: Entry, known: Contact, name: str, phone: str) -> None:
    is_named_so = squash_name(known.name) == squash_name(name)
    if is_named_so and known.phone == phone:
        return
    if known.pk and entry.draft.prints.is_by_hand(known):
        says = Said(
            "联系人「%(name)s」的资料上次导入以后由人改过，与这张表不同：请确定以哪个为准。", name=known.name
        )
        keep = Choice(KEEP, Said("保留现在的联系人和电话"))
        choices = (keep, Choice(TAKE, Said("改用表里的联系人和电话")))
        if (
            entry.ask("corrected_since", says, choices, "contact_phone" if is_named_so else "contact_name")
            != TAKE
        ):
            return
    if not is_named_so:
        entry.amend(known, "contact_name", name=name, phone=phone)
    elif known.phone != phone:
        entry.change("contact_phone", mask_phone(known.phone), mask_phone(phone))
        entry.replace(known, phone=phone)
