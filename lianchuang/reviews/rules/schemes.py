"""Schemes: the presets, and what makes one fit to be used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lianchuang.basics.said import Said
from lianchuang.basics.text import shown
from lianchuang.basics.unreadable import Unreadable
from lianchuang.reviews.rules.ranking import FEWEST_TO_TRIM

MOST_CRITERIA = 40


@dataclass(frozen=True)
class PresetCriterion:
    """指标 of a scheme that is not kept yet."""

    title: str
    maximum: Decimal
    dimension: str = ""
    hint: str = ""
    is_veto: bool = False
    is_counted: bool = True
    breaks_ties: bool = False


@dataclass(frozen=True)
class Preset:
    """评审方案 as it is shipped; a network makes it its own."""

    title: str
    criteria: tuple[PresetCriterion, ...]
    drops_extremes_from: int = 5
    minimum_scores: int = 3
    bands: str = ""


def _item(
    title: str, maximum: int, hint: str = "", *, is_veto: bool = False, breaks_ties: bool = False
) -> PresetCriterion:
    return PresetCriterion(title, Decimal(maximum), "", hint, is_veto=is_veto, breaks_ties=breaks_ties)


PRESETS: dict[str, Preset] = {
    "joint_project": Preset(
        Said("联合攻关项目评审方案"),
        (
            _item(Said("必要性"), 20, Said("解决什么难题，谁急需，不做会怎样。")),
            _item(Said("创新性"), 25, Said("和现有办法比，新在哪里。"), breaks_ties=True),
            _item(Said("可行性"), 20, Said("人、设备、经费和进度是否靠得住。")),
            _item(Said("效益"), 20, Said("省多少、多产出多少，能不能推广。")),
            _item(Said("协作"), 15, Said("各参与单位的分工是不是实在。")),
            _item(Said("知识产权有争议"), 1, Said("有争议的，请在意见里写明是什么争议。"), is_veto=True),
        ),
    ),
    "studio": Preset(
        Said("创新工作室评审方案"),
        (
            _item(Said("场所和制度"), 15),
            _item(Said("团队"), 10),
            _item(Said("台账"), 10),
            _item(Said("攻关和成果"), 35, breaks_ties=True),
            _item(Said("应用和效益"), 15),
            _item(Said("传技带徒"), 15),
        ),
        bands=Said("90 优秀；70 合格；60 整改；0 不合格"),
    ),
}


def scheme_problems(
    criteria: Sequence[PresetCriterion], drops_extremes_from: int, minimum_scores: int
) -> list[str]:
    """What keeps a scheme from being used, in words."""
    counted = [each for each in criteria if each.is_counted and not each.is_veto]
    titles = [each.title for each in criteria]
    breaking = [each for each in criteria if each.breaks_ties]
    checks = (
        (not counted, Said("至少要有一项计分的指标。")),
        (len(criteria) > MOST_CRITERIA, Said("最多 %(most)s 项指标。", most=MOST_CRITERIA)),
        (len(set(titles)) < len(titles), Said("有两项指标同名，专家会分不清。")),
        (any(each.maximum <= 0 for each in counted), Said("计分的指标，满分要大于 0。")),
        (len(breaking) > 1, Said("「同分时比这一项」只能选一项。")),
        (any(each not in counted for each in breaking), Said("同分时比的那一项必须是计分的指标。")),
        (
            drops_extremes_from < FEWEST_TO_TRIM,
            Said("至少有 %(least)s 份评分才能去掉最高和最低。", least=FEWEST_TO_TRIM),
        ),
        (minimum_scores < 1, Said("至少要有 1 份评分。")),
    )
    return [says for is_wrong, says in checks if is_wrong]


def read_bands(text: str) -> tuple[tuple[Decimal, str], ...]:
    """Bands as they are typed, 「90 优秀；70 合格；0 不合格」: (from so many points on, its name), highest first.

    Raises Unreadable.
    """
    found: dict[Decimal, str] = {}
    for part in filter(None, (each.strip() for each in re.split(r"[；;\n]", text))):
        points, _blank, name = part.partition(" ")
        try:
            found[Decimal(points)] = name.strip()
        except InvalidOperation:
            name = ""
        if not name.strip():
            raise Unreadable(
                Said("%(part)s看不懂：一档写成「90 优秀」，档和档之间用分号隔开。", part=shown(part))
            )
    return tuple(sorted(found.items(), reverse=True))
