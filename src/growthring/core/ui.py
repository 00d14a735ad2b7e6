"""What views hand to the shell and to components."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place of the main navigation; `waits` counts what waits on the reader there."""

    label: str
    url: str
    current: bool = False
    waits: int = 0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the page: their name, and in which role, in words."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool = False


def tell(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say what happened on the next page; `undo` is the address whose POST takes it back."""
    messages.success(request, text, extra_tags=undo)
