"""States of patents in words."""

from django.utils.translation import gettext as _

from lianchuang.outcomes.rules import FILED, GRANTED, LAPSED, PUBLISHED


def state_words(state: str) -> str:
    """已申请, 已公布, 已授权, 已失效; 未申请 before any."""
    words = {FILED: _("已申请"), PUBLISHED: _("已公布"), GRANTED: _("已授权"), LAPSED: _("已失效")}
    return words.get(state, _("未申请"))
