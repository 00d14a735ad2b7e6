"""For every model that is forgotten: one row that is past its time and one that is not yet. `NOW` stands still."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.sessions.models import Session
from django.db.models import Model
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.accounts.models import KeptForm, LoginSession, SharedCount, User
from growthring.audit.models import Event
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, ImportProgress
from growthring.people.models import BulkChange, Contract, Invitation, LegalHold, Person, RoleGrant
from growthring.stages.models import Assurance, CheckpointRow, Placement
from growthring.stages.tests.worlds import placed, scale_for
from growthring.upkeep.models import Occasion, Worker
from growthring.writing.models import Draft, SentOnce
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, UserFactory
from tests.retained import checkpoint_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
YEARS_BEGIN = date(2023, 9, 1)  # of the school year that runs and three

Pair = tuple[Any, Any]  # past its time, and not yet
SAMPLES: dict[type[Model], Callable[[], Pair]] = {}


def sample(model: type[Model]) -> Callable[[Callable[[], Pair]], Callable[[], Pair]]:
    def add(make: Callable[[], Pair]) -> Callable[[], Pair]:
        SAMPLES[model] = make
        return make

    return add


def at(model: Any, name: str, old: Any, young: Any, /, **told: Any) -> Pair:
    """Two rows that differ by one moment; `told` may be made anew for each."""
    made = [{key: value() if callable(value) else value for key, value in told.items()} for _each in range(2)]
    return model.objects.create(**{name: old}, **made[0]), model.objects.create(**{name: young}, **made[1])


@sample(Invitation)
def invitations() -> Pair:
    person = PersonFactory.create()
    told = {"person": person, "trust": person.trust, "made_at": NOW, "token_digest": lambda: uuid4().hex}
    return at(Invitation, "expires_at", NOW - 31 * DAY, NOW - 29 * DAY, **told)


@sample(Contract)
def contracts() -> Pair:
    posts = [
        PostFactory.create(starts_on=date(2015, 9, 1), ends_on=end) for end in (date(2019, 12, 31), date(2020, 1, 1))
    ]
    old, young = (Contract.objects.create(trust=post.trust, post=post) for post in posts)
    return old, young


@sample(RoleGrant)
def grants() -> Pair:
    told = {"role": "HD", "starts_on": date(2015, 9, 1)}
    return (
        RoleGrantFactory.create(ends_on=date(2020, 11, 19), **told),
        RoleGrantFactory.create(ends_on=date(2020, 11, 21), **told),
    )


@sample(LegalHold)
def holds() -> Pair:
    told = {"begun_at": NOW, "begun_by": 1, "begun_with": 2}
    people = iter([PersonFactory.create(), PersonFactory.create()])
    pairs = [{"person": each, "trust": each.trust, **told} for each in people]
    return (
        LegalHold.objects.create(ended_at=NOW - 2193 * DAY, **pairs[0]),
        LegalHold.objects.create(ended_at=NOW - 2190 * DAY, **pairs[1]),
    )


@sample(BulkChange)
def changes() -> Pair:
    trust = SchoolFactory.create().trust
    return at(BulkChange, "applied_at", NOW - 366 * DAY, NOW - 364 * DAY, trust=trust, made_at=NOW - 400 * DAY)


@sample(Person)
def entries() -> Pair:
    return (
        PersonFactory.create(user=None, email="", left_on=TODAY - 366 * DAY),
        PersonFactory.create(user=None, email="", left_on=TODAY - 364 * DAY),
    )


@sample(User)
def logins() -> Pair:
    old, young = (PersonFactory.create(left_on=TODAY - days * DAY) for days in (366, 364))
    return old.user, young.user


@sample(Placement)
def placements() -> Pair:
    """The first was replaced before the years that are kept began; the second is in force ever since."""
    post = PostFactory.create(starts_on=date(2015, 9, 1))
    stages = scale_for(post.trust)
    old, young = placed(post, stages[0], date(2016, 1, 1)), placed(post, stages[1], date(2019, 1, 1))
    placed(post, stages[2], YEARS_BEGIN + DAY)
    return old, young


@sample(Assurance)
def assurances() -> Pair:
    made = []
    for day in (YEARS_BEGIN - DAY, YEARS_BEGIN):
        post = PostFactory.create(starts_on=date(2022, 9, 1))
        told = {"started_on": post.starts_on, "mandatory_met_on": date(2022, 9, 20), "non_negotiables_met_on": day}
        made.append(Assurance.objects.create(trust=post.trust, post=post, **told))
    return made[0], made[1]


@sample(CheckpointRow)
def rows_of_checkpoints() -> Pair:
    post = PostFactory.create(starts_on=date(2015, 9, 1))
    rows = []
    for on in (date(2023, 7, 20), date(2023, 10, 20)):
        assert post.school
        checkpoint = checkpoint_of(post.school, on)
        told = {"post_kind": "teacher", "standing": "placed", "stage_position": 3}
        rows.append(CheckpointRow.objects.create(trust=post.trust, checkpoint=checkpoint, post=post, **told))
    return rows[0], rows[1]


@sample(ImportBatch)
def batches() -> Pair:
    trust = SchoolFactory.create().trust
    told = {"trust": trust, "on": TODAY, "state": ImportBatch.State.DROPPED}
    return at(ImportBatch, "made_at", NOW - 731 * DAY, NOW - 729 * DAY, **told)


@sample(ImportChange)
def import_changes() -> Pair:
    old, young = _applied()
    return at(ImportChange, "batch", old, young, trust=old.trust, row_id=1, model="people.Person", action="added")


@sample(ImportAddition)
def import_additions() -> Pair:
    old, young = _applied()
    return at(ImportAddition, "batch", old, young, trust=old.trust, model="people.Person", columns=[], ids=[], marks="")


def _applied() -> Pair:
    told = {"trust": SchoolFactory.create().trust, "on": TODAY, "made_at": NOW, "state": "applied"}
    return at(ImportBatch, "applied_at", NOW - 91 * DAY, NOW - 89 * DAY, **told)


@sample(ImportProgress)
def progress() -> Pair:
    told = {"batch_key": lambda: uuid4().hex[:16]}
    return at(ImportProgress, "told_at", NOW - 2 * DAY, NOW - timedelta(hours=1), **told)


@sample(WaitingTable)
def waiting_tables() -> Pair:
    person = PersonFactory.create()
    told = {"trust": person.trust, "made_by": person, "content": b""}
    return at(WaitingTable, "made_at", NOW - timedelta(minutes=61), NOW - timedelta(minutes=59), **told)


@sample(LoginSession)
def sessions() -> Pair:
    told = {"session_key": lambda: uuid4().hex, "session_data": ""}
    return at(LoginSession, "expire_date", NOW - DAY, NOW + DAY, **told)


@sample(Session)
def djangos_sessions() -> Pair:
    told = {"session_key": lambda: uuid4().hex, "session_data": ""}
    return at(Session, "expire_date", NOW - DAY, NOW + DAY, **told)


@sample(KeptForm)
def forms() -> Pair:
    told = {"user": UserFactory.create(), "address": "/", "sealed": b""}
    return at(KeptForm, "kept_at", NOW - timedelta(hours=5), NOW - timedelta(hours=3), **told)


@sample(SharedCount)
def counts() -> Pair:
    return at(SharedCount, "expires", NOW - DAY, NOW + DAY, cache_key=lambda: uuid4().hex, value="")


@sample(EmailConfirmation)
def confirmations() -> Pair:
    def address() -> EmailAddress:
        user = UserFactory.create()
        return EmailAddress.objects.create(user=user, email=user.email)

    return at(
        EmailConfirmation, "created", NOW - 4 * DAY, NOW - 2 * DAY, email_address=address, key=lambda: uuid4().hex
    )


@sample(Event)
def events() -> Pair:
    return at(Event, "at", NOW - 2193 * DAY, NOW - 2191 * DAY, verb="added", kind="Partnership")


@sample(DBTaskResult)
def results() -> Pair:
    told = {
        "status": TaskResultStatus.SUCCESSFUL,
        "args_kwargs": dict,
        "priority": 0,
        "task_path": "a.task",
        "worker_ids": list,
        "queue_name": "default",
        "backend_name": "default",
        "run_after": NOW,
        "exception_class_path": "",
        "traceback": "",
    }
    return at(DBTaskResult, "finished_at", NOW - 8 * DAY, NOW - 6 * DAY, **told)


@sample(Occasion)
def occasions() -> Pair:
    return at(Occasion, "due", NOW - 31 * DAY, NOW - 29 * DAY, name="a task")


@sample(Worker)
def workers() -> Pair:
    told = {"name": lambda: uuid4().hex[:30], "host": "here", "started_at": NOW}
    return at(Worker, "seen_at", NOW - 2 * DAY, NOW, **told)


@sample(Draft)
def drafts() -> Pair:
    """About somebody else."""
    writer = PersonFactory.create()
    about = PersonFactory.create(trust=writer.trust)
    told = {"trust": writer.trust, "writer": writer, "about": about, "place": lambda: uuid4().hex}
    return at(Draft, "saved_at", NOW - 31 * DAY, NOW - 29 * DAY, **told)


@sample(SentOnce)
def sent_forms() -> Pair:
    person = PersonFactory.create()
    told = {"trust": person.trust, "person": person, "repeat_key": uuid4, "place": "/", "body_digest": ""}
    return at(SentOnce, "sent_at", NOW - 8 * DAY, NOW - 6 * DAY, **told)
