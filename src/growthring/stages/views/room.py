"""The placement page of one post for one reader: what stands, what is open, and what is theirs to do."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Person, Post, Share
from growthring.stages.dialogue import Part, asked
from growthring.stages.models import Placement, State, Voice
from growthring.stages.policy import PLACEMENT, ROW_ACCESS
from growthring.stages.queries.placements import PostStage, stages_of_posts, voices_of
from growthring.stages.queries.scales import mode_in, places, stages_on
from growthring.standards.english import name_of, school_year_of
from growthring.standards.models import Stage, StageMode

PARTS = {Role.SELF: Part.LEARNER, Role.LM: Part.LINE_MANAGER}


@dataclass(frozen=True, slots=True)
class Entry:
    """One placement in the history, with what was said in it."""

    placement: Placement
    said: list[tuple[str, Voice]]  # by whom, for the reader


@dataclass(frozen=True)
class Room:
    actor: Actor
    post: Post
    viewer: Role
    manager: Person | None

    @cached_property
    def found(self) -> PostStage:
        return stages_of_posts(self.actor, [self.post])[self.post.pk]

    @cached_property
    def voices(self) -> dict[int, list[Voice]]:
        return voices_of(self.actor, self.found.history) if self.reads_words else {}

    @cached_property
    def stages(self) -> list[Stage]:
        return stages_on(self.post.trust_id, self.post.school_id, self.actor.on)

    @property
    def person(self) -> Person:
        return self.post.person

    @property
    def url(self) -> str:
        return reverse("stages_post", args=[self.post.key])

    @property
    def mode(self) -> StageMode:
        return mode_in(self.post.school)

    @property
    def year(self) -> str:
        return name_of(school_year_of(self.actor.on))

    @property
    def partner(self) -> str:
        return str(self.manager) if self.manager else ""

    @property
    def is_own(self) -> bool:
        return self.viewer is Role.SELF

    @property
    def reads_words(self) -> bool:
        """A share opens the stage, not the sentences."""
        return self.viewer in (Role.SELF, Role.LM, *ROW_ACCESS)

    @property
    def standing(self) -> Placement | None:
        return self.found.standing

    @property
    def open(self) -> Placement | None:
        return self.found.open if places(self.post.school) else None

    @property
    def said(self) -> list[Voice]:
        """What was said about the open placement, in order."""
        return self.voices.get(self.open.pk, []) if self.open else []

    @property
    def sides(self) -> list[tuple[str, Voice]]:
        """The last word of each side, the learner's first, with whose it is."""
        last = {voice.part: voice for voice in self.said}
        return [(self._who(last[part]), last[part]) for part in (Part.LEARNER, Part.LINE_MANAGER) if part in last]

    def _who(self, voice: Voice) -> str:
        if voice.person_id == self.actor.person_id:
            return _("You")
        return str(self.person) if voice.part == Part.LEARNER else str(voice.get_part_display())

    @property
    def turn(self) -> Part | None:
        return asked(self.open.state, self.said[-1].part) if self.open and self.said else None

    @property
    def turn_in_words(self) -> str:
        if self.turn is None or self.is_my_turn:
            return ""
        return {
            Part.LEARNER: _("It waits for the answer of the person placed."),
            Part.LINE_MANAGER: _("It waits for the line manager's answer."),
            Part.HEAD: _("The two see it differently; the head settles it, unless one comes to the other's stage."),
        }[self.turn]

    @property
    def is_my_turn(self) -> bool:
        return self.turn is not None and self.turn == PARTS.get(self.viewer)

    @property
    def theirs(self) -> Voice | None:
        """The other side's last word, to which this reader may come."""
        part = PARTS.get(self.viewer)
        others = [voice for voice in self.said if part and voice.part != part]
        return others[-1] if others else None

    @property
    def may_agree(self) -> bool:
        return self.theirs is not None and (self.is_my_turn or self.turn == Part.HEAD) and self.is_dialogue

    @property
    def may_begin(self) -> bool:
        if self.open is not None or not places(self.post.school):
            return False
        return self.is_own or (self.viewer is Role.LM and self.is_dialogue)

    @property
    def may_withdraw(self) -> bool:
        by = {voice.person_id for voice in self.said}
        return by == {self.actor.person_id}

    @property
    def may_settle(self) -> bool:
        leads = self.post.school_id is not None and self.actor.holds(Role.HD, self.post.school_id)
        return self.turn == Part.HEAD and leads and self.viewer is Role.HD

    @property
    def head_is_party(self) -> bool:
        """The reader holds the head's role, and is the line manager or the person themself."""
        leads = self.post.school_id is not None and self.actor.holds(Role.HD, self.post.school_id)
        return self.turn == Part.HEAD and leads and self.viewer is not Role.HD

    @property
    def is_dialogue(self) -> bool:
        return self.mode == StageMode.AGREED

    @property
    def asks_to_void(self) -> Voice | None:
        """The learner's word that the placement in force is an error, while nobody has answered."""
        said = self.voices.get(self.standing.pk, []) if self.standing else []
        last = said[-1] if said else None
        is_asking = last is not None and last.part == Part.LEARNER and last.act == Voice.Act.CONTESTS
        return last if is_asking else None

    @property
    def may_void(self) -> bool:
        settled = self.standing is not None and self.standing.basis != "assurance"
        return settled and self.viewer in (Role.LM, Role.HD)

    @property
    def may_ask(self) -> bool:
        settled = self.standing is not None and self.standing.basis != "assurance"
        return settled and self.is_own and self.asks_to_void is None

    @property
    def history(self) -> list[Entry]:
        """What was settled, the latest first."""
        settled = [each for each in reversed(self.found.history) if each.state == State.AGREED]
        return [Entry(each, [(self._who(voice), voice) for voice in self.voices.get(each.pk, [])]) for each in settled]

    def record_look(self) -> None:
        if not self.is_own:
            record(
                actor=self.actor,
                acting_as=self.viewer,
                verb=Verb.LOOKED,
                kind=PLACEMENT,
                where="stage",
                subject_id=self.post.person_id,
            )


def room_of(actor: Actor, key: str) -> Room:
    """A 404 for whoever has no business with the stage of this post, and where the school works without stages."""
    rows = Post.objects.visible_to(actor).filter(key=key).select_related("person", "school__stages")
    post = rows.first()
    if post is None or mode_in(post.school) == StageMode.OFF:
        raise Http404
    manager = None if actor.is_guest else _manager(actor, post)
    viewer = _viewer(actor, post, manager)
    if viewer is None:
        raise Http404
    return Room(actor, post, viewer, manager)


def _viewer(actor: Actor, post: Post, manager: Person | None) -> Role | None:
    if actor.is_guest:
        return Role.GM if _shared(actor, post) else None
    if post.person_id == actor.person_id:
        return Role.SELF
    if manager is not None and manager.pk == actor.person_id:
        return Role.LM
    led = next((role for role in ROW_ACCESS if post.school_id and actor.holds(role, post.school_id)), None)
    return led or (Role.CM if _shared(actor, post) else None)


def _manager(actor: Actor, post: Post) -> Person | None:
    rows = Partnership.objects.visible_to(actor).filter(running_on(actor.on), post=post, kind=PartnerKind.LINE_MANAGER)
    found = rows.select_related("partner").first()
    return found.partner if found else None


def _shared(actor: Actor, post: Post) -> bool:
    rows = Share.objects.visible_to(actor).filter(
        partnership__post=post,
        partnership__partner_id=actor.person_id,
        record_kind=PLACEMENT,
        withdrawn_at__isnull=True,
    )
    return rows.exists()
