"""What people come for, in a real browser, with JavaScript and without: without it is the contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import PATIENCE_MS, PHONE
from tests.e2e.demo_site import serving

NEW = "given_name,family_name,email,staff_id,school,post,starts_on\n"
ROWS = (
    "Ottoline,Varrowmere,ottoline.varrowmere@stonequay.example,Z9001,Stonequay High School,Teacher,2026-09-01\n"
    "Casimir,Undertoft,casimir.undertoft@stonequay.example,Z9002,Stonequay High School,Teacher,31/31/2026\n"
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("journeys")) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def phone(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=base, viewport=PHONE, locale="en-GB", java_script_enabled=request.param, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE_MS * 3)
    yield context.new_page()
    context.close()


def be(page: Page, persona: str) -> None:
    page.goto("/demo/")
    page.locator(f'form[action="/demo/{persona}/"] button').click()


def test_a_teacher_answers_their_line_manager(phone: Page) -> None:
    be(phone, "teacher")
    answer = phone.get_by_role("link", name="Answer")
    if answer.count() == 0:  # the other browser has answered already: it stands agreed
        assert phone.get_by_text("Sharing practice").count() >= 1
        return
    answer.first.click()
    phone.get_by_role("button", name="Agree: Sharing practice").click()
    phone.goto("/journey/")
    assert phone.get_by_role("link", name="Answer").count() == 0
    assert phone.get_by_text("Sharing practice").count() >= 1


def test_an_office_brings_staff_in_and_takes_it_back(phone: Page, tmp_path: Path) -> None:
    listed = tmp_path / "staff.csv"
    listed.write_text(NEW + ROWS, encoding="utf-8")
    be(phone, "office")
    phone.goto("/set-up/import/")
    phone.set_input_files('input[type="file"]', listed)
    phone.get_by_role("button", name="Read the file").click()
    phone.get_by_role("link", name="See what would change").click()
    assert phone.get_by_text("Ottoline Varrowmere").count() >= 1
    phone.get_by_role("button", name="Apply").first.click()
    phone.get_by_role("link", name="See what was done").click()
    assert _found(phone, "Varrowmere") == 1
    phone.get_by_role("button", name="Take this import back").click()
    assert _found(phone, "Varrowmere") == 0


def _found(page: Page, name: str) -> int:
    """How many people of the name a search finds, in a page of its own."""
    looking = page.context.new_page()
    looking.goto(f"/search/?q={name}")
    found = looking.locator(f'main a[href^="/people/"]:has-text("{name}")').count()
    looking.close()
    return found


def test_a_learner_opens_a_stage_to_the_coach_and_closes_it(phone: Page) -> None:
    be(phone, "teaching-assistant")
    phone.goto("/my/sharing/")
    first = phone.locator('main form input[type="checkbox"]').first
    before = first.is_checked()
    first.set_checked(not before)
    first.locator("xpath=ancestor::form").get_by_role("button").first.click()
    phone.goto("/my/sharing/")
    assert phone.locator('main form input[type="checkbox"]').first.is_checked() is not before


def test_a_head_reads_the_profile_and_takes_it_along(phone: Page) -> None:
    be(phone, "head")
    phone.goto("/schools/stonequay/profile/")
    for name, starts in (("Numbers as CSV", b""), ("Picture as SVG", b"<?xml")):
        with phone.expect_download() as download:
            phone.get_by_role("link", name=name).first.click()
        assert Path(download.value.path()).read_bytes().startswith(starts)
    phone.emulate_media(media="print")
    assert phone.locator(".main-navigation").is_visible() is False
    assert phone.get_by_role("heading", level=1).is_visible() is True
