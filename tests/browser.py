"""The browser that tests and screenshots drive: `python -m tests.browser` finds it, or installs Debian's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Playwright's own helper needs libatomic1, which a bare Debian does not have.
DEBIAN = ("chromium", "libatomic1")
MISSING = (
    "The browser tests need Chromium. On Debian or Ubuntu: sudo apt install chromium libatomic1. "
    "Elsewhere: install it, and name it with CHROMIUM=/path/to/chromium."
)


def path() -> str | None:
    told = os.environ.get("CHROMIUM")
    found = next((found for name in NAMES if (found := shutil.which(name))), None)
    return told or found or _playwrights_own()


def _playwrights_own() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(folder.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


def driver_starts() -> bool:
    done = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True)
    return done.returncode == 0


def _install() -> None:
    print("Installing Chromium (about 200 MB, once) ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{MISSING}\n({' '.join(command)} said: {done.stderr.strip()[-300:]})")


def main() -> None:
    if path() and driver_starts():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
    if not path() or not driver_starts():
        sys.exit(MISSING)


if __name__ == "__main__":
    main()
