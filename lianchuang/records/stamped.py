"""盖章件: a stamped scan equals a confirmation. It goes into the record's folder, and the act names it as its paper."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.files.store import keep
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import Author, act

LONGEST_PAPER = 255


def named_paper(paper: str, scan: Upload | None) -> str:
    """What the act calls its paper: the document number, the scan with the start of its SHA-256, or both."""
    if scan is None:
        return paper
    digest = hashlib.sha256(scan.data).hexdigest()[:12]
    named = _("盖章件：%(name)s（%(digest)s）") % {"name": scan.name, "digest": digest}
    return f"{paper} {named}".strip()[:LONGEST_PAPER]


@contextmanager
def act_on_paper(
    *, by: Author, grounds: Grounds, folder: Folder | None = None, scan: Upload | None = None
) -> Iterator[int]:
    """Open an act that says why, on which paper and for whom; keep the scan in the folder within the same act.

    Raises Refused for a scan that is not taken. A scan that already lies in the folder is named and not kept twice.
    """
    checked = check_upload(scan) if scan else None
    paper = named_paper(grounds.paper, checked)
    with act(by=by, reason=grounds.reason, paper=paper, on_behalf_of=grounds.on_behalf_of) as number:
        yield number
        if checked and folder:
            _keep_once(folder, checked)


def correct_on_paper(
    row: models.Model,
    values: dict[str, Any],
    *,
    read_at: int,
    by: Author,
    grounds: Grounds,
    scan: Upload | None = None,
    check: Callable[[], None] = lambda: None,
) -> int:
    """Correct a record that owns a folder (更正并说明), with the stamped scan it rests on; give the act's number.

    check   asked within the act, when nobody else can write: raises Refused for what the rules forbid
    Raises as correct_row does, and Refused for a scan that is not taken; then nothing is written.
    """
    with act_on_paper(by=by, grounds=grounds, folder=row.folder, scan=scan) as number:  # type: ignore[attr-defined]
        check()
        correct_row(row, values, read_at=read_at, by=by, grounds=grounds)
    return number


def _keep_once(folder: Folder, scan: Upload) -> None:
    content = keep(scan.data, scan.name)
    same = Evidence.objects.filter(folder=folder, content=content, sheet="", row__isnull=True)
    if not same.exists():
        Evidence.objects.create(folder=folder, content=content, kind=Evidence.Kind.OWN, name=scan.name)
