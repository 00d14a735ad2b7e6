"""Choosing a language, and the made-up ones that pages are tried in."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from growthring.core import languages, pseudo
from growthring.core.languages import Language


def test_english_and_welsh_are_offered_by_their_own_names() -> None:
    with translation.override("cy"):
        assert list(languages.offered()) == [Language("en-gb", "English", False), Language("cy", "Cymraeg", True)]


def test_a_language_that_is_offered_has_a_catalogue() -> None:
    folder = Path(settings.LOCALE_PATHS[0])
    missing = [code for code, _ in settings.LANGUAGES if not (folder / translation.to_locale(code)).is_dir()]

    assert missing == []


@pytest.mark.django_db
def test_a_choice_is_kept_and_leads_back(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        answer = client.post("/language/", {"language": "cy"}, headers={"referer": "http://testserver/permissions/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "http://testserver/permissions/")
    page = client.get("/permissions/").content.decode()
    assert '<html lang="cy" dir="ltr">' in page
    assert "machine-made" in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["xx", "", "../en"])
def test_a_language_nobody_offers_changes_nothing(language: str, client: Client) -> None:
    client.post("/language/", {"language": language})

    assert '<html lang="en-gb" dir="ltr">' in client.get("/permissions/").content.decode()


@pytest.mark.django_db
def test_nobody_is_led_away_from_the_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "cy", "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"


@pytest.fixture
def _made_up() -> None:
    pseudo.install()


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_what_a_catalogue_holds_is_dressed_and_its_gaps_are_kept(language: str) -> None:
    with translation.override(language):
        assert translation.gettext("Save") == "[Šààṽéé]"
        assert translation.gettext("%(day)s is outside the year.").startswith("[%(day)s îîš ")
        assert translation.gettext("This field is required.").startswith("[Ţĥîîš")
        assert translation.ngettext("%(n)d person", "%(n)d people", 2) % {"n": 2} == "[2 þééööþļéé]"
        assert translation.gettext("No catalogue has this.") == "No catalogue has this."


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize(("language", "is_bidi"), [("en-xa", False), ("ar-xb", True)])
def test_the_made_up_languages_have_a_direction(language: str, is_bidi: bool) -> None:
    with translation.override(language):
        assert translation.get_language_bidi() is is_bidi
