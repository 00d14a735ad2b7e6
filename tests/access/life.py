"""What is recorded about one subject: a stage and its dialogue, newcomer's lists, a checkpoint, files brought in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from growthring.audit.services import Verb, record
from growthring.conversations.models import QuestionSet
from growthring.core import clock
from growthring.core.access import Role
from growthring.interop.mapping.models import ColumnMapping, WaitingTable
from growthring.interop.mapping.waiting import keep
from growthring.interop.models import ImportBatch, ImportChange, LeaverProposal
from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.mapping import keys, signature
from growthring.interop.reading.raw import Raw
from growthring.people.models import (
    BulkChange,
    BulkChangeRow,
    Contract,
    Identity,
    Invitation,
    Partnership,
    Person,
    Post,
    RoleGrant,
    Share,
    SignInProvider,
    SignInRules,
    Team,
)
from growthring.people.services.invitations import digest
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Basis,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    ProfileNote,
    State,
    Voice,
)
from growthring.standards.english import english_year, school_year_of
from growthring.standards.models import Calendar, Expectation, Gate, ScaleVersion, SchoolStages, Stage, StageMode
from growthring.standards.services.start import write_calendar
from tests.access.drafting import Drafts, begin_drafts
from tests.access.journey import Journey, lead_a_journey
from tests.factories import acting

KINDS_SHARED = ("Stage placement", "Assurance item (mandatory; non-negotiable)", "Conversation record")
WHY = "test"
HEADINGS = ["Forename", "Surname", "Mail"]
SUMMARY = dict.fromkeys(("joins", "changes", "unchanged", "leavers", "refused", "schools", "teams", "partnerships"), 0)


@dataclass(slots=True)
class Life:
    placement: Placement  # contested, with a word from each side
    settled: Placement
    item: AssuranceItem
    checkpoint: Checkpoint
    calendar: Calendar  # the school's own
    expectation: Expectation
    scale: ScaleVersion
    questions: QuestionSet
    invitation: Invitation
    token: str
    grant: RoleGrant | None
    change: BulkChange
    batch: ImportBatch
    mapping: ColumnMapping
    waiting: WaitingTable | None
    provider: SignInProvider
    identity: Identity
    journey: Journey
    drafts: Drafts


def lead_a_life(name: str, post: Post, team: Team, cast: dict[Role, Person], *, first: bool) -> Life:
    """Records about the post of `post`; with `first`, also those of its school."""
    trust = post.trust
    Contract.objects.create(trust=trust, post=post, part_time=True, fte="0.6")
    scale = ScaleVersion.objects.unscoped(reason=WHY).get(trust=trust, school__isnull=True)
    settled, contested = _placements(post, scale, cast)
    expectation = Expectation.objects.create(
        trust=trust, school=post.school, gate=Gate.NON_NEGOTIABLE, text=f"Own item of {name}", guidance="As here"
    )
    checkpoint, calendar = _checkpoint(post, team, cast, first=first)
    token = f"invitation-of-{name}"
    provider, identity = _way_in(cast[Role.SELF])
    return Life(
        placement=contested,
        settled=settled,
        item=_assurance(post, cast, expectation),
        checkpoint=checkpoint,
        calendar=calendar,
        expectation=expectation,
        scale=scale,
        questions=QuestionSet.objects.unscoped(reason=WHY).get(trust=trust, school__isnull=True, purpose="five"),
        invitation=_invitation(cast[Role.COLLEAGUE], token),
        token=token,
        grant=RoleGrant.objects.unscoped(reason=WHY).filter(person=cast[Role.PDL]).first() if first else None,
        change=_change(post, cast),
        batch=_batch(post, cast),
        mapping=_mapping(post, cast),
        waiting=_waiting(cast),
        provider=provider,
        identity=identity,
        journey=lead_a_journey(post, cast),
        drafts=begin_drafts(post, cast),
    )


def share_all(post: Post, partners: Iterable[Person]) -> None:
    for partnership in Partnership.objects.unscoped(reason=WHY).filter(post=post, partner__in=list(partners)):
        for kind in KINDS_SHARED:
            Share.objects.create(trust=post.trust, partnership=partnership, record_kind=kind, shared_at=clock.now())


def _placements(post: Post, scale: ScaleVersion, cast: dict[Role, Person]) -> tuple[Placement, Placement]:
    stages = list(Stage.objects.unscoped(reason=WHY).filter(scale=scale).order_by("position"))
    on = post.starts_on + timedelta(days=60)
    settled = _placement(post, stages[2], on, state=State.AGREED, basis=Basis.DIALOGUE, settled_at=clock.now())
    _voice(settled, cast[Role.SELF], "learner", "places", stages[2])
    _voice(settled, cast[Role.LM], "line_manager", "agrees", stages[2])
    open_one = _placement(post, stages[4], clock.today(), state=State.CONTESTED)
    _voice(open_one, cast[Role.SELF], "learner", "places", stages[4])
    _voice(open_one, cast[Role.LM], "line_manager", "contests", stages[3])
    return settled, open_one


def _placement(post: Post, stage: Stage, on: date, **facts: Any) -> Placement:
    return Placement.objects.create(
        trust=post.trust, post=post, stage=stage, scale=stage.scale, effective_on=on, recorded_at=clock.now(), **facts
    )


def _voice(placement: Placement, person: Person, part: str, act: str, stage: Stage) -> Voice:
    return Voice.objects.create(
        trust=placement.trust,
        placement=placement,
        person=person,
        part=part,
        act=act,
        stage=stage,
        sentence=f"What the {part} said",
        said_at=clock.now(),
    )


def _assurance(post: Post, cast: dict[Role, Person], own: Expectation) -> AssuranceItem:
    lists = Assurance.objects.create(
        trust=post.trust,
        post=post,
        started_on=clock.today() - timedelta(days=20),
        mandatory_met_on=clock.today() - timedelta(days=5),
    )
    common = Expectation.objects.unscoped(reason=WHY).filter(trust=post.trust, school__isnull=True, post_kind="")
    mandatory = common.filter(gate=Gate.MANDATORY).first()
    assert mandatory is not None
    facts = {"trust": post.trust, "assurance": lists, "due_on": clock.today() + timedelta(days=20)}
    AssuranceItem.objects.create(
        **facts,
        expectation=mandatory,
        gate=Gate.MANDATORY,
        assured_on=clock.today() - timedelta(days=5),
        assured_by=cast[Role.LM],
        note="Seen on a walk",
        answer="It is so",
    )
    return AssuranceItem.objects.create(**facts, expectation=own, gate=Gate.NON_NEGOTIABLE, answer="Not yet")


def _checkpoint(post: Post, team: Team, cast: dict[Role, Person], *, first: bool) -> tuple[Checkpoint, Calendar]:
    """The school's six weeks of this year, closed; a note and the open picture beside it."""
    school, trust = post.school, post.trust
    assert school is not None
    if first:
        SchoolStages.objects.create(trust=trust, school=school, mode=StageMode.AGREED)
        write_calendar(trust, school, english_year(school_year_of(clock.today()) + 1))
        running = Calendar.objects.unscoped(reason=WHY).get(
            trust=trust, school__isnull=True, starts_on__year=school_year_of(clock.today())
        )
        on = clock.today() - timedelta(days=10)
        facts = {"trust": trust, "school": school, "point": Checkpoint.Point.SIX_WEEKS, "on": on}
        made = Checkpoint.objects.create(**facts, calendar=running, closed_at=clock.now())
        for text, is_open in (("Why it changed", False), ("For everybody", True)):
            ProfileNote.objects.create(
                trust=trust,
                checkpoint=made,
                author=cast[Role.HD],
                text=text,
                written_at=clock.now(),
                is_open=is_open,
            )
        OpenRelease.objects.create(
            **facts, calendar_name=running.name, released_at=clock.now(), withheld="too_few", bands=[]
        )
    checkpoint = Checkpoint.objects.unscoped(reason=WHY).get(school=school)
    CheckpointRow.objects.create(
        trust=trust,
        checkpoint=checkpoint,
        post=post,
        post_kind=post.kind,
        team_name=team.name,
        standing=CheckpointRow.Standing.PLACED,
        stage_position=3,
    )
    return checkpoint, Calendar.objects.unscoped(reason=WHY).get(school=school)


