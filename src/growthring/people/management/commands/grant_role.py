from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from growthring.core.access import Role
from growthring.people.management.commands._people import in_words, person_of, school_of, trust_of
from growthring.people.models import Person, Trust
from growthring.people.services.persons import add_person
from growthring.people.services.roles import grant_role

ROLES = {
    "office": Role.OFF,
    "head": Role.HD,
    "pd-lead": Role.PDL,
    "governor": Role.GOV,
    "trust-pd-director": Role.TPD,
    "trust-leader": Role.CEO,
    "hr": Role.HR,
    "dpo": Role.DPO,
}


class Command(BaseCommand):
    help = "Give somebody a role, for a school or the whole trust."
    group = "Bring people in"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--trust", required=True, metavar="SLUG")
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", required=True, choices=list(ROLES))
        parser.add_argument("--school", default="", metavar="SLUG", help="without it: the whole trust")
        parser.add_argument("--name", default="", help="add the person under this name if nobody has the address yet")

    @transaction.atomic
    def handle(self, *args: Any, **told: Any) -> None:
        trust = trust_of(told["trust"])
        school = school_of(trust, told["school"]) if told["school"] else None
        with in_words():
            person = self._person(trust, told["email"], told["name"])
            grant = grant_role(actor=None, person=person, role=ROLES[told["role"]], school=school)
        self.stdout.write(f"{person} is {grant} of {school or trust} from today. They see it on their page.")

    def _person(self, trust: Trust, email: str, name: str) -> Person:
        try:
            return person_of(trust, email)
        except CommandError:
            given, _space, family = name.strip().rpartition(" ")
            if not (given and family):
                raise
            return add_person(actor=None, trust=trust, given_name=given, family_name=family, email=email)
