"""Rosters as other systems write them, from the file to the staff list, by page and by command."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from growthring.interop.models import ImportBatch
from growthring.interop.tests.rosters import ORGS, ROLES, USERS_11, USERS_12, lines, put, user_11, user_12, zipped
from growthring.people.models import Post, School, Trust
from tests.factories import TrustFactory, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
CANARY = "Zqxcanary"
SCHOOLS = lines(
    ORGS, "t1,,,Larch Trust,district,,", "s1,,,Oak Primary,school,900001,t1", "s2,,,Elm High,school,900002,t1"
)
CLOSED = {
    "enrollments.csv": f"sourcedId,{CANARY}\n1,{CANARY}\n",
    "demographics.csv": f"sourcedId,{CANARY}\n1,{CANARY}\n",
    "relationships.csv": f"sourcedId,{CANARY}\n1,{CANARY}\n",
    "classes.csv": f"sourcedId,{CANARY}\n1,{CANARY}\n",
}
FAMILY = ("student", "parent", "guardian", "relative")


def pupils_11() -> list[str]:
    return [user_11(f"{CANARY}{role}", role, f"{CANARY}given {CANARY}family") for role in FAMILY]


def roster_11() -> dict[str, str]:
    staff = [
        user_11("u1", "teacher", "Rowan Ashdown"),
        user_11("u2", "administrator", "Mara Quill", "s1,s2"),
        user_11("u3", "aide", "Ines Barrow", "s2"),
        user_11("u4", "teacher", "Otto Fenn", "nowhere"),
    ]
    return {"orgs.csv": SCHOOLS, "users.csv": lines(USERS_11, *staff, *pupils_11()), **CLOSED}


def roster_12() -> dict[str, str]:
    people = [
        ("u1", "Rowan Ashdown"),
        ("u2", "Mara Quill"),
        ("u3", "Ines Barrow"),
        (CANARY, f"{CANARY}given {CANARY}family"),
    ]
    roles = [
        "r1,,,u1,primary,teacher,2025-09-01,,s1,",
        "r2,,,u2,primary,principal,2024-09-01,,s1,",
        "r3,,,u2,secondary,principal,2025-01-01,,s2,",
        "r4,,,u3,primary,aide,,,s2,",
        f"r5,,,{CANARY},primary,student,,,s2,",
    ]
    users = lines(USERS_12, *(user_12(key, name) for key, name in people))
    return {"orgs.csv": SCHOOLS, "users.csv": users, "roles.csv": lines(ROLES, *roles), **CLOSED}


@pytest.fixture
def trust() -> Trust:
    return TrustFactory.create(slug="larch", name="Larch Trust")


def bring_in(path: Path, *options: str) -> None:
    call_command("import_roster", str(path), "--trust", "larch", *options)


def staff_list(trust: Trust) -> list[tuple[str, str, str, str]]:
    posts = Post.objects.unscoped(reason=WHY).filter(trust=trust).select_related("person", "school")
    return sorted((p.person.staff_id, str(p.person), p.school.name if p.school else "", p.kind) for p in posts)


STAFF = [
    ("u1", "Rowan Ashdown", "Oak Primary", "teacher"),
    ("u2", "Mara Quill", "Elm High", "leader"),
    ("u2", "Mara Quill", "Oak Primary", "leader"),
    ("u3", "Ines Barrow", "Elm High", "teaching_assistant"),
]


@pytest.mark.parametrize("make", [roster_11, roster_12])
@pytest.mark.parametrize("packed", [True, False])
def test_oneroster_by_command(make: object, packed: bool, trust: Trust, tmp_path: Path) -> None:
    files = make()  # type: ignore[operator]
    path = zipped(tmp_path / "roster.zip", files) if packed else put(tmp_path / "roster", files)
    bring_in(path, "--apply")
    assert staff_list(trust) == STAFF


@pytest.mark.parametrize("make", [roster_11, roster_12])
def test_oneroster_by_page(make: object, trust: Trust) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in make().items():  # type: ignore[operator]
            archive.writestr(f"export/{name}", text)
    client = office(trust)
    page = _text(client.post("/set-up/import/", {"file": SimpleUploadedFile("roster.zip", packed.getvalue())}))
    batch = ImportBatch.objects.unscoped(reason=WHY).get()
    pages = page + client.get(f"/set-up/import/{batch.key}/").content.decode()
    pages += client.get(f"/set-up/import/{batch.key}/?part=row").content.decode()
    pages += _text(client.post(f"/set-up/import/{batch.key}/apply/"))
    assert (staff_list(trust), CANARY in pages, "pupils" in pages) == (STAFF, False, True)


@pytest.mark.parametrize("first", [roster_11, roster_12])
def test_one_version_after_the_other_finds_the_same_people(first: object, trust: Trust, tmp_path: Path) -> None:
    second = roster_12 if first is roster_11 else roster_11
    for number, make in enumerate((first, second)):
        bring_in(put(tmp_path / str(number), make()), "--apply")  # type: ignore[operator]
    assert (staff_list(trust), School.objects.unscoped(reason=WHY).filter(trust=trust).count()) == (STAFF, 2)


def test_another_systems_numbers_are_taken_over_where_address_and_name_agree(trust: Trust, tmp_path: Path) -> None:
    """A trust that began with its own list goes on with OneRoster."""
    own = lines(
        "staff_id,email,given_name,family_name,school,post",
        "P1,rowan.ashdown@larch.example,Rowan,Ashdown,Oak Primary,teacher",
        "P2,mara.quill@larch.example,Mara,Quill,Oak Primary,leader",
        "P3,ines.barrow@larch.example,Ines,Barrow,Elm High,pastoral",
    )
    put(tmp_path, {"staff.csv": own})
    bring_in(tmp_path / "staff.csv", "--apply")
    bring_in(put(tmp_path / "r", roster_11()), "--apply")
    found = staff_list(trust)
    assert [row[:3] for row in found] == [row[:3] for row in STAFF]
    assert found[3][3] == "pastoral"  # an aide may be one: what the trust knows better stays


def test_nothing_of_pupils_reaches_database_logs_or_terminal(
    trust: Trust, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from growthring.interop.tests.test_fuzz import words_of

    for number, make in enumerate((roster_11, roster_12)):
        path = put(tmp_path / str(number), make())
        bring_in(path, "--all")
        bring_in(path, "--apply", "--all")
    said = capfd.readouterr()
    assert [CANARY in text for text in (said.out, said.err, caplog.text, words_of(trust))] == [False] * 4
    assert "pupils" in said.out


def test_files_about_classes_and_families_stay_closed(
    trust: Trust, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, *args: object, **kwargs: object) -> object:
        opened.append(self.name)
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watched)
    folder = put(tmp_path / "r", roster_12())
    opened.clear()
    bring_in(folder, "--apply")
    assert set(opened) == {"orgs.csv", "users.csv", "roles.csv"}


def office(trust: Trust) -> Client:
    person = holding("OFF", trust=trust)
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def _text(response: object) -> str:
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return str(content.decode())
