"""What addresses and forms carry, where no form's field looks at it."""

from django.http import QueryDict

DIGITS = 9  # fits every column of a database; nothing that a page of ours sends is longer


def whole(text: str | None) -> int | None:
    """The number that was sent; nothing for words, and for what no page of ours sends."""
    return int(text) if text and len(text) <= DIGITS and text.isascii() and text.isdecimal() else None


def words(sent: QueryDict, name: str) -> list[str]:
    """All that was sent by this name, but what PostgreSQL refuses to look for."""
    return [each for each in sent.getlist(name) if "\0" not in each]


def word(sent: QueryDict, name: str) -> str:
    return (words(sent, name) or [""])[-1]
