from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from growthring.interop.models import ImportBatch
from growthring.interop.tests.worlds import fingerprint
from growthring.people.models import Person, Trust
from tests.factories import TrustFactory

pytestmark = pytest.mark.django_db
WHY = "a test"
LIST = """staff_id,email,given_name,family_name,school,post
S1,rowan@oak.example,Rowan,Ashdown,Oak,teacher
S2,ida@oak.example,Ida,Quill,Oak,site
S3,,Nameless,,Oak,site
"""


@pytest.fixture
def trust() -> Trust:
    return TrustFactory.create(slug="larch")


@pytest.fixture
def staff_list(tmp_path: Path) -> Path:
    path = tmp_path / "staff.csv"
    path.write_text(LIST)
    return path


def test_without_apply_nothing_is_written(trust: Trust, staff_list: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = fingerprint()
    call_command("import_roster", str(staff_list), "--trust", "larch")
    said = capsys.readouterr().out
    assert (fingerprint(), ImportBatch.objects.unscoped(reason=WHY).count()) == (before, 0)
    for words in ("2 join", "Rowan Ashdown", "staff.csv", "family_name", "The name is incomplete.", "--apply"):
        assert words in said
    assert staff_list.exists()  # it is the reader's own file


def test_apply_writes_and_undo_takes_back(trust: Trust, staff_list: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = fingerprint()
    call_command("import_roster", str(staff_list), "--trust", "larch", "--apply")
    batch = ImportBatch.objects.unscoped(reason=WHY).get()
    assert f"undo-import {batch.key}" in capsys.readouterr().out
    assert Person.objects.unscoped(reason=WHY).filter(trust=trust).count() == 2
    call_command("undo_import", batch.key)
    assert fingerprint() == before
    with pytest.raises(CommandError, match="has been taken back"):
        call_command("undo_import", batch.key)


def test_an_undo_that_cannot_be_says_why(trust: Trust, staff_list: Path) -> None:
    call_command("import_roster", str(staff_list), "--trust", "larch", "--apply")
    Person.objects.unscoped(reason=WHY).filter(staff_id="S1").update(given_name="Otherwise")
    with pytest.raises(CommandError, match="Otherwise Ashdown has been changed since"):
        call_command("undo_import", ImportBatch.objects.unscoped(reason=WHY).get().key)


def test_a_trust_that_is_not_there_names_those_that_are(trust: Trust, staff_list: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("import_roster", str(staff_list), "--trust", "lurch")
    assert ("Trusts here: larch." in str(refused.value), "growthring add-trust" in str(refused.value)) == (True, True)


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02\x03" * 99, b"name,colour\nred,blue\n"])
def test_what_cannot_be_read_ends_with_two(
    trust: Trust, tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "staff.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("import_roster", str(path), "--trust", "larch", "--apply")
    assert (ended.value.code, "staff.csv" in capsys.readouterr().err) == (2, True)
    assert ImportBatch.objects.unscoped(reason=WHY).count() == 0


def test_an_apply_that_breaks_keeps_no_staff_rows(
    trust: Trust, staff_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("growthring.interop.services.prepare", broken)
    with pytest.raises(ZeroDivisionError):
        call_command("import_roster", str(staff_list), "--trust", "larch", "--apply")
    batch = ImportBatch.objects.unscoped(reason=WHY).get()
    assert (batch.state, batch.roster, batch.shown) == ("dropped", None, None)


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
def test_the_template_is_written_and_never_over_another_file(
    trust: Trust, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    call_command("roster_template", str(path))
    with pytest.raises(SystemExit):
        call_command("import_roster", str(path), "--trust", "larch")
    assert "nobody" in capsys.readouterr().err
    with pytest.raises(CommandError, match="is there already"):
        call_command("roster_template", str(path))
    with pytest.raises(CommandError, match=r"\.csv or \.xlsx"):
        call_command("roster_template", str(tmp_path / "staff.doc"))
