"""What people come for in the demo, by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import DESK, PATIENCE_MS
from tests.e2e.demo_site import serving
from tests.e2e.keys import Keys


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("keyboard")) as address:
        yield address


@pytest.fixture
def keys(browser: Browser, base: str) -> Iterator[Keys]:
    context = browser.new_context(base_url=base, viewport=DESK, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS * 3)
    yield Keys(context.new_page())
    context.close()


def test_the_first_key_leads_past_the_navigation(keys: Keys) -> None:
    keys.be("teacher").to("Skip to the content").press("Enter", "Tab")
    assert keys.page.evaluate("document.activeElement.closest('main') !== null")


def test_an_error_takes_the_focus_and_leads_to_its_box(keys: Keys) -> None:
    keys.page.goto("/sign-in/")
    keys.follow("Sign in")
    expect(keys.page).to_have_title(re.compile("^Error:"))
    assert keys.page.evaluate("document.activeElement.id") == "problems"
    keys.press("Tab", "Enter")
    assert keys.page.evaluate("document.activeElement.name") == "login"


def test_a_teacher_answers(keys: Keys) -> None:
    keys.be("teacher").follow("Answer").follow("Agree: Sharing practice")
    expect(keys.page.get_by_role("status")).to_be_visible()


def test_a_language_is_chosen_and_left_again(keys: Keys) -> None:
    keys.be("teacher").follow("Cymraeg")
    expect(keys.page.locator("html")).to_have_attribute("lang", "cy")
    keys.follow("English")
    expect(keys.page.locator("html")).to_have_attribute("lang", "en-gb")


def test_a_line_manager_proposes_one_stage_for_two_and_takes_it_back(keys: Keys) -> None:
    keys.be("head", "/schools/stonequay/placements/").follow("One stage for several")
    keys.to("Stage$").type("5").to("Davide Costavedra").press("Space").to("Steve Ravenstitch").press("Space")
    keys.follow("See what would be proposed").follow("Propose")
    expect(keys.page.get_by_role("status")).to_contain_text("2 placements are proposed.")
    keys.follow("Undo")
    expect(keys.page.get_by_role("status")).to_contain_text("2 proposals are taken back.")


def test_gaps_are_filled_from_the_list_and_opened_again(keys: Keys) -> None:
    keys.be("office", "/set-up/gaps/?gap=no-line-manager").to("Choose all").press("Space")
    expect(keys.page.locator("[data-chosen]")).to_have_text("2")
    keys.follow("Assign a partner").to("Partner").type("Beth Silverthwaite").follow("Look at it first")
    keys.follow("Make [12] partnership")
    assert keys.page.get_by_text("Beth Silverthwaite").count() >= 1
    keys.follow("Undo|Take")
    keys.page.goto("/set-up/gaps/?gap=no-line-manager")
    assert keys.page.locator('input[name="pick"]').count() == 2


def test_an_office_brings_staff_in_and_takes_it_back(keys: Keys, tmp_path: Path) -> None:
    listed = tmp_path / "staff.csv"
    listed.write_text(
        "given_name,family_name,email,staff_id,school,post,starts_on\n"
        "Ottoline,Varrowmere,ottoline.varrowmere@stonequay.example,Z9001,Stonequay High School,Teacher,2026-09-01\n",
        encoding="utf-8",
    )
    keys.be("office", "/set-up/import/")
    keys.page.set_input_files('input[type="file"]', listed)  # the browser's own window for files is no page
    keys.follow("Read the file").follow("See what would change").follow("Apply")
    keys.follow("See what was done").follow("Take this import back")
    assert keys.page.get_by_text("Ottoline Varrowmere").count() == 0


def test_the_profile_is_narrowed(keys: Keys) -> None:
    keys.be("head", "/schools/stonequay/profile/").to("Kind of post").type("Teaching").follow("Show")
    expect(keys.page).to_have_url(re.compile("kind=teaching_assistant"))


def test_what_is_shared_is_closed_again(keys: Keys) -> None:
    keys.be("teaching-assistant", "/my/sharing/")
    box = keys.page.locator('main form input[type="checkbox"]').first
    before = box.is_checked()
    box.focus()
    keys.press("Space").follow("Save|Share|Open|Keep")
    keys.page.goto("/my/sharing/")
    assert keys.page.locator('main form input[type="checkbox"]').first.is_checked() is not before


def test_more_is_opened_and_closed(keys: Keys) -> None:
    keys.be("teacher", "/schools/stonequay/picture/").to("How to read this").press("Enter")
    opened = keys.page.locator("details:has(summary:text('How to read this'))")
    expect(opened).to_have_attribute("open", "")
    keys.press("Enter")
    expect(opened).not_to_have_attribute("open", "")


def test_a_stage_chosen_in_the_table_is_saved_when_one_goes_on_and_not_on_the_way_to_it(keys: Keys) -> None:
    """Each arrow changes a closed select: the stages one only passes by are proposed to nobody."""
    keys.be("head", "/schools/stonequay/placements/").to("Stage for Davide Costavedra")
    sent: list[str] = []
    keys.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    keys.press("ArrowDown", "ArrowDown", "ArrowDown")
    keys.page.wait_for_timeout(300)
    assert sent == []
    keys.press("Tab")
    row = keys.page.get_by_role("row").filter(has_text="Davide Costavedra")
    expect(row.get_by_role("status")).to_have_text("saved")

    assert len(sent) == 1
    assert keys.here != "Stage for Davide Costavedra"
    keys.is_seen()
    keys.press("Shift+Tab")
    keys.to("Take back Davide Costavedra").go()


def test_nothing_chosen_for_several_leads_to_the_box_it_is_about(keys: Keys) -> None:
    keys.be("head", "/schools/stonequay/placements/").follow("One stage for several")
    keys.follow("See what would be proposed")
    assert keys.page.locator("#problems a").all_inner_texts() == ["Choose a stage.", "Tick whom you see at this stage."]
    assert keys.to_first_problem() == "stage"
    keys.to("Davide Costavedra").press("Space")
    keys.follow("See what would be proposed")
    assert keys.to_first_problem() == "stage"
    assert keys.page.get_by_role("checkbox", name="Davide Costavedra").is_checked()


def test_nobody_ticked_in_the_gap_list_leads_to_the_first_box(keys: Keys) -> None:
    keys.be("office", "/set-up/gaps/?gap=no-line-manager").follow("Assign a partner")
    assert keys.to_first_problem() == "pick"
    keys.press("Space").follow("Assign a partner").to("Partner").type("Nobody of this name").follow("Look at it first")
    assert keys.to_first_problem() == "partner"
    expect(keys.page.get_by_label("Partner", exact=True)).to_have_value("Nobody of this name")
    keys.follow("Cancel")
    expect(keys.page).to_have_url(re.compile("gap=no-line-manager"))


def test_an_office_says_what_the_columns_of_a_file_are(keys: Keys, tmp_path: Path) -> None:
    listed = tmp_path / "other.csv"
    listed.write_text(
        "Wer,Wie,Wo,Was,Seit\n"
        "Ottoline Varrowmere,ottoline.varrowmere@stonequay.example,Stonequay High School,Lehrer,2026-09-01\n",
        encoding="utf-8",
    )
    keys.be("office", "/set-up/import/")
    keys.page.set_input_files('input[type="file"]', listed)  # the browser's own window for files is no page
    keys.follow("Read the file").follow("Say which column is what")
    for column in ("Wer", "Wie", "Wo", "Was", "Seit"):
        keys.to(f"{column}$").type("Leave out")
    keys.follow("See how it would be read")
    keys.to_first_problem()
    for column, what in COLUMNS.items():
        keys.page.locator("#content").evaluate("main => main.focus()")  # as after “Skip to the content”
        keys.to(f"{column}$").type(what)
    keys.follow("See how it would be read")
    expect(keys.page.get_by_role("cell", name="Ottoline").or_(keys.page.get_by_text("Ottoline")).first).to_be_visible()
    keys.to("Lehrer").type("Teacher").follow("Look again with these words")
    expect(keys.page.get_by_label("Lehrer")).to_have_value("teacher")
    keys.follow("Go on").follow("Apply").follow("See what was done")
    keys.follow("Take this import back")
    assert keys.page.get_by_text("Ottoline Varrowmere").count() == 0


COLUMNS = {"Wer": "Full name", "Wie": "Work e-mail", "Wo": "School", "Was": "Kind of post", "Seit": "First day"}


def test_the_open_picture_is_read_with_the_table_beside_it(keys: Keys) -> None:
    keys.be("teacher").follow("Our school").follow("Earlier checkpoints")
    figure = keys.page.locator("figure.picture svg:visible")
    told = keys.page.get_by_role("table").first
    assert figure.get_attribute("role") == "img"
    for row in told.get_by_role("row").all()[1:]:
        phase, number = row.locator("th, td").all_inner_texts()[:2]
        assert phase
        assert number
    keys.to("Year by year")
    assert keys.page.evaluate("document.activeElement.getAttribute('role')") == "region"
    keys.to("How to read this").press("Enter").press("Enter")
    assert keys.here.startswith("How to read this")


def test_a_wide_table_is_scrolled_by_arrows_on_a_small_window(keys: Keys) -> None:
    keys.page.set_viewport_size({"width": 320, "height": 640})
    keys.be("teacher", "/schools/stonequay/picture/").to("Year by year")
    scrolled = "document.activeElement.scrollLeft"
    assert keys.page.evaluate("document.activeElement.scrollWidth > document.activeElement.clientWidth")
    keys.press(*["ArrowRight"] * 3)
    keys.page.wait_for_function(f"{scrolled} > 0")
    keys.is_seen()
