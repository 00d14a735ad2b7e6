"""What leaves Growthring as a table, so that no spreadsheet takes a name for a formula."""

# The last four are the wide signs of East Asian keyboards, which a spreadsheet there takes for the plain ones.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe_cell(value: object) -> str:
    """The value as text; words that a spreadsheet would compute get an apostrophe, which reading a list takes off."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, int | float) else text
