"""Formal check and likeness: what is looked at, and what a verdict must say. Exclusions as real calls print them."""

from collections.abc import Mapping
from datetime import date

from lianchuang.basics.said import Said

PASSED, RETURNED, REFUSED = "passed", "returned", "refused"
# What is asked of every proposal; True is fine.
ITEMS: dict[str, Said] = {
    "complete": Said("申报书填写完整，附件齐全"),
    "units_confirmed": Said("牵头、参与单位都已确认，份额合计 100%"),
    "not_government": Said("没有列入政府科技计划"),
    "not_prized": Said("没有获得过政府科技奖励"),
    "not_secret": Said("不涉及国家秘密和商业秘密"),
    "no_dispute": Said("知识产权没有争议"),
    "not_earlier": Said("往年没有在本联盟立项或获奖"),
}
# The sentences stand in the register; these are only their names.
LIKENESS_DIFFERENT, LIKENESS_CONTINUED, LIKENESS_REPEATED = "different", "continued", "repeated"


def check_problems(
    verdict: str,
    findings: Mapping[str, tuple[bool, str]],
    reason: str,
    complete_by: date | None,
    today: date,
) -> list[Said]:
    """What a formal check still lacks, in words; empty where it may stand.

    findings   item -> (fine, the reason for a no)
    A no needs its reason; whoever passes has none; whoever returns says what and until when; whoever refuses says why.
    """
    problems = [
        Said("「%(item)s」答了否，请写明哪里不符合。", item=ITEMS[code])
        for code, (is_fine, why) in findings.items()
        if not is_fine and not why.strip()
    ]
    has_no = any(not is_fine for is_fine, _why in findings.values())
    if verdict == PASSED and has_no:
        problems.append(Said("有不符合的项，不能通过：请退回补正，或不予通过。"))
    if verdict != PASSED and not reason.strip() and not has_no:
        problems.append(Said("请写明退回或不通过的理由，会原样告诉申报人。"))
    if verdict == RETURNED and complete_by is None:
        problems.append(Said("退回补正要写明补正到哪一天。"))
    if verdict == RETURNED and complete_by is not None and complete_by < today:
        problems.append(Said("补正期限已经过去了，请另写一天。"))
    return problems
