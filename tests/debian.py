"""Packages of the machine, where we may install them: Debian or Ubuntu, as root."""

import os
import shutil
import subprocess

QUIET = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}


def may_install() -> bool:
    """True on a Debian-like machine where we are root."""
    return shutil.which("apt-get") is not None and os.name == "posix" and os.geteuid() == 0


def install(*packages: str) -> str | None:
    """Install packages without asking anything; the reason where that failed, else None."""
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=QUIET, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            return f"{' '.join(command[:2])} failed: {(done.stderr or done.stdout).strip()[-300:]}"
    return None
