"""Pages that no link leads to: what stands between two steps, and what only a form that was sent brings."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.e2e.dresses import PHONE
from tests.e2e.fresh import signed_in
from tests.e2e.walk import Site

LIST = (
    "given_name,family_name,email,staff_id,school,post,starts_on\n"
    "Ottoline,Varrowmere,ottoline.varrowmere@stonequay.example,Z9001,Stonequay High School,Teacher,2026-09-01\n"
    "Casimir,Undertoft,casimir.undertoft@stonequay.example,Z9002,Stonequay High School,Teacher,31/31/2026\n"
)
UNKNOWN = (
    "Wer,Wie,Wo,Was,Seit\n"
    "Ottoline Varrowmere,ottoline.varrowmere@stonequay.example,Stonequay High School,Head of year,2026-09-01\n"
    "Casimir Undertoft,casimir.undertoft@stonequay.example,Stonequay High School,Head of year,2026-09-02\n"
)


@dataclass(frozen=True, slots=True)
class State:
    """`then` goes on from the page at `path`, in a browser that may be in any language."""

    persona: str
    path: str
    then: Callable[[Page], None] | None = None

    @property
    def name(self) -> str:
        return f"{self.persona or 'nobody'} {self.path}" + (f" {self.then.__name__}" if self.then else "")

    def reach(self, page: Page) -> None:
        page.goto(self.path)
        if self.then:
            self.then(page)


def press(page: Page, button: str) -> int:
    with page.expect_navigation() as came:
        page.locator(button).first.click()
    return came.value.status if came.value else 0


# ---- A trust on its first day


def first_days(site: Site, browser: Browser) -> list[State]:
    """What each page is for is in `fresh.begun`."""
    _come_back(site)
    key = _with_passkey(site, browser)
    return [
        State("", site.links["unused"]),
        State("head", site.links["unused"]),
        State("", site.links["used"]),
        State("", "/invitation/nothing/"),
        State("", "/password/new/1-nothing/"),
        State("", "/sign-in/wrenfold/"),
        State("teacher", "/sign-out/"),
        State("teacher", "/account/again/"),
        State("teacher", "/account/address/sent/"),
        State("teacher", "/account/address/nothing/"),
        State("teacher", "/account/second-factor/recovery/"),
        State("office", "/account/again/code/"),
        State("office", "/account/second-factor/recovery/"),
        State("rights", "/account/again/passkey/"),
        State("rights", "/account/second-factor/"),
        State("rights", f"{key}name/"),
        State("rights", f"{key}away/"),
        State("second step", "/sign-in/second-step/"),
        State("rights", "/account/password/", too_often),
        State("cut off", "/set-up/people/add/", cut_off),
        State("come back", "/account/kept/"),
        State("head", site.links["invitations"], invitation_links),
    ]


def too_often(page: Page) -> None:
    for _try in range(20):
        for box in page.locator("main input[type=password]").all():
            box.fill("not the password")
        if press(page, "main form:has(input[type=password]) button:not([type=button])") == 429:
            return
    raise AssertionError("passwords can be guessed for ever")


def cut_off(page: Page) -> None:
    """The session ends while somebody writes."""
    page.locator("main input[name=given_name]").fill("Zelda")
    page.context.clear_cookies(name=re.compile("session$"))
    press(page, "main form:has(input[name=given_name]) button")


def invitation_links(page: Page) -> None:
    for box in page.locator("main input[name=pick]").all():
        box.check()
    press(page, "main button[value=list]")


def _with_passkey(site: Site, browser: Browser) -> str:
    """A passkey of the person for rights, made by a telephone that is always given its finger: its address."""
    context = PHONE.context(browser, site.base, site.cookies("rights"))
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    always = {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **always}})
    page.goto("/account/second-factor/passkey/")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.goto("/account/second-factor/")
    link = page.locator('a[href$="/away/"][href*="/passkey/"]').first.get_attribute("href") or ""
    site.renewed["rights"] = list(context.cookies())
    context.close()
    return link.removesuffix("away/")


def _come_back(site: Site) -> None:
    """Whose session ended while they wrote, and who has signed in again."""
    site.visitors["cut off"] = signed_in(site.base, "bare")
    back = site.visitors["come back"] = signed_in(site.base, "bare")
    for cookie in list(back.cookies):
        if cookie.name.endswith("session"):
            back.cookies.clear(cookie.domain, cookie.path, cookie.name)
    back.post("/set-up/people/add/", given_name="Zelda, who teaches music on two days and leads the choir")
    signed_in(site.base, "bare", back)


# ---- The demo at work


def at_work(site: Site, browser: Browser, folder: Path) -> list[State]:
    context = PHONE.context(browser, site.base, site.cookies("office"))
    page = context.new_page()
    states = [State("office", path) for path in [*_imports(page, folder), *_assigned(page)]]
    context.close()
    return [
        *states,
        State("office", "/set-up/gaps/", ticked),
        State("site-manager", "/schools/stonequay/placements/many/", looked_at),
        State("line-manager", "/support/term/", proposed),
        State("line-manager", "/support/term/", another_pattern),
        State("line-manager", "/support/term/", found_again),
    ]


def ticked(page: Page) -> None:
    for box in page.locator("main input[name=pick]").all()[:3]:
        box.check()
    press(page, "main form:has(input[name=pick]) button:not([type=button])")


def looked_at(page: Page) -> None:
    for box in page.locator("main input[name=pick]").all()[:2]:
        box.check()
    page.locator("main select[name=stage]").select_option(index=3)
    press(page, "main form:has(input[name=pick]) button:not([type=button])")


def proposed(page: Page) -> None:
    """A term's meetings, a day for each; nothing is planned by it."""
    press(page, "main button[value=look]")


