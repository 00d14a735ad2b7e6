import re
from pathlib import Path
from tempfile import gettempdir

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from growthring.interop import uploads
from growthring.interop.models import ImportBatch
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in, fingerprint, let_go, previewed
from growthring.people.models import Person, School
from tests.factories import SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
START = "/set-up/import/"
LIST = "staff_id,email,given_name,family_name,school,post\n"
TWO = LIST + "S1,rowan@oak.example,Rowan,Ashdown,Thistledown,teacher\nS2,ida@oak.example,Ida,Quill,Thistledown,site\n"


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding("OFF", trust=school.trust)


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


@pytest.fixture
def client(office: Person) -> Client:
    return signed_in(office)


def send(client: Client, text: str | bytes, name: str = "staff.csv") -> tuple[int, str]:
    body = text.encode() if isinstance(text, str) else text
    response = client.post(START, {"file": SimpleUploadedFile(name, body)})
    return response.status_code, told(response)


def told(response: object) -> str:
    parts = getattr(response, "streaming_content", None)
    content = b"".join(parts) if parts is not None else response.content  # type: ignore[attr-defined]
    return str(content.decode())


def left_over() -> list[Path]:
    return list(Path(gettempdir()).glob(f"{uploads.PREFIX}*"))


def only_batch() -> ImportBatch:
    return ImportBatch.objects.unscoped(reason=WHY).get()


def test_a_file_is_read_previewed_applied_and_taken_back(client: Client, school: School) -> None:
    before = fingerprint()
    status, page = send(client, TWO)
    batch = only_batch()
    assert (status, reverse("interop_batch", args=[batch.key]) in page, fingerprint() == before) == (200, True, True)
    assert "staff.csv: 2 rows" in page
    preview = client.get(f"{START}{batch.key}/").content.decode()
    assert ("Rowan Ashdown" in preview, "Apply: make these changes" in preview) == (True, True)
    applied = told(client.post(f"{START}{batch.key}/apply/"))
    assert "Writing people: 2<" in applied
    assert Person.objects.unscoped(reason=WHY).filter(staff_id__in=["S1", "S2"]).count() == 2
    assert client.get(f"{START}{batch.key}/").status_code == 200
    undone = client.post(f"{START}{batch.key}/undo/")
    assert (undone.status_code, fingerprint()) == (302, before)


def test_the_upload_is_gone_afterwards(client: Client) -> None:
    send(client, TWO)
    assert left_over() == []


def test_the_upload_is_gone_when_nothing_could_be_read(client: Client) -> None:
    status, page = send(client, "%PDF-1.7 nothing for us", "staff.csv")
    assert (status, left_over(), "This is a PDF" in page, "choose a file again" in page) == (200, [], True, True)


def test_the_upload_is_gone_when_the_reader_has_gone(client: Client) -> None:
    response = client.post(START, {"file": SimpleUploadedFile("staff.csv", TWO.encode())})
    pieces = response._iterator  # type: ignore[attr-defined]
    next(pieces)
    assert len(left_over()) == 1
    pieces.close()
    assert (left_over(), ImportBatch.objects.unscoped(reason=WHY).count()) == ([], 0)


def test_the_upload_is_gone_when_the_page_was_never_sent(client: Client) -> None:
    let_go(client.post(START, {"file": SimpleUploadedFile("staff.csv", TWO.encode())}))
    assert left_over() == []


