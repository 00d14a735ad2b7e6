"""One's own boxes on two devices: what was saved on the one is not written over from an older page on the other."""

from collections.abc import Mapping

from django.utils.crypto import salted_hmac

DIGITS = 12


def seen_of(texts: Mapping[str, str]) -> str:
    """What a page was made with, by box, as in ``q1:9f86d081884c q3:60303ae22b99``; empty boxes are left out."""
    return " ".join(f"{box}:{_digest(text)}" for box, text in texts.items() if _digest(text))


def together(text: str, *, stands: str, box: str, seen: str | None) -> str:
    """What is to stand in a box after `text` was sent from a page that was made with `seen`.

    A box that was left as it was keeps what was saved since; one written in on both sides has both texts, one after
    the other. Without `seen` nothing is known of the page, and what was sent stands.
    """
    text = text.replace("\r\n", "\n").strip()
    before = dict(each.split(":", 1) for each in (seen or "").split() if ":" in each).get(box, "")
    if seen is None or _digest(stands) == before or stands in text:
        return text
    if _digest(text) == before or text in stands:
        return stands
    return f"{stands}\n\n{text}"


def _digest(text: str) -> str:
    """Keyed: it lies in drafts, where nobody is to try texts against it."""
    words = text.replace("\r\n", "\n").strip()
    digest = salted_hmac("growthring.conversations.elsewhere", words, algorithm="sha256").hexdigest()
    return digest[:DIGITS] if words else ""
