"""What the trust holds already, looked up in memory as a roster means it: by number, by address, by name."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

from growthring.core.periods import Period
from growthring.interop.planning.stored import Stored
from growthring.interop.reading.shapes import SchoolRow, StaffRow
from growthring.people.models import Contract, Partnership, Person, Post, School, Team, Trust

ID_LENGTH = 80  # of a staff number, and of a school's id in the roster
Known = int | Person  # the primary key of somebody stored, or somebody new
Grouped = defaultdict[int, list[int]]


@dataclass
class Register:
    trust: Trust
    on: date
    allowed: frozenset[int] | None  # schools (primary keys) the roster may touch; None is the whole trust
    stored: Stored
    schools: list[School]
    guest_emails: frozenset[str] = frozenset()
    by_staff_id: dict[str, Known] = field(default_factory=dict)
    by_email: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)
    roles: dict[int, list[Any]] = field(default_factory=dict)  # of a person's pk: a role makes a possible partner
    teams: dict[tuple[int, str], Team] = field(default_factory=dict)  # of a school and a tidied name: `team_key`
    school_of: dict[str, School] = field(default_factory=dict)  # of a roster's own school id
    renumbered: bool = False  # the file's staff numbers come from another system than ours
    _near: dict[str, str] = field(default_factory=dict)

    def person_of(self, row: StaffRow) -> tuple[Person | None, Person | None]:
        """Whom the row's staff number and whom its e-mail address names."""
        return self._one(self.by_staff_id.get(staff_number(row))), self._one(self.by_email.get(row.email))

    def called(self, name: str) -> list[Person]:
        """Everybody of that name."""
        found = (self._one(known) for known in self.by_name.get(tidy(name), ()))
        return [person for person in found if person is not None]

    def _one(self, known: Known | None) -> Person | None:
        return self.stored.people.get(known) if isinstance(known, int) else known

    def posts_of(self, person: Person) -> list[Post]:
        """Those stored that have not ended, by their first day."""
        return [self.post(pk) for pk in self._posts_of.get(person.pk or 0, ())]

    def post(self, pk: int) -> Post:
        post = self.stored.posts.get(pk)
        if not Post.person.is_cached(post):
            post.person = self.stored.people.get(post.person_id)
            post.school = self.stored.schools.get(post.school_id) if post.school_id else None
            post.team = self.stored.teams.get(post.team_id) if post.team_id else None
        return post

    def contract_of(self, post: Post) -> Contract | None:
        pk = self._contract_of.get(post.pk or 0)
        return self.stored.contracts.get(pk) if pk else None

    def partnerships_of(self, post: Post) -> list[Partnership]:
        """Those stored that run or are yet to run."""
        held = [self.stored.partnerships.get(pk) for pk in self._held_of.get(post.pk or 0, ())]
        for one in held:
            if not Partnership.post.is_cached(one):
                one.post, one.partner = post, self.stored.people.get(one.partner_id)
        return held

    def has_staff(self, school: School | None) -> bool:
        """Somebody has a post there, or with None in the trust itself."""
        return (school.pk if school else None) in self._places

    @cached_property
    def _posts_of(self) -> Grouped:
        rows = sorted(self.stored.posts.bare.values(), key=_by_start)
        return _grouped((row.person_id, row.id) for row in rows)

    @cached_property
    def _contract_of(self) -> dict[int, int]:
        return {row.post_id: row.id for row in self.stored.contracts.bare.values()}

    @cached_property
    def _held_of(self) -> Grouped:
        return _grouped((row.post_id, row.id) for row in self.stored.partnerships.bare.values())

    @cached_property
    def _places(self) -> set[int | None]:
        return {row.school_id for row in self.stored.posts.bare.values()}

    def places_of(self, person: Any) -> list[int | None]:
        """The schools (None is the trust itself) of the person's posts; an instance, or a bare row."""
        return [self.stored.posts.bare[pk].school_id for pk in self._posts_of.get(person.id or 0, ())]

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
        places = self.places_of(person)
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
        posts = self.stored.posts.bare
        held = self.stored.partnerships.bare.values()
        return {one.partner_id for one in held if one.post_id in posts and posts[one.post_id].school_id in allowed}

    def add_person(self, person: Any, known: Known) -> None:
        """An instance or a bare row, found from now on by its number, address and name."""
        if person.staff_id:
            self.by_staff_id[person.staff_id] = known
        if person.email:
            self.by_email[person.email.casefold()] = known
        self.by_name.setdefault(tidy(f"{person.given_name} {person.family_name}"), []).append(known)

    def referred(self, reference: str) -> Person | None:
        """Who an e-mail, a staff number or a name that only one person bears means."""
        key = self.by_email.get(reference.casefold()) or self.by_staff_id.get(reference[:ID_LENGTH])
        found = self._one(key)
        if found is not None and self.may_name(found):
            return found
        named = [person for person in self.called(reference) if self.may_name(person)]
        return named[0] if len(named) == 1 else None

    def team_key(self, school: School, name: str) -> tuple[int, str]:
        return (school.pk or -id(school), tidy(name))


def register_of(trust: Trust, stored: Stored, on: date, *, allowed: frozenset[int] | None = None) -> Register:
    people = stored.people.bare.values()
    register = Register(
        trust=trust,
        on=on,
        allowed=allowed,
        stored=stored,
        schools=sorted((stored.schools.get(pk) for pk in stored.schools.bare), key=str),
        guest_emails=frozenset(row.email.casefold() for row in people if row.is_guest and row.email),
        roles=defaultdict(list),
    )
    for row in people:
        if not row.is_guest:
            register.add_person(row, row.id)
    for team in stored.teams.bare.values():
        register.teams.setdefault((team.school_id, tidy(team.name)), stored.teams.get(team.id))
    for grant in stored.roles.bare.values():
        register.roles[grant.person_id].append(grant)
    return register


def _grouped(pairs: Iterator[tuple[int, int]]) -> Grouped:
    found: Grouped = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _by_start(row: Any) -> tuple[date, int]:
    return row.starts_on, row.id


def periods_of(grants: list[Any]) -> list[Period]:
    return [Period(grant.starts_on, grant.ends_on) for grant in grants]


def staff_number(row: StaffRow) -> str:
    return row.source_id[:ID_LENGTH]


def has_own_id(row: SchoolRow) -> bool:
    """The id is the other system's, and not just the name or number by which our own list tells a school."""
    return bool(row.source_id) and row.source_id not in (row.name, row.code)


@lru_cache(maxsize=4_000)
def tidy(text: str) -> str:
    """Letters and digits alone, in one case, without accents: for comparing names as people write them."""
    plain = text.casefold() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, plain)) or text.casefold().strip()
