"""What every page's frame needs, empty until a later context processor fills it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    return {"navigation": [], "viewer": None, "demo_mode": settings.DEMO}
