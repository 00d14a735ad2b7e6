from datetime import UTC, datetime

import pytest
import time_machine
from django.db import DatabaseError, transaction

from growthring.audit.models import Event
from growthring.audit.retention import drop_guarded, old_events
from growthring.audit.services import Verb, record

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(moment: str) -> None:
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
        record(actor=None, verb=Verb.ADDED, kind="team", where=moment)


@pytest.mark.django_db(transaction=True)
@time_machine.travel(NOW, tick=False)
def test_events_go_after_six_years_and_no_sooner() -> None:
    for moment in ("2019-01-01", "2020-11-20", "2020-11-22", "2026-11-21"):
        at(moment)

    assert (drop_guarded(old_events()), drop_guarded(old_events())) == (2, 0)
    rows = Event.objects.unscoped(reason="a test")
    assert list(rows.order_by("at").values_list("where", flat=True)) == ["2020-11-22", "2026-11-21"]
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        rows.filter(where="2026-11-21").update(where="")
