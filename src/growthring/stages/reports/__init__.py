"""The profile's numbers on their way out: as JSON, as files, as words."""
