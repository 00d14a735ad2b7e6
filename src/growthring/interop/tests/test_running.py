"""An import in the background: begun, seen, stopped, killed, begun again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from growthring.audit.models import Event
from growthring.core.access import Forbidden
from growthring.interop import running, services
from growthring.interop.applying import Step
from growthring.interop.models import ImportBatch
from growthring.interop.running.board import QUIET, Board, Stopped, board_of
from growthring.interop.tasks import apply_batch
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import fingerprint, previewed
from growthring.interop.views import decide
from growthring.people.models import Person, School
from tests.factories import PersonFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
START = "/set-up/import/"


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding("OFF", trust=school.trust)


@pytest.fixture
def batch(school: School, office: Person) -> ImportBatch:
    return previewed(school.trust, roster(*(staff(f"s{n}", line=n) for n in range(3))), acting(office))


@pytest.fixture
def client(office: Person) -> Client:
    client = Client()
    assert office.user is not None
    client.force_login(office.user)
    return client


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is left to the worker; nobody takes it up by itself. What was told of it is gone afterwards."""
    waiting: list[str] = []
    monkeypatch.setattr(type(apply_batch), "enqueue", lambda _task, key: waiting.append(key))
    yield waiting
    for key in waiting:
        board = board_of(key)
        board.clear()
        board.close()


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "is_anybody_at_work", lambda: True)
    monkeypatch.setattr(decide, "FEW", 2)


def brought_in(school: School) -> int:
    return Person.objects.unscoped(reason=WHY).filter(trust=school.trust, staff_id__startswith="s").count()


def state_of(batch: ImportBatch) -> tuple[str, str]:
    batch.refresh_from_db()
    return batch.state, batch.stopped


