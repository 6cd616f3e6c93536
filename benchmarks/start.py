"""From the command to a page that answers, on data that are already up to date; and the size of the environment."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ground import ROOT, print_table, read_options, verdict

SECONDS_MOST, MEGABYTES_MOST = 1.5, 200


def seconds_to_answer(data: Path) -> float:
    """Start, wait for the line with the address (printed once /healthz is 200), end."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [
        sys.executable,
        "-P",
        "-m",
        "lianchuang",
        "--data",
        str(data),
        "serve",
        "--port",
        "0",
        "--empty",
    ]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    while "is ready" not in (line := process.stdout.readline()):
        assert line, "it ended before it was ready"
    took = time.perf_counter() - began
    process.terminate()
    process.communicate()
    return took


def megabytes(folder: Path) -> float:
    """All that lies in it, bytecode included."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir()) / 1e6


def main() -> None:
    """Start once to make the data and the bytecode, then measure."""
    options = read_options(__doc__, rounds=5)
    with tempfile.TemporaryDirectory(prefix="lianchuang-benchmark-") as folder:
        data = Path(folder)
        first = seconds_to_answer(data)
        warm = [seconds_to_answer(data) for _ in range(options.rounds)]
    middle = statistics.median(warm)
    rows = [
        ["first start, empty data made", f"{first:.2f} s", "shown"],
        ["warm start (median)", f"{middle:.2f} s", verdict(middle, SECONDS_MOST)],
        ["warm start (best)", f"{min(warm):.2f} s", "shown"],
    ]
    environment = ROOT / ".venv"
    if environment.exists():
        size = megabytes(environment)
        rows.append(["environment .venv", f"{size:.0f} MB", verdict(size, MEGABYTES_MOST)])
    print_table("Start", ["what", "measured", "asked"], rows)


if __name__ == "__main__":
    main()
