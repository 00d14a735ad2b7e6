"""Sessions, kept forms and counts by their own ends; what belongs to a login goes with it."""

from datetime import timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from growthring.accounts.models import KeptForm, LoginSession, SharedCount
from growthring.accounts.sessions.kept import old_forms
from growthring.core import clock
from growthring.core.retention import forgets, keeps

THREE_DAYS = timedelta(days=3)

keeps("with its login, or until its owner takes it away", EmailAddress, Authenticator)


@forgets(LoginSession)
def sessions_that_are_over() -> QuerySet[LoginSession]:
    return LoginSession.objects.filter(expire_date__lte=clock.now())


@forgets(Session)
def djangos_own_sessions() -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lte=clock.now())


@forgets(KeptForm)
def forms_nobody_came_back_for() -> QuerySet[KeptForm]:
    return old_forms()


@forgets(SharedCount)
def counts_that_ran_out() -> QuerySet[SharedCount]:
    return SharedCount.objects.filter(expires__lte=clock.now())


@forgets(EmailConfirmation)
def confirmations_that_ran_out() -> QuerySet[EmailConfirmation]:
    rows: QuerySet[EmailConfirmation] = EmailConfirmation.objects.filter(created__lt=clock.now() - THREE_DAYS)
    return rows
