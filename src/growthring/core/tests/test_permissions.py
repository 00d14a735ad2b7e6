"""The words on pages say what the table says, no more and no less."""

import csv
from importlib import resources
from io import StringIO

import pytest
from django.core.management import call_command

from growthring.core import matrix, permissions
from growthring.core.access import Role
from growthring.core.permission_kinds import KINDS

TABLE = list(
    csv.DictReader(resources.files("growthring.core").joinpath("permission_matrix.csv").read_text("utf-8").splitlines())
)
READING = {"O", "E", "S"}


def codes(line: dict[str, str], role: Role) -> set[str]:
    return set(line[role.value].split("+")) - {"-"}


def test_every_kind_has_a_name_for_readers() -> None:
    assert list(KINDS) == [line["record_kind"] for line in TABLE]


def test_every_role_has_a_name_for_readers() -> None:
    assert set(permissions.ROLES) == set(Role)


def test_every_letter_of_the_table_has_words() -> None:
    assert {code for line in TABLE for role in Role for code in codes(line, role)} == set(permissions.CODES)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line["record_kind"])
def test_the_label_under_a_box_names_those_who_read_it_and_nobody_else(line: dict[str, str]) -> None:
    label = permissions.who_reads(line["record_kind"])
    readers = {role for role in Role if codes(line, role) & READING}
    begins = label.split(" can read")[0].lower()
    named = {role for role in Role if str(permissions.ROLES[role].yours).lower() in begins}

    if Role.COLLEAGUE in readers:
        assert label.startswith("Everyone who works here")
    elif readers == {Role.SELF}:
        assert label.startswith("Only you can read this here.")
    else:
        # "you" stands in "your line manager" too
        assert named - {Role.SELF} == readers - {Role.SELF}
        assert label.startswith(("You ", "You,")) == (Role.SELF in readers)
    assert ("Your coach or mentor only if you share it." in label) == (
        "S*" in codes(line, Role.CM) or "E*" in codes(line, Role.CM)
    )


def test_a_stage_says_so_in_full() -> None:
    assert permissions.who_reads("Stage placement") == (
        "You, your line manager, the PD lead and the head can read this. Your coach or mentor only if you share it. "
        "The school may have to disclose it in a formal data request or by court order."
    )


def test_before_somebody_elses_box_the_reader_is_you_and_the_person_has_a_name() -> None:
    label = permissions.who_reads("Stage placement", viewer=Role.LM, person="Imara Vane")

    assert label.startswith("You, Imara Vane, the PD lead and the head can read this. ")
    assert "A coach or mentor only if Imara Vane shares it." in label


def test_a_draft_is_for_its_writer_alone_and_says_what_that_means() -> None:
    assert permissions.who_reads("Conversation preparation; reflection draft; any unsent draft") == (
        "Only you can read this here. The school may have to disclose it in a formal data request or by court order."
    )


def test_the_command_reads_the_whole_table_out() -> None:
    out = StringIO()
    call_command("permissions", stdout=out)

    assert all(str(title) in out.getvalue() for title in KINDS.values())
    assert out.getvalue().count(str(permissions.NOTHING)) == sum(
        not matrix.cell(kind, role) for kind in matrix.kinds() for role in Role
    )


def test_the_command_can_read_one_role() -> None:
    out = StringIO()
    call_command("permissions", role="CM", stdout=out)

    assert out.getvalue().count("Coach or mentor ") == len(TABLE)