def _invitation(person: Person, token: str) -> Invitation:
    return Invitation.objects.create(
        trust=person.trust,
        person=person,
        token_digest=digest(token),
        made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=14),
    )


def _way_in(person: Person) -> tuple[SignInProvider, Identity]:
    """A provider that is not in use, and the person's account there."""
    SignInRules.objects.unscoped(reason=WHY).get_or_create(trust=person.trust, other_trusts=True)
    told = {"kind": "other", "issuer": "https://id.example.org", "client_id": "growthring", "sealed_secret": "sealed"}
    provider = SignInProvider.objects.create(trust=person.trust, name="Their own", **told)
    assert person.user
    linked = {"issuer": provider.issuer, "subject": f"subject-{person.pk}", "linked_at": clock.now()}
    return provider, Identity.objects.create(user=person.user, provider=provider, email=person.email, **linked)


def _change(post: Post, cast: dict[Role, Person]) -> BulkChange:
    """A plan of many partnerships, made by the office, and events of looking and changing."""
    made_by = cast.get(Role.OFF)
    change = BulkChange.objects.create(
        trust=post.trust, title="Coaches for all", school=post.school, made_by=made_by, made_at=clock.now()
    )
    BulkChangeRow.objects.create(
        trust=post.trust, change=change, person=post.person, table="partnership", row_id=1, after={"kind": "coach"}
    )
    for role in (Role.LM, Role.HD):
        if role in cast:
            record(
                actor=acting(cast[role]),
                verb=Verb.LOOKED,
                kind="Stage placement",
                where="stage",
                subject_id=post.person_id,
                school_id=post.school_id,
            )
    return change


