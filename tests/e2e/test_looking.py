"""The looking itself can find something."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.looking import laid_out, problems, unfolded

RIGHT = """<title>Error: Add a person – Growthring</title>
<div class="error-summary" tabindex="-1" autofocus><ul><li><a href="#name">Give a name.</a></li></ul></div>
<form method="post"><label for="name">Name</label><p id="name_error">Error: Give a name.</p>
<input type="text" id="name" name="name" value="zz" aria-invalid="true" aria-describedby="name_error"></form>"""
WRONG = {
    ("Error: Add", "Add"): "the title does not begin with the error: Add a person – Growthring",
    (" autofocus", ""): "the summary has not taken the focus",
    ('class="error-summary"', ""): "no summary of what is wrong",
    ("#name", "#nowhere"): "“Give a name.” leads to no box: #nowhere",
    ('type="text"', 'type="hidden"'): "“Give a name.” leads to a hidden box: #name",
    ('aria-invalid="true"', ""): "#name is not marked as wrong",
    (' aria-describedby="name_error"', ""): "#name says “”, the summary “Give a name.”",
    ('value="zz"', 'value=""'): "#name has lost what was typed",
    ("</form>", '<input id="age" aria-invalid="true"></form>'): "#age is marked as wrong, and not in the summary",
}


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def shown(page: Page, body: str) -> Page:
    page.goto("about:blank")
    page.set_content(f"<!doctype html><html lang='en'>{body}</html>")
    page.wait_for_timeout(50)
    return page


def test_errors_told_as_they_should_be_are_no_fault(blank: Page) -> None:
    assert problems(shown(blank, RIGHT), "zz", 0) == []


@pytest.mark.parametrize("change", WRONG, ids=WRONG.values())
def test_each_fault_of_an_error_is_found(blank: Page, change: tuple[str, str]) -> None:
    assert WRONG[change] in problems(shown(blank, RIGHT.replace(*change)), "zz", 0)


def test_what_is_folded_is_looked_at(blank: Page) -> None:
    page = shown(blank, "<details><summary>More</summary><p>" + "wide" * 200 + "</p></details>")
    assert laid_out(page) == []
    assert unfolded(page) != []
    assert unfolded(page) == []  # nothing is left to open
