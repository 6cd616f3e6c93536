"""Fictional people and units; the same ones every time."""

import random
from dataclasses import dataclass

from stdnum.cn import uscc

SURNAMES = "安柏岑车丁段费甘谷杭霍季焦柯蓝黎凌麦宁欧潘屈阮桑谭童万温奚夏向辛邢岳翟庄卓邹"
FIRST = "安伯承楚德恩帆涵嘉景可岚沐宁青若书思文溪昕言亦予知"
SECOND = "川舟衡霖杉禾桥野笛岳棠帛芸蔚澄屿"

CITY = "云江市"
UNITS = (
    "云江轨道运营公司", "云江公交东城分公司", "云江公交西城分公司", "云江公交南城分公司", "云江轨道车辆段",
    "云江轨道信号中心", "云江轨道供电中心", "云江轨道工务中心", "云江长途客运站", "云江出租汽车公司",
    "云江道路养护公司", "云江桥隧检测所", "云江停车管理公司", "云江高速公路公司", "云江港航服务公司",
    "云江机场巴士公司", "云江交通技师学院", "云江交通监测中心", "云江公交保修厂", "云江物流配送公司",
    "云江轮渡公司", "云江充电设施公司", "云江交通设计院",
)  # fmt: skip
STUDIO_COUNT = 38


@dataclass(frozen=True)
class Studio:
    """One row of the roster to be."""

    name: str
    leader: str
    unit: str


def people(count: int, *, seed: int) -> list[str]:
    """So many different fictional names, in an order that never changes."""
    every = [surname + first + second for surname in SURNAMES for first in FIRST for second in SECOND]
    return random.Random(seed).sample(every, count)


def unit_uscc(position: int) -> str:
    """A code whose check character is right and whose region (990000) does not exist."""
    stem = f"91990000MADEM{position:04d}".replace("O", "0")[:17]
    return stem + uscc.calc_check_digit(stem)


def studios() -> list[Studio]:
    """38 studios in 23 units; the first is 王锦程's."""
    leaders = ["王锦程", *people(STUDIO_COUNT - 1, seed=38)]
    names = ["精工创新工作室", *(f"{leader}创新工作室" for leader in leaders[1:])]
    hosts = [UNITS[index % len(UNITS)] for index in range(STUDIO_COUNT)]
    return [Studio(*row) for row in zip(names, leaders, hosts, strict=True)]
