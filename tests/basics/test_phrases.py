"""Figures in words: the rule of the year, its vectors and its edges."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from lianchuang.basics.phrases import print_phrase

EXPECTED = json.loads((Path(__file__).parents[1] / "workbooks" / "expected.json").read_text(encoding="utf-8"))
ROUNDED = {
    "member_studios_at_year_end": "家", "member_units_at_year_end": "家", "project_participants_head_count": "人",
    "benefit_realised_confirmed_yuan": "元", "benefit_realised_claimed_only_yuan": "元", "benefit_forecast_yuan": "元",
    "attendance_head_count": "人",
}  # fmt: skip
EXACT = {
    "joint_projects_approved": "项", "project_participants_mentions": "人次", "patents_invention_granted": "件",
    "patents_utility_model_granted": "件", "patents_published": "件", "patents_filed_only": "件", "software_copyrights": "件",
    "media_reports": "次", "media_reports_original": "次", "attendance_marks": "条",
}  # fmt: skip


@pytest.mark.parametrize("code", EXPECTED["figures"])
def test_the_phrases_of_the_four_workbooks(code):
    kind, unit = ("rounded", ROUNDED[code]) if code in ROUNDED else ("exact", EXACT[code])
    assert print_phrase(EXPECTED["figures"][code], unit, kind) == EXPECTED["phrases"][code]


@pytest.mark.parametrize(
    ("value", "unit", "phrase"),
    [
        # the vectors of the design
        (40, "家", "40家"), (30, "项", "30项"), (1_000_000, "元", "百万元"), (38, "家", "近40家"), (198, "人", "近200人"),
        (380_000, "元", "近40万元"), (37, "家", "37家"), (35, "家", "35家"), (41, "家", "超过40家"), (203, "人", "超过200人"),
        (31, "项", "30余项"), (103, "名", "100余名"), (1_234_567, "次", "120余万次"), (1_265_000, "元", "120余万元"),
        (120_000_000, "元", "1.2亿元"),
        # below 30 exact
        (0, "家", "0家"), (1, "人", "1人"), (29, "家", "29家"), (29, "项", "29项"), (Decimal("29.50"), "元", "29.5元"),
        (30, "家", "30家"), (31, "家", "超过30家"), (32, "家", "32家"),
        # 95 % exactly, and just below
        (95, "家", "近100家"), (94, "家", "超过90家"), (190, "人", "近200人"), (189, "人", "189人"), (76, "项", "近80项"),
        (75, "项", "70余项"), (950_000, "元", "近百万元"), (9_500, "元", "近1万元"), (9_499, "元", "9400余元"),
        # 105 % exactly, and just above
        (42, "家", "超过40家"), (43, "家", "43家"), (105, "人", "超过100人"), (106, "人", "106人"), (210, "人", "超过200人"), (211, "人", "211人"),
        # around the powers of ten
        (99, "家", "近100家"), (100, "家", "100家"), (99, "项", "近100项"), (100, "项", "100项"), (999, "名", "近1000名"),
        (1_000, "名", "1000名"), (1_001, "名", "1000余名"), (1_234, "名", "1200余名"), (1_200, "名", "1200名"),
        (9_999, "人", "近10000人"), (9_999, "元", "近1万元"), (10_000, "元", "1万元"), (10_000, "人", "10000人"), (10_001, "元", "1余万元"),
        (99_999_999, "元", "近1亿元"), (100_000_000, "元", "1亿元"), (10_000_000, "元", "千万元"), (99_999, "次", "近10万次"),
        # nothing is cut, something is cut
        (120, "项", "120项"), (121, "项", "120余项"), (15_000, "次", "1.5万次"), (12_345, "次", "1.2万余次"), (126_500_000, "元", "1.2亿余元"),
        (1_000_001, "元", "100余万元"), (8_600, "次", "近9000次"), (8_400, "次", "8400次"), (12_000, "次", "1.2万次"), (12_345, "人", "12345人"),
        # cents
        (Decimal("1265000.50"), "元", "120余万元"), (Decimal("38.50"), "元", "近40元"), (Decimal("40.01"), "元", "40余元"),
        (Decimal("380000.00"), "元", "近40万元"), (Decimal("1000000.00"), "元", "百万元"),
        # units without a rule of their own: n itself, or 近
        (38, "场", "近40场"), (41, "场", "41场"),
    ],
)  # fmt: skip
def test_rounded(value, unit, phrase):
    assert print_phrase(value, unit, "rounded") == phrase


@pytest.mark.parametrize(
    ("value", "unit", "phrase"),
    [
        (38, "家", "38家"), (1_265_000, "元", "126.5万元"), (Decimal("1234567.89"), "元", "123.456789万元"), (9_999, "元", "9999元"),
        (Decimal("9999.50"), "元", "9999.5元"), (120_000_000, "元", "1.2亿元"), (1_000_000, "元", "100万元"), (0, "元", "0元"),
        (12_345, "人", "12345人"), (8_600, "次", "8600次"), (12_000, "次", "1.2万次"), (None, "家", "未统计"),
    ],
)  # fmt: skip
def test_exact(value, unit, phrase):
    assert print_phrase(value, unit) == phrase


@pytest.mark.parametrize(
    ("value", "unit", "phrase"),
    [(219, "人次", "219人次"), (198, "人次", "198人次"), (65, "条", "65条"), (103, "条", "103条")],
)
def test_mentions_and_marks_are_never_rounded(value, unit, phrase):
    assert print_phrase(value, unit, "rounded") == phrase


def test_what_nobody_counted():
    assert print_phrase(None, "人", "rounded") == "未统计"
