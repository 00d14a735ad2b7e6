"""The settings tests run with: the product's own, with cheap passwords, and with loud templates."""

import tempfile

from growthring.config.settings import *  # noqa: F403
from growthring.config.settings import DATABASES, STORAGES, TEMPLATES

SECRET_KEY = "for tests only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # type: ignore[assignment]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MEDIA_ROOT = tempfile.gettempdir()


class Undefined(str):
    """Makes a template that names a variable nobody gave it an error."""

    def __contains__(self, item: object) -> bool:
        return True  # Django asks for "%s", and then fills the name in

    def __mod__(self, name: object) -> str:
        raise NameError(f"the template's {name!r} is not defined")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("undefined: %s")  # type: ignore[index]
DATABASES["default"]["CONN_MAX_AGE"] = 0
