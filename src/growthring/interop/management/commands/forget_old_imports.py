from typing import Any

from django.core.management.base import BaseCommand

from growthring.interop import services


class Command(BaseCommand):
    group = "Look after it"
    help = "Drop staff rows of previews that nobody decided about within a day. For a daily schedule."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Previews forgotten: {services.forget_old_previews()}")