def another_pattern(page: Page) -> None:
    """After a day was changed by hand."""
    proposed(page)
    page.locator("main input[type=time]").first.fill("07:35")
    press(page, "main button[value=again]")


def found_again(page: Page) -> None:
    another_pattern(page)
    proposed(page)


def _imports(page: Page, folder: Path) -> Iterator[str]:
    """A file before it is applied, after it, and taken back; one whose columns are not known, and how it is read."""
    for number, done in enumerate(([], ["apply"], ["apply", "undo"])):
        _bring(page, folder / f"staff {number}.csv", LIST)
        page.get_by_role("link", name="See what would change").click()
        path = _path(page)
        for each in done:
            press(page, f'main form[action$="/{each}/"] button')
            _until(page, path, "undone" if each == "undo" else "applied")
        yield path
    _bring(page, folder / "other.csv", UNKNOWN, asks=True)
    page.get_by_role("link", name="Say which column is what").click()
    yield _path(page)
    for number, meaning in enumerate(("full_name", "email", "school", "post", "starts_on")):
        page.locator(f"main select[name=c{number}]").select_option(meaning)
    press(page, "main form:has(select[name=c0]) button:not([type=button])")
    yield _path(page)


def _bring(page: Page, path: Path, words: str, *, asks: bool = False) -> None:
    path.write_text(words, encoding="utf-8")
    page.goto("/set-up/import/")
    page.locator("main input[type=checkbox]").set_checked(asks)
    page.set_input_files('input[type="file"]', path)
    press(page, "main form:has(input[type=file]) button")


def _until(page: Page, path: str, state: str) -> None:
    """The worker of the demo does it."""
    sign = {"applied": 'form[action$="/undo/"]', "undone": "main:not(:has(form))"}[state]
    for _try in range(60):
        page.goto(path)
        if page.locator(sign).count():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"not {state}: {page.locator('main').inner_text()}")


def _assigned(page: Page) -> Iterator[str]:
    """Many partnerships before they are made, after it, and taken back."""
    page.goto("/set-up/bulk/")
    press(page, 'main form:has(input[value="spread"]) button')
    yield _path(page)


def _path(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url)


# ---- A database that cannot be opened


@contextmanager
def without_database(site: Site) -> Iterator[None]:
    """A folder stands in its place."""
    [path] = site.home.glob("*.sqlite3")
    away = [(each, each.with_name(f"away-{each.name}")) for each in site.home.glob(f"{path.name}*")]
    for here, there in away:
        here.rename(there)
    path.mkdir()
    yield
    path.rmdir()
    for here, there in away:
        there.rename(here)


def nothing_to_read(site: Site, page: Page) -> int:
    with without_database(site):
        answer = page.goto("/invitation/nothing/")
    return answer.status if answer else 0


def nothing_saved(site: Site, page: Page) -> int:
    """What was typed is there, to be sent again."""
    page.goto("/password/")
    box = page.locator("main input[name=email]")
    box.fill("somebody.with.a.very.long.name.indeed@wrenfold.example")
    with without_database(site):
        status = press(page, "main form:has(input[name=email]) button")
    assert "a.very.long.name" in page.locator("main textarea").input_value()
    return status
