"""A Chromium for the tests, from the first of: a given program, the machine's own, Debian's package, Playwright's."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import debian

GIVEN = "LIANCHUANG_BROWSER"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# A small font with Chinese characters, so that pages have their real widths.
FONT = "fonts-wqy-zenhei"


@dataclass(frozen=True)
class Browser:
    """The program to start; without one, why there is none."""

    program: str | None
    words: str


def browser() -> Browser:
    """Find one, or install one where we may."""
    if found := installed():
        return Browser(found, found)
    if debian.may_install():
        reason = debian.install("chromium", FONT)
        found = installed()
        return Browser(found, found or reason or "the package chromium brought no program")
    return playwrights_own()


def installed() -> str | None:
    """A browser that is already here."""
    if given := os.environ.get(GIVEN):
        return given
    on_path = (shutil.which(name) for name in NAMES)
    return next((found for found in on_path if found), None) or next(
        (path for path in PLACES if Path(path).exists()), None
    )


def playwrights_own() -> Browser:
    """The build that Playwright offers for this machine."""
    fetched = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if fetched.returncode:
        reason = f"no Chromium, Chrome or Edge here, and Playwright could not fetch one; name one in {GIVEN}"
        return Browser(None, reason)
    asked = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    program = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout.strip()
    return Browser(program, program)
