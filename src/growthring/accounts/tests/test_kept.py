"""A session ends while somebody is writing: no word is lost, and nobody else sees it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from growthring.accounts.models import KeptForm, LoginSession, User
from growthring.accounts.sessions import kept
from growthring.accounts.tests.conftest import PASSWORD
from growthring.core.access import Role
from growthring.people.models import PartnerKind, Person
from growthring.stages.models import Voice
from tests.factories import PartnershipFactory, PostFactory, RoleGrantFactory

AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
WORDS = "They open every lesson with a question that <b>everybody</b> can begin on.\n\nNext: the plenary."


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


class Browser(Client):
    """Sends forms as a browser does: with the token of the page, which is checked."""

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True)

    def open(self, address: str) -> str:
        self.page = self.get(address)
        assert self.page.status_code == 200, (address, self.page.status_code, self.page.get("Location"))
        return self.token_of(self.page)

    @staticmethod
    def token_of(page: Any) -> str:
        return str(page.context["csrf_token"])

    def send(self, address: str, token: str, **fields: Any) -> Any:
        said = {"origin": "http://testserver", "referer": "http://testserver/the/page/?a=b"}
        return self.post(address, {"csrfmiddlewaretoken": token, **fields}, headers=said)

    def sign_in(self, email: str) -> Any:
        return self.send("/sign-in/", self.open("/sign-in/"), login=email, password=PASSWORD)


class Pair:
    """A learner, and the line manager who places them."""

    def __init__(self) -> None:
        self.post = PostFactory()
        trust, school = self.post.trust, self.post.school
        self.manager = PostFactory(trust=trust, person__trust=trust, school=school).person
        PartnershipFactory(trust=trust, post=self.post, partner=self.manager, kind=PartnerKind.LINE_MANAGER)
        RoleGrantFactory(trust=trust, person=self.manager, role=Role.HD, school=school)
        self.other = PostFactory(trust=trust, person__trust=trust, school=school).person
        self.manages, self.looks_on = (self._login(person) for person in (self.manager, self.other))
        self.page = reverse("stages_post", args=[self.post.key])
        self.address = reverse("stages_place", args=[self.post.key])
        self.form = {"stage": "2", "sentence": WORDS, "effective_on": "2026-11-18", "repeat_key": "0" * 8}

    @staticmethod
    def _login(person: Person) -> User:
        assert person.user is not None
        person.user.set_password(PASSWORD)
        person.user.save()
        return person.user


@pytest.fixture
def pair(clock: time_machine.Traveller) -> Pair:
    from growthring.people.beginnings import trust_made

    found = Pair()
    trust_made(found.post.trust)
    return found


def placed() -> list[str]:
    return [str(row.sentence) for row in Voice.objects.unscoped(reason="test").order_by("pk")]


@pytest.fixture
def interrupted(pair: Pair, clock: time_machine.Traveller) -> Browser:
    """They were writing, an hour went by, and they sent it."""
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    clock.shift(timedelta(minutes=65))
    answer = browser.send(pair.address, token, **pair.form)
    assert answer["Location"] == "/sign-in/?next=/account/kept/"
    assert placed() == []
    return browser


def test_whoever_signs_in_again_finds_their_words_and_sends_them(interrupted: Browser, pair: Pair) -> None:
    assert interrupted.sign_in(pair.manages.email)["Location"] == "/"
    assert interrupted.get("/")["Location"] == "/account/kept/"

    token = interrupted.open("/account/kept/")
    [form] = interrupted.page.context["forms"]
    assert list(form.words) == [(1, "sentence", "What you wrote", WORDS)]
    assert "&lt;b&gt;everybody" in interrupted.page.content.decode()
    assert 'href="/the/page/?a=b"' in interrupted.page.content.decode()
    fields = dict(form.fields)
    interrupted.send(form.row.address, token, kept_key=form.row.key, **fields)

    assert placed() == [WORDS]
    assert not KeptForm.objects.exists()
    assert interrupted.get("/account/kept/")["Location"] == "/"


def test_nobody_else_who_signs_in_there_sees_them(interrupted: Browser, pair: Pair) -> None:
    interrupted.sign_in(pair.looks_on.email)

    assert interrupted.get("/journey/").status_code == 200
    assert interrupted.get("/account/kept/")["Location"] == "/"
    assert b"plenary" not in interrupted.get("/", follow=True).content
    row = KeptForm.objects.get()
    interrupted.send("/account/kept/put-away/", interrupted.open("/account/"), kept=row.key)
    assert KeptForm.objects.get().user == pair.manages


def test_they_are_sealed_and_forgotten_after_four_hours(
    interrupted: Browser, pair: Pair, clock: time_machine.Traveller
) -> None:
    row = KeptForm.objects.get()
    assert b"plenary" not in bytes(row.sealed)
    clock.shift(timedelta(hours=4, minutes=1))
    interrupted.sign_in(pair.manages.email)

    assert interrupted.get("/account/kept/")["Location"] == "/"
    assert kept.old_forms().delete()[0] == 1


def test_they_can_be_put_away(interrupted: Browser, pair: Pair) -> None:
    interrupted.sign_in(pair.manages.email)
    interrupted.send("/account/kept/put-away/", interrupted.open("/account/kept/"), kept=KeptForm.objects.get().key)

    assert not KeptForm.objects.exists()


def test_what_is_refused_comes_back_in_its_own_form_and_is_kept_no_longer(interrupted: Browser, pair: Pair) -> None:
    interrupted.sign_in(pair.manages.email)
    token = interrupted.open("/account/kept/")
    row = KeptForm.objects.get()
    answer = interrupted.send(row.address, token, kept_key=row.key, **{**pair.form, "effective_on": "someday"})

    assert answer.status_code == 422
    assert "plenary" in answer.content.decode()
    assert not KeptForm.objects.exists()


def test_a_session_that_was_ended_elsewhere_keeps_them_too(pair: Pair) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    LoginSession.objects.all().delete()

    browser.send(pair.address, token, **pair.form)

    assert KeptForm.objects.get().user == pair.manages


def test_a_form_left_open_in_another_tab_across_a_new_sign_in(pair: Pair) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    browser.send("/sign-out/", token)
    browser.sign_in(pair.manages.email)

    assert browser.send(pair.address, token, **pair.form)["Location"] == "/account/kept/"
    assert "plenary" in browser.get("/account/kept/").content.decode()


def test_a_form_left_open_by_a_colleague_waits_for_the_colleague(pair: Pair) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    browser.send("/sign-out/", token)
    browser.sign_in(pair.looks_on.email)

    answer = browser.send(pair.address, token, **pair.form)

    assert answer.status_code == 403
    assert "waits for whoever wrote it" in answer.content.decode()
    assert "plenary" not in answer.content.decode()
    assert KeptForm.objects.get().user == pair.manages
    assert placed() == []


def test_another_site_puts_no_words_into_anybodys_mouth(pair: Pair) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    for token in ("", "x" * 64, "é" * 64, Browser().open("/sign-in/")):
        answer = browser.post(pair.address, {"csrfmiddlewaretoken": token, **pair.form})
        assert answer.status_code == 403
    assert not KeptForm.objects.exists()


def test_passwords_secrets_and_files_are_never_kept(pair: Pair, clock: time_machine.Traveller) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    clock.shift(timedelta(hours=2))
    secret = {"password": "a secret one", "client_secret": "a secret two", "oldpassword1": "three", "code": "123456"}
    browser.send(pair.address, token, file=SimpleUploadedFile("words.txt", b"in a file"), **pair.form, **secret)

    [found] = kept.of(pair.manages.pk)
    assert {name for name, _value in found.fields} == set(pair.form)


def test_a_password_that_was_sent_too_late_is_not_kept_at_all(pair: Pair, clock: time_machine.Traveller) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open("/account/password/")
    clock.shift(timedelta(hours=2))
    browser.send("/account/password/", token, oldpassword=PASSWORD, password1="herons", password2="herons")

    assert not KeptForm.objects.exists()


def test_too_much_is_said_to_be_lost_rather_than_kept(pair: Pair, clock: time_machine.Traveller) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    clock.shift(timedelta(hours=2))
    answer = browser.send(pair.address, token, **{**pair.form, "sentence": "ab " * 70_000})

    assert answer["Location"].startswith("/sign-in/?next=/the/page/")
    assert "was not taken" in browser.get("/sign-in/").content.decode()
    assert not KeptForm.objects.exists()


def test_three_are_kept_at_most_and_one_an_address(pair: Pair, clock: time_machine.Traveller) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    clock.shift(timedelta(hours=2))
    for number in (1, 2, 3, 4, 4):
        browser.send(f"{pair.address}?{number}", token, **pair.form)

    assert [row.address[-1] for row in KeptForm.objects.filter(user=pair.manages)] == ["4", "3", "2"]


def test_a_button_without_words_keeps_nothing(pair: Pair, clock: time_machine.Traveller) -> None:
    browser = Browser()
    browser.sign_in(pair.manages.email)
    token = browser.open(pair.page)
    clock.shift(timedelta(hours=2))
    answer = browser.send(reverse("stages_withdraw", args=[pair.post.key]), token, repeat_key="1")

    assert answer["Location"].startswith("/sign-in/?next=/the/page/")
    assert User.objects.filter(sessions__isnull=False).count() == 0
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://testserver/the/page/?a=b", "/the/page/?a=b"),
        ("http://elsewhere.example/the/page/", ""),
        ("http://testserver//elsewhere.example/", ""),
        ("http://testserver/\\elsewhere.example/", ""),
        ("", ""),
    ],
)
def test_the_way_back_leads_to_no_other_site(referer: str, page: str) -> None:
    assert kept.page_of(RequestFactory().post("/", headers={"referer": referer})) == page
