"""Rows that a page loads although its reader may not see them as such: model and page, each with its reason."""

LISTED: dict[tuple[str, str], str] = {}