def _mapping(post: Post, cast: dict[Role, Person]) -> ColumnMapping:
    """What the school's office has said of the columns of another system's file."""
    return ColumnMapping.objects.create(
        trust=post.trust,
        school=post.school,
        signature=signature([*HEADINGS, post.key]),  # one a post: several lives are led in a trust
        file_name="other.csv",
        headings=HEADINGS,
        columns=dict(zip(keys(HEADINGS), ("given_name", "family_name", "email"), strict=True)),
        made_by=cast.get(Role.OFF),
        made_at=clock.now(),
    )


def _waiting(cast: dict[Role, Person]) -> WaitingTable | None:
    """A table the office is about to explain: nobody else sees it."""
    if Role.OFF not in cast:
        return None
    rows = [Row(1, HEADINGS), Row(2, ["New", "Somebody", "new.somebody@example.org"])]
    return keep(actor=acting(cast[Role.OFF]), file_name="other.csv", raws=[Raw("other.csv", "csv", rows)], notes=[])


def _batch(post: Post, cast: dict[Role, Person]) -> ImportBatch:
    """A roster brought in by the office, with somebody it no longer names."""
    batch = ImportBatch.objects.create(
        trust=post.trust,
        made_by=cast.get(Role.OFF),
        made_at=clock.now(),
        on=clock.today(),
        file_name="staff.csv",
        format="own",
        state=ImportBatch.State.APPLIED,
        applied_at=clock.now(),
        shown={
            "joins": [],
            "changes": [],
            "leavers": [],
            "problems": [],
            "problems_left_out": 0,
            "schools": [],
            "not_staff": {},
            "files_read": ["staff.csv"],
            "ignored_files": [],
            "other_files": 0,
        },
        summary=SUMMARY,
    )
    ImportChange.objects.create(
        trust=post.trust,
        batch=batch,
        action="changed",
        model="people.Person",
        row_id=post.person_id,
        before={"staff_id": "before"},
        after={"staff_id": post.person.staff_id},
    )
    LeaverProposal.objects.create(trust=post.trust, batch=batch, person=post.person, why="missing")
    return batch
