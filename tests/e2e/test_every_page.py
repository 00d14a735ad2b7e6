"""Every page a persona reaches by links: it is there, and loads nothing from elsewhere."""

from playwright.sync_api import Browser, Request, Response

from tests.e2e.conftest import PHONE
from tests.e2e.walk import Site

FIRST_LOAD = 100_000  # bytes, compressed


def test_no_link_leads_where_the_reader_may_not_go(site: Site) -> None:
    lost = [(who, path, status) for who, paths in site.seen.items() for path, status in paths.items() if status != 200]
    assert lost == []


def test_every_persona_finds_pages(site: Site) -> None:
    assert [who for who, paths in site.seen.items() if len(paths) < 6] == []


def test_a_first_load_is_small_and_asks_nobody_else(site: Site, browser: Browser) -> None:
    context = browser.new_context(base_url=site.base, viewport=PHONE)
    context.add_cookies(site.cookies("head"))
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
