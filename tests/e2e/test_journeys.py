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


def test_an_office_shares_gaps_out_between_two_coaches_and_takes_it_back(phone: Page) -> None:
    be(phone, "office")
    phone.goto("/set-up/gaps/?gap=no-coach")
    before = phone.locator('input[name="pick"]').count()
    assert before >= 3
    phone.get_by_role("button", name="Assign a partner").click()
    assert phone.locator("#problems").inner_text().endswith("Tick at least one person.")
    for at in range(3):
        phone.locator('input[name="pick"]').nth(at).check()
    phone.get_by_role("button", name="Assign a partner").click()
    phone.locator('input[name="pick"]').nth(2).uncheck()
    for at in range(2):
        phone.locator('input[name="coaches"]').nth(at).check()
    phone.get_by_role("button", name="Look at it first").click()
    phone.get_by_role("button", name="Make 2 partnerships").click()
    assert phone.url.endswith("/set-up/gaps/?gap=no-coach")
    assert phone.locator('input[name="pick"]').count() == before - 2
    phone.get_by_role("button", name="Undo").click()
    assert phone.url.endswith("/set-up/gaps/?gap=no-coach")
    assert phone.locator('input[name="pick"]').count() == before


def test_an_office_fills_one_gap_without_typing(phone: Page) -> None:
    be(phone, "office")
    phone.goto("/set-up/gaps/?gap=no-coach")
    name = phone.locator("tbody th a").first.inner_text()
    phone.locator('input[name="pick"]').first.check()
    phone.get_by_role("button", name="Assign a partner").click()
    phone.locator('input[name="coaches"]').first.check()
    phone.get_by_role("button", name="Assign", exact=True).click()
    assert phone.get_by_role("status").inner_text().startswith(f"{name}: ")
    assert phone.locator("tbody th a", has_text=name).count() == 0
    phone.get_by_role("button", name="Undo").click()
    assert phone.locator("tbody th a", has_text=name).count() == 1


def test_a_line_manager_proposes_for_several_and_leaves_out_the_wrong_one(phone: Page) -> None:
    be(phone, "head")
    phone.goto("/schools/stonequay/placements/many/")
    phone.get_by_label("One sentence for all").fill("Plans with the team.")
    for at in range(3):
        phone.locator('input[name="pick"]').nth(at).check()
    phone.get_by_role("button", name="See what would be proposed").click()
    assert phone.locator("#problems").inner_text().endswith("Choose a stage.")
    assert phone.locator('input[name="pick"]:checked').count() == 3
    phone.get_by_label("Stage", exact=True).select_option("5")
    phone.get_by_role("button", name="See what would be proposed").click()
    assert [box.input_value() for box in phone.locator("tbody textarea").all()] == ["Plans with the team."] * 3
    phone.locator('input[name="pick"]').nth(1).uncheck()
    phone.get_by_role("button", name="Choose again").click()
    assert phone.locator('input[name="pick"]:checked').count() == 2
    phone.get_by_role("button", name="See what would be proposed").click()
    phone.get_by_role("button", name="Propose").click()
    assert "2 placements are proposed." in phone.get_by_role("status").first.inner_text()
    phone.get_by_role("button", name="Take back").first.click()
    assert phone.url.endswith("/schools/stonequay/placements/")
    phone.get_by_role("button", name="Take back").first.click()
    assert phone.get_by_role("button", name="Take back").count() == 0
