"""A real browser before a live server, on a database in a file: one in memory locks between threads."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import browser as chromium
from tests.e2e.demo_site import serving
from tests.e2e.fresh import begun
from tests.e2e.walk import Site, copied, crawled

# Playwright's loop runs in this thread, and Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
PATIENCE_MS = 10_000


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"] = {**database.get("TEST", {}), "NAME": str(tmp_path_factory.mktemp("db") / "e2e.sqlite3")}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.path()
    assert path, chromium.MISSING
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, crawled as each persona; tests only look at it."""
    home = tmp_path_factory.mktemp("demo")
    with serving(home) as base:
        yield crawled(base, home)


@pytest.fixture(scope="session")
def busy(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same demo once more, for tests that do things in it."""
    home = tmp_path_factory.mktemp("busy")
    copied(site.home, home)
    with serving(home) as base:
        yield Site(base, home, site.visitors, site.seen)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("fresh")
    with serving(home, "serve") as base:
        yield begun(base.replace("127.0.0.1", "localhost"), home)  # an address by number has no passkeys


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with nothing in it, whose database is taken away and put back."""
    home = tmp_path_factory.mktemp("troubled")
    with serving(home, "serve", "--no-worker") as base:
        yield Site(base, home)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=live_server.url, viewport=DESK, locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def plain_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A browser without JavaScript: every page has to work in it."""
    opened = browser.new_context(base_url=live_server.url, viewport=DESK, java_script_enabled=False)
    yield opened.new_page()
    opened.close()


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path:
    """Where a test leaves pictures to look at; the folder is not in git."""
    folder = Path(request.config.rootpath) / "var" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
