"""GIAS files as they really come: recognised by their headings, read in every shape, refused in words."""

import zipfile
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from growthring.interop.establishments.columns import Kind
from growthring.interop.establishments.facts import Establishment, Reader
from growthring.interop.establishments.gathering import Choice, gather
from growthring.interop.establishments.known import Known
from growthring.interop.establishments.tables import NotGias, Problem, open_tables
from growthring.interop.establishments.values import NotADay, day, number, tidy, words
from growthring.interop.tests import gias
from growthring.interop.tests.gias import ESTABLISHMENT, GROUPS, LINKS, MEMBERSHIPS


def read(path: Path) -> tuple[list[Establishment], list[Problem]]:
    [table] = open_tables([path])
    reader = Reader(table)
    return list(reader.establishments()), [*reader.problems, *table.problems]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31-08-2026", date(2026, 8, 31)),
        ("1-9-2026", date(2026, 9, 1)),
        ("31/08/2026", date(2026, 8, 31)),
        ("2026-08-31", date(2026, 8, 31)),
        ("2026-08-31 00:00:00", date(2026, 8, 31)),
        ("2026-08-31T00:00:00", date(2026, 8, 31)),
        ("20260831", date(2026, 8, 31)),
        ("01-01-1900", None),
        ("", None),
        ("Not recorded", None),
    ],
)
def test_days(cell: str, expected: date | None) -> None:
    assert day(cell) == expected


@pytest.mark.parametrize("cell", ["31-02-2026", "soon", "2026"])
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(NotADay):
        day(cell)


def test_numbers_and_names() -> None:
    assert [number(cell) for cell in ("6775198.0", " 140434 ", "TR00860", "")] == ["6775198", "140434", "TR00860", ""]
    assert words("  Oak \u00a0 Vale ") == "Oak Vale"
    assert tidy("ST  PAUL'S & All Souls") == tidy("St Pauls and All Souls")


