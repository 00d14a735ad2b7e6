"""What people are in the middle of writing: the learner, their line manager about them, and one draft thrown away."""

from dataclasses import dataclass

from django import forms

from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person, Post
from growthring.writing.drafts import PLACE, Drafted
from growthring.writing.models import Draft
from growthring.writing.services.bins import put_in_bin
from growthring.writing.services.drafts import save_draft
from tests.factories import acting

ELSEWHERE = "a page that is gone"


class Note(forms.Form):
    note = forms.CharField()


@dataclass(frozen=True, slots=True)
class Drafts:
    mine: Draft
    about_me: Draft  # by the line manager
    away: Draft  # mine, in the bin


def begin_drafts(post: Post, cast: dict[Role, Person]) -> Drafts:
    mine, away = (_draft(cast[Role.SELF], f"{ELSEWHERE}:{name}", post.person) for name in (post.key, f"{post.key}-2"))
    put_in_bin(actor=acting(cast[Role.SELF]), row=away)
    return Drafts(mine, _draft(cast[Role.LM], f"{ELSEWHERE}:{post.key}", post.person), away)


def _draft(writer: Person, place: str, about: Person) -> Draft:
    made = save_draft(actor=acting(writer), place=place, fields={"note": "Half a sentence"}, about=about.pk)
    assert made is not None
    return made


def sent_by_itself(writer: Person) -> dict[str, str]:
    """What the page of a form sends while somebody types into it."""
    return {
        PLACE: Drafted(acting(writer), f"{ELSEWHERE}:here", None, [Note()], clock.now()).signed,
        "note": "Half a word",
    }
