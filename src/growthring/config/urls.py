"""Each room names its own addresses, in its `urls.py`; here they only come together."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include
from django.urls import path as room_path

from growthring.config import health
from growthring.core.routing import path

ROOMS = [name for room in settings.ROOMS if find_spec(name := f"growthring.{room}.urls")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    *(room_path("", include(name)) for name in ROOMS),
]

if settings.BENCHMARK:
    from growthring.config import floor

    urlpatterns.append(path("benchmark/floor/", floor.page, name="floor"))

handler403 = "growthring.core.errors.forbidden"
handler404 = "growthring.core.errors.not_found"
handler500 = "growthring.core.errors.broken"
