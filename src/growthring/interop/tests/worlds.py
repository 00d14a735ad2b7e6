"""What the database holds, as one number; and batches made from rosters of invented people."""

import hashlib
from collections.abc import Iterable

from django.apps import apps
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase

from growthring.core.access import Actor
from growthring.interop import services
from growthring.interop.models import ImportBatch
from growthring.interop.planning import Plan
from growthring.interop.reading.shapes import Roster
from growthring.people.models import Trust

TELL_OF_IT = {"audit", "interop", "sessions", "contenttypes", "auth"}


def fingerprint(without: Iterable[str] = ()) -> dict[str, str]:
    """A digest of each table's rows, but for those that tell of imports and looks."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in TELL_OF_IT and model._meta.label not in without:
            rows = model._base_manager.order_by("pk").values_list()
            found[model._meta.label] = hashlib.sha256(repr(list(rows)).encode()).hexdigest()
    return found


def let_go(response: HttpResponseBase) -> None:
    """Close the answer as a server does, and keep the test's connection to the database."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def previewed(trust: Trust, given: Roster, actor: Actor | None = None) -> ImportBatch:
    return services.preview(actor=actor, trust=trust, roster=given, file_name="staff.csv")[0]


def brought_in(trust: Trust, given: Roster, actor: Actor | None = None) -> tuple[ImportBatch, Plan]:
    batch = previewed(trust, given, actor)
    plan = services.apply(actor=actor, batch=batch)
    assert plan is not None
    batch.refresh_from_db()
    return batch, plan
