"""One meeting for one reader, at the step where it is: who sits in it, what lies on the table, what is theirs to do."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from growthring.audit.services import Verb, record
from growthring.conversations.models import KIND, PREPARATION, Conversation, Party, Question
from growthring.conversations.queries.looked import looked_lately, who_looked
from growthring.conversations.queries.papers import Paper, Papers, beside_the_record, on_the_table, papers_of
from growthring.conversations.queries.possible import is_over
from growthring.conversations.queries.questions import questions_of
from growthring.conversations.queries.records import Record, editions_of, in_force
from growthring.conversations.queries.seated import Seat, seats_of, taking_part, to_read
from growthring.conversations.services.editions import content_of, digest_of
from growthring.conversations.services.meeting import first_day
from growthring.conversations.services.parties import Holder
from growthring.core import clock
from growthring.core.access import Actor, Forbidden, Role
from growthring.core.permissions import DISCLOSURE, listed, who_reads
from growthring.people.models import Person, Share
from growthring.standards.english import name_of, school_year_of
from growthring.writing.drafts import address_of
from growthring.writing.models import Draft

State = Conversation.State
TWO = (Role.SELF, Role.LM)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of them wrote to a question, as far as the reader may see it."""

    seat: Seat
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    voices: list[Voice]
    line: Paper | None
    writes: str  # somebody else who holds the pen


