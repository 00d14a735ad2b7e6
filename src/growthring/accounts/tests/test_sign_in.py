"""The door: e-mail and password, by our own pages."""

import re
from io import StringIO

import pytest
from django.contrib.auth.password_validation import get_default_password_validators
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from growthring.accounts.forms import LEAST
from growthring.accounts.models import User
from growthring.config import settings as shipped

RIGHT = "quiet lanterns over moss"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user(email="imara.vane@example.org", password=RIGHT)


def enter(client: Client, password: str, email: str = "imara.vane@example.org", **more: str):  # type: ignore[no-untyped-def]
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def test_the_right_password_leads_where_one_was_going(client: Client, user: User) -> None:
    response = enter(client, RIGHT, next="/my/record/")

    assert (response.status_code, response["Location"]) == (302, "/my/record/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_capital_letter_in_the_address_is_no_other_person(client: Client, user: User) -> None:
    assert enter(client, RIGHT, email="Imara.Vane@Example.org").status_code == 302


@pytest.mark.parametrize("unsafe", ["https://example.net/", "//example.net/", "javascript:alert(1)", "/\\example.net"])
def test_nobody_is_sent_to_another_site(client: Client, user: User, unsafe: str) -> None:
    assert enter(client, RIGHT, next=unsafe)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, user: User) -> None:
    wrong = enter(client, "something else entirely")
    unknown = enter(client, "something else entirely", email="nobody@example.org")

    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert masked(wrong.content) == masked(unknown.content)
    assert b"Error:" in wrong.content


def masked(content: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"|value="[^"@]+@example.org"', b"", content)


def test_wrong_tries_from_elsewhere_keep_nobody_out(client: Client, user: User) -> None:
    for _try in range(60):
        client.post("/sign-in/", {"login": user.email, "password": "guess"}, REMOTE_ADDR="203.0.113.9")

    stopped = client.post("/sign-in/", {"login": user.email, "password": RIGHT}, REMOTE_ADDR="203.0.113.9")
    owner = client.post("/sign-in/", {"login": user.email, "password": RIGHT}, REMOTE_ADDR="192.0.2.4")

    assert stopped.status_code == 422
    assert owner.status_code == 302


def test_a_closed_login_gets_in_nowhere(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert enter(client, RIGHT)["Location"] == "/sign-in/closed/"
    assert client.get("/sign-in/closed/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_post_and_empties_the_browser(client: Client, user: User) -> None:
    client.force_login(user)

    assert client.get("/sign-out/").status_code == 200
    assert "_auth_user_id" in client.session
    response = client.post("/sign-out/")
    assert (response["Location"], response["Clear-Site-Data"]) == ("/sign-in/", '"cache", "storage"')
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_tells_nobody_who_has_a_login(client: Client, user: User) -> None:
    known = client.post("/password/", {"email": user.email})
    unknown = client.post("/password/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[user.email]]


def test_the_link_sets_a_password_once(client: Client, user: User) -> None:
    client.post("/password/", {"email": user.email})
    [link] = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))
    new = {"password1": "nine herons in the fog", "password2": "nine herons in the fog"}

    page = client.get(link, follow=True)
    assert page["Referrer-Policy"] == "strict-origin"
    assert client.post(page.request["PATH_INFO"], new)["Location"] == "/password/changed/"
    assert enter(Client(), new["password1"]).status_code == 302
    assert b"no longer works" in Client().get(link, follow=True).content


def test_a_change_signs_every_other_place_out(client: Client, user: User) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        enter(each, RIGHT)
    change = {"oldpassword": RIGHT, "password1": "nine herons in the fog", "password2": "nine herons in the fog"}

    assert client.post("/account/password/", change).status_code == 302
    assert elsewhere.get("/journey/")["Location"] == "/sign-in/?next=/journey/"
    assert client.get("/journey/").status_code == 403  # signed in still; this login has no post


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012", "imara.vane@example.org"])
def test_weak_passwords_are_refused(client: Client, user: User, password: str) -> None:
    client.force_login(user)
    user.set_password(RIGHT)
    user.save()
    client.force_login(user)
    change = {"oldpassword": RIGHT, "password1": password, "password2": password}

    assert client.post("/account/password/", change).status_code == 422


def test_the_hint_says_the_length_that_is_asked_for() -> None:
    lengths = [getattr(each, "min_length", None) for each in get_default_password_validators()]

    assert [length for length in lengths if length] == [LEAST]


def test_passwords_are_kept_with_argon2() -> None:
    assert shipped.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_where_no_mail_is_sent_the_server_makes_the_link(client: Client, user: User) -> None:
    out = StringIO()
    call_command("password_link", user.email, stdout=out, stderr=StringIO())
    page = client.get(out.getvalue().strip(), follow=True)

    assert "New password" in page.content.decode()


def test_there_is_no_link_for_nobody(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("password_link", "nobody@example.org")
