"""The database itself refuses: whoever goes round the program finds the same door closed."""

import pytest
from django.db import DatabaseError, connection, transaction

from growthring.audit.models import Event
from growthring.audit.services import Verb, record

CHANGES = {
    "update": "UPDATE audit_event SET actor_id = 1",
    "delete": "DELETE FROM audit_event",
}


@pytest.fixture
def event(db: None) -> Event:
    return record(actor=None, verb=Verb.LOOKED, kind="Stage placement", where="staff table", trust_id=7)


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_an_event(event: Event, change: str) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CHANGES[change])

    assert list(Event.objects.unscoped(reason="test").values_list("where", "actor_id")) == [("staff table", None)]


def test_a_queryset_is_refused_as_well(event: Event) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Event.objects.unscoped(reason="test").update(where="elsewhere")


def test_an_event_in_hand_is_refused_before_it_reaches_the_database(event: Event) -> None:
    event.where = "elsewhere"

    with pytest.raises(TypeError, match="only added to"):
        event.save()
    with pytest.raises(TypeError, match="only added to"):
        event.delete()


@pytest.mark.django_db(transaction=True)
def test_tables_can_be_emptied_between_tests() -> None:
    record(actor=None, verb=Verb.LOOKED, kind="Stage placement", trust_id=7)

    assert Event.objects.unscoped(reason="test").count() == 1


def test_and_the_door_is_closed_again(event: Event) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.unscoped(reason="test").delete()
