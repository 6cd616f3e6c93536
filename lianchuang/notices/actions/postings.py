"""张贴: the sheet hangs on a wall; where, on which day, and the photo that shows it."""

from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.notices.access import may_keep_notice
from lianchuang.notices.actions.editions import lock_notice
from lianchuang.notices.models import Notice, Posting
from lianchuang.people.access import Reach
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, this_day


def note_posting(
    notice: Notice, *, posted_on: date, place: str, photo: Upload, by: Reach
) -> tuple[Posting, int]:
    """Keep the photo of a sheet on a wall (张贴照片) with its day and place, as one act; give it and the act's number.

    posted_on   between the first and the last day of the notice, not later than today
    Raises Refused for another day, without a place, and for a file that is not taken or is already there.
    """
    may_keep_notice(by, notice).or_refuse()
    if not place.strip():
        raise Refused(_("请写明张贴在哪里。"))
    with act(by=by.author, reason=f"登记公示张贴：{place.strip()[:120]}") as number:
        row = lock_notice(notice)
        if row.starts_on is None or row.last_on is None or row.state == Notice.State.WITHDRAWN:
            raise Refused(_("公示发布以后才能登记张贴。"))
        if not row.starts_on <= posted_on <= min(row.last_on, this_day()):
            raise Refused(_("张贴日期应在公示期内，而且不能晚于今天。"))
        evidence, _number = add_evidence(row.folder, photo, by=by.author)
        posting = Posting.objects.create(
            notice=row,
            posted_on=posted_on,
            place=place.strip()[:120],
            evidence=evidence,
            noted_by_name=by.name,
        )
    return posting, number
