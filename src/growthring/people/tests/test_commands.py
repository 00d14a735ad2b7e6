from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from growthring.core.access import Role
from growthring.people.models import Person, RoleGrant, School, Trust
from growthring.people.services.invitations import find_invitation
from growthring.people.tests.helpers import WHY

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def larkmoor() -> Trust:
    run("add_trust", "Larkmoor Trust", "--slug", "larkmoor")
    return Trust.objects.get(slug="larkmoor")


def test_an_empty_trust_and_what_comes_next() -> None:
    told = run("add_trust", "Larkmoor Trust", "--slug", "larkmoor", "--kind", "federation")
    trust = Trust.objects.get()
    assert (trust.name, trust.slug, trust.kind) == ("Larkmoor Trust", "larkmoor", "federation")
    assert "growthring import-roster PATH --trust larkmoor" in told
    assert School.objects.unscoped(reason=WHY).count() == 0


def test_a_second_trust_of_the_name_is_refused(larkmoor: Trust) -> None:
    with pytest.raises(CommandError, match="There is a trust with this short name already"):
        run("add_trust", "Another", "--slug", "larkmoor")


def test_from_an_empty_trust_to_the_first_link(larkmoor: Trust) -> None:
    run("add_school", "Oak Vale", "--trust", "larkmoor", "--phase", "primary")
    who = ("--trust", "larkmoor", "--email", "Pell@Oak.example")
    run("grant_role", *who, "--role", "office", "--school", "oak-vale", "--name", "Nia Pell")
    link = run("invite", *who).splitlines()[-1]
    person = Person.objects.unscoped(reason=WHY).get()
    grant = RoleGrant.objects.unscoped(reason=WHY).get()
    assert (str(person), person.email, grant.role, str(grant.school)) == (
        "Nia Pell",
        "pell@oak.example",
        Role.OFF,
        "Oak Vale",
    )
    found = find_invitation(link.rstrip("/").rsplit("/", 1)[-1])
    assert found is not None
    assert found.person == person


def test_a_wrong_name_is_answered_with_those_there_are(larkmoor: Trust) -> None:
    with pytest.raises(CommandError, match=r"There is no trust 'lark'. There are: larkmoor."):
        run("add_school", "Oak Vale", "--trust", "lark")
    who = ("--trust", "larkmoor", "--email", "pell@oak.example", "--role", "office")
    with pytest.raises(CommandError, match=r"has no school 'oak'. It has: none yet."):
        run("grant_role", *who, "--school", "oak")
    with pytest.raises(CommandError, match=r"Nobody in Larkmoor Trust has the address pell@oak.example."):
        run("grant_role", *who)
