"""What holds for every answer and for the whole of the product: headers, no back door, an end that bites at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from growthring.accounts.models import User
from growthring.core import clock, matrix, permissions
from growthring.core.access import Role
from growthring.core.permission_kinds import KINDS
from growthring.people.models import Partnership, Person, Post, RoleGrant, Share
from tests.access.conftest import signed_in
from tests.access.crawling import routes
from tests.access.table import TABLE
from tests.access.test_every_address import url_of
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
WHY = "test"


def rows(model: Any, **wanted: Any) -> Any:
    return model.objects.unscoped(reason=WHY).filter(**wanted)


@pytest.mark.parametrize("who", [Role.HD, Role.OFF, None])
def test_every_answer_tells_the_browser_what_to_keep_out(who: Role | None, world: World) -> None:
    client, wrong = signed_in(world.here.cast[who] if who else None), []
    for route in routes():
        answer = client.get(url_of(route.name, world))
        found = answer.headers
        kept = "no-store" in found.get("Cache-Control", "") or who is None
        referrer = found.get("Referrer-Policy") in ("same-origin", "no-referrer", "strict-origin")
        policy = found.get("Content-Security-Policy", "")
        closed = all(word in policy for word in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"))
        if not (kept and referrer and closed and found.get("X-Content-Type-Options") == "nosniff"):
            wrong.append(f"{route.name}: {answer.status_code} {dict(found)}")

    assert wrong == []


def test_there_is_no_back_door() -> None:
    """No superuser to be, no admin to go through, no rights that Django would give by itself."""
    fields = {field.name for field in User._meta.get_fields()}

    assert fields & {"is_superuser", "is_staff", "groups", "user_permissions"} == set()
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert [name for name in get_resolver().reverse_dict if "admin" in str(name)] == []
    assert {route.name for route in routes() if route.access.level == "public"} == {
        name for name in TABLE if TABLE[name].about.name == "ANYBODY"
    }


def page(client: Client, name: str, world: World) -> int:
    return int(client.get(url_of(name, world)).status_code)


def test_a_partnership_that_ends_is_over_with_the_next_page(world: World) -> None:
    manager = signed_in(world.here.cast[Role.LM])
    before = page(manager, "stages_post", world)
    rows(Partnership, post=world.here.post, partner=world.here.cast[Role.LM]).update(ends_on=clock.today())

    assert (before, page(manager, "stages_post", world)) == (200, 404)


def test_a_role_that_ends_is_over_with_the_next_page(world: World) -> None:
    head = signed_in(world.here.cast[Role.HD])
    also = Post(  # the head works here too, so that the door stays open
        trust=world.here.school.trust,
        school=world.here.school,
        person=world.here.cast[Role.HD],
        kind="leader",
        starts_on=clock.today(),
    )
    also.save()
    before = page(head, "stages_profile", world)
    rows(RoleGrant, person=world.here.cast[Role.HD]).update(ends_on=clock.today())

    assert (before, page(head, "stages_profile", world)) == (200, 403)


def test_a_share_that_is_withdrawn_is_over_with_the_next_page(world: World) -> None:
    coach = signed_in(world.here.opened[Role.CM])
    before = page(coach, "stages_post", world)
    rows(Share, partnership__partner=world.here.opened[Role.CM]).update(withdrawn_at=clock.now())

    assert (before, page(coach, "stages_post", world)) == (200, 404)


@pytest.mark.parametrize("role", [Role.SELF, Role.LM, Role.COLLEAGUE])
def test_who_has_left_is_told_that_access_has_ended(role: Role, world: World) -> None:
    client = signed_in(world.here.cast[role])
    before = page(client, "journey", world)
    rows(Post, person=world.here.cast[role]).update(ends_on=clock.today())

    assert (before, page(client, "journey", world)) == (200, 403)


def test_leaving_closes_every_page_in_a_session_that_is_open(world: World) -> None:
    office = signed_in(world.here.cast[Role.OFF])
    office.get("/")
    rows(Person, pk=world.here.cast[Role.OFF].pk).update(left_on=clock.today() - timedelta(days=1))
    found = {name: page(office, name, world) for name, line in TABLE.items() if line.about.name != "ANYBODY"}

    assert {name: status for name, status in found.items() if status != 403} == {}


def test_the_permissions_page_says_of_every_kind_what_the_matrix_says(client: Client) -> None:
    shown = client.get("/permissions/").content.decode()

    assert [kind for kind in matrix.kinds() if str(KINDS[kind]) not in shown.replace("&#x27;", "’")] == []
    for role in Role:
        one = client.get(f"/permissions/?role={role}").context
        read = {each.title: each.cells for group in ("kinds", "later") for each in one[group]}
        assert read == {
            KINDS[kind]: [(permissions.in_words(matrix.cell(kind, role)), [one["chosen"]])] for kind in matrix.kinds()
        }


def test_the_label_under_a_box_names_whoever_the_matrix_lets_read() -> None:
    for kind in matrix.kinds():
        readers = {role for role in Role if matrix.cell(kind, role) & {"O", "E", "S"}}
        told = permissions.who_reads(kind)
        if Role.COLLEAGUE in readers:
            assert "Everyone who works here" in told
            continue
        for role in set(Role) - {Role.SELF, Role.SYS, Role.PUB}:
            named = str(permissions.ROLES[role].yours).lower() in told.split(". ")[0].lower()
            assert named == (role in readers), (kind, role, told)
