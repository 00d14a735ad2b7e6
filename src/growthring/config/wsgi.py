import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")

from django.conf import settings

from growthring.config.forwarded import Forwarded

application = Forwarded(
    get_wsgi_application(), proxies=settings.PROXIES, host=next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".")
)
