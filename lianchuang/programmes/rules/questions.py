"""The questions a call may ask beside the form's own fields: presets to take or leave. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lianchuang.basics.said import Said

LINE, TEXT, NUMBER, YES_NO = "line", "text", "number", "yes_no"
MOST_QUESTIONS = 40


@dataclass(frozen=True)
class Preset:
    """A question ready to ask. excludes_on: the answer, yes or no, that speaks against the proposal; "" for none."""

    name: str
    short: Said
    label: Said
    kind: str = TEXT
    help_text: str = ""
    is_required: bool = True
    longest: int = 2000
    excludes_on: str = ""


PRESETS = (
    Preset(
        "in_government_plan", Said("已列入政府计划"), Said("这个项目是否已列入政府部门的科技计划？"), YES_NO,
        Said("已列入的不再受理。"), excludes_on="yes",
    ),
    Preset(
        "prized_by_government", Said("已获政府奖励"), Said("这个项目是否已获得政府科技奖励？"), YES_NO,
        Said("已获奖的不再受理。"), excludes_on="yes",
    ),
    Preset(
        "secret", Said("涉密"), Said("这个项目是否涉及国家秘密？"), YES_NO,
        Said("涉密内容不得填报，也不要上传。"), excludes_on="yes",
    ),
    Preset(
        "disputed_ownership", Said("知识产权争议"), Said("这个项目的知识产权是否有争议？"), YES_NO, excludes_on="yes"
    ),
    Preset(
        "prized_before", Said("往年已获奖"), Said("这个项目往年是否已在本联盟或上级工会获奖？"), YES_NO,
        excludes_on="yes",
    ),
    Preset(
        "unit_provides", Said("单位提供条件"), Said("所在单位是否提供场地、设备和时间？"), YES_NO, excludes_on="no"
    ),
    Preset(
        "ownership", Said("成果归属"), Said("成果归谁所有，各单位怎么使用？"), TEXT,
        Said("和各单位的份额要对得上。"), longest=500,
    ),
    Preset("novelty", Said("新在哪里"), Said("和现在的做法比，新在哪里？"), longest=800),
    Preset("use", Said("用在哪里"), Said("成果准备用在哪里，谁来用？"), longest=800),
    Preset("basis", Said("已有基础"), Said("已经做了哪些工作，有什么基础？"), is_required=False, longest=800),
    Preset("risk", Said("困难和对策"), Said("可能遇到什么困难，准备怎么办？"), is_required=False, longest=500),
)  # fmt: skip
BY_NAME = {preset.name: preset for preset in PRESETS}
# What a new call asks unless somebody takes it away: the exclusions, and who owns what comes of it.
USUAL = tuple(preset.name for preset in PRESETS if preset.excludes_on or preset.name == "ownership")


def excludes(preset: str, answer: str) -> bool:
    """Whether an answer, "yes" or "no", to the question of a preset speaks against the proposal."""
    known = BY_NAME.get(preset)
    return known is not None and known.excludes_on != "" and answer == known.excludes_on


def question_problems(now: Mapping[str, Any], new: Mapping[str, Any], *, has_opened: bool) -> dict[str, str]:
    """Field -> why a question may not change to that: once the call has opened, what was answered must still fit."""
    if not has_opened:
        return {}
    found: dict[str, str] = {}
    if new.get("kind", now["kind"]) != now["kind"]:
        found["kind"] = Said("征集已经开始，不能换答法；请停问这一问，另加一问。")
    if new.get("longest", now["longest"]) < now["longest"]:
        found["longest"] = Said("征集已经开始，字数只能放宽。")
    if new.get("is_required", now["is_required"]) and not now["is_required"]:
        found["is_required"] = Said("征集已经开始，选答的不能改成必答。")
    return found
