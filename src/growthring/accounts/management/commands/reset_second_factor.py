from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.accounts import factors
from growthring.accounts.models import User, tidy
from growthring.accounts.signals import tell_owner
from growthring.accounts.tasks import Note


class Command(BaseCommand):
    group = "Look after it"
    help = "Take away the second factor of somebody who has lost it; they are told by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email=tidy(email)).first()
        if user is None:
            raise CommandError("Nobody signs in with this address.")
        if not factors.reset(user):
            self.stdout.write("There was none. Every place where they were signed in is signed out.")
            return
        tell_owner(user, Note.FACTORS_RESET)
        self.stdout.write("The second factor is taken away, and every place where they were signed in is signed out.")
