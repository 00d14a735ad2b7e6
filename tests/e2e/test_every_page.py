"""Every page a persona reaches by links: it is there, is accessible, fits a phone, and loads nothing from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from growthring.demo.personas import PERSONAS
from tests.e2e.conftest import PHONE
from tests.e2e.demo_site import Visitor, serving, shape_of

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_LOAD = 100_000  # bytes, compressed


@dataclass
class Site:
    base: str
    visitors: dict[str, Visitor]
    seen: dict[str, dict[str, int]]  # persona -> path -> status


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("demo")) as base:
        found = Site(base, {}, {})
        for persona in PERSONAS:
            visitor = found.visitors[persona.key] = Visitor(base, persona.key)
            found.seen[persona.key] = {path: answer.status for path, answer in visitor.crawl().items()}
        yield found


def pages_by_shape(site: Site) -> dict[str, tuple[str, str]]:
    """One persona and path for each shape of address."""
    found: dict[str, tuple[str, str]] = {}
    for persona, paths in site.seen.items():
        for path, status in paths.items():
            if status == 200:
                found.setdefault(shape_of(path), (persona, path))
    return found


def test_no_link_leads_where_the_reader_may_not_go(site: Site) -> None:
    lost = [(who, path, status) for who, paths in site.seen.items() for path, status in paths.items() if status != 200]
    assert lost == []


def test_every_persona_finds_pages(site: Site) -> None:
    assert [who for who, paths in site.seen.items() if len(paths) < 6] == []


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: Site) -> Iterator[dict[str, BrowserContext]]:
    contexts: dict[str, BrowserContext] = {}
    for key, visitor in site.visitors.items():
        opened = browser.new_context(base_url=site.base, viewport=PHONE, locale="en-GB")
        opened.add_cookies([{"name": c.name, "value": c.value or "", "url": site.base} for c in visitor.cookies])
        contexts[key] = opened
    yield contexts
    for opened in contexts.values():
        opened.close()


def test_every_page_is_accessible_and_fits_a_phone(site: Site, signed_in: dict[str, BrowserContext]) -> None:
    pages = {key: context.new_page() for key, context in signed_in.items()}
    faults: list[str] = []
    for shape, (persona, path) in sorted(pages_by_shape(site).items()):
        page = pages[persona]
        if _is_file(path):
            continue
        page.goto(path)
        faults += [f"{shape}: {fault}" for fault in [*_axe(page), *_too_wide(page)]]
    assert faults == []


def _is_file(path: str) -> bool:
    return "/files/" in path or "template." in path or path.endswith((".csv", ".svg", ".xlsx"))


def _axe(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [f"{v['id']} {v['nodes'][0]['target']}" for v in found.response["violations"]]


def _too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px too wide"] if wide > 0 else []


def test_a_first_load_is_small_and_asks_nobody_else(site: Site, browser: Browser) -> None:
    context = browser.new_context(base_url=site.base, viewport=PHONE)
    context.add_cookies(
        [{"name": c.name, "value": c.value or "", "url": site.base} for c in site.visitors["head"].cookies]
    )
    page, asked, sizes, refused = context.new_page(), list[str](), list[int](), list[str]()

    def answered(response: Response) -> None:
        sizes.append(int(response.headers.get("content-length") or len(response.body())))

    def sent(request: Request) -> None:
        asked.append(request.url)

    page.on("response", answered)
    page.on("request", sent)
    page.on("console", lambda message: refused.append(message.text))
    page.goto("/")
    context.close()
    assert [url for url in asked if not url.startswith(site.base)] == []
    assert refused == []
    assert sum(sizes) < FIRST_LOAD
