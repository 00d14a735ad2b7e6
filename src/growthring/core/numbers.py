"""Numbers as addresses and forms carry them."""

DIGITS = 9  # fits every column of a database; nothing that a page of ours sends is longer


def whole(text: str | None) -> int | None:
    """The number that was sent; nothing for words, and for what no page of ours sends."""
    return int(text) if text and len(text) <= DIGITS and text.isascii() and text.isdecimal() else None
