"""What the columns of a file can be, in the words of whoever keeps it."""

from django.utils.translation import gettext_lazy as say

from growthring.interop.reading.mapping import OUT
from growthring.people.models import PostKind

LEAVE = "-"
LEFT_OUT = (LEAVE, say("Leave out"))
NAMES = {
    "given_name": say("First name"),
    "family_name": say("Surname"),
    "full_name": say("Full name, in one column"),
    "preferred_name": say("Preferred first name"),
    "email": say("Work e-mail"),
    "staff_id": say("Staff number or code"),
    "school": say("School"),
    "team": say("Team or department"),
    "post": say("Kind of post, or role"),
    "job_title": say("Job title"),
    "hours": say("Full or part time, or FTE"),
    "starts_on": say("First day in post"),
    "ends_on": say("Last day in post"),
    "line_manager": say("Line manager"),
    "coach": say("Coach"),
    "mentor": say("Mentor"),
    "mode": say("Mentoring or coaching"),
    "early_career": say("Early career teacher, yes or no"),
}
COLUMN_CHOICES = [LEFT_OUT, *NAMES.items()]
KIND_CHOICES = [*PostKind.choices, (OUT, say("Not our staff: leave these rows out"))]


def names_of(columns: dict[str, str]) -> list[str]:
    return [str(NAMES[name]) for name in columns.values() if name in NAMES]
