"""Masks: how a name or a telephone number is written on paper that leaves the office."""

import re

STAR = "＊"
COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙"
    " 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门"
    " 羊舌 微生 公户 公玉 梁丘 左丘 东门 西门 第五".split()  # noqa: SIM905
)
# A mobile number (eleven digits), or an area code with seven or eight digits after it.
PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}[- ]?\d{7,8})(?!\d)")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def mask_name(name: str) -> str:
    """Leave the surname and a star for each character after it: 王＊, 欧阳＊＊.

    A name that is not written in Chinese characters keeps its first letter and two stars, so its length is not told;
    a name of one character is all star.
    """
    written = name.strip()
    if not written:
        return ""
    if not HAN.match(written):
        return written[0] + STAR * 2
    length = 2 if len(written) > 2 and written[:2] in COMPOUND_SURNAMES else min(1, len(written) - 1)
    return written[:length] + "".join(each if each == "·" else STAR for each in written[length:])


def mask_phone(number: str) -> str:
    """Leave the first three and the last two digits: 138******34; anything shorter than seven is all star."""
    digits = number.strip()
    return digits[:3] + "*" * (len(digits) - 5) + digits[-2:] if len(digits) >= 7 else "*" * len(digits)


def mask_phones_in(text: str) -> str:
    """Mask every telephone number that stands in a text; the rest stays as it is."""
    return PHONE.sub(lambda found: mask_phone(found.group()), text)


def holds_phone(text: str) -> bool:
    """Say whether a telephone number stands in a text."""
    return PHONE.search(text) is not None
