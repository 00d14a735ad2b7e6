"""Take the README's pictures of the demo, into docs/pictures: `make screenshots`."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import browser as chromium

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
MINUTES_TO_LOAD = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """`persona` is the text of a button on /demo/, or empty for a reader who has not signed in."""

    name: str
    persona: str
    path: str
    size: ViewportSize


PICTURES = [
    Picture("personas", "", "/demo/", DESK),
]


@contextmanager
def demo() -> Iterator[str]:
    """The demo on a port of its own, with its own data: the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GROWTHRING_HOME": home}
        command = [sys.executable, "-m", "growthring", "demo", "--port", str(port)]
        server = subprocess.Popen(command, env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + MINUTES_TO_LOAD * 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(f"{address}/readyz").close()
            return
        except URLError:
            time.sleep(0.5)
    sys.exit("The demo did not start.")


def take(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(base_url=address, viewport=picture.size, locale="en-GB")
    page = context.new_page()
    if picture.persona:
        page.goto("/demo/")
        page.get_by_role("button", name=picture.persona).click()
    page.goto(picture.path)
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()
    print(f"docs/pictures/{picture.name}.png")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path())
        for picture in PICTURES:
            take(browser, address, picture)


if __name__ == "__main__":
    main()
