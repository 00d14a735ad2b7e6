from datetime import date
from decimal import Decimal

import pytest

from growthring.core.spreadsheets import safe_cell
from growthring.interop.reading.kinds import kind_of, not_staff, roster_roles
from growthring.interop.reading.text import clean, find_email, is_formula, plain_id, squash, twice_encoded
from growthring.interop.reading.values import Unreadable, read_date, read_hours, read_mode, read_yes
from growthring.interop.tests.rosters import TODAY


@pytest.mark.parametrize(
    "written",
    [
        "2024-09-01", "2024-09-01T00:00:00.000Z", "2024-09-01 08:30:00", "2024-09-01T23:30:00+01:00", "2024/09/01",
        "20240901", "01/09/2024", "1/9/2024", "01-09-2024", "01.09.2024", "1.9.2024", "01/09/2024 00:00", "01/09/24",
        "1/9/24", "1 Sep 2024", "1 September 2024", "1st Sept 2024", "01-Sep-2024", "1-Sep-24", "Sep 1, 2024",
        "September 1st 2024", "Sun 1 Sep 2024", "Sunday, 1 September 2024", "45536", "45536.0",
    ],
)  # fmt: skip
def test_a_date_is_understood_however_it_is_written(written: str) -> None:
    assert read_date(written, TODAY).day == date(2024, 9, 1)


@pytest.mark.parametrize(("written", "year"), [("1/9/26", 2026), ("1/9/46", 2046), ("1/9/47", 1947), ("1/9/98", 1998)])
def test_two_digits_of_a_year_end_twenty_years_from_now(written: str, year: int) -> None:
    found = read_date(written, TODAY).day
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize("written", ["31/12/9999", "2099-12-31", "9999-12-31T00:00:00Z"])
def test_a_date_far_ahead_means_no_end(written: str) -> None:
    assert read_date(written, TODAY).day is None


@pytest.mark.parametrize(
    "written", ["30/02/2025", "2025-13-13", "soon", "01/01/1900", "1 Foo 2024", "09-2024", "12345678901"]
)
def test_what_is_no_date_is_said_to_be_none(written: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(written, TODAY)
    assert not caught.value.month_first


def test_a_month_in_the_first_place_is_recognised() -> None:
    with pytest.raises(Unreadable) as caught:
        read_date("09/13/2024", TODAY)
    assert caught.value.month_first
    assert "no month 13" in caught.value.message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Full time", (False, None)), ("full-time", (False, None)), ("FT", (False, None)), ("Part Time", (True, None)),
        ("p/t", (True, None)), ("1", (False, Decimal(1))), ("1.0", (False, Decimal(1))),
        ("0.6", (True, Decimal("0.6"))),
        ("0,6", (True, Decimal("0.6"))), ("60%", (True, Decimal("0.6"))), ("100%", (False, Decimal(1))),
        ("80", (True, Decimal("0.8"))), ("0.6 FTE", (True, Decimal("0.6"))), ("part time 0.5", (True, Decimal("0.5"))),
    ],
)  # fmt: skip
def test_hours(written: str, expected: tuple[bool, Decimal | None]) -> None:
    assert read_hours(written) == expected


@pytest.mark.parametrize("written", ["32.5 hours", "30 hrs a week", "sometimes", "0", "-1", "400", "1.2.3"])
def test_hours_that_say_nothing_about_full_time(written: str) -> None:
    with pytest.raises(Unreadable):
        read_hours(written)


