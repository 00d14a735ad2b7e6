"""One event for each time somebody signs in, in every trust their login belongs to."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from growthring.accounts.models import User
from growthring.audit import services as audit
from growthring.home.queries.account import my_persons
from growthring.people.actors import actor_of

KIND = "Role grant and sign-in account"


@receiver(user_logged_in)
def record_sign_in(sender: object, user: User, **kwargs: Any) -> None:
    for person in my_persons(user.pk):
        actor = actor_of(person)
        if actor is not None:
            audit.record(actor=actor, verb=audit.Verb.SIGNED_IN, kind=KIND, where="Sign-in", subject_id=person.pk)
