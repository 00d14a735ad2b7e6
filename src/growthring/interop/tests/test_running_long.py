"""Files too long for a request: read and compared by the worker, stopped there, and taken back there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from growthring.interop import running, services
from growthring.interop.applying import Step
from growthring.interop.models import ImportAddition, ImportBatch
from growthring.interop.running import waiting
from growthring.interop.running.board import Board, board_of
from growthring.interop.tasks import open_newcomers_left, read_file, sweep_waiting_files, undo_batch
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in, fingerprint
from growthring.interop.views import columns, decide
from growthring.people.models import Person, School
from growthring.stages.models import Assurance
from growthring.standards.services.start import start_trust_standards
from tests.factories import PersonFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
START = "/set-up/import/"
ROWS = 2_100
HEADINGS = "staff_id,email,given_name,family_name,school"
OTHER = "Ref,Who,Post box,Place"


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding("OFF", trust=school.trust)


@pytest.fixture
def client(office: Person) -> Client:
    client = Client()
    assert office.user is not None
    client.force_login(office.user)
    return client


@pytest.fixture(autouse=True)
def queue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: LazySettings) -> Iterator[list[tuple[Any, ...]]]:
    """What is left to the worker, which is at work here but takes nothing up by itself."""
    settings.HOME = tmp_path
    left: list[tuple[Any, ...]] = []
    monkeypatch.setattr(type(read_file), "enqueue", lambda _task, *told: left.append(told))
    monkeypatch.setattr(waiting, "are_all_at_work_here", lambda: True)
    monkeypatch.setattr(decide, "is_anybody_at_work", lambda: True)
    yield left
    for key, *_told in left:
        board = board_of(key)
        board.clear()
        board.close()


def content(headings: str = HEADINGS, rows: int = ROWS) -> bytes:
    lines = (f"s{n},s{n}@staff.example,Given {n},Family {n},Thistledown" for n in range(rows))
    return "\n".join([headings, *lines]).encode()


def sent(client: Client, body: bytes = b"", **more: str) -> ImportBatch:
    answer = client.post(START, {"file": SimpleUploadedFile("staff.csv", body or content()), **more})
    assert answer.status_code == 302, answer.content
    batch: ImportBatch = ImportBatch.objects.unscoped(reason=WHY).get()
    assert answer["Location"] == f"{START}{batch.key}/"
    return batch


def taken_up(queue: list[tuple[Any, ...]]) -> None:
    running.read(*queue[-1])


def state_of(batch: ImportBatch) -> tuple[str, str]:
    batch.refresh_from_db()
    return batch.state, batch.stopped


def uploads(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "uploads").glob("*/*"))


def test_a_long_file_is_read_and_compared_by_the_worker(
    client: Client, queue: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    batch = sent(client)
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert (state_of(batch), uploads(tmp_path), "Cancel" in page) == (
        ("reading", ""), ["staff.csv"], True,
    )  # fmt: skip
    taken_up(queue)
    assert (state_of(batch), batch.summary["joins"], uploads(tmp_path)) == (("previewed", ""), ROWS, [])
    assert "Apply: make these changes" in client.get(f"{START}{batch.key}/").content.decode()
    before = batch.digest
    taken_up(queue)
    assert (state_of(batch), batch.digest) == (("previewed", ""), before)


def test_a_short_file_is_read_at_once(client: Client, queue: list[tuple[Any, ...]]) -> None:
    answer: Any = client.post(START, {"file": SimpleUploadedFile("staff.csv", content(rows=20))})
    b"".join(answer.streaming_content)
    assert (state_of(ImportBatch.objects.unscoped(reason=WHY).get()), queue) == (("previewed", ""), [])


def test_without_a_worker_on_this_machine_a_long_file_is_read_at_once(
    client: Client, queue: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "are_all_at_work_here", lambda: False)
    answer: Any = client.post(START, {"file": SimpleUploadedFile("staff.csv", content())})
    b"".join(answer.streaming_content)
    assert (state_of(ImportBatch.objects.unscoped(reason=WHY).get()), queue) == (("previewed", ""), [])


@pytest.mark.parametrize("while_at", ["reading", "comparing"])
def test_cancelled_while_it_is_read(
    client: Client,
    queue: list[tuple[Any, ...]],
    while_at: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    tell = Board.tell

    def cancel_there(board: Board, step: Step) -> None:
        tell(board, step)
        if step.what == while_at:
            assert "Cancel" in client.get(f"{START}{batch.key}/").content.decode()
            client.post(f"{START}{batch.key}/cancel/")
            board._next = 0.0

    before = fingerprint()
    batch = sent(client)
    monkeypatch.setattr(Board, "tell", cancel_there)
    taken_up(queue)
    assert (state_of(batch), fingerprint() == before, uploads(tmp_path)) == (("dropped", "cancelled"), True, [])
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert "Somebody stopped it. Dropped: nothing was changed" in page


def test_cancelled_before_its_turn(client: Client, queue: list[tuple[Any, ...]], tmp_path: Path) -> None:
    batch = sent(client)
    client.post(f"{START}{batch.key}/cancel/")
    taken_up(queue)
    assert (state_of(batch), uploads(tmp_path)) == (("dropped", "cancelled"), [])


def test_one_whose_worker_was_killed_is_read_by_the_next(
    client: Client, queue: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def gone(*args: Any, **kwargs: Any) -> None:
        raise OperationalError

    batch = sent(client)
    with monkeypatch.context() as killed:
        killed.setattr(services, "make_plan", gone)
        with pytest.raises(OperationalError):
            taken_up(queue)
    assert (state_of(batch), uploads(tmp_path)) == (("reading", ""), ["staff.csv"])
    taken_up(queue)
    assert (state_of(batch), batch.summary["joins"], uploads(tmp_path)) == (("previewed", ""), ROWS, [])


def test_a_long_table_whose_columns_are_explained_is_read_by_the_worker(
    client: Client, school: School, queue: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "is_anybody_at_work", lambda: True)
    first = sent(client, content(OTHER + ",More"))
    taken_up(queue)
    way = client.get(f"{START}{first.key}/").content.decode().split('href="/set-up/import/columns/')[1].split("/")[0]
    said = {"c0": "staff_id", "c1": "email", "c2": "given_name", "c3": "family_name", "c4": "school", "line": "1"}
    assert client.post(f"{START}columns/{way}/", said).status_code == 302
    assert "its first 2,000 rows were looked at" in client.get(f"{START}columns/{way}/check/").content.decode()
    answer = client.post(f"{START}columns/{way}/check/", {"do": "go"})
    batch = ImportBatch.objects.unscoped(reason=WHY).exclude(pk=first.pk).get()
    assert (answer["Location"], state_of(batch)) == (f"{START}{batch.key}/", ("reading", ""))
    running.read_waiting(*queue[-1])
    assert (state_of(batch), batch.summary["joins"], batch.mapping is not None) == (("previewed", ""), ROWS, True)
    assert client.get(f"{START}columns/{way}/").status_code == 404


def test_columns_nobody_knows_are_asked_for(client: Client, queue: list[tuple[Any, ...]], tmp_path: Path) -> None:
    batch = sent(client, content(OTHER + ",More"))
    taken_up(queue)
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert (state_of(batch), uploads(tmp_path)) == (("unread", ""), [])
    assert ("Which column is what?" in page, "No column is “First name” yet" in page) == (True, True)
    way = page.split('href="/set-up/import/columns/')[1].split('"')[0]
    assert client.get(f"/set-up/import/columns/{way}").status_code == 200


def test_columns_are_looked_at_first_when_asked(client: Client, queue: list[tuple[Any, ...]]) -> None:
    batch = sent(client, look="on")
    taken_up(queue)
    assert state_of(batch) == ("unread", "")
    assert "Which column is what?" in client.get(f"{START}{batch.key}/").content.decode()


def test_a_file_that_cannot_be_read_says_why(client: Client, queue: list[tuple[Any, ...]], tmp_path: Path) -> None:
    batch = sent(client, content("UPN,Forename,Surname,Reg Group,Year Group"))
    taken_up(queue)
    page = client.get(f"{START}{batch.key}/").content.decode()
    assert (state_of(batch), uploads(tmp_path), "list of pupils" in page) == (("unread", ""), [], True)
    assert "Could not be read" in client.get(START).content.decode()


def test_what_waits_is_swept(client: Client, queue: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    batch = sent(client)
    assert sweep_waiting_files.call() == 0
    monkeypatch.setattr(waiting, "KEPT", -1)
    assert sweep_waiting_files.call() == 1
    taken_up(queue)
    assert state_of(batch) == ("unread", "")
    assert "it waited for too long" in client.get(f"{START}{batch.key}/").content.decode()


def test_who_is_in_no_office_any_more_reads_nothing(
    client: Client, office: Person, queue: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    batch = sent(client)
    office.role_grants.all().unscoped(reason=WHY).delete()
    taken_up(queue)
    assert (state_of(batch), uploads(tmp_path)) == (("dropped", "refused"), [])


def test_an_error_of_ours_leaves_nothing(
    client: Client, queue: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError

    batch = sent(client)
    monkeypatch.setattr(services, "make_plan", broken)
    with pytest.raises(ZeroDivisionError):
        taken_up(queue)
    assert (state_of(batch), uploads(tmp_path)) == (("dropped", "broken"), [])


class TestUndo:
    @pytest.fixture
    def applied(self, school: School, office: Person, monkeypatch: pytest.MonkeyPatch) -> ImportBatch:
        monkeypatch.setattr(decide, "FEW", 2)
        return brought_in(school.trust, roster(*(staff(f"s{n}", line=n) for n in range(3))), acting(office))[0]

    def test_is_left_to_the_worker(
        self, client: Client, school: School, applied: ImportBatch, queue: list[tuple[Any, ...]]
    ) -> None:
        answer = client.post(f"{START}{applied.key}/undo/")
        assert (answer.status_code, queue, state_of(applied)) == (302, [(applied.key,)], ("undoing", ""))
        assert "Taking the import back" in client.get(f"{START}{applied.key}/").content.decode()
        undo_batch.call(applied.key)
        assert state_of(applied) == ("undone", "")
        assert Person.objects.unscoped(reason=WHY).filter(staff_id__startswith="s").count() == 0
        undo_batch.call(applied.key)
        assert state_of(applied) == ("undone", "")

    @pytest.mark.parametrize("while_at", ["looking", "undoing"])
    def test_is_cancelled(
        self, client: Client, applied: ImportBatch, while_at: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tell = Board.tell

        def cancel_there(board: Board, step: Step) -> None:
            tell(board, step)
            if step.what == while_at:
                client.post(f"{START}{applied.key}/cancel/")
                board._next = 0.0

        monkeypatch.setattr(Board, "tell", cancel_there)
        before = fingerprint()
        client.post(f"{START}{applied.key}/undo/")
        undo_batch.call(applied.key)
        assert (state_of(applied), fingerprint() == before) == (("applied", "cancelled"), True)
        page = client.get(f"{START}{applied.key}/").content.decode()
        assert "Somebody stopped it. Nothing of it was taken back." in page

    def test_says_who_built_on_it(self, client: Client, applied: ImportBatch) -> None:
        person = Person.objects.unscoped(reason=WHY).get(staff_id="s1")
        Person.objects.unscoped(reason=WHY).filter(pk=person.pk).update(preferred_name="Sel")
        before = fingerprint()
        client.post(f"{START}{applied.key}/undo/")
        undo_batch.call(applied.key)
        assert (state_of(applied), fingerprint() == before) == (("applied", "built_on"), True)
        page = client.get(f"{START}{applied.key}/").content.decode()
        assert "Sel Family-s1 has been changed since." in page


class TestNewcomers:
    """Of very many, the lists are opened when the staff themselves are in."""

    @pytest.fixture
    def given(self, school: School, monkeypatch: pytest.MonkeyPatch) -> Any:
        start_trust_standards(school.trust)
        monkeypatch.setattr(services, "FEW", 1)
        monkeypatch.setattr(services, "BREATH", 0)
        PersonFactory.create(trust=school.trust)
        from growthring.core import clock

        return roster(*(staff(f"s{n}", line=n, starts_on=clock.today()) for n in range(3)))

    def test_come_after_and_go_with_an_undo(self, school: School, given: Any) -> None:
        before = fingerprint()
        batch, _plan = brought_in(school.trust, given)
        assert (Assurance.objects.unscoped(reason=WHY).count(), batch.opening) == (3, None)
        services.undo(actor=None, batch=batch)
        assert fingerprint() == before

    def test_left_by_a_killed_worker_are_opened_by_the_next(
        self, school: School, given: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as killed:
            killed.setattr(services, "open_newcomers", lambda **_told: 0)
            batch, _plan = brought_in(school.trust, given)
        assert (Assurance.objects.unscoped(reason=WHY).count(), len(batch.opening or [])) == (0, 3)
        assert open_newcomers_left.call() == 0  # it may be at it still
        ImportBatch.objects.unscoped(reason=WHY).update(applied_at="2020-01-01T00:00Z")
        assert (open_newcomers_left.call(), open_newcomers_left.call()) == (3, 0)
        made = ImportAddition.objects.unscoped(reason=WHY).filter(model="stages.Assurance").get()
        assert len(made.ids) == 3

    def test_of_one_taken_back_meanwhile_none_are_opened(
        self, school: School, given: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as killed:
            killed.setattr(services, "open_newcomers", lambda **_told: 0)
            batch, _plan = brought_in(school.trust, given)
        services.undo(actor=None, batch=batch)
        running.run(batch.key)
        assert Assurance.objects.unscoped(reason=WHY).count() == 0
