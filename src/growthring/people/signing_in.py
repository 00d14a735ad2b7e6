"""What a session may be used for, by how it began: which of a login's persons may act in it.

A trust's provider answers for its own people alone. Whoever runs it could let anybody in under any name, so a session
begun by it acts in that trust, and as a guest elsewhere only where the host trust has said that it takes such guests.
A trust can take nobody by password; whoever looks after its sign-in still can, or one expired secret would lock
everybody out.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Exists, OuterRef, Q

from growthring.accounts.single_sign_on.session import of_one_trust, through
from growthring.core import clock
from growthring.core.access import Role
from growthring.core.periods import running_on
from growthring.people.models import RoleGrant, SignInProvider, SignInRules

SITE = "site"  # the key of the installation's own provider


def may_act(session: SessionBase) -> Q:
    """Persons of a login who may act in the session: a condition on persons, without a query of its own."""
    began = through(session)
    trust = of_one_trust(session)
    if trust is not None:
        running = SignInProvider.objects.filter(key=str(began.get("provider")), trust_id=trust, is_on=True)
        return Q(Exists(running)) & (Q(trust_id=trust) | Q(_rules(other_trusts=True), is_guest=True))
    if began.get("provider") == SITE:
        return Q()
    on = clock.today()
    keeps_it = RoleGrant.objects.filter(running_on(on), person=OuterRef("pk"), role=Role.OFF.value, school__isnull=True)
    return ~Q(_rules(passwords=False)) | Q(Exists(keeps_it))


def _rules(**asked: bool) -> Exists:
    return Exists(SignInRules.objects.filter(trust=OuterRef("trust"), **asked))
