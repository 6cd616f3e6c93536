"""Contact data is not remembered, so an import keeps a print of what it wrote: enough to see that a hand changed it since."""

from django.utils.crypto import salted_hmac

from lianchuang.networks.models import Contact
from lianchuang.records.batches.models import Batch


def print_of(contact: Contact) -> str:
    """A print of a contact's values that nobody can read back without the installation's secret."""
    return salted_hmac("contact", f"{contact.name}\n{contact.phone}").hexdigest()[:16]


class Prints:
    """What imports wrote last, by contact."""

    def __init__(self, network_id: int) -> None:
        self._written: dict[str, str] = {}
        logs = Batch.objects.filter(kind="import", network_number=network_id, state=Batch.State.APPLIED)
        for log in logs.order_by("act").values_list("contact_log", flat=True):
            self._written |= log.get("written", {})

    def is_by_hand(self, contact: Contact) -> bool:
        """True where the contact's values are not those that an import wrote."""
        return self._written.get(str(contact.pk)) != print_of(contact)
