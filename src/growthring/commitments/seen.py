"""What somebody has read before they answer it: sent with the form, so that an answer is only ever to what was read."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from growthring.commitments.models import Action, Promise, PromiseStep


def line_seen(promise: Promise) -> str:
    """Tells two lines apart that the school would see: the kind, what, by when and who owes it."""
    return _digest(str(promise.kind), promise.what, promise.due_on.isoformat(), promise.owed_by_id)


def words_seen(promise: Promise, why: str) -> str:
    return _digest(str(promise.kind), promise.what, why)


def action_seen(action: Action) -> str:
    due_on = action.due_on.isoformat() if action.due_on else ""
    return _digest(str(action.kind), action.text, due_on, action.owner_id)


def require_seen(stands: str, seen: str) -> None:
    """Two may change the same words: the second reads what the first has made of them before it is written over."""
    if seen and stands != seen:
        raise ValidationError(_("Somebody has changed this since you read it: it stands above. Look, then save again."))


def day_seen(asked: PromiseStep | Any) -> str:
    """The day that was asked for, ISO; nothing where nobody has asked."""
    return asked.due_on.isoformat() if asked is not None and asked.due_on else ""


def _digest(*told: object) -> str:
    """Keyed: it lies in drafts, where nobody is to try texts against it."""
    words = json.dumps(told, ensure_ascii=False)
    return salted_hmac("growthring.commitments.seen", words, algorithm="sha256").hexdigest()[:32]
