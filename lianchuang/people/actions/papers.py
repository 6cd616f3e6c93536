"""An act on a person or a body, with the stamped scan it rests on kept in that record's folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import act
from lianchuang.records.stamped import act_on_paper, named_paper


@contextmanager
def act_on(record: Person | Body, *, by: Reach, grounds: Grounds, scan: Upload | None) -> Iterator[int]:
    """Open an act with its grounds; a scan gets a folder where the record had none. Raises Refused for an unfit scan."""
    paper = named_paper(grounds.paper, check_upload(scan) if scan else None)
    with act(by=by.author, reason=grounds.reason, paper=paper, on_behalf_of=grounds.on_behalf_of) as number:
        if scan:  # somebody may have given it a folder since it was read
            record.refresh_from_db(fields=["folder"])
        if scan and record.folder is None:
            record.folder = Folder.objects.create(title=str(record))
            record.save(update_fields=["folder"])
        with act_on_paper(by=by.author, grounds=grounds, folder=record.folder, scan=scan):
            yield number
