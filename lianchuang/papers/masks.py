"""Masks: how a name or a telephone number is written on paper that leaves the office."""

import re

STAR = "＊"
COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良"
        "漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生公户公玉梁丘左丘东门西门第五",
    )
)
# A mobile number (eleven digits), or an area code with seven or eight digits after it.
PHONE = re.compile(r"(?<!\d)(?:[1１]\d{2}[- ]?\d{4}[- ]?\d{4}|[0０]\d{2,3}[- ]?\d{7,8})(?!\d)")
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