@dataclass(frozen=True)
class Room:
    actor: Actor
    held: Conversation
    takes_part: bool

    @property
    def _reader(self) -> Actor:
        """For what belongs to the meeting: in their own, nobody sees more for what they hold beside it."""
        return self.actor.as_learner() if self.is_own else self.actor

    @property
    def url(self) -> str:
        return reverse("conversations_meeting", args=[self.held.key])

    @property
    def learner(self) -> Person:
        return self.held.post.person

    @property
    def is_own(self) -> bool:
        return self.held.post.person_id == self.actor.person_id

    @property
    def state(self) -> str:
        return self.held.state

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def is_begun(self) -> bool:
        return self.state == State.BEGUN

    @property
    def has_record(self) -> bool:
        return self.state in (State.RECORDED, State.SIGNED)

    @property
    def year(self) -> str:
        return name_of(school_year_of(self.held.held_on or localdate(self.held.starts_at)))

    @cached_property
    def seats(self) -> list[Seat]:
        return seats_of(self._reader, self.held)

    @property
    def mine(self) -> Seat:
        return next((seat for seat in self.seats if seat.is_mine), Seat(Holder(self.learner, None), None, True))

    @property
    def others(self) -> list[Seat]:
        return [seat for seat in self.seats if not seat.is_mine]

    @property
    def with_whom(self) -> str:
        """Whom the reader meets; nobody yet, where a seat is nobody's today."""
        return _names(self.others) or _("whoever takes the seat")

    @property
    def with_keys(self) -> str:
        """As `with_whom`, for the form that shares: who is named on it is who gets to read."""
        return " ".join(sorted(seat.person.key for seat in self.others))

    @property
    def partner_names(self) -> str:
        """For the head of the page. A reader is told by the record itself."""
        return _names([seat for seat in self.seats if seat.role is not Role.SELF]) if self.takes_part else ""

    @cached_property
    def questions_in_full(self) -> list[Question]:
        """With purpose and prompts."""
        return questions_of(self.held.questions)

    @cached_property
    def papers(self) -> Papers:
        return papers_of(self._reader, self.held, *on_the_table(self.held))

    @cached_property
    def aside(self) -> Papers:
        """What stands beside the questions, or beside the record: alone, where that is all there is to read."""
        return papers_of(self._reader, self.held, *beside_the_record(self.held)) if self.has_record else self.papers

    @cached_property
    def asked(self) -> list[Asked]:
        return [self._asked(question) for question in self.papers.questions]

    def _asked(self, question: Question) -> Asked:
        said, line = self.papers.words.get(question.pk, {}), self.papers.lines.get(question.pk)
        voices = [Voice(seat, said.get(seat.person.pk)) for seat in self.seats]
        return Asked(question, voices, line, self._who_writes(line))

    def _who_writes(self, line: Paper | None) -> str:
        if line is None or not line.pen_is_held or line.pen == self.actor.person_id:
            return ""
        return next((str(seat.person) for seat in self.seats if seat.person.pk == line.pen), "")

    @property
    def before(self) -> Record | None:
        return self.papers.before

    @cached_property
    def records(self) -> list[Record]:
        """The newest first. What waits to be signed, and has no signature yet, is read as it stands."""
        found = editions_of(self._reader, self.held) if self.has_record else []
        if self.takes_part and found and not found[0].content:
            found[0].content = content_of(self.held, [seat.holder for seat in self.seats])
        return found

    @property
    def newest(self) -> Record | None:
        return self.records[0] if self.records else None

    @property
    def shown(self) -> Record | None:
        """What the page shows: to those who were there what waits for them, to others what all have signed."""
        return self.newest if self.takes_part and self.state == State.RECORDED else in_force(self.records)

    @property
    def is_open(self) -> bool:
        """It can still be written in: nobody has signed what is to be signed."""
        return self.is_begun or (self.state == State.RECORDED and not (self.newest and self.newest.signatures))

    @property
    def has_signed(self) -> bool:
        signed = self.newest.signatures if self.newest else []
        return any(each.person_id == self.actor.person_id for each in signed)

    @property
    def waits_for(self) -> str:
        """Who is still to sign."""
        signed = {each.person_id for each in self.newest.signatures} if self.newest else set()
        return listed([str(s.person) for s in self.seats if s.is_partner_still and s.person.pk not in signed])

    @property
    def gone(self) -> str:
        return listed([str(seat.person) for seat in self.seats if not seat.is_partner_still])

    @property
    def is_alone(self) -> bool:
        return sum(seat.is_partner_still for seat in self.seats) < 2

    @property
    def seen(self) -> str:
        return digest_of(self.newest.content) if self.newest else ""

    @property
    def changes_url(self) -> str:
        return reverse("conversations_move", args=[self.held.key])

    @cached_property
    def is_shared_with(self) -> bool:
        """The learner opened it; else it has passed on with the post."""
        rows = Share.objects.visible_to(self.actor).filter(
            partnership__post=self.held.post_id, partnership__partner=self.actor.person_id, record_kind=KIND
        )
        return rows.exists()

    @property
    def was_signed(self) -> bool:
        return in_force(self.records) is not None

    # The day

    @property
    def is_overdue(self) -> bool:
        return self.is_planned and localdate(self.held.starts_at) < clock.today()

    @property
    def is_over(self) -> bool:
        return is_over(self.held, clock.today())

    @property
    def may_begin(self) -> bool:
        return self.is_planned and first_day(self.held) <= clock.today() and len(self.seats) > 1

    @property
    def day(self) -> date:
        """The day to begin with: the one it was planned for, if that has passed."""
        return min(first_day(self.held), clock.today())

    # Wellbeing

    @property
    def has_wellbeing(self) -> bool:
        return self.held.has_wellbeing and self.takes_part and self.mine.role in TWO

    @property
    def wellbeing(self) -> list[tuple[Seat, Paper]]:
        found = self.aside.wellbeing
        return [(seat, found[seat.person.pk]) for seat in self.seats if seat.person.pk in found]

    # Sharing

    @property
    def newcomers(self) -> list[Seat]:
        """Who has taken a seat since the reader shared, and has not been told."""
        at = self.mine.party.shared_at if self.mine.party else None
        return [s for s in self.others if at and (s.party is None or s.party.joined_at > at)]

    @property
    def told(self) -> list[Seat]:
        return [seat for seat in self.others if seat not in self.newcomers]

    @property
    def newcomer_names(self) -> str:
        return _names(self.newcomers)

    @property
    def told_names(self) -> str:
        return _names(self.told) or self.former_names

    @cached_property
    def former_names(self) -> str:
        """With whom the reader shared, and who has no seat any more. Asked only where somebody is new."""
        at = self.mine.party.shared_at if self.mine.party else None
        if at is None or not self.newcomers:
            return ""
        here = [seat.person.pk for seat in self.seats]
        rows = Party.objects.visible_to(self.actor).filter(conversation=self.held, joined_at__lte=at)
        return listed([str(each.person) for each in rows.exclude(person__in=here).select_related("person")])

    @property
    def opened(self) -> list[Seat]:
        """Who has shared with the reader: their words are there to be read."""
        wrote = {person for said in self.papers.words.values() for person in said}
        return [seat for seat in self.others if seat.has_shared and seat.person.pk in wrote]

    @cached_property
    def looked_names(self) -> str:
        looked = who_looked(self.actor, self.mine.party)
        return _names([seat for seat in self.told if seat.person.pk in looked])

    def half_written(self, *, but: str) -> list[tuple[str, Draft]]:
        """What the reader was typing when they were last here, with where it goes on; `but` the place of the form that
        is open on the page."""
        drafts = self.papers.drafts.items()
        return [(url, draft) for place, draft in drafts if place != but and (url := address_of(place))]

    # Who can read what

    @property
    def who_reads_preparation(self) -> str:
        if self.state != State.PLANNED:
            return self.who_reads_record
        if self.mine.has_shared:
            names = listed([_("you"), *(str(seat.person) for seat in self.told)])
            told = _("You have shared this: %(names)s can read it.") % {"names": names}
            return f"{told} {DISCLOSURE}"
        until = _("That is so until you share it or the meeting begins: then %(names)s can read it, too.")
        return f"{who_reads(PREPARATION)} {until % {'names': self.with_whom}}"

    @property
    def who_reads_alone(self) -> str:
        """Of what is opened by the meeting and not by sharing."""
        if self.state != State.PLANNED:
            return self.who_reads_record
        until = _("That is so until the meeting begins: then %(names)s can read it, too.")
        return f"{who_reads(PREPARATION)} {until % {'names': self.with_whom}}"

    @property
    def who_reads_record(self) -> str:
        """By name, where the line manager is not there: the matrix speaks of them as a reader."""
        mine = self.mine.role
        if mine in TWO and any(seat.role is Role.LM for seat in self.seats):
            return who_reads(KIND, viewer=mine, person=str(self.learner))
        people = listed([_("you"), *(str(seat.person) for seat in self.others)])
        told = _("%(people)s, who meet here, can read this.") % {"people": people}
        return f"{told[:1].upper()}{told[1:]} {DISCLOSURE}"

    @property
    def who_reads_wellbeing(self) -> str:
        other = next((seat for seat in self.others if seat.role in TWO), None)
        with_other = _("You, and when you meet %(name)s. Nobody else.")
        told = with_other % {"name": other.person} if other else _("You alone.")
        until = _("It goes at the end of the school year.")
        return f"{told} {until} {DISCLOSURE}"

    def record_look(self, *, again: bool = False) -> None:
        """One event a page: to a partner it is about the learner; to the learner, about whoever shared with them."""
        shared = next((seat for seat in self.others if self.is_planned and seat.has_shared), None)
        subject = self.learner.pk if not self.is_own else shared.person.pk if shared else None
        if subject is not None and not (again and looked_lately(self.actor, subject)):  # `again`: asked by an open page
            record(
                actor=self.actor,
                acting_as=self.mine.role if self.takes_part else None,
                verb=Verb.LOOKED,
                kind=PREPARATION if self.is_own else KIND,
                where="conversation",
                subject_id=subject,
            )


def room_of(actor: Actor, key: str) -> Room:
    """A 404 for whoever neither takes part in it nor was opened it to read."""
    held = taking_part(actor, key)
    if held is not None:
        return Room(actor, held, takes_part=True)
    held = to_read(actor, key)
    if held is None:
        raise Http404
    return Room(actor, held, takes_part=False)


def acting_room(actor: Actor, key: str) -> Room:
    """For whoever takes part; who may only read is told so."""
    room = room_of(actor, key)
    if not room.takes_part:
        raise Forbidden(_("This is for those who meet."))
    return room


def _names(seats: list[Seat]) -> str:
    return listed([str(seat.person) for seat in seats])
