"""A first visit stays under 100 KB compressed."""

import gzip
import re
from pathlib import Path

from tests.design.test_gallery import shown

STATIC = Path(__file__).resolve().parents[2] / "lianchuang/design/static"
LIMIT_BYTES = 100_000


def test_the_first_visit_is_light() -> None:
    page = shown()
    files = sorted(set(re.findall(r'(?:href|src)="/static/([^"?]+)\?', page)))
    weights = {file: len(gzip.compress((STATIC / file).read_bytes())) for file in files}
    weights["the page"] = len(gzip.compress(page.encode()))
    assert sum(weights.values()) < LIMIT_BYTES, weights
