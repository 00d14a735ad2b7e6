"""What nobody types, sent to every form: it is answered in words, shown again as it was typed, and breaks nothing."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.html import escape

from growthring.core.access import Role
from tests.access.conftest import signed_in, undone
from tests.access.crawling import ask, body, routes
from tests.access.sending import FORMS
from tests.access.sending_account import SIGNED
from tests.access.sending_conversations import PRESSED
from tests.access.sending_set_up import BUTTONS
from tests.access.sent import Sent
from tests.access.test_errors import PIECES, Page, faults
from tests.access.test_every_address import url_of
from tests.access.test_forms import address_of, shown_fields
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
ODD = {
    "nothing": "",
    "a null": "before\0after",
    "long": "many words " * 455,
    "figures": "9" * 5000,
    "a large number": "9" * 30,
    "signs": "🌱 é\u202eright to left\u200f <script>alert(1)</script> \"'&{{ 7 }}",
}
ALONE = {"a null", "figures", "a large number", "signs"}  # also tried field by field
A_FORM = 7  # fields tried by themselves
SECRET = {"password", "password1", "password2", "oldpassword", "again", "code", "client_secret"}
# Which form of the page, and which button: without it another form answers, or none.
WHICH = {"way", "do"}


def tries(form: Sent, world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field odd at once, and each by itself in a form that is right otherwise."""
    right = form.data(world)
    with undone():
        shown = shown_fields(form.client(world), world, form)
    fields = sorted((set(right) | shown) - WHICH - {"csrfmiddlewaretoken", "file"})
    always = {"csrfmiddlewaretoken": "as browsers send it"}
    for about, word in ODD.items():
        yield f"all {about}", always | {name: right.get(name, word) if name in WHICH else word for name in fields}
        for name in random.Random(about).sample(sorted(right), min(A_FORM, len(right))) if about in ALONE else ():
            yield f"{name}: {about}", always | right | {name: word}


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    """Without it there is no form for a new password or address."""
    settings.MAIL_IS_SET_UP = True


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_whatever_is_sent_is_answered_in_words(form: Sent, world: World) -> None:
    wrong: list[tuple[str, object]] = []
    attempts = list(tries(form, world))
    client = form.client(world)
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    for about, data in attempts:
        with undone():
            client.cookies.load(kept)
            answer = ask(client, "post", address_of(form, world), data)
            text = body(answer).decode("utf-8", "replace")
        if answer.status_code >= 500:
            wrong.append((about, answer.status_code))
        elif answer.status_code == 422 and form.name not in PIECES:
            wrong += [(about, fault) for fault in (*faults(Page(text)), *told(text, data))]

    assert not wrong, "\n".join(f"{about}: {what}" for about, what in wrong)


def told(text: str, data: dict[str, Any]) -> Iterator[str]:
    """What is there that should not be, or is not there that should."""
    if "<script>alert" in text:
        yield "a script is in the page"
    for name, word in data.items():
        others = {other for key, other in data.items() if key not in SECRET and isinstance(other, str)}
        if name in SECRET and len(word) > len("nothing") and word not in others and escape(word) in text:
            yield f"{name} stands in the page"


# They lead on to another page whatever is sent; and the two buttons of every page: another language, sign out.
LEAD_ON = {
    "account_kept",
    "account_logout",
    "home",
    "language",
    "mfa_download_recovery_codes",
    "mfa_view_recovery_codes",
    "school",
    "stages_open_mine",
    "stages_profiles",
}
ASKED = [
    "q",
    "page",
    "school",
    "team",
    "year",
    "first",
    "kind",
    "gap",
    "part",
    "at",
    "role",
    "next",
    "person",
    "status",
    "line",
    "sheet",
    "was",
    "narrowed",
    "do",
    "key",
]


@pytest.mark.parametrize("role", [Role.HD, Role.OFF])
def test_whatever_an_address_asks_is_answered(role: Role, world: World) -> None:
    client, broken = signed_in(world.here.cast[role]), []
    for route in routes():
        for about, word in ((about, ODD[about]) for about in ("a null", "figures", "signs")):
            with undone():
                asked = dict.fromkeys(ASKED, word) if about == "a null" else dict.fromkeys(ASKED, word[:4500])
                status = ask(client, "get", url_of(route.name, world).partition("?")[0], asked).status_code
            if status >= 500:
                broken.append((route.name, about, status))

    assert not broken, broken


def test_every_address_that_takes_a_form_has_one_here(world: World) -> None:
    """Else a new form would pass the nets over forms by not being in them."""
    sent = {form.name for form in FORMS} | BUTTONS | PRESSED | SIGNED
    silent = {route.name for route in routes()} - sent - LEAD_ON
    takes: list[str] = []
    for who in (
        None,
        *(world.here.cast[role] for role in (Role.SELF, Role.LM, Role.HD, Role.OFF)),
        world.wide[Role.OFF],
    ):
        client = signed_in(who)
        for name in sorted(silent - set(takes)):
            with undone():
                posted = ask(client, "post", url_of(name, world), {"csrfmiddlewaretoken": "x"})
                leads_to = posted.headers.get("Location", "")
                if posted.status_code in (302, 422) and not leads_to.startswith("/sign-in/?next"):
                    takes.append(name)

    assert not takes, " ".join(sorted(set(takes)))
