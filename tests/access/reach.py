"""Which tokens somebody should find, and which at most: by each row's kind, its subject, and the matrix.

The rules that are not simply a cell stand here with their reason. `Ties` says who stands how to whom.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models

from growthring.core.access import Role
from growthring.core.records import Record, declared
from growthring.interop.mapping.models import ColumnMapping
from growthring.people.models import BulkChange, Identity, Person, Post, School, SignInProvider, Team, Trust
from growthring.stages.models import Checkpoint, OpenRelease, Placement, ProfileNote, Voice
from tests.access.personas import Persona
from tests.access.reach_journey import of_the_journey
from tests.access.ties import About, Ties, allows, opens
from tests.access.world import World

NAMES = {"given_name", "family_name", "preferred_name"}
DIRECTORY = "Person and directory entry"
PARTNERSHIP = "Partnership"
ACCOUNT = "Role grant and sign-in account"


@dataclass
class Reach:
    """What one persona may find of the world's texts."""

    world: World
    ties: Ties
    who: Persona

    @property
    def person(self) -> Person:
        assert self.who.person is not None
        return self.who.person

    def may(self, label: str, pk: int, name: str) -> bool:
        row: Any = apps.get_model(label)._base_manager.get(pk=pk)
        if self._trust(row) != self.person.trust_id or not self.ties.lives(self.person):
            return False
        if isinstance(row, Person):
            return self._person(row, name)
        if row._meta.app_label in ("conversations", "commitments"):
            return of_the_journey(self, row)
        return self._of_a_kind(row)

    def _of_a_kind(self, row: Any) -> bool:
        if isinstance(row, Voice):
            return self._sees(row, said_only=True)
        if isinstance(row, Placement):
            return False  # why it was an error: a voided placement is hidden from everybody
        if isinstance(row, ProfileNote):
            return self._note(row)
        if isinstance(row, Trust):
            return True
        if isinstance(row, Identity | SignInProvider):
            return self._way_in(row)
        return self._place(row) if isinstance(row, School | Team) else self._sees(row)

    def _way_in(self, row: Identity | SignInProvider) -> bool:
        """Narrower than the cell: a way in is its owner's alone."""
        mine = Identity.objects.unscoped(reason="test").filter(user=self.person.user_id or 0)
        return mine.filter(**{"pk" if isinstance(row, Identity) else "provider": row.pk}).exists()

    def _sees(self, row: Any, *, said_only: bool = False) -> bool:
        record = declared(type(row))
        assert record is not None
        if record.kind is None:
            return False
        about = self._about(row, record)
        roles = self.ties.towards(self.person, about)
        if record.kind.startswith("Set-up"):
            return self.ties.is_staff(self.person) or self._was_opened()
        verb = {DIRECTORY: "directory", "Profile open": "aggregate"}.get(record.kind, "see")
        if allows(record.kind, roles, verb):
            return True
        shared = self.ties.shared(self.person, record.kind, about.post_ids)
        return not said_only and shared and opens(record.kind, roles)

    def _place(self, row: School | Team) -> bool:
        """How a school is called is open to staff; and it stands beside the name of whoever works there."""
        school = row.pk if isinstance(row, School) else row.school_id
        about = About(row.trust_id, school_ids=frozenset([school]))
        supports = any(post.school_id == school and post.pk in self._supported for post in self.ties.posts)
        return self.ties.is_staff(self.person) or bool(self.ties.towards(self.person, about)) or supports

    @cached_property
    def _supported(self) -> set[int]:
        return {each.post_id for each in self.ties.partnered(self.person)}

    def _note(self, row: ProfileNote) -> bool:
        """Of those with row access; one that was opened stands beside the open picture."""
        school = _get(Checkpoint, row.checkpoint_id).school_id
        roles = self.ties.towards(self.person, About(row.trust_id, school_ids=frozenset([school])))
        exact = bool(roles & {Role.HD, Role.PDL})
        return exact or (row.is_open and allows("Profile open", roles, "aggregate"))

    def _person(self, row: Person, name: str) -> bool:
        roles = self.ties.towards(self.person, self.ties.person(row))
        if name == "email" and row.user_id is None and allows(ACCOUNT, roles, "edit"):
            return True  # where the invitation goes is the account's, which whoever invites looks after
        if name not in NAMES:
            home = name == "home_body" and allows(DIRECTORY, roles, "directory")  # stands for a guest's team
            return allows(DIRECTORY, roles, "see") or home or (name == "home_body" and row.pk in self.named)
        return allows(DIRECTORY, roles, "directory") or row.pk in self.named

    @cached_property
    def named(self) -> set[int]:
        """Persons named beside a record one may see: partners, holders of roles, makers of changes, who looked."""
        return {*self._partners(), *self._holders(), *self._makers()}

    def _partners(self) -> Iterator[int]:
        """Who supports whom is known to the pair and to those who arrange it."""
        posts = {post.pk: post for post in self.ties.posts}
        for each in self.ties.partnered(self.person) if self.person.is_guest else self.ties.held:
            roles = self.ties.towards(self.person, self.ties.post(posts[each.post_id]))
            if allows(PARTNERSHIP, roles, "see"):
                yield each.partner_id
                yield posts[each.post_id].person_id

    def _holders(self) -> Iterator[int]:
        for grant in self.ties.grants:
            about = About(grant.trust_id, grant.person_id, school_ids=_only(grant.school_id))
            if allows(ACCOUNT, self.ties.towards(self.person, about), "see"):
                yield grant.person_id

    def _makers(self) -> Iterator[int]:
        """Whoever changed what one may see, said it, or looked at one's record, is named to one."""
        for place in self.world.places:
            mine = self.ties.towards(self.person, self.ties.post(place.post))
            if Role.SELF in mine:
                yield from (place.cast[role].pk for role in (Role.LM, Role.HD) if role in place.cast)
            if Role.GM in mine:
                yield place.cast[Role.LM].pk  # owes what was promised to whom the guest supports
            if mine & {Role.OFF, Role.HR} and Role.OFF in place.cast:
                yield place.cast[Role.OFF].pk
            if mine and Role.HD in place.cast and not self.person.is_guest:
                yield place.cast[Role.HD].pk  # the author of an opened note

    def _was_opened(self) -> bool:
        """Stage names and items have to be readable for whoever was let in to them."""
        return any(each.partnership.partner_id == self.person.pk for each in self.ties.shares)

    def _trust(self, row: Any) -> int:
        if isinstance(row, Identity):  # a login's, and so of no trust
            return self.person.trust_id
        return int(getattr(row, "trust_id", None) or row.pk)

    def _about(self, row: Any, record: Record) -> About:
        post = _post_of(row)
        if post is not None:
            return self.ties.post(post)
        if isinstance(row, BulkChange | OpenRelease | ColumnMapping):
            return About(row.trust_id, school_ids=_only(row.school_id))
        if record.subject:
            found: Any = row
            for step in record.subject.split("__"):
                found = getattr(found, step)
            return self.ties.person(found) if found else About(row.trust_id)
        return About(self._trust(row))


def _post_of(row: Any) -> Post | None:
    for path in ("", "post", "placement.post", "assurance.post", "partnership.post"):
        found = row
        for step in path.split(".") if path else ():
            found = getattr(found, step, None)
        if isinstance(found, Post):
            return found
    return None


def _get(model: type[models.Model], pk: int) -> Any:
    return model._base_manager.get(pk=pk)


def _only(pk: int | None) -> frozenset[int]:
    return frozenset() if pk is None else frozenset([pk])
