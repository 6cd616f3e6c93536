import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = [ROOT / "lianchuang/design/static/vendor", ROOT / "tests/vendor"]


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_files_of_others_are_what_they_were_and_none_is_unlisted(folder: Path) -> None:
    listed = dict(line.split()[::-1] for line in (folder / "checksums.txt").read_text().splitlines())
    own = {"checksums.txt", "README.txt"}
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.name not in own
    }
    assert found == listed
