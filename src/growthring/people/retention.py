"""Contracts, roles, invitations and changes by their own clocks; an entry with the last record that needs it."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from growthring.accounts.models import User
from growthring.core import clock
from growthring.core.retention import forgets, holds, keeps, still_needed
from growthring.people.models import (
    BulkChange,
    BulkChangeRow,
    Contract,
    FormerNumber,
    Identity,
    Invitation,
    LegalHold,
    Partnership,
    Person,
    Post,
    RoleGrant,
    School,
    SchoolMove,
    Share,
    SignInProvider,
    SignInRules,
    Team,
    Trust,
)

WHY = "retention: whose time is over goes, whoever may see it"
AN_INVITATION = timedelta(days=30)  # after it expired
A_PLAN = timedelta(days=7)
A_YEAR = timedelta(days=365)
SIX_YEARS = timedelta(days=6 * 365 + 2)  # the leap days of six years, at most
AND_SIX = 6  # calendar years before the one that runs

keeps("as long as the trust uses Growthring", Trust, School, Team, FormerNumber, SchoolMove, SignInRules)
keeps("until the trust takes it away", SignInProvider)


@holds
def under_legal_hold() -> list[int]:
    rows = LegalHold.objects.unscoped(reason=WHY).filter(ended_at__isnull=True)
    return list(rows.values_list("person", flat=True))


@forgets(Invitation)
def old_invitations() -> QuerySet[Invitation]:
    """Used, withdrawn or not."""
    return Invitation.objects.unscoped(reason=WHY).filter(expires_at__lt=clock.now() - AN_INVITATION)


@forgets(Contract)
def old_contracts() -> QuerySet[Contract]:
    before = date(clock.today().year - AND_SIX, 1, 1)
    return Contract.objects.unscoped(reason=WHY).filter(post__ends_on__lt=before)


@forgets(RoleGrant)
def old_grants() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.unscoped(reason=WHY).filter(ends_on__lt=clock.today() - SIX_YEARS)


@forgets(LegalHold)
def old_holds() -> QuerySet[LegalHold]:
    return LegalHold.objects.unscoped(reason=WHY).filter(ended_at__lt=clock.now() - SIX_YEARS)


@forgets(BulkChange, BulkChangeRow, about="rows__person")
def old_changes() -> QuerySet[BulkChange]:
    """Plans that nobody applied, and what can no longer be undone."""
    planned = Q(applied_at__isnull=True, made_at__lt=clock.now() - A_PLAN)
    return BulkChange.objects.unscoped(reason=WHY).filter(planned | Q(applied_at__lt=clock.now() - A_YEAR))


@forgets(Person, Post, Partnership, Share, about=("pk", "posts__partnerships__partner"))
def entries_nothing_needs() -> QuerySet[Person]:
    """Whoever left a year ago or longer, once nothing with a clock of its own is left about them; their login first."""
    with_it: tuple[Any, ...] = (Person, Post, Partnership, Share)
    rows = Person.objects.unscoped(reason=WHY).filter(_gone_before(clock.today() - A_YEAR))
    return rows.exclude(still_needed(Person, apart_from=with_it)).exclude(user__in=old_logins())


@forgets(User, Identity)
def old_logins() -> QuerySet[User]:
    """Of people who left every trust a year ago or longer, and those that never were anybody's."""
    day = clock.today() - A_YEAR
    mine = Person.objects.unscoped(reason=WHY).filter(user=OuterRef("pk"))
    moment = clock.now() - A_YEAR
    unused = Q(date_joined__lt=moment) & (Q(last_login__isnull=True) | Q(last_login__lt=moment))
    nobodys = Q(~Exists(mine)) & unused
    left = Q(Exists(mine)) & Q(~Exists(mine.exclude(_gone_before(day))))
    return User.objects.filter(nobodys | left)


def _gone_before(day: date) -> Q:
    """Left; or every post is over, where nobody said that they left."""
    posts = Post.objects.unscoped(reason=WHY).filter(person=OuterRef("pk"))
    running = posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    roles = RoleGrant.objects.unscoped(reason=WHY).filter(person=OuterRef("pk"))
    given = roles.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    over = Q(Exists(posts), ~Exists(running), ~Exists(given), left_on__isnull=True, joined_on__lt=day)
    return Q(left_on__lt=day) | over
