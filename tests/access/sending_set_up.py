"""Forms of set-up, of placing many at once, and of the files that an office brings in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from growthring.core import clock
from growthring.core.access import Role
from growthring.interop.mapping.forms import columns_of
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.mapping.waiting import choose, opened
from growthring.people.models import PartnerKind, Partnership, Person, SupportMode
from growthring.stages.models import Assurance, Placement, Voice
from growthring.standards.forms import CalendarForm, ScaleForm
from growthring.standards.services.scales import starting_point, text_of
from growthring.standards.views.calendar import _starting_point
from growthring.standards.views.place import Place
from tests.access.sent import Sent, today
from tests.access.world import World

CSV = b"Forename,Surname,Mail\nNew,Somebody,new.somebody@example.org\n"
OFF, HD, LM = Role.OFF, Role.HD, Role.LM


def _nothing(world: World) -> dict[str, Any]:
    return {}


def _as_shown(form: forms.Form, **changed: str) -> dict[str, Any]:
    """What a browser sends of a form that was looked at and changed so."""
    shown = {bound.html_name: bound.value() for bound in form}
    return {name: str(value) for name, value in shown.items() if value is not None} | changed


def _scale(world: World) -> dict[str, Any]:
    base = starting_point(world.here.school.trust_id, world.here.school)
    form = ScaleForm(initial={"based_on": base.key, "in_force_from": today()}, stages=text_of(base))
    return _as_shown(form, name_1="Another name")


def _year(world: World) -> dict[str, Any]:
    place = Place(world.actor(HD), world.here.school, ())
    return _as_shown(CalendarForm(year=_starting_point(place, clock.today().year)), name="Another name")


def _file(world: World) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("staff.csv", CSV, "text/csv")}


def _columns(world: World) -> dict[str, Any]:
    waiting = world.here.lived.waiting
    assert waiting is not None
    names = ("given_name", "family_name", "email")
    assert len(columns_of(opened(waiting))) == len(names)
    return {f"c{at}": name for at, name in enumerate(names)}


def _is_said(client: Client, person: Person) -> None:
    """The columns of the table that waits have been explained."""
    waits = WaitingTable.objects.unscoped(reason="test").get(made_by=person)
    found = opened(waits)
    names = ("given_name", "family_name", "email")
    found.said.columns = dict(zip([key for key, *_rest in columns_of(found)], names, strict=True))
    choose(waits, found.said)


def _is_mentored(client: Client, person: Person) -> None:
    held = Partnership.objects.unscoped(reason="test").filter(post__person__given_name="Subject-here")
    held.filter(kind=PartnerKind.MENTOR).update(mode=SupportMode.MENTORING)


def _has_no_lists(client: Client, person: Person) -> None:
    """As somebody who came back: nothing is agreed about the post yet."""
    for model in (Assurance, Voice, Placement):
        about = "placement__post" if model is Voice else "post"
        model._base_manager.filter(**{f"{about}__person__given_name": "Subject-here"}).delete()


def _row(world: World) -> str:
    return f"stage-{world.here.post.key}"


def _of_row(world: World) -> tuple[str, ...]:
    return (world.here.school.slug, world.here.post.key)


SET_UP = [
    Sent("people_shift", OFF, lambda w: {"on": today()}, ready=(_is_mentored,)),
    Sent(
        "people_school_add",
        Role.TPD,
        lambda w: {"name": "A third school", "slug": "third", "phase": "primary", "coach_capacity": "6"},
    ),
    Sent("people_role_end", HD, _nothing),
    Sent("standards_scale_edit", HD, _scale),
    Sent("standards_expectation_change", OFF, lambda w: {"do": "retire"}),
    Sent("standards_calendar_edit", HD, _year),
    Sent("standards_calendar_drop", HD, _nothing),
    Sent(
        "stages_many",
        LM,
        lambda w: {"pick": w.here.post.key, "stage": "2", "on": today(), "do": "propose"},
        ("pick",),
    ),
    Sent("stages_table_team", LM, lambda w: {_row(w): "2", "on": today()}),
    Sent("stages_table_row", LM, lambda w: {_row(w): "2", "on": today()}, args=_of_row),
    Sent("stages_assurance_start", LM, lambda w: {"on": today()}, ready=(_has_no_lists,)),
    Sent("interop_start", OFF, _file),
    Sent("interop_undo", OFF, _nothing),
    Sent("interop_columns", OFF, _columns),
    Sent("interop_check", OFF, lambda w: {"do": "look"}, ready=(_is_said,)),
    Sent("interop_columns_drop", OFF, _nothing),
    Sent("interop_mapping", OFF, lambda w: {"c0": "given_name", "c1": "full_name", "c2": "email"}),
    Sent("interop_mapping_forget", OFF, _nothing),
]
# Buttons for what this world has nothing of: a change to apply or to take back, an import that waits. Who may press
# them, and from where, is tried by the nets over every address.
BUTTONS = {
    "interop_apply",
    "interop_cancel",
    "interop_drop",
    "people_bulk_change",
    "people_undo",
    "stages_assurance_reopen",
    "stages_many_undo",
    "stages_withdraw",
    "standards_scale_back",
}
