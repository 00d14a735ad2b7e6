"""B5: whatever is begun, ended, shared and taken back in whatever order, what one sees is what a small model says.

The model knows only sets of facts; it shares no line with the policy.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

from growthring.core import clock, scoping
from growthring.core.access import Actor, Role
from growthring.core.scoping import NOTHING, Visibility
from growthring.people.actors import actor_of
from growthring.people.models import Contract, PartnerKind, Partnership, Person, Post, RoleGrant, Share
from growthring.stages.models import Assurance, Placement
from tests.access.conftest import signed_in
from tests.access.world import World
from tests.factories import PartnershipFactory, RoleGrantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
WHY = "test"
STAGE, LISTS = "Stage placement", "Assurance item (mandatory; non-negotiable)"
KINDS = sampled_from([PartnerKind.LINE_MANAGER, PartnerKind.COACH, PartnerKind.MENTOR])
WHO = sampled_from(range(4))  # three of the staff, and a guest
GUEST = 3

QUICK = settings(max_examples=20, stateful_step_count=15, phases=[Phase.generate], print_blob=False)


def rows(model: Any, **wanted: Any) -> Any:
    return model.objects.unscoped(reason=WHY).filter(**wanted)


class Ways(RuleBasedStateMachine):
    """One learner, three colleagues and a guest; roles, partnerships and shares come and go."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        here = self.world.here
        self.post, self.learner = here.post, here.subject
        rows(Partnership, post=self.post).delete()
        self.people = [*(here.cast[role] for role in (Role.LM, Role.CM, Role.COLLEAGUE)), here.cast[Role.GM]]
        self.clients = [signed_in(person) for person in self.people]
        self.held: set[tuple[int, str]] = set()
        self.shared: set[tuple[int, str, str]] = set()
        self.granted: set[tuple[int, Role]] = set()
        self.away: set[int] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def running(self, who: int, kind: str) -> Any:
        now = Q(ends_on=None) | Q(ends_on__gt=clock.today())
        return rows(Partnership, post=self.post, partner=self.people[who], kind=kind).filter(now)

    @rule(who=WHO, kind=KINDS)
    def support(self, who: int, kind: str) -> None:
        """A new line manager takes over from the one before; a guest never is one."""
        if (who, kind) in self.held or (who == GUEST and kind == PartnerKind.LINE_MANAGER):
            return
        if kind == PartnerKind.LINE_MANAGER:
            for other in [one for one, held in self.held if held == kind]:
                self.stop(other, kind)
        PartnershipFactory(
            post=self.post, partner=self.people[who], kind=kind, starts_on=clock.today() - timedelta(days=30)
        )
        self.held.add((who, kind))

    @rule(who=WHO, kind=KINDS)
    def stop(self, who: int, kind: str) -> None:
        self.running(who, kind).update(ends_on=clock.today())
        self.held.discard((who, kind))
        self.shared = {each for each in self.shared if each[:2] != (who, kind)}

    @rule(who=WHO, kind=sampled_from([PartnerKind.COACH, PartnerKind.MENTOR]), what=sampled_from([STAGE, LISTS]))
    def share(self, who: int, kind: str, what: str) -> None:
        if (who, kind) in self.held and (who, kind, what) not in self.shared:
            partnership = self.running(who, kind).get()
            Share.objects.create(
                trust=self.post.trust, partnership=partnership, record_kind=what, shared_at=clock.now()
            )
            self.shared.add((who, kind, what))

    @precondition(lambda self: self.shared)
    @rule(pick=sampled_from(range(6)))
    def take_back(self, pick: int) -> None:
        who, kind, what = sorted(self.shared)[pick % len(self.shared)]
        rows(Share, partnership__in=self.running(who, kind), record_kind=what).update(withdrawn_at=clock.now())
        self.shared.discard((who, kind, what))

    @rule(who=sampled_from(range(3)), role=sampled_from([Role.HD, Role.PDL, Role.GOV, Role.OFF, Role.HR]))
    def grant_or_end(self, who: int, role: Role) -> None:
        if (who, role) in self.granted:
            rows(RoleGrant, person=self.people[who], role=role, ends_on=None).update(ends_on=clock.today())
            self.granted.discard((who, role))
            return
        school = self.world.here.school
        RoleGrantFactory(person=self.people[who], role=role, school=school, starts_on=clock.today() - timedelta(days=1))
        self.granted.add((who, role))

    @rule(who=sampled_from(range(3)))
    def leave_or_rejoin(self, who: int) -> None:
        """Leaving ends whatever is held; a grant that somebody forgot opens nothing either."""
        person = self.people[who]
        if who in self.away:
            rows(Person, pk=person.pk).update(left_on=None)
            rows(Post, person=person).update(ends_on=None)
            self.away.discard(who)
            return
        rows(Person, pk=person.pk).update(left_on=clock.today())
        rows(Post, person=person).update(ends_on=clock.today())
        self.away.add(who)

    def sees(self, who: int, what: str, by_role: set[Role]) -> bool:
        if who in self.away or (who == GUEST and not any(one == GUEST for one, _kind in self.held)):
            return False
        manages = (who, PartnerKind.LINE_MANAGER) in self.held
        opened = any((who, kind, what) in self.shared for kind in (PartnerKind.COACH, PartnerKind.MENTOR))
        return manages or opened or any((who, role) in self.granted for role in by_role)

    @invariant()
    def everybody_sees_what_the_model_says(self) -> None:
        leads = {Role.HD, Role.PDL}
        told: list[tuple[type[Any], str, set[Role]]] = [
            (Placement, STAGE, leads),
            (Assurance, LISTS, leads),
            (Contract, "", {*leads, Role.OFF, Role.HR}),
        ]
        for who, person in enumerate(self.people):
            actor = actor_of(rows(Person, pk=person.pk).get())
            for model, what, by_role in told:
                seen = actor is not None and model.objects.visible_to(actor).filter(post=self.post).exists()
                assert seen == self.sees(who, what, by_role), (who, model.__name__, self.held, self.shared, self.away)

    @rule(who=WHO)
    def knock(self, who: int) -> None:
        """In a session that was open all along."""
        answer = self.clients[who].get(f"/stages/{self.post.key}/").status_code
        assert (answer == 200) == self.sees(who, STAGE, {Role.HD, Role.PDL}), (who, answer, self.held, self.shared)


def machine(world: World) -> type[Ways]:
    return type("Here", (Ways,), {"world": world})


@pytest.mark.parametrize("number", [25])
def test_rights_follow_the_facts_in_any_order(number: int, world: World) -> None:
    run_state_machine_as_test(machine(world), settings=settings(max_examples=number, stateful_step_count=20))


def any_partner(actor: Actor) -> Q:
    return Q(post__partnerships__partner_id=actor.person_id)


def whole_trust(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id)


def nobody(actor: Actor) -> Q:
    return NOTHING


@pytest.mark.parametrize(("model", "fault"), [(Placement, any_partner), (Assurance, whole_trust), (Contract, nobody)])
def test_a_policy_with_a_fault_is_noticed(
    model: type[Any], fault: Visibility, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scoping._visibility, model, fault)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine(world), settings=QUICK)


@pytest.mark.long
def test_rights_follow_the_facts_in_very_many_orders(world: World) -> None:
    run_state_machine_as_test(machine(world), settings=settings(max_examples=500, stateful_step_count=30))
