"""Routes whose views have stated their access; one that states none cannot be routed."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern
from django.urls import path as django_path

from growthring.core.access import View, stated_access


def path(route: str, view: View, *, name: str, kwargs: dict[str, Any] | None = None) -> URLPattern:
    if stated_access(view) is None:
        raise ImproperlyConfigured(f"{name}: the view {view!r} does not state its access")
    return django_path(route, view, kwargs or {}, name=name)
