"""A drafted and a standing notice of the cast's alliance, and what is said against it."""

from datetime import UTC, date, datetime

from lianchuang.notices.actions import draft_notice, publish_notice
from lianchuang.notices.models import Notice
from lianchuang.notices.rules import Listed, Statement
from lianchuang.records.past import act, clock_at
from tests.cast import STAGE_HAND, Cast

# 28 April 2025 is a Monday; 1 to 5 May are off, 27 April was worked.
DRAFTED_AT = datetime(2025, 4, 27, 2, 0, tzinfo=UTC)
PUBLISHED_AT = datetime(2025, 4, 28, 1, 0, tzinfo=UTC)
DURING = datetime(2025, 4, 30, 3, 0, tzinfo=UTC)
LAST_MINUTE = datetime(2025, 5, 7, 15, 59, tzinfo=UTC)
AFTER = datetime(2025, 5, 7, 16, 0, tzinfo=UTC)
STARTS_ON, LAST_ON = date(2025, 4, 28), date(2025, 5, 7)
LIST = (
    Listed("proposal:1", "焊缝跟踪联合攻关", "精工工作室牵头"),
    Listed("proposal:2", "列车门控检修装置", "精工工作室牵头"),
    Listed("proposal:3", "道岔除雪装置"),
)
# Stands nowhere but beside the objection.
SECRET = Statement(
    "欧阳未名", "13812340987", "第二项的检修装置在2023年已经由另一家单位验收过，见验收证书第七页。"
)
JPG = b"\xff\xd8\xff\xe0 a sheet on a wall"


def drafted(cast: Cast, entries: tuple[Listed, ...] = LIST, **words: object) -> Notice:
    """A draft of the cast's own alliance, on the day before."""
    said = {
        "title": "2025年度联合攻关项目拟立项名单公示",
        "text": "经评审，拟对下列项目立项，现予公示。",
        "contact": "联盟秘书处，电话 0591-12345678，滨江路 1 号",
        "length": 5,
        "unit": "working",
        "counts_first_day": True,
        "origin": "/calls/1/approval/",
    } | words
    with clock_at(DRAFTED_AT), act(by=STAGE_HAND, reason="拟公示"):
        return draft_notice(network=cast.network.body, entries=entries, by=cast.reach("赵秘书"), **said)


def standing(cast: Cast, entries: tuple[Listed, ...] = LIST, **words: object) -> Notice:
    """The same, published on 28 April 2025; its last day is 7 May."""
    notice = drafted(cast, entries, **words)
    with clock_at(PUBLISHED_AT):
        publish_notice(notice, starts_on=STARTS_ON, by=cast.reach("赵秘书"))
    notice.refresh_from_db()
    return notice
