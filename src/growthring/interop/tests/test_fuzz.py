"""Dirty files all the way into the database and out again: consistent whatever they hold, and nobody else's trust."""

import random
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import F

from growthring.core.access import Role
from growthring.interop import services
from growthring.interop.reading import Roster, RosterError
from growthring.interop.tests.rosters import read, zipped
from growthring.interop.tests.test_reading_fuzz import TOKEN, dirty, one_roster, own_list
from growthring.interop.tests.worlds import brought_in, fingerprint
from growthring.people.models import Person, Trust, TrustOwned
from tests.factories import PostFactory, SchoolFactory, TrustFactory, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
FILES, LISTS = 500, 5


def dirty_roster(chance: random.Random, folder: Path) -> Roster | None:
    files = chance.choice((own_list, one_roster))(chance)
    spoilt = {name: dirty(text, chance) for name, text in files.items()}
    try:
        if len(spoilt) == 1:
            path = folder / "staff.csv"
            path.write_bytes(spoilt["staff.csv"])
            return read(path)
        return read(zipped(folder / "roster.zip", spoilt))
    except RosterError:
        return None


def other_trust() -> Trust:
    """People with the very numbers and addresses the files use, and logins."""
    school = SchoolFactory.create(name="Oak")
    for n in range(13):
        address = f"u{n}@x.example"
        post = PostFactory.create(school=school, person__user__email=address, person__staff_id=f"u{n}")
        assert post.person.email == address
    holding(Role.OFF, trust=school.trust)
    return school.trust


def strays() -> list[str]:
    """Keys that lead from one trust into another."""
    found = []
    for model in apps.get_models():
        if not issubclass(model, TrustOwned):
            continue
        for field in model._meta.concrete_fields:
            related = field.related_model
            if isinstance(related, type) and issubclass(related, TrustOwned):
                rows = model._base_manager.filter(**{f"{field.name}__isnull": False})
                astray = rows.exclude(**{f"{field.name}__trust_id": F("trust_id")})
                found += [f"{model._meta.label}.{field.name} {row.pk}" for row in astray]
    return found


def words_of(trust: Trust) -> str:
    """Every text the database holds of the trust."""
    found = []
    for model in apps.get_models():
        if issubclass(model, TrustOwned):
            found += [repr(row) for row in model._base_manager.filter(trust=trust).values_list()]
    return " ".join(found)


@pytest.mark.parametrize("part", range(LISTS))
def test_dirty_files_end_to_end(part: int, tmp_path: Path) -> None:
    theirs = other_trust()
    mine = TrustFactory.create()
    people_before = sorted(Person.objects.unscoped(reason=WHY).filter(trust=theirs).values_list())
    taken = 0
    for seed in range(part * FILES // LISTS, (part + 1) * FILES // LISTS):
        chance = random.Random(seed)
        given = dirty_roster(chance, tmp_path)
        if given is None:
            continue
        taken += 1
        takes_back = chance.random() < 0.2
        before = fingerprint() if takes_back else {}
        batch, _plan = brought_in(mine, given)
        if seed % 3 == 0:
            again = services.preview(actor=None, trust=mine, roster=given, file_name="again.csv")[1]
            assert again.is_empty, (seed, [c.fields for c in again.changed], again.posts, again.persons)
        if takes_back:
            services.undo(actor=None, batch=batch)
            assert fingerprint() == before, seed
    assert taken > FILES // LISTS // 2
    assert (strays(), sorted(Person.objects.unscoped(reason=WHY).filter(trust=theirs).values_list())) == (
        [],
        people_before,
    )
    linked = Person.objects.unscoped(reason=WHY).filter(trust=mine, user__isnull=False)
    assert (linked.count(), TOKEN in words_of(mine)) == (0, False)
