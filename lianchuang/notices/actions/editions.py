"""Editions: the frozen text of a list and its digest, inside the act that is open."""

from django.db.models import Max

from lianchuang.notices.models import Notice, NoticeEdition, NoticeEntry, Objector
from lianchuang.notices.queries import frozen_of
from lianchuang.notices.rules import digest_of, frozen_text, names_objector
from lianchuang.records.past import now


def lock_notice(notice: Notice) -> Notice:
    """The notice as it is now, for this act alone until it ends."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("network")
    return rows.get(pk=notice.pk)


def add_edition(
    notice: Notice,
    *,
    entry: NoticeEntry | None = None,
    before: tuple[str, str] = ("", ""),
    reason: str = "",
) -> NoticeEdition:
    """Freeze the list as it is now as its next edition and give the notice its digest; the earlier ones stay."""
    text = frozen_text(frozen_of(notice))
    last = notice.editions.aggregate(last=Max("number"))["last"] or 0
    after = (entry.title, entry.details) if entry else ("", "")
    made = NoticeEdition.objects.create(
        notice=notice,
        number=last + 1,
        text=text,
        digest=digest_of(text),
        entry=entry,
        title_before=before[0],
        details_before=before[1],
        title_after=after[0],
        details_after=after[1],
        reason=reason,
        made_at=now(),
    )
    notice.digest = made.digest
    notice.save(update_fields=["digest"])
    return made


def names_any_objector(notice: Notice, text: str) -> bool:
    """Whether words that others will read hold the name or the contact of anybody who objected to this list."""
    told = Objector.objects.filter(objection__notice=notice).values_list("name", "contact")
    return any(names_objector(text, name, contact) for name, contact in told)
