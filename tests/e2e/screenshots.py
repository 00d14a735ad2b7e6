"""Take the README's pictures of the demo, into docs/screenshots: `make screenshots`."""

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

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
TALL: ViewportSize = {"width": 360, "height": 1400}  # the first two screens of a long page, for a row of pictures
MINUTES_TO_LOAD = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """`persona` is the key of one on /demo/, or empty for a reader who has not signed in."""

    name: str
    persona: str
    path: str
    sizes: tuple[ViewportSize, ...] = (DESK, PHONE)
    link: str = ""  # followed from there: what has a key for an address


PICTURES = [
    Picture("personas", "", "/demo/"),
    Picture("journey", "teacher", "/", (DESK, TALL)),
    Picture("my-meetings", "teacher", "/my/meetings/"),
    Picture("conversation", "teacher", "/journey/", (DESK, TALL), link=".timeline a[href^='/meetings/']"),
    Picture("stage-to-answer", "teacher", "/stages/waiting/"),
    Picture("who-looked", "teacher", "/my/record/"),
    Picture("newcomer", "newcomer", "/"),
    Picture("people-i-support", "line-manager", "/support/", (DESK, TALL)),
    Picture("plan-a-term", "line-manager", "/support/term/"),
    Picture("newcomers-to-assure", "line-manager", "/assurance/"),
    Picture("coach", "coach", "/"),
    Picture("school-leading", "head", "/school/"),
    Picture("profile", "head", "/schools/stonequay/profile/"),
    Picture("movement", "head", "/schools/stonequay/profile/movement/"),
    Picture("placements-table", "pd-lead", "/schools/stonequay/placements/", (DESK,)),
    Picture("gaps", "pd-lead", "/set-up/gaps/"),
    Picture("open-picture", "governor", "/school/"),
    Picture("our-trust", "trust-leader", "/trust/"),
    Picture("set-up", "office", "/set-up/"),
    Picture("staff-list", "office", "/set-up/people/", (DESK,)),
    Picture("import", "office", "/set-up/import/", (DESK,)),
    Picture("guest", "guest-mentor", "/"),
    Picture("permissions", "", "/permissions/", (DESK,)),
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


def take(browser: Browser, address: str, picture: Picture) -> bool:
    for size in picture.sizes:
        context = browser.new_context(base_url=address, viewport=size, locale="en-GB")
        page = context.new_page()
        if picture.persona:
            page.goto("/demo/")
            page.locator(f'form[action="/demo/{picture.persona}/"] button').click()
        answer = page.goto(picture.path)
        if answer is None or not answer.ok:
            print(f"{picture.path} for the {picture.persona or 'public'}: {answer and answer.status}")
            return False
        if picture.link:
            page.locator(picture.link).first.click()
            page.wait_for_load_state()
        name = f"{picture.name}-{size['width']}"
        page.screenshot(path=FOLDER / f"{name}.png", full_page=size is not TALL)
        context.close()
        print(f"docs/screenshots/{name}.png", flush=True)
    return True


def main() -> None:
    """Every picture of the table, or those named on the command line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if picture.name in sys.argv[1:] or not sys.argv[1:]]
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path())
        taken = [take(browser, address, picture) for picture in wanted]
    sys.exit(0 if all(taken) else 1)


if __name__ == "__main__":
    main()
