"""A school changes trust while somebody is writing: their drafts go along, and name nobody across the boundary."""

import pytest

from growthring.core import clock
from growthring.people.models import Person
from growthring.people.moving import Move
from growthring.writing.models import Draft
from growthring.writing.moving import carry_drafts
from growthring.writing.tests.conftest import Place
from tests.factories import PersonFactory, TrustFactory

pytestmark = pytest.mark.django_db


def draft(writer: Person, about: Person | None = None) -> Draft:
    return Draft.objects.create(trust=writer.trust, writer=writer, about=about, place=f"of:{about}", fields={"a": "b"})


def test_drafts_go_along_with_their_writer() -> None:
    here = Place()
    stays = PersonFactory.create(trust=here.school.trust)
    rows = {
        "own": draft(here.first),
        "about who goes too": draft(here.first, here.second),
        "about who stays": draft(here.first, stays),
        "by who stays": draft(stays, here.first),
        "all who stay": draft(stays, PersonFactory.create(trust=here.school.trust)),
    }
    before = {name: row.goes for name, row in rows.items()}
    move = Move(here.school, here.school.trust, TrustFactory.create(), clock.today())
    move.movers = {here.first.pk, here.second.pk}
    Person.objects.unscoped(reason="test").filter(pk__in=move.movers).update(trust=move.new)
    carry_drafts(move)

    found = {
        name: Draft.objects.unscoped(reason="test").select_related("about").get(pk=row.pk) for name, row in rows.items()
    }
    assert {name: row.trust_id == move.new.pk for name, row in found.items()} == {
        "own": True,
        "about who goes too": True,
        "about who stays": True,
        "by who stays": False,
        "all who stay": False,
    }
    assert [name for name, row in found.items() if row.about_id is None] == ["own", "about who stays", "by who stays"]
    assert {name: row.goes for name, row in found.items()} == before