def test_the_upload_is_gone_after_an_error_of_ours(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("growthring.interop.views.upload.read_roster", broken)
    _status, page = send(client, TWO)
    assert (left_over(), "Something went wrong on our side." in page, page.rstrip().endswith("</html>")) == (
        [],
        True,
        True,
    )


def test_a_file_that_is_too_large_is_not_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    monkeypatch.setattr(uploads.IntoFolder, "new_file", never)
    status, page = send(client, TWO * 20)
    assert (status, "so it was not read" in page, left_over()) == (413, True, [])


def test_a_length_that_lies_is_cut_off(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    monkeypatch.setattr("growthring.interop.views.start._length", lambda request: 10)
    status, _page = send(client, TWO * 20)
    assert (status, left_over(), ImportBatch.objects.unscoped(reason=WHY).count()) == (422, [], 0)


def test_no_file_is_told_at_the_field(client: Client) -> None:
    response = client.post(START, {})
    assert (response.status_code, "error" in response.content.decode(), left_over()) == (422, True, [])


def test_a_form_from_elsewhere_is_refused(office: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    assert office.user is not None
    client.force_login(office.user)
    response = client.post(START, {"file": SimpleUploadedFile("staff.csv", TWO.encode())})
    assert (response.status_code, left_over(), ImportBatch.objects.unscoped(reason=WHY).count()) == (403, [], 0)


def test_what_a_killed_server_left_is_swept(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "gettempdir", lambda: str(tmp_path))
    old = tmp_path / f"{uploads.PREFIX}old"
    old.mkdir()
    (old / "staff.csv").write_text(TWO)
    assert uploads.sweep() == 0
    monkeypatch.setattr(uploads, "LEFT_OVER", -1)
    assert (uploads.sweep(), old.exists()) == (1, False)


def test_rows_that_are_not_taken_are_listed_and_downloaded(client: Client) -> None:
    send(client, TWO + "S3,three@oak.example,Ann,,Thistledown,teacher\n=cmd(),,Ben,Elm,Thistledown,teacher\n")
    batch = only_batch()
    page = client.get(f"{START}{batch.key}/?part=row").content.decode()
    assert ("line 4" in page, "The name is incomplete." in page) == (True, True)
    table = client.get(f"{START}{batch.key}/not-taken.csv").content.decode()
    assert (table.count("staff.csv"), re.search(r"(?m)(^|,)=", table)) == (4, None)


def test_a_preview_that_is_out_of_date_is_shown_again(client: Client, school: School) -> None:
    send(client, TWO)
    batch = only_batch()
    Person.objects.create(
        trust=school.trust, given_name="Ida", family_name="Quill", staff_id="S2", joined_on="2020-01-01"
    )
    page = told(client.post(f"{START}{batch.key}/apply/"))
    batch.refresh_from_db()
    assert ("Something here has changed" in page, batch.state, batch.summary["joins"]) == (True, "previewed", 1)
    assert "Writing people: 1<" in told(client.post(f"{START}{batch.key}/apply/"))


def test_dropping_leaves_nothing(client: Client) -> None:
    send(client, TWO)
    batch = only_batch()
    assert client.post(f"{START}{batch.key}/drop/").status_code == 302
    assert "Rowan" not in client.get(f"{START}{batch.key}/").content.decode()


def test_human_resources_read_and_do_nothing(school: School) -> None:
    batch = previewed(school.trust, roster(staff("a")))
    client = signed_in(holding("HR", trust=school.trust))
    assert client.get(START).status_code == 200
    assert client.get(f"{START}{batch.key}/").status_code == 200
    told_no = [client.post(f"{START}{batch.key}/{verb}/").status_code for verb in ("apply", "drop", "undo", "leavers")]
    assert ([*told_no, client.post(START, {}).status_code], batch.state) == ([403] * 5, "previewed")


@pytest.mark.parametrize("role", ["HD", "PDL", "GOV", "TPD", "CEO", "DPO"])
def test_others_are_told_why_not(school: School, role: str) -> None:
    batch = previewed(school.trust, roster(staff("a")))
    client = signed_in(holding(role, trust=school.trust))
    assert [client.get(url).status_code for url in (START, f"{START}{batch.key}/")] == [403, 403]


def test_another_trusts_batch_is_not_there(client: Client) -> None:
    batch = previewed(SchoolFactory.create().trust, roster(staff("a")))
    paths = ["", "not-taken.csv"]
    verbs = ["apply/", "drop/", "undo/", "leavers/"]
    assert [client.get(f"{START}{batch.key}/{path}").status_code for path in paths] == [404, 404]
    assert [client.post(f"{START}{batch.key}/{verb}").status_code for verb in verbs] == [404] * 4


def test_a_schools_office_sees_its_own_batches_only(school: School, office: Person) -> None:
    mine = holding("OFF", school)
    theirs = previewed(school.trust, roster(staff("a")), acting(office))
    own = previewed(school.trust, roster(staff("b")), acting(mine))
    client = signed_in(mine)
    assert [client.get(f"{START}{batch.key}/").status_code for batch in (theirs, own)] == [404, 200]


def test_leavers_are_decided_on_the_page(client: Client, school: School) -> None:
    brought_in(school.trust, roster(staff("a"), staff("b", line=3), staff("c", line=4)))
    batch, _plan = brought_in(school.trust, roster(staff("a")))
    keys = {p.staff_id: p.key for p in Person.objects.unscoped(reason=WHY).filter(trust=school.trust)}
    url = f"{START}{batch.key}/leavers/"
    assert client.post(url, {"do": "left", "on": "2030-01-01"}).status_code == 422
    assert client.post(url, {"do": "left", "pick": keys["b"], "on": ""}).status_code == 422
    assert client.post(url, {"do": "left", "pick": keys["b"], "on": "1999-01-01"}).status_code == 422
    assert client.post(url, {"do": "left", "pick": keys["a"], "on": "2030-01-01"}).status_code == 422
    assert client.post(url, {"do": "left", "pick": keys["b"], "on": "2030-01-01"}).status_code == 302
    assert client.post(url, {"do": "stays", "pick": keys["c"]}).status_code == 302
    left = Person.objects.unscoped(reason=WHY).filter(trust=school.trust, left_on__isnull=False)
    assert [str(person.left_on) for person in left] == ["2030-01-01"]


@pytest.mark.parametrize("people", [1, 3])
def test_queries_of_the_pages(
    client: Client, school: School, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    everybody = roster(*(staff(f"s{n}", line=n, line_manager="s0") for n in range(2 * people)))
    brought_in(school.trust, everybody)
    batch = brought_in(school.trust, roster(*(staff(f"s{n}", line=n) for n in range(people))))[0]
    waiting = previewed(school.trust, everybody)
    for url, queries in ((START, 7), (f"{START}{waiting.key}/", 7), (f"{START}{batch.key}/", 8)):
        with django_assert_num_queries(queries):
            assert client.get(url).status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_can_be_downloaded_and_comes_back_readable(client: Client, form: str) -> None:
    response = client.get(f"{START}template.{form}")
    assert (response.status_code, response["Content-Disposition"]) == (
        200,
        f'attachment; filename="growthring-staff-list.{form}"',
    )
    status, page = send(client, response.content, f"staff.{form}")
    assert (status, "nobody" in page.lower()) == (200, True)


@pytest.mark.parametrize(
    "name",
    [
        "staff.csv",
        "../../etc/passwd",
        "C:\\lists\\staff.csv",
        "…/..",
        ".csv",
        "a" * 300 + ".csv",
        "Größe & mehr.csv",
        "",
    ],
)
def test_names_of_files_are_safe(name: str) -> None:
    safe = uploads.safe_name(name)
    assert (safe == uploads.safe_name(safe), "/" in safe, safe.startswith("."), 0 < len(safe.encode()) < 255) == (
        True,
        False,
        False,
        True,
    )
