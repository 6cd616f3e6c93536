"""The six kinds of sheet, told apart by their headings only."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds.attendance import ATTENDANCE
from lianchuang.exchange.importing.kinds.benefit import BENEFIT
from lianchuang.exchange.importing.kinds.media import MEDIA
from lianchuang.exchange.importing.kinds.projects import PROJECTS
from lianchuang.exchange.importing.kinds.rights import RIGHTS
from lianchuang.exchange.importing.kinds.roster import ROSTER
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind

# In the order in which they lean on each other: studios before projects, projects before what came of them.
IN_ORDER: tuple[SheetKind, ...] = (ROSTER, PROJECTS, RIGHTS, BENEFIT, MEDIA, ATTENDANCE)
KINDS: dict[str, SheetKind] = {kind.code: kind for kind in IN_ORDER}
# The words of a file's kind.
FILE_KINDS = {
    "roster": Said("成员工作室"),
    "projects": Said("联合攻关项目"),
    "outcomes": Said("成果"),
    "attendance": Said("活动签到"),
}

__all__ = ["FILE_KINDS", "IN_ORDER", "KINDS", "Field", "SheetKind"]