class TestKinds:
    @pytest.mark.parametrize(
        ("headings", "kind"),
        [
            (ESTABLISHMENT, Kind.ESTABLISHMENTS),
            (GROUPS, Kind.GROUPS),
            (MEMBERSHIPS, Kind.MEMBERSHIPS),
            (["", *MEMBERSHIPS], Kind.MEMBERSHIPS),
            (LINKS, Kind.LINKS),
            (["urn", "name", "open_date"], Kind.ESTABLISHMENTS),
        ],
    )
    def test_a_file_is_known_by_its_headings(self, tmp_path: Path, headings: list[str], kind: Kind) -> None:
        [table] = open_tables([gias.write(tmp_path / "a.csv", headings, [])])

        assert table.kind == kind

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b"Forename,Surname,Job title\r\nAda,Quill,Teacher\r\n", "not those of a GIAS download"),
            (b"URN,Postcode\r\n100000,ZZ1\r\n", "lacks the column EstablishmentName"),
            (b"Group UID,Group Type\r\n1,x\r\n", "lacks the column Group Name"),
            (b"%PDF-1.7 ...", "no CSV file"),
            (b"\x00\x01\x02\x03" * 50, "no text"),
        ],
    )
    def test_what_is_not_gias_is_told(self, tmp_path: Path, content: bytes, said: str) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(content)

        with pytest.raises(NotGias) as refused:
            open_tables([path])
        assert said in refused.value.message
        assert "Get Information about Schools" in refused.value.remedy

    def test_a_workbook_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/workbook.xml", "<x/>")

        with pytest.raises(NotGias, match="Excel"):
            open_tables([path])

    def test_an_archive_and_a_folder_hold_several(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "extract.zip", "w") as archive:
            archive.writestr("edubasealldata20260901.csv", gias.text(ESTABLISHMENT, [gias.school(1, "Hollin")]))
            archive.writestr("links_edubasealldata20260901.csv", gias.text(LINKS, [gias.link(1, 2, "Successor")]))
            archive.writestr("__MACOSX/._edubasealldata20260901.csv", "x")
            archive.writestr("readme.txt", "x")

        tables = open_tables([tmp_path])

        assert [table.kind for table in tables] == [Kind.ESTABLISHMENTS, Kind.LINKS]
        assert [school.name for school in Reader(tables[0]).establishments()] == ["Hollin"]

    def test_a_damaged_archive_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "extract.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("edubasealldata.csv", gias.text(ESTABLISHMENT, [gias.school(1, "Hollin")]))
        path.write_bytes(path.read_bytes().replace(b"Hollin", b"Hellin"))

        with pytest.raises(NotGias, match="damaged"):
            open_tables([path])

    def test_a_line_without_end_stops_the_reading(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("URN,EstablishmentName\n1,Hollin\n2," + "x" * 200_000 + "\n3,Oak\n", encoding="utf-8")

        schools, problems = read(path)
        assert ([school.urn for school in schools], [problem.line for problem in problems]) == (["1"], [3])

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(NotGias, match="cannot be found"):
            open_tables([tmp_path / "none.csv"])


class TestSchools:
    def test_a_row_as_gias_writes_it(self, tmp_path: Path) -> None:
        row = gias.school(
            123456, "St Wystan's, Café Street", **gias.in_trust(4782, "THE WEXMOOR TRUST"), UKPRN="10012345"
        )
        [school], problems = read(gias.write(tmp_path / "a.csv", ESTABLISHMENT, [row]))

        assert problems == []
        assert (school.urn, school.name, school.phase, school.status) == (
            "123456", "St Wystan's, Café Street", "primary", "open",
        )  # fmt: skip
        assert (school.opened_on, school.closed_on) == (date(2014, 9, 1), None)
        assert school.details == {
            "town": "Little Wexing", "authority": "Wexmoor", "ukprn": "10012345", "number": "999/2001",
        }  # fmt: skip
        assert [(body.uid, body.name, body.kind) for body in school.bodies] == [("4782", "THE WEXMOOR TRUST", "trust")]

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
    def test_letters_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        name = "Ysgol Tý’r Allt"
        path = gias.write(tmp_path / "a.csv", ESTABLISHMENT, [gias.school(1, name)], encoding)

        assert [school.name for school in read(path)[0]] == [name]

    def test_as_a_notebook_saves_it_again(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        headings = ",URN,EstablishmentName,OpenDate,Trusts (code),Trusts (name),TypeOfEstablishment (name)"
        path.write_text(f"{headings}\n0,140434.0,Hollin,2015-09-01,3190.0,WEX TRUST,Academy converter\n", "utf-8")
        [school], _problems = read(path)

        assert (school.urn, school.opened_on, school.bodies[0].uid) == ("140434", date(2015, 9, 1), "3190")

    def test_reduced_to_three_columns(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("urn;name;open_date\n100006;Hollin;01-09-1999\n100007;Wexing;\n", encoding="utf-8")

        schools, problems = read(path)
        assert [(s.urn, s.name, s.phase, s.status, s.opened_on) for s in schools] == [
            ("100006", "Hollin", "", "", date(1999, 9, 1)),
            ("100007", "Wexing", "", "", None),
        ]
        assert problems == []

    def test_rows_that_cannot_be_read_are_named_with_their_line(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        lines = ["URN,EstablishmentName,OpenDate", "1,Hollin", "2,Wexing,01-09-2014,,,", ",Nameless,", "4,,"]
        lines += ["x5,Five,", "6,Oak, Vale,01-09-2014", "7,Seven,one day", '8,"Half', "9,Nine,"]
        path.write_text("\r\n".join(lines) + "\r\n", encoding="cp1252")

        schools, problems = read(path)

        assert [school.urn for school in schools] == ["1", "2", "7", "9"]
        assert sorted((problem.line, problem.message) for problem in problems) == [
            (4, "URN is empty."),
            (5, "This school has no name."),
            (6, "URN is no number."),
            (7, "This row has more cells than there are headings."),
            (8, "This is no day."),
            (9, "The quotes of this row do not pair up."),
        ]

    @pytest.mark.parametrize(
        ("given", "phase"),
        [
            ({"PhaseOfEducation__code": "1", "PhaseOfEducation__name": "Nursery"}, "nursery"),
            ({"PhaseOfEducation__code": "3", "PhaseOfEducation__name": "Middle deemed primary"}, "primary"),
            ({"PhaseOfEducation__code": "", "PhaseOfEducation__name": "Middle deemed secondary"}, "secondary"),
            ({"PhaseOfEducation__code": "7", "PhaseOfEducation__name": "All-through"}, "all_through"),
            ({"PhaseOfEducation__code": "6", "PhaseOfEducation__name": "16 plus"}, "college"),
            ({"TypeOfEstablishment__code": "44", "PhaseOfEducation__code": "0"}, "special"),
            ({"TypeOfEstablishment__code": "14", "PhaseOfEducation__code": "0"}, "alternative"),
            ({"TypeOfEstablishment__code": "18", "PhaseOfEducation__code": "0"}, "college"),
        ],
    )
    def test_phases(self, tmp_path: Path, given: gias.Cells, phase: str) -> None:
        if given.get("PhaseOfEducation__code") == "0":
            given = {**given, "PhaseOfEducation__name": "Not applicable", "TypeOfEstablishment__name": ""}
        [school], _problems = read(gias.write(tmp_path / "a.csv", ESTABLISHMENT, [gias.school(1, "Hollin", **given)]))

        assert school.phase == phase

    def test_a_foundation_trust_does_not_run_its_schools(self, tmp_path: Path) -> None:
        row = gias.school(
            1, "Hollin", **gias.in_trust(9, "HOLLIN TRUST", "Supported by a trust"), Federations__code="77",
            Federations__name="Wex Federation",
        )  # fmt: skip
        [school], _problems = read(gias.write(tmp_path / "a.csv", ESTABLISHMENT, [row]))

        assert [(body.uid, body.kind) for body in school.bodies] == [("9", ""), ("77", "federation")]


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """50,000 rows of 135 columns, 40 schools to a trust."""
    path = tmp_path / "edubasealldata.csv"
    trust = gias.in_trust(10**7, "A")
    row = dict.fromkeys(ESTABLISHMENT, "passed over") | gias.school(10**8, "Hollin", **trust, CloseDate="")
    headings, line = gias.text(ESTABLISHMENT, [row]).splitlines()
    with path.open("w", newline="", encoding="cp1252") as out:
        out.write(f"{headings}\r\n")
        for urn in range(100_000, 150_000):
            out.write(line.replace(str(10**8), str(urn)).replace(str(10**7), str(urn // 40)) + "\r\n")
    return path


def test_the_whole_country_is_read_without_being_held(country: Path) -> None:
    [table] = open_tables([country])
    read_so_far: list[int] = []
    rows = table.rows(lambda name, done, total: read_so_far.append(done))
    assert [line for line, _cells in islice(rows, 1001)][-1] == 1002
    assert len(ESTABLISHMENT) == 135
    assert read_so_far[-1] < country.stat().st_size / 20  # as far as the rows were asked for, and a buffer

    found = gather([table], Known(), Choice(groups=frozenset({"2600"})), date(2026, 9, 1))

    assert (found.counts["schools"], len(found.schools), len(found.problems)) == (50_000, 40, 0)
