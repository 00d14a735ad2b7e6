import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from growthring.config.forwarded import Forwarded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")


def behind_proxies() -> Forwarded:
    name = next(iter(settings.ALLOWED_HOSTS), "localhost")
    return Forwarded(get_wsgi_application(), proxies=settings.PROXIES, host=name.lstrip("."))


application = behind_proxies()
