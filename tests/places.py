"""Where tests keep their data: loaded before Django reads its settings (-p tests.places)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def temporary_data() -> Path:
    """One directory for the run, one folder in it for each worker process."""
    home = os.environ.get("LIANCHUANG_TEST_HOME")
    if home is None:
        home = os.environ["LIANCHUANG_TEST_HOME"] = tempfile.mkdtemp(prefix="lianchuang-test-")
        atexit.register(shutil.rmtree, home, ignore_errors=True)
    return Path(home) / os.environ.get("PYTEST_XDIST_WORKER", "main")


os.environ["LIANCHUANG_DATA"] = str(temporary_data())
# A browser's session leaves an event loop in its thread; the tests that follow in this process are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
