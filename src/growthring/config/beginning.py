"""What to do on an installation that is still empty."""

from growthring.people.models import Trust

NEXT = """
Nothing is in it yet. In another terminal, with the same settings:

  growthring add-trust "Your Trust" --slug your-trust

It says what comes after it: a staff list, or one school and the person who sets it up."""


def next_steps() -> list[str]:
    """Lines for the terminal; none once there is a trust."""
    return [] if Trust.objects.exists() else [NEXT]
