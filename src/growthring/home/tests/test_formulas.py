"""Every way out of Growthring as a table protects the same beginnings."""

import pytest

from growthring.home.views.inviting import _plain
from growthring.interop.writing import safe_cell
from growthring.stages.reports.files import safe

BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("sign", BEGINNINGS)
def test_a_name_that_a_spreadsheet_would_compute_is_text_in_every_file(sign: str) -> None:
    name = f"{sign}HYPERLINK(1)"

    assert [each(name) for each in (_plain, safe_cell, safe)] == [f"'{name}"] * 3
    assert [each("Ann-Marie = Oak") for each in (_plain, safe_cell, safe)] == ["Ann-Marie = Oak"] * 3
