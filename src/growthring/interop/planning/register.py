"""What the trust holds already, loaded once in a fixed number of queries and looked up in memory."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from growthring.core.periods import Period, running_on
from growthring.interop.reading.shapes import SchoolRow
from growthring.people.models import Contract, Partnership, Person, Post, RoleGrant, School, Team, Trust

WHY = "comparing a roster with what the trust holds"


@dataclass(slots=True)
class Register:
    trust: Trust
    on: date
    schools: list[School]
    by_staff_id: dict[str, Person]
    by_email: dict[str, Person]
    by_name: dict[str, list[Person]]
    posts: dict[int, list[Post]]  # of a person's pk: those that have not ended, by `on`
    contracts: dict[int, Contract]  # of a post's pk
    partnerships: dict[int, list[Partnership]]  # of a post's pk: running or yet to run
    guests: list[Person]
    role_periods: list[tuple[int, Period]]  # of a person's pk: granted roles, which make somebody a possible partner
    teams: dict[tuple[int, str], Team]  # of a school's pk (or the id of an unsaved one) and a tidied name
    school_of: dict[str, School] = field(default_factory=dict)  # of a roster's own school id

    def person(self, staff_id: str, email: str) -> Person | None:
        """By staff number, else by e-mail. ValueError when the number names one person and the address another."""
        by_id = self.by_staff_id.get(staff_id) if staff_id else None
        by_email = self.by_email.get(email) if email else None
        if by_id and by_email and by_id is not by_email:
            raise ValueError("two people")
        if by_id is None and by_email and by_email.staff_id and staff_id and by_email.staff_id != staff_id:
            raise ValueError("another number")
        return by_id or by_email

    def school_for(self, row: SchoolRow) -> School | None:
        for school in self.schools:
            if school.source_id and school.source_id == row.source_id:
                return school
        named = {tidy(row.name), tidy(row.source_id)} - {""}
        for school in self.schools:
            known = {tidy(school.name), tidy(school.slug), tidy(school.urn)} - {""}
            if named & known or (row.code and school.urn == row.code):
                return school
        return None

    def everybody(self) -> list[Person]:
        """Every person once, the new ones of the roster and guests too."""
        named = [person for persons in self.by_name.values() for person in persons]
        return [*named, *self.guests]

    def add_person(self, person: Person) -> None:
        if person.staff_id:
            self.by_staff_id[person.staff_id] = person
        if person.email:
            self.by_email[person.email] = person
        self.by_name.setdefault(tidy(f"{person.given_name} {person.family_name}"), []).append(person)

    def referred(self, reference: str) -> Person | None:
        """Who an e-mail, a staff number or a name that only one person bears means."""
        found = self.by_email.get(reference.lower()) or self.by_staff_id.get(reference)
        named = self.by_name.get(tidy(reference), [])
        return found or (named[0] if len(named) == 1 else None)

    def team_key(self, school: School, name: str) -> tuple[int, str]:
        return (school.pk or -id(school), tidy(name))


def load(trust: Trust, on: date) -> Register:
    everybody = list(Person.objects.unscoped(reason=WHY).filter(trust=trust))
    persons = [person for person in everybody if not person.is_guest]
    roles = RoleGrant.objects.unscoped(reason=WHY).filter(trust=trust)
    posts = (
        Post.objects.unscoped(reason=WHY).filter(trust=trust).exclude(ends_on__lte=on).select_related("school", "team")
    )
    partnerships = (
        Partnership.objects.unscoped(reason=WHY)
        .filter(running_on(on) | Q(starts_on__gt=on), trust=trust)
        .select_related("partner", "post")
    )
    teams = Team.objects.unscoped(reason=WHY).filter(trust=trust)
    register = Register(
        trust=trust,
        on=on,
        schools=list(School.objects.unscoped(reason=WHY).filter(trust=trust)),
        by_staff_id={},
        by_email={},
        by_name={},
        posts=defaultdict(list),
        contracts={c.post_id: c for c in Contract.objects.unscoped(reason=WHY).filter(trust=trust)},
        partnerships=defaultdict(list),
        guests=[person for person in everybody if person.is_guest],
        role_periods=[(grant.person_id, grant.period) for grant in roles],
        teams={(team.school_id, tidy(team.name)): team for team in teams},
    )
    for person in persons:
        register.add_person(person)
    known = {person.pk: person for person in persons}
    for post in posts:
        if post.person_id in known:
            post.person = known[post.person_id]
            register.posts[post.person_id].append(post)
    for partnership in partnerships:
        register.partnerships[partnership.post_id].append(partnership)
    return register


def tidy(text: str) -> str:
    """Letters and digits alone, in one case, without accents: for comparing names as people write them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
