"""Growthring: professional growth for everyone who works in a school."""