def test_yes_no_and_mode() -> None:
    assert [read_yes(w) for w in ("Yes", "ECT1", "true", "No", "0", "")] == [True, True, True, False, False, False]
    assert [read_mode(w) for w in ("Mentor", "coaching")] == ["mentoring", "coaching"]
    with pytest.raises(Unreadable):
        read_yes("perhaps")
    with pytest.raises(Unreadable):
        read_mode("both")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("teacher", "teacher"), ("Class Teacher", "teacher"), ("Teacher of Food and Catering", "teacher"), ("ECT",
        "teacher"),
        ("Head of Year 9", "teacher"), ("Head of PE", "teacher"), ("SENCO", "teacher"), ("IT Teacher", "teacher"),
        ("Deputy Head", "leader"), ("Headteacher", "leader"), ("Assistant Head Teacher", "leader"), ("Principal",
        "leader"),
        ("Head of School", "leader"), ("SLT", "leader"), ("Chief Executive Officer", "leader"), ("leader", "leader"),
        ("HLTA", "teaching_assistant"), ("Teaching Assistant (SEN)", "teaching_assistant"), ("TA",
        "teaching_assistant"),
        ("Teaching assistants", "teaching_assistant"), ("Cover Supervisor", "teaching_assistant"),
        ("LSA", "teaching_assistant"), ("teacher aide", "teaching_assistant"), ("Nursery Nurse", "teaching_assistant"),
        ("Caretaker", "site"), ("Premises Manager", "site"), ("site staff", "site"), ("Cleaner", "site"),
        ("Head of Estates", "site"), ("Kitchen Assistant", "catering"), ("Head Cook", "catering"), ("Catering",
        "catering"),
        ("School Business Manager", "office"), ("Receptionist", "office"), ("Administrator", "office"),
        ("HR Director", "office"), ("Data Officer", "office"), ("Science Technician", "technician"), ("ICT",
        "technician"),
        ("Network Manager", "technician"), ("Attendance Officer", "pastoral"), ("Counsellor", "pastoral"),
        ("Learning Mentor", "pastoral"), ("Family Liaison", "pastoral"), ("Pupil Support", "pastoral"),
        ("Speech Therapist", "partner_agency"), ("partner_agency", "partner_agency"), ("Agency", "partner_agency"),
        ("Librarian", "other"), ("Midday Supervisor", "other"), ("Other", "other"), ("proctor", "other"),
        ("gibberish", None), ("", None), ("Year 7", None),
    ],
)  # fmt: skip
def test_kind_of_post(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("role", "kinds", "others"),
    [
        ("teacher", ["teacher"], []), ("Teacher", ["teacher"], []), ("siteAdministrator", ["leader"], []),
        ("district_administrator", ["leader"], []), ("ext:principal", ["leader"], []), ("counselor", ["pastoral"], []),
        ("aide", ["teaching_assistant"], []), ("proctor", ["other"], []), ("systemAdministrator", ["technician"], []),
        ("student", [], ["student"]), ("STUDENT", [], ["student"]), ("guardian", [], ["guardian"]),
        ("teacher, parent", ["teacher"], ["parent"]), ("studnet", [], ["unknown"]), ("", [], []),
    ],
)  # fmt: skip
def test_roles_of_a_roster(role: str, kinds: list[str], others: list[str]) -> None:
    assert roster_roles(role) == (kinds, others)


def test_only_a_role_of_its_own_says_pupil() -> None:
    assert not_staff("Pupil") == "student"
    assert not_staff("Pupil support") is None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Rowan.Ash@Larch.Example", "rowan.ash@larch.example"), (" r@x.example; ", "r@x.example"),
        ("mailto:r@x.example", "r@x.example"), ("Rowan Ash <R@x.example>", "r@x.example"),
        ("o'hara@x.example", "o'hara@x.example"), ("r@x", ""), ("@x.example", ""), ("r@@x.example", ""),
        ("r..a@x.example", ""),
        ("a@x.example, b@x.example", ""), ("rówan@x.example", ""), ("r@-x.example", ""), ("r" * 250 + "@x.example", ""),
    ],
)  # fmt: skip
def test_email(written: str, address: str) -> None:
    assert find_email(written) == address


def test_marks_nobody_can_see_are_taken_off() -> None:
    assert clean("\ufeff  Ro\u200bwan\u00a0 Ash\u00ad\tdown \x00") == "Rowan Ash down"
    assert clean("Jose\u0301") == "José"
    assert squash("  E-Mail_Adresse\u0301 ") == "emailadresse"


def test_what_writing_protects_reading_undoes() -> None:
    for text in ("=1+1", "+44", "-Ann", "@home", "\uff1d1+1", "\uff0b44", "\uff0dAnn", "\uff20home"):
        assert safe_cell(text) == f"'{text}"
        assert clean(safe_cell(text)) == text
    assert [safe_cell(v) for v in ("Ann", None, 3)] == ["Ann", "", "3"]


def test_ids_keep_their_noughts() -> None:
    assert [plain_id(v) for v in ("00123", '="00123"', "'00123", "123.0", "12.5")] == [
        "00123",
        "00123",
        "00123",
        "123",
        "12.5",
    ]


def test_formulas_are_told_from_names() -> None:
    assert [is_formula(v) for v in ("=A1", "+SUM(A1)", "@HYPERLINK(x)", "-cmd|x", "=cmd|' /C calc'!A0")] == [True] * 5
    assert [is_formula(v) for v in ("-Anne", "+44 1632 960", "@rowan", "d'Arcy")] == [False] * 4


def test_a_text_saved_twice_is_recognised() -> None:
    assert twice_encoded("JosÃ©") == "José"
    assert [twice_encoded(v) for v in ("José", "Jose", "Zoë Ångström")] == ["", "", ""]