def test_a_long_list_is_left_to_the_worker_which_brings_it_in(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    answer = client.post(f"{START}{batch.key}/apply/")
    assert (answer.status_code, queue, state_of(batch), brought_in(school)) == (302, [batch.key], ("applying", ""), 0)
    assert "Cancel" in client.get(f"{START}{batch.key}/").content.decode()
    running.run(batch.key)
    assert (state_of(batch), brought_in(school), board_of(batch.key).read()) == (("applied", ""), 3, None)


@pytest.mark.parametrize("missing", ["worker", "people"])
def test_without_a_worker_or_for_a_few_the_page_does_it(
    client: Client,
    school: School,
    batch: ImportBatch,
    queue: list[str],
    worker: None,
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if missing == "worker":
        monkeypatch.setattr(decide, "is_anybody_at_work", lambda: False)
    else:
        monkeypatch.setattr(decide, "FEW", 3)
    b"".join(client.post(f"{START}{batch.key}/apply/").streaming_content)  # type: ignore[attr-defined]
    assert (queue, state_of(batch), brought_in(school)) == ([], ("applied", ""), 3)


def test_one_that_nobody_takes_up_can_be_done_on_the_page(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    assert 'name="here"' in client.get(f"{START}{batch.key}/").content.decode()
    b"".join(client.post(f"{START}{batch.key}/apply/", {"here": "yes"}).streaming_content)  # type: ignore[attr-defined]
    running.run(batch.key)
    assert (state_of(batch), brought_in(school)) == (("applied", ""), 3)


def test_the_task_repeated_does_nothing_more(school: School, batch: ImportBatch, office: Person) -> None:
    running.begin(actor=acting(office), batch=batch)
    once = fingerprint()
    running.run(batch.key)
    running.run("nosuchbatch2")
    assert (brought_in(school), fingerprint(), running.begin(actor=acting(office), batch=batch)) == (3, once, False)


def test_cancelled_before_its_turn(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    client.post(f"{START}{batch.key}/cancel/")
    assert state_of(batch) == ("previewed", "cancelled")
    running.run(batch.key)
    assert (brought_in(school), state_of(batch)) == (0, ("previewed", "cancelled"))
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert ("Somebody stopped it" in page, "Apply: make these changes" in page) == (True, True)


@pytest.mark.parametrize("while_at", ["comparing", "people", "contracts"])
def test_cancelled_while_it_runs(
    client: Client,
    school: School,
    office: Person,
    batch: ImportBatch,
    queue: list[str],
    worker: None,
    while_at: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tell = Board.tell

    def cancel_there(board: Board, step: Step) -> None:
        tell(board, step)
        if step.what == while_at:
            assert "Cancel" in client.get(f"{START}{batch.key}/").content.decode()
            client.post(f"{START}{batch.key}/cancel/")
            assert "Stopping." in client.get(f"{START}{batch.key}/").content.decode()

    monkeypatch.setattr(Board, "tell", cancel_there)
    before = fingerprint()
    client.post(f"{START}{batch.key}/apply/")
    running.run(batch.key)
    assert (state_of(batch), fingerprint() == before) == (("previewed", "cancelled"), True)
    monkeypatch.undo()
    running.begin(actor=acting(office), batch=batch)
    assert (state_of(batch), brought_in(school)) == (("applied", ""), 3)


def test_one_whose_worker_was_killed_is_found_and_begun_again(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    dying = board_of(batch.key)
    dying.tell(Step("people", 2, 3))
    dying.close()
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert ("2 of 3" in page, "Begin again" in page) == (True, False)
    monkeypatch.setattr("growthring.interop.running.board.QUIET", -1)
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert ("It stopped before its end" in page, "Begin again" in page, "Drop this file" in page) == (True, True, True)
    monkeypatch.setattr("growthring.interop.running.board.QUIET", QUIET)
    client.post(f"{START}{batch.key}/apply/")
    running.run(batch.key)
    assert (queue, state_of(batch), brought_in(school)) == ([batch.key] * 2, ("applied", ""), 3)


def test_one_whose_worker_was_killed_is_dropped(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    client.post(f"{START}{batch.key}/drop/")
    running.run(batch.key)
    assert (state_of(batch), brought_in(school)) == (("dropped", ""), 0)


def test_what_has_changed_meanwhile_is_previewed_again(
    client: Client, school: School, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    PersonFactory.create(trust=school.trust, user=None, staff_id="s0", email="s0@example.org", given_name="Given-s0")
    running.run(batch.key)
    assert (state_of(batch), batch.summary["joins"]) == (("previewed", "outdated"), 2)
    assert "Something had changed since the preview" in client.get(f"{START}{batch.key}/").content.decode()


def test_who_is_in_no_office_any_more_brings_nobody_in(
    school: School, batch: ImportBatch, office: Person, queue: list[str]
) -> None:
    running.begin(actor=acting(office), batch=batch)
    office.role_grants.all().unscoped(reason=WHY).delete()
    running.run(batch.key)
    assert (state_of(batch), brought_in(school)) == (("previewed", "refused"), 0)


def test_an_error_of_ours_is_told_and_leaves_nothing(
    school: School, batch: ImportBatch, office: Person, queue: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(services, "prepare", broken)
    running.begin(actor=acting(office), batch=batch)
    with pytest.raises(ZeroDivisionError):
        running.run(batch.key)
    assert (state_of(batch), brought_in(school)) == (("previewed", "broken"), 0)


def test_only_the_office_begins_and_stops(school: School, batch: ImportBatch, queue: list[str]) -> None:
    head = acting(holding("HD", school))
    for verb in (running.begin, running.cancel):
        with pytest.raises(Forbidden):
            verb(actor=head, batch=batch)
    assert (queue, state_of(batch)) == ([], ("previewed", ""))


def test_one_event_for_the_beginning_and_one_for_what_was_done(batch: ImportBatch, office: Person) -> None:
    running.begin(actor=acting(office), batch=batch)
    told = Event.objects.unscoped(reason=WHY).filter(kind="Import batch").order_by("pk")
    assert [(event.verb, event.where, event.actor_id) for event in told] == [
        ("changed", "begun", office.pk),
        ("added", "growthring-csv", office.pk),
    ]


def test_looking_writes_nothing_while_it_runs(
    client: Client, batch: ImportBatch, queue: list[str], worker: None
) -> None:
    client.post(f"{START}{batch.key}/apply/")
    before = Event.objects.unscoped(reason=WHY).count()
    client.get(f"{START}{batch.key}/")
    assert Event.objects.unscoped(reason=WHY).count() == before


def test_the_page_beside_it_is_drawn_anew_once_it_is_done(client: Client, batch: ImportBatch, office: Person) -> None:
    running.begin(actor=acting(office), batch=batch)
    answer = client.get(f"{START}{batch.key}/", headers={"HX-Request": "true"})
    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")


def test_a_board_tells_and_stops(batch: ImportBatch) -> None:
    board, other = board_of(batch.key), board_of(batch.key)
    try:
        assert other.read() is None
        board.tell(Step("people", 1, 2))
        told = other.read()
        assert told is not None
        assert (told.step, told.is_to_stop, told.is_quiet) == (Step("people", 1, 2), False, False)
        other.ask_to_stop()
        with pytest.raises(Stopped):
            board.tell(Step("posts", 0, 2))
        board.clear()
        assert other.read() is None
    finally:
        board.clear()
        board.close()
        other.close()


def test_what_is_told_is_seen_beside_the_transaction(batch: ImportBatch) -> None:
    board = board_of(batch.key)
    try:
        board.tell(Step("people", 1, 2))
        if connection.vendor == "sqlite":  # there it is a file
            assert board.read() is not None
            return
        beside = connection.copy()
        with beside.cursor() as cursor:
            cursor.execute("SELECT done FROM interop_importprogress WHERE batch_key = %s", [batch.key])
            assert cursor.fetchall() == [(1,)]
        beside.close()
    finally:
        board.clear()
        board.close()
