"""A school changes trust in the world of the nets: everything about it goes along, nothing leads across, and past days
count what they counted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Role
from growthring.people import moving
from growthring.people.models import (
    BulkChange,
    Partnership,
    Person,
    Post,
    School,
    SchoolMove,
    Trust,
    TrustOwned,
)
from growthring.people.services.moving import CannotMove, move_school, preview_move
from growthring.stages.models import Placement
from growthring.stages.profile import tally
from growthring.stages.queries.profile import profile_of
from growthring.standards.queries import scale_for
from tests.access.world import World, build

pytestmark = pytest.mark.django_db
WHY = "test"


@pytest.fixture
def world() -> World:
    built = build(lives=True)
    BulkChange.objects.unscoped(reason=WHY).update(applied_at=clock.now())  # one that waits does not go along
    return built


def crossing() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if issubclass(model, TrustOwned)
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, TrustOwned)
        for row in model._base_manager.select_related(field.name)
        if getattr(row, field.attname) and getattr(row, field.name).trust_id != row.trust_id
    ]


def numbers(school: School) -> list[Any]:
    """The profile at every checkpoint and on the first of each month of the last year, with the stages' names."""
    school = School.objects.unscoped(reason=WHY).get(pk=school.pk)
    profile = profile_of(school, None)
    today = clock.today()
    days = [today - timedelta(days=30 * back) for back in range(1, 13)]
    told = [(point.key, point.on, tally(profile.at(point).rows, profile.size)) for point in profile.points[:-1]]
    scales = [[(s.position, s.name) for s in scale_for(school, day).stages.unscoped(reason=WHY)] for day in days]
    return [told, [tally(profile.live(day).rows, profile.size) for day in days], scales]


def moved(world: World, on: date | None = None) -> School:
    school = world.here.school
    move_school(school=school, to=world.abroad.school.trust, on=on or clock.today())
    return School.objects.unscoped(reason=WHY).get(pk=school.pk)


def test_no_key_leads_from_one_trust_into_another(world: World) -> None:
    moved(world)

    assert crossing() == []


def test_every_model_of_a_trust_says_whether_it_goes_along() -> None:
    assert moving.unspoken_for() == []


def test_the_profile_counts_on_past_days_what_it_counted(world: World) -> None:
    before = numbers(world.here.school)

    school = moved(world)

    assert numbers(school) == before


def test_everything_of_the_school_is_in_its_new_trust(world: World) -> None:
    rows = {model: set(_theirs(model, world).values_list("pk", flat=True)) for model in moving.owned_models()}

    school = moved(world)

    there = {m: set(_theirs(m, world).filter(trust=school.trust).values_list("pk", flat=True)) for m in rows}
    assert {m._meta.label: pks - there[m] for m, pks in rows.items() if pks - there[m]} == {}
    assert sum(map(len, rows.values())) > 60


def _theirs(model: type[TrustOwned], world: World) -> Any:
    path = moving.path_of(model)
    rows = model.objects.unscoped(reason=WHY)
    if not path or model in (School, Person) or path == moving.WITH_PERSON:
        return rows.none() if model is not School else rows.filter(pk=world.here.school.pk)
    return rows.filter(**{path: world.here.school.pk})


def test_a_preview_tells_the_same_and_changes_nothing(world: World) -> None:
    before = _everything()
    previewed = preview_move(school=world.here.school, to=world.abroad.school.trust, on=clock.today())
    after = _everything()

    done = move_school(school=world.here.school, to=world.abroad.school.trust, on=clock.today())

    assert after == before
    assert list(previewed.lines(everybody=True)) == list(done.lines(everybody=True))


def _everything() -> dict[str, list[Any]]:
    return {m._meta.label: list(m._base_manager.order_by("pk").values_list()) for m in apps.get_models()}


def test_a_leader_of_the_old_trust_finds_nothing_any_more(world: World, client: Client) -> None:
    leader = world.here.cast[Role.CEO]
    addresses = ["/schools/here/picture/", f"/people/{world.here.subject.key}/"]
    client.force_login(leader.user)  # type: ignore[arg-type]
    before = {address: client.get(address).status_code for address in addresses}

    moved(world)

    after = {address: client.get(address).status_code for address in addresses}
    assert (before, after) == (dict.fromkeys(addresses, 200), dict.fromkeys(addresses, 404))


def test_a_leader_of_the_new_trust_finds_the_school(world: World, client: Client) -> None:
    moved(world)
    client.force_login(world.abroad.cast[Role.CEO].user)  # type: ignore[arg-type]

    addresses = ["/schools/here/picture/", f"/people/{world.here.subject.key}/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_who_leads_the_school_leads_it_on(world: World, client: Client) -> None:
    addresses = ["/schools/here/profile/", f"/people/{world.here.subject.key}/", "/schools/here/placements/"]
    moved(world)
    client.force_login(world.here.cast[Role.HD].user)  # type: ignore[arg-type]

    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_record_of_events_is_whole_and_says_that_it_moved(world: World) -> None:
    before = list(Event.objects.unscoped(reason=WHY).order_by("pk").values())
    old = world.here.school.trust_id

    school = moved(world)

    now = list(Event.objects.unscoped(reason=WHY).order_by("pk").values())
    assert now[: len(before)] == before
    assert [(e["where"], e["trust_id"], e["school_id"]) for e in now[len(before) :]] == [
        ("school moved to another trust", old, school.pk),
        ("school came from another trust", school.trust_id, school.pk),
    ]
    assert SchoolMove.objects.unscoped(reason=WHY).get(school=school).from_trust_id == old


def test_a_second_time_is_refused(world: World) -> None:
    school = moved(world)

    with pytest.raises(CannotMove, match="already"):
        move_school(school=school, to=school.trust, on=clock.today())


def test_a_day_to_come_is_previewed_only(world: World) -> None:
    later = clock.today() + timedelta(days=9)
    school, to = world.here.school, Trust.objects.get(slug="other")

    assert preview_move(school=school, to=to, on=later).on == later
    with pytest.raises(CannotMove, match="still to come"):
        move_school(school=school, to=to, on=later)
    assert Post.objects.unscoped(reason=WHY).filter(trust__slug="other", school=world.here.school).count() == 0
    assert Placement.objects.unscoped(reason=WHY).exclude(post__trust=0).count() > 0
    assert Partnership.objects.unscoped(reason=WHY).filter(ends_on=later).count() == 0
