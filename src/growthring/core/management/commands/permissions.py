from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from growthring.core import matrix, permissions
from growthring.core.access import Role
from growthring.core.permission_kinds import KINDS
from growthring.core.permission_reasons import REASONS


class Command(BaseCommand):
    group = "Read what is there"
    help = "Say in words who may see and do what, as the permissions page does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        roles = [role.value for role in Role]
        parser.add_argument("--role", choices=roles, metavar="ROLE", help=f"one role only: {', '.join(roles)}")

    def handle(self, *args: Any, role: str | None = None, **options: Any) -> None:
        for kind in matrix.kinds():
            self.stdout.write(f"\n{KINDS[kind]}\n  {REASONS[kind]}")
            for each in [Role(role)] if role else Role:
                name = str(permissions.ROLES[each].title)
                self.stdout.write(f"  {name:24} {permissions.in_words(matrix.cell(kind, each))}")
