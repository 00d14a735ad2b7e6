import pytest

from growthring.core.spreadsheets import safe_cell

BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("sign", BEGINNINGS)
def test_a_name_that_a_spreadsheet_would_compute_is_text(sign: str) -> None:
    name = f"{sign}HYPERLINK(1)"

    assert safe_cell(name) == f"'{name}"
    assert safe_cell("Ann-Marie = Oak") == "Ann-Marie = Oak"


def test_a_number_stays_one() -> None:
    assert [safe_cell(value) for value in (-3, -0.5, 0, None)] == ["-3", "-0.5", "0", ""]
