"""Adding a file of its own to a record's folder: from then on the record is 有证明."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.files.store import keep
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import Author, act


def add_evidence(
    folder: Folder, upload: Upload, *, by: Author, reason: str = "", paper: str = "", on_behalf_of: str = ""
) -> tuple[Evidence, int]:
    """Keep a file (证明材料) in a folder as one act; give its row and the act's number.

    Joins an open act, as the stamped scan of a correction does. Raises Refused for a file that is not taken or is
    already there. Rights are the caller's.
    """
    checked = check_upload(upload)
    reason = reason or _("补充证明材料：%(name)s") % {"name": checked.name}
    with act(by=by, reason=reason, paper=paper, on_behalf_of=on_behalf_of) as number:
        content = keep(checked.data, checked.name)
        if Evidence.objects.filter(folder=folder, content=content, kind=Evidence.Kind.OWN).exists():
            raise Refused(_("「%(name)s」已经在材料里了，没有重复添加。") % {"name": checked.name})
        row = Evidence.objects.create(
            folder=folder, content=content, kind=Evidence.Kind.OWN, name=checked.name
        )
    return row, number
