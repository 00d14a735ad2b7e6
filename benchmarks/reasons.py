"""Why a page is over its bar, as far as it was found out: stands in the report beside the page."""

REASONS: dict[str, str] = {}
