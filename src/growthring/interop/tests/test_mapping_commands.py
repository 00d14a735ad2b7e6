"""A file nobody knows, in the terminal."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.models import ImportBatch
from growthring.interop.tests.rosters import lines
from growthring.people.models import Person, Trust
from tests.factories import SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db
WHY = "a test"
ODD = lines("Ref,Person,Where,What", '7,"Ashdown, Rowan",TDN,Wizard', "8,Mara Quill,TDN,Headteacher")
MAP = ["--map", "Ref=staff_id", "--map", "Person=full_name", "--map", "Where=school", "--map", "What=job_title"]


@pytest.fixture
def trust() -> Trust:
    trust = TrustFactory.create(slug="larch")
    SchoolFactory.create(trust=trust, name="Thistledown")
    return trust


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD)
    return path


def test_it_says_which_columns_there_are_and_how_to_say_what_they_are(
    trust: Trust, odd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("import_roster", str(odd), "--trust", "larch")
    said = capsys.readouterr().err
    assert ended.value.code == 2
    for words in ("Say which column is what", "Columns of odd.csv, by row 1:", "Ashdown, Rowan · Mara Quill",
                  '--map "Person=full_name"'):  # fmt: skip
        assert words in said


def test_it_is_read_by_what_is_said_and_remembered(trust: Trust, odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_roster", str(odd), "--trust", "larch", *MAP)
    assert ("2 join" in capsys.readouterr().out, ColumnMapping.objects.unscoped(reason=WHY).count()) == (True, 0)
    call_command("import_roster", str(odd), "--trust", "larch", *MAP, "--remember", "--apply")
    said = ColumnMapping.objects.unscoped(reason=WHY).get()
    batch = ImportBatch.objects.unscoped(reason=WHY).get()
    assert (batch.mapping, batch.format, said.headings) == (said, "mapped-csv", ["Ref", "Person", "Where", "What"])
    capsys.readouterr()
    call_command("import_roster", str(odd), "--trust", "larch")
    assert "The columns were read as they were mapped on" in capsys.readouterr().out
    call_command("roster_mapping", "--trust", "larch")
    assert f"{said.key}  " in capsys.readouterr().out
    call_command("roster_mapping", "--trust", "larch", "--forget", said.key)
    capsys.readouterr()
    call_command("roster_mapping", "--trust", "larch")
    assert "Nothing has been said" in capsys.readouterr().out


def test_a_file_says_what_columns_and_words_mean(
    trust: Trust, odd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = {
        "columns": {"Ref": "staff_id", "Person": "full_name", "Where": "school", "What": "job_title"},
        "kinds": {"Wizard": "technician"},
        "schools": {"TDN": "Thistledown"},
    }
    said = tmp_path / "said.json"
    said.write_text(json.dumps(whole))
    call_command("import_roster", str(odd), "--trust", "larch", "--mapping", str(said), "--remember", "--apply")
    rowan = Person.objects.unscoped(reason=WHY).get(staff_id="7").posts.unscoped(reason=WHY).get()
    assert (rowan.kind, rowan.school and rowan.school.name) == ("technician", "Thistledown")
    row = ColumnMapping.objects.unscoped(reason=WHY).get()
    capsys.readouterr()
    call_command("roster_mapping", "--trust", "larch", "--json", row.key)
    assert json.loads(capsys.readouterr().out) == {
        "columns": whole["columns"], "kinds": {"wizard": "technician"}, "schools": {"tdn": "Thistledown"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["--map", "Ref"], "HEADING=COLUMN"),
        (["--map", "Ref=number"], "There is no column “number”"),
        (["--map", "Ref=email", "--map", "What=email"], "Two columns are “email”"),
        (["--map", "Ref=email", "--mapping", "x.json"], "not both"),
        (["--mapping", "nowhere.json"], "cannot be read as JSON"),
    ],
)
def test_what_makes_no_mapping_is_said(trust: Trust, odd: Path, said: list[str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("import_roster", str(odd), "--trust", "larch", *said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["--map", "Nobody=email"], "Columns there: Ref, Person, Where, What."),
        (["--map", "Person=full_name"], "no column for: email"),
        (["--map", "Ref=staff_id", "--sheet", "Other"], "There is no sheet “Other” in it."),
    ],
)
def test_what_does_not_fit_the_file_is_said(
    trust: Trust, odd: Path, said: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        call_command("import_roster", str(odd), "--trust", "larch", *said)
    assert words in capsys.readouterr().err
