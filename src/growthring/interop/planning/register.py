"""What the trust holds already, loaded once in a fixed number of queries and looked up in memory."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from django.db.models import Q

from growthring.core.periods import Period, running_on
from growthring.interop.reading.shapes import SchoolRow, StaffRow
from growthring.people.models import Contract, Partnership, Person, Post, RoleGrant, School, Team, Trust

WHY = "comparing a roster with what the trust holds"
ID_LENGTH = 80  # of a staff number, and of a school's id in the roster


@dataclass
class Register:
    trust: Trust
    on: date
    allowed: frozenset[int] | None  # schools (primary keys) the roster may touch; None is the whole trust
    schools: list[School]
    by_staff_id: dict[str, Person] = field(default_factory=dict)
    by_email: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=dict)
    posts: dict[int, list[Post]] = field(default_factory=dict)  # of a person's pk: those that have not ended, by `on`
    contracts: dict[int, Contract] = field(default_factory=dict)  # of a post's pk
    partnerships: dict[int, list[Partnership]] = field(default_factory=dict)  # of a post's pk: running or yet to run
    guests: list[Person] = field(default_factory=list)
    guest_emails: frozenset[str] = frozenset()
    roles: dict[int, list[RoleGrant]] = field(default_factory=dict)  # of a person's pk: a role makes a possible partner
    teams: dict[tuple[int, str], Team] = field(default_factory=dict)  # of a school and a tidied name: `team_key`
    school_of: dict[str, School] = field(default_factory=dict)  # of a roster's own school id
    renumbered: bool = False  # the file's staff numbers come from another system than ours
    _near: dict[str, str] = field(default_factory=dict)

    def person_of(self, row: StaffRow) -> tuple[Person | None, Person | None]:
        """Whom the row's staff number and whom its e-mail address names."""
        return self.by_staff_id.get(staff_number(row)), self.by_email.get(row.email)

    def school_for(self, row: SchoolRow, claimed: set[int]) -> School | None:
        """By the roster's own id, else by number or name; `claimed` holds id() of schools that another id means."""
        own_id = has_own_id(row)
        for school in self.schools:
            if own_id and school.source_id == row.source_id[:ID_LENGTH]:
                return school
        named = {tidy(row.name), tidy(row.source_id)} - {""}
        for school in self.schools:
            known = {tidy(school.name), tidy(school.slug), tidy(school.urn), tidy(school.source_id)} - {""}
            if (named & known or (row.code and school.urn == row.code)) and not (own_id and id(school) in claimed):
                return school
        return None

    def misspelt(self, name: str) -> str:
        """The name of a stored school that is nearly this one, or nothing."""
        if name not in self._near:
            known = {tidy(school.name): school.name for school in self.schools if school.pk}
            close = get_close_matches(tidy(name), known, n=1, cutoff=0.87)
            self._near[name] = known[close[0]] if close else ""
        return self._near[name]

    def may_touch(self, person: Person) -> bool:
        """Whether the person belongs to the schools the roster is for; somebody with nothing running belongs to all."""
        if self.allowed is None or person.pk is None:
            return True
        places = [post.school_id for post in self.posts.get(person.pk, ())]
        grants = self.roles.get(person.pk, ())
        places += [grant.school_id for grant in grants if grant.ends_on is None or grant.ends_on > self.on]
        return not places or any(place in self.allowed for place in places)

    def may_name(self, person: Person) -> bool:
        """Whether whoever brings the roster in knows of the person: theirs, or a partner of somebody of theirs."""
        return self.may_touch(person) or person.pk in self._partners

    @cached_property
    def _partners(self) -> set[int]:
        """Who supports somebody in the schools the roster is for."""
        allowed = self.allowed or frozenset[int]()
        ours = {post.pk for posts in self.posts.values() for post in posts if post.school_id in allowed}
        return {held.partner_id for pk in ours for held in self.partnerships.get(pk, ())}

    def everybody(self) -> list[Person]:
        """Every person once, the new ones of the roster and guests too."""
        named = [person for persons in self.by_name.values() for person in persons]
        return [*named, *self.guests]

    def add_person(self, person: Person) -> None:
        if person.staff_id:
            self.by_staff_id[person.staff_id] = person
        if person.email:
            self.by_email[person.email.casefold()] = person
        self.by_name.setdefault(tidy(f"{person.given_name} {person.family_name}"), []).append(person)

    def referred(self, reference: str) -> Person | None:
        """Who an e-mail, a staff number or a name that only one person bears means."""
        found = self.by_email.get(reference.casefold()) or self.by_staff_id.get(reference[:ID_LENGTH])
        named = [person for person in self.by_name.get(tidy(reference), []) if self.may_name(person)]
        found = found if found and self.may_name(found) else None
        return found or (named[0] if len(named) == 1 else None)

    def team_key(self, school: School, name: str) -> tuple[int, str]:
        return (school.pk or -id(school), tidy(name))


def load(trust: Trust, on: date, *, allowed: frozenset[int] | None = None) -> Register:
    everybody = list(Person.objects.unscoped(reason=WHY).filter(trust=trust))
    register = Register(
        trust=trust,
        on=on,
        allowed=allowed,
        schools=list(School.objects.unscoped(reason=WHY).filter(trust=trust)),
        contracts={c.post_id: c for c in Contract.objects.unscoped(reason=WHY).filter(trust=trust)},
        guests=[person for person in everybody if person.is_guest],
        guest_emails=frozenset(p.email.casefold() for p in everybody if p.is_guest and p.email),
        posts=defaultdict(list),
        partnerships=defaultdict(list),
        roles=defaultdict(list),
    )
    known = {person.pk: person for person in everybody}
    for person in everybody:
        if not person.is_guest:
            register.add_person(person)
    teams = {team.pk: team for team in Team.objects.unscoped(reason=WHY).filter(trust=trust)}
    for team in teams.values():
        register.teams.setdefault((team.school_id, tidy(team.name)), team)
    for grant in RoleGrant.objects.unscoped(reason=WHY).filter(trust=trust):
        register.roles[grant.person_id].append(grant)
    _load_posts(register, known, teams)
    return register


def _load_posts(register: Register, known: dict[int, Person], teams: dict[int, Team]) -> None:
    schools = {school.pk: school for school in register.schools}
    posts = Post.objects.unscoped(reason=WHY).filter(trust=register.trust).exclude(ends_on__lte=register.on)
    at_hand = {}
    for post in posts.order_by("starts_on", "pk"):
        post.person = known[post.person_id]
        post.school = schools[post.school_id] if post.school_id else None
        post.team = teams[post.team_id] if post.team_id else None
        register.posts[post.person_id].append(post)
        at_hand[post.pk] = post
    running = running_on(register.on) | Q(starts_on__gt=register.on)
    for held in Partnership.objects.unscoped(reason=WHY).filter(running, trust=register.trust):
        held.partner = known[held.partner_id]
        if held.post_id in at_hand:
            held.post = at_hand[held.post_id]
        register.partnerships[held.post_id].append(held)


def periods_of(grants: list[RoleGrant]) -> list[Period]:
    return [grant.period for grant in grants]


def staff_number(row: StaffRow) -> str:
    return row.source_id[:ID_LENGTH]


def has_own_id(row: SchoolRow) -> bool:
    """The id is the other system's, and not just the name or number by which our own list tells a school."""
    return bool(row.source_id) and row.source_id not in (row.name, row.code)


def tidy(text: str) -> str:
    """Letters and digits alone, in one case, without accents: for comparing names as people write them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum()) or text.casefold().strip()
