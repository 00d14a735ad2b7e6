"""Trusts, schools and teams are set up."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.people import beginnings
from growthring.people.models import Post, School, Team, Trust
from growthring.people.services import permits
from growthring.people.services.events import SET_UP, Verb, happened

WHY = "whether the trust, school or team is there already, or in use"
SCHOOL = {"name", "slug", "phase", "urn", "one_partner_for_both", "coach_capacity"}


@transaction.atomic
def add_trust(*, name: str, slug: str, kind: str = Trust.Kind.TRUST) -> Trust:
    """A trust without people, with a way of working to begin from: the installation alone makes one."""
    if Trust.objects.filter(slug=slug).exists():
        raise ValidationError({"slug": _("There is a trust with this short name already.")})
    trust = Trust.objects.create(name=name, slug=slug, kind=kind)
    happened(None, Verb.ADDED, SET_UP, "trust", trust=trust.pk)
    beginnings.trust_made(trust)
    return trust


@transaction.atomic
def add_school(
    *,
    actor: Actor | None,
    trust: Trust,
    name: str,
    slug: str = "",
    phase: str = School.Phase.OTHER,
    urn: str = "",
    one_partner_for_both: bool = False,
    coach_capacity: int = 6,
) -> School:
    permits.setting_up(actor, None)
    school = School(
        trust=trust,
        name=name,
        slug=slug or slugify(name)[:50],
        phase=phase,
        urn=urn,
        one_partner_for_both=one_partner_for_both,
        coach_capacity=coach_capacity,
    )
    _only_one(school)
    school.save()
    happened(actor, Verb.ADDED, SET_UP, "school", trust=trust.pk, school=school.pk)
    return school


@transaction.atomic
def change_school(*, actor: Actor | None, school: School, **to: Any) -> School:
    permits.setting_up(actor, school)
    if unknown := set(to) - SCHOOL:
        raise TypeError(f"no part of a school: {sorted(unknown)}")
    for name, value in to.items():
        setattr(school, name, value)
    _only_one(school)
    school.save(update_fields=list(to))
    happened(actor, Verb.CHANGED, SET_UP, "school", trust=school.trust_id, school=school.pk)
    return school


@transaction.atomic
def add_team(*, actor: Actor | None, school: School, name: str) -> Team:
    permits.setting_up(actor, school)
    _free_name(school, name)
    team = Team.objects.create(trust_id=school.trust_id, school=school, name=name)
    happened(actor, Verb.ADDED, SET_UP, "team", trust=school.trust_id, school=school.pk)
    return team


@transaction.atomic
def change_team(*, actor: Actor | None, team: Team, name: str) -> Team:
    permits.setting_up(actor, team.school)
    _free_name(team.school, name, but=team)
    team.name = name
    team.save(update_fields=["name"])
    happened(actor, Verb.CHANGED, SET_UP, "team", trust=team.trust_id, school=team.school_id)
    return team


@transaction.atomic
def remove_team(*, actor: Actor | None, team: Team) -> None:
    """Only one that nobody ever belonged to: the history of a post names its team."""
    permits.setting_up(actor, team.school)
    if Post.objects.filter(team=team).exists():
        raise ValidationError(_("Somebody belongs, or belonged, to this team: rename it instead."))
    happened(actor, Verb.ENDED, SET_UP, "team", trust=team.trust_id, school=team.school_id)
    team.delete()


def _only_one(school: School) -> None:
    if School.objects.filter(trust_id=school.trust_id, slug=school.slug).exclude(pk=school.pk).exists():
        raise ValidationError({"slug": _("Another school has this short name.")})


def _free_name(school: School, name: str, but: Team | None = None) -> None:
    others = Team.objects.filter(school=school, name__iexact=name)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise ValidationError({"name": _("There is a team of this name already.")})
