"""A box to tick stands beside the first line of its label; a list has a row of its own on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

CSS = Path(__file__).parents[2] / "src/growthring/core/static/core/css"
LONG = "Somebody with a long name, and somebody else with one that is longer still " * 3
BOXES = f"""<!doctype html><html lang="en"><body>
<fieldset><div>
<div><label><input type="radio" name="a"> <span><b>Mid-year</b> <span class="hint">{LONG}</span></span></label></div>
<div><label><input type="radio" name="a"> <span><b>{LONG}</b></span></label></div>
</div></fieldset>
<div class="tick"><input type="checkbox" id="t"> <label for="t"><b>{LONG}</b></label></div></body></html>"""
APART = """boxes => boxes.map(box => {
  const line = box.closest("label, .tick").querySelector("b").getClientRects()[0], at = box.getBoundingClientRect();
  return Math.abs((at.top + at.bottom) / 2 - (line.top + line.bottom) / 2);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_box_stands_beside_the_first_line_of_its_label(browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.set_content(BOXES)
    for name in ("tokens", "base", "layout", "components"):
        page.add_style_tag(path=CSS / f"{name}.css")

    apart = page.eval_on_selector_all("input", APART)
    heights = page.eval_on_selector_all("label, .tick", "all => all.map(each => each.getBoundingClientRect().height)")
    page.close()
    assert len(apart) == 3
    assert max(apart) < 1.5
    assert min(heights[:2]) >= 44


LIST = """<main><form class="form form-row"><div class="field"><label for="s">School</label>
<select id="s"><option>Stonequay High School</option></select></div>
<div class="form-actions"><button class="button">Show</button></div></form></main>"""


@pytest.mark.parametrize(("width", "is_alone"), [(360, True), (1280, False)])
def test_a_list_is_not_cut_off_by_the_button_beside_it(browser: Browser, width: int, is_alone: bool) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.set_content(LIST)
    for name in ("tokens", "base", "layout", "components"):
        page.add_style_tag(path=CSS / f"{name}.css")

    tops = page.eval_on_selector_all("select, button", "all => all.map(each => each.getBoundingClientRect().top)")
    page.close()
    assert (tops[1] > tops[0] + 40) == is_alone
