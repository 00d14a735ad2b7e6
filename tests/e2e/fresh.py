"""A trust on its first day: one school, four people with a login, and nothing else; what its pages show by then."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from tests.e2e.demo_site import Visitor
from tests.e2e.walk import Site

PASSWORD = "quiet lanterns over moss"
DOMAIN = "@wrenfold.example"
PERSONAS = {"bare": "otto", "office": "oona", "head": "hal", "rights": "dee", "teacher": "tova"}
BEGIN = f"""
from django.core.management import call_command as run
from growthring.core import clock
from growthring.people.models import School, Trust
from growthring.people.services.persons import add_person_with_post
for name in ("Barrow", "Wrenfold"):
    run("add_trust", name + " Trust", slug=name.lower())
    run("add_school", name + " School", slug=name.lower() + "-school", trust=name.lower())
for name, role, trust, school in (
    ("Otto Office", "office", "barrow", ""),
    ("Oona Office", "office", "wrenfold", ""),
    ("Hal Head", "head", "wrenfold", "wrenfold-school"),
    ("Dee Rights", "dpo", "wrenfold", ""),
):
    run("grant_role", email=name.split()[0].lower() + "{DOMAIN}", role=role, school=school, name=name, trust=trust)
school = School.objects.unscoped(reason="made a moment ago").get(slug="wrenfold-school")
for given in ("Tova", "Nils", "Nora"):
    add_person_with_post(
        actor=None, trust=school.trust, school=school, kind="teacher", starts_on=clock.today(),
        person={{"given_name": given, "family_name": "Newly", "email": given.lower() + "{DOMAIN}"}},
    )
for given in ("otto", "oona", "hal", "dee", "tova", "nils"):
    run("invite", email=given + "{DOMAIN}", trust="barrow" if given == "otto" else "wrenfold")
print("/set-up/school/" + school.key + "/invitations/")
"""


def begun(base: str, home: Path) -> Site:
    """`bare` is alone in a trust; the office of another has an app for codes, and stands half signed in as well.

    Of two people who have no login one has a link that was not used.
    """
    done = _growthring(home, "django", "shell", "-c", BEGIN)
    links = re.findall(r"/invitation/\S+", done)
    [invitations] = re.findall(r"/set-up/school/\S+", done)
    site = Site(base, home, links={"used": links[0], "unused": links[-1], "invitations": invitations})
    for (persona, name), link in zip(PERSONAS.items(), links, strict=False):
        site.visitors[persona] = _joined(base, link, name + DOMAIN)
    _with_app(site.visitors["office"])
    for persona, visitor in site.visitors.items():
        site.seen[persona] = {path: answer.status for path, answer in visitor.crawl().items()}
    site.visitors["second step"] = signed_in(base, "office")
    return site


def _growthring(home: Path, *words: str) -> str:
    environment = {**os.environ, "GROWTHRING_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "growthring", *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _joined(base: str, link: str, email: str) -> Visitor:
    visitor = Visitor(base)
    visitor.get(link)
    visitor.start = visitor.post(link, email=email, password=PASSWORD, again=PASSWORD)
    assert visitor.start.status == 200, visitor.start.body
    return visitor


def _with_app(visitor: Visitor) -> None:
    """Their second factor."""
    page = visitor.get("/account/second-factor/app/")
    [secret] = re.findall(r'class="code-letters"[^>]*>([^<]+)<', page.body)
    secret = secret.replace(" ", "")
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = visitor.post("/account/second-factor/app/", code=code)
    assert answer.url.endswith("/recovery/"), (answer.url, answer.status)


def signed_in(base: str, persona: str, visitor: Visitor | None = None) -> Visitor:
    """As far as a password goes."""
    visitor = visitor or Visitor(base)
    visitor.get("/sign-in/")
    visitor.start = visitor.post("/sign-in/", login=PERSONAS[persona] + DOMAIN, password=PASSWORD)
    assert not visitor.start.url.endswith("/sign-in/"), visitor.start.body
    return visitor


def still_me(page: Page, site: Site, persona: str) -> None:
    """The password once more, else an account's pages are closed five minutes after signing in; a new session, too."""
    page.goto("/account/again/")
    if page.locator("main input[name=login]").count():
        page.locator("main input[name=login]").first.fill(PERSONAS[persona] + DOMAIN)
    page.locator("main input[type=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main form:has(input[type=password]) button:not([type=button])").click()
    site.renewed[persona] = list(page.context.cookies())
