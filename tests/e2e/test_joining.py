"""The links people are sent, in a real browser and without JavaScript: what a test client does not know of headers."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from growthring.accounts.models import User
from growthring.people.services.invitations import make_invitation
from tests.factories import PersonFactory, PostFactory

PASSWORD = "quiet lanterns over moss"


def begin(page: Page, password: str) -> None:
    for label in ("A password", "The password once more"):
        page.get_by_label(label).fill(password)
    page.get_by_role("button", name="Begin").click()


@pytest.mark.django_db(transaction=True)
def test_an_invitation_is_taken_up(plain_page: Page) -> None:
    person = PersonFactory(user=None, email="imara@example.org", given_name="Imara")
    PostFactory(person=person, trust=person.trust, school__trust=person.trust)
    plain_page.goto(reverse("invitation", args=[make_invitation(actor=None, person=person)]))
    begin(plain_page, "short")
    expect(plain_page).to_have_title(re.compile("^Error:"))

    begin(plain_page, PASSWORD)

    expect(plain_page.get_by_role("heading", name="My journey")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_forgotten_password_is_set_anew(plain_page: Page) -> None:
    post = PostFactory()
    User.objects.filter(persons=post.person).update(email="imara@example.org")
    Client().post(reverse("account_reset_password"), {"email": "imara@example.org"})
    [link] = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))
    plain_page.goto(link)
    for label in ("New password", "New password, once more"):
        plain_page.get_by_label(label, exact=True).fill(PASSWORD)
    plain_page.get_by_role("button", name="Set it").click()
    plain_page.get_by_role("link", name="Sign in").click()
    plain_page.get_by_label("Work e-mail").fill("imara@example.org")
    plain_page.get_by_label("Password").fill(PASSWORD)
    plain_page.get_by_role("button", name="Sign in").click()

    expect(plain_page.get_by_role("heading", name="My journey")).to_be_visible()
