"""The open picture as a page: what is drawn, what stands beside it, where it leads."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from growthring.core import clock
from growthring.stages.models import OpenRelease
from growthring.stages.tests.test_table import as_
from growthring.stages.tests.worlds import World, world
from tests.factories import SchoolFactory, holding

pytestmark = pytest.mark.django_db
NAMES = ("", "Joining", "Growing", "Leading")


@pytest.fixture
def here() -> World:
    return world()


def released(
    here: World, year: int, point: str = "six_weeks", *, withheld: str = "", names: Any = NAMES
) -> OpenRelease:
    """Three at no stage yet, two joining, from `year` - 1960 on growing, and twenty leading."""
    on = date(year, 10, 10) if point == "six_weeks" else date(year, 12, 19)
    counts = ((0, 4, "few"), (0, 4, "few"), (year - 1960, year - 1952, "hidden"), (20, 20, "exact"))
    bands = [
        {"phase": name, "low": low, "high": high, "how": how}
        for name, (low, high, how) in zip(names, counts, strict=True)
    ]
    return OpenRelease.objects.create(
        trust=here.school.trust,
        school=here.school,
        calendar_name=f"{year}/{year - 1999}",
        point=point,
        on=on,
        released_at=clock.now(),
        persons=None if withheld else 90,
        bands=[] if withheld else bands,
        withheld=withheld,
    )


def page(here: World, query: str = "") -> str:
    client = as_(here.learner)
    return " ".join(client.get(reverse("stages_open", args=[here.school.slug]) + query).content.decode().split())


def cells(text: str, row: str) -> list[str]:
    """Of the first row that begins with these words."""
    found = re.search(rf"<tr>\s*<th[^>]*>{row}</th>(.*?)</tr>", text)
    return re.findall(r"<td[^>]*>(.*?)</td>", found.group(1)) if found else []


def test_beside_each_phase_stands_the_same_point_a_year_before(here: World) -> None:
    released(here, 2024)
    released(here, 2024, "term_1")
    released(here, 2025)
    text = page(here)

    assert cells(text, "Growing") == ["between 65 and 73 people", "between 64 and 72 people"]
    assert cells(text, "At no stage yet") == ["fewer than 5", "fewer than 5"]
    assert "A small number is not told" in text


def test_a_year_whose_phases_were_worded_otherwise_stands_beside_nothing(here: World) -> None:
    released(here, 2024, names=("", "Arriving", "Rooting", "Branching"))
    released(here, 2025)
    text = page(here)

    assert "A year before" not in text
    assert "Arriving: fewer than 5; Rooting: between 64 and 72 people; Branching: 20 people" in text


def test_every_checkpoint_is_a_line_of_figures_and_the_drawn_one_is_marked(here: World) -> None:
    first, second = released(here, 2024), released(here, 2025)
    text = page(here, f"?at={first.key}")

    assert re.findall(r'href="\?at=(\w+)"( aria-current="true")?', text) == [
        (second.key, ""),
        (first.key, ' aria-current="true"'),
    ]
    row = text[text.index(f"?at={second.key}") :]
    assert re.findall(r'<td class="num">(.*?)</td>', row)[:5] == ["90", "under 5", "65–73", "20", "under 5"]


def test_where_the_newest_cannot_be_shown_the_last_that_could_is_drawn(here: World) -> None:
    released(here, 2025)
    released(here, 2025, "term_1", withheld="too_soon")
    text = page(here)

    assert "<h2>First six weeks 2025/26</h2>" in text
    assert "End of first term 2025/26: No new picture" in text
    assert "This is the last one that could be shown." in text


def test_it_leads_back_and_on_to_ones_own_stage_and_the_words_of_the_phases(here: World) -> None:
    released(here, 2025)
    own, back = reverse("journey"), reverse("school_open", args=[here.school.key])
    governor = as_(holding("GOV", here.school)).get(reverse("stages_open", args=[here.school.slug])).content.decode()
    text = page(here)

    assert [f'href="{url}">' in text for url in (own, back)] == [True, True]
    assert f"{reverse('standards_scale')}?school={here.school.key}" in text
    assert 'class="row-link" href="/journey/"' not in governor


def test_a_trust_leader_goes_on_to_each_school(here: World) -> None:
    other = SchoolFactory.create(trust=here.school.trust, name="Aster School")
    released(here, 2025)
    released(World(**{**vars(here), "school": other}), 2025)
    leader = as_(holding("CEO", trust=here.school.trust))
    text = leader.get(reverse("stages_open_trust")).content.decode()
    links = [reverse("stages_open", args=[school.slug]) for school in (other, here.school)]

    assert [f'href="{link}"' in text for link in links] == [True, True]
    assert [leader.get(link).status_code for link in links] == [200, 200]


@pytest.mark.parametrize("years", [1, 9])
def test_it_costs_the_same_for_one_year_and_nine(here: World, years: int, django_assert_num_queries: Any) -> None:
    for year in range(2025 - years, 2025):
        released(here, year)
    client, address = as_(here.learner), reverse("stages_open", args=[here.school.slug])
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)
