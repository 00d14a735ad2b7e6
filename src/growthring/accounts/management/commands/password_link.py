from argparse import ArgumentParser
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from growthring.accounts.models import User, tidy


class Command(BaseCommand):
    group = "Look after it"
    help = "Print a link with which somebody sets a new password, for sites that send no mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")
        parser.add_argument("--site", default="", help="put before the link, as in https://growth.example.org")

    def handle(self, *args: Any, email: str, site: str, **options: Any) -> None:
        user = User.objects.filter(email=tidy(email), is_active=True).first()
        if user is None:
            raise CommandError("Nobody signs in with this address. For somebody new, the office makes an invitation.")
        told = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
        self.stdout.write(site.rstrip("/") + reverse("account_reset_password_from_key", kwargs=told))
        self.stderr.write("It works once, and for three days. Hand it to its owner only.")
