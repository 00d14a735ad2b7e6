"""What somebody has read before they answer it: sent with the form, so that an answer is only ever to what was read."""

import hashlib
import json
from typing import Any

from growthring.commitments.models import Promise, PromiseStep


def line_seen(promise: Promise) -> str:
    """Tells two lines apart that the school would see: the kind, what, by when and who owes it."""
    told = [str(promise.kind), promise.what, promise.due_on.isoformat(), promise.owed_by_id]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:32]


def day_seen(asked: PromiseStep | Any) -> str:
    """The day that was asked for, ISO; nothing where nobody has asked."""
    return asked.due_on.isoformat() if asked is not None and asked.due_on else ""
