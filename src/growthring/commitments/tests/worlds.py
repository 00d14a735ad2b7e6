"""A small school: a learner, a line manager, a coach, a head, a PD lead, a colleague; and what they owe one another."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from growthring.commitments.models import Action, Promise
from growthring.commitments.seen import line_seen
from growthring.commitments.services.actions import add_action
from growthring.commitments.services.promises import add_promise, share
from growthring.core.access import Actor, Role
from growthring.people.models import PartnerKind, Partnership, Person, Post, School
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting

TODAY = date(2026, 3, 10)
TOMORROW = TODAY + timedelta(days=1)


@dataclass
class World:
    school: School
    post: Post
    learner: Person
    manager: Person
    coach: Person
    head: Person
    pd_lead: Person
    colleague: Person
    managed: Partnership
    coached: Partnership

    def actor(self, name: str) -> Actor:
        return acting(getattr(self, name))

    def action(
        self, by: str = "learner", owner: str = "learner", text: str = "Try cold calling", **more: Any
    ) -> Action:
        who = getattr(self, owner)
        return add_action(actor=self.actor(by), post=self.post, owner=who, kind="do", text=text, **more)

    def promise(self, by: str = "manager", owed_by: str = "manager", **more: Any) -> Promise:
        cover = {"kind": "cover", "what": "Cover for period 3", "why": "My class worries me", "due_on": TOMORROW}
        given: dict[str, Any] = cover | more
        return add_promise(actor=self.actor(by), post=self.post, owed_by=getattr(self, owed_by), **given)

    def shared(self, promise: Promise) -> Promise:
        """By the learner, who has read it as it stands."""
        return share(actor=self.actor("learner"), promise=promise, seen=line_seen(promise))


def world(school: School | None = None) -> World:
    school = school or SchoolFactory.create()
    names = ("Vane", "Okell", "Marrow", "Tallis", "Brook", "Quill")
    people = [PersonFactory.create(trust=school.trust, family_name=name) for name in names]
    posts = [PostFactory.create(school=school, person=person) for person in people]
    learner, manager, coach, head, pd_lead, colleague = people
    managed = PartnershipFactory.create(post=posts[0], partner=manager)
    coached = PartnershipFactory.create(post=posts[0], partner=coach, kind=PartnerKind.COACH)
    RoleGrantFactory.create(person=head, role=Role.HD, school=school)
    RoleGrantFactory.create(person=pd_lead, role=Role.PDL, school=school)
    return World(school, posts[0], learner, manager, coach, head, pd_lead, colleague, managed, coached)
