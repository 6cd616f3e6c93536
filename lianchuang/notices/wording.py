"""How a notice's phase and an entry's standing are called."""

from django.utils.translation import gettext as _

PHASE_TONES = {"drafted": "warn", "ahead": "info", "standing": "info", "over": "plain", "withdrawn": "past"}
STANDING_TONES = {"waiting": "warn", "cleared": "good", "removed": "wrong"}


def phase_words(phase: str) -> str:
    """待发布, 未到起始日, 公示中, 公示期满, 已撤回."""
    return {
        "drafted": _("待发布"),
        "ahead": _("未到起始日"),
        "standing": _("公示中"),
        "over": _("公示期满"),
        "withdrawn": _("已撤回"),
    }[phase]


def standing_words(standing: str) -> str:
    """等待, 无异议可以往下办, 已移出."""
    return {"waiting": _("等待"), "cleared": _("可以往下办"), "removed": _("已移出")}[standing]
