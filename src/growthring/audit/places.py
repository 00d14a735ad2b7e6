"""What the places of events are called on a page. They are written down in English, once and for good."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

FILE = "profile as "
PLACES: dict[str, Promise] = {
    "People I support": say("People I support"),
    "Sign-in": say("Sign-in"),
    "account for sign-in": say("account for sign-in"),
    "account for sign-in, of another address": say("account for sign-in, of another address"),
    "address": say("address"),
    "app for one-time codes": say("app for one-time codes"),
    "assurance": say("assurance"),
    "begun": say("begun"),
    "bulk change": say("bulk change"),
    "closing a checkpoint": say("closing a checkpoint"),
    "columns of a file": say("columns of a file"),
    "days to assured": say("days to assured"),
    "days to assured in my team": say("days to assured in my team"),
    "first proof of the address": say("first proof of the address"),
    "gap list": say("gap list"),
    "growthring export": say("growthring export"),
    "how we meet": say("how we meet"),
    "how we use stages": say("how we use stages"),
    "import": say("import"),
    "invitation": say("invitation"),
    "invitation accepted": say("invitation accepted"),
    "leaving": say("leaving"),
    "legal hold": say("legal hold"),
    "movement of my team": say("movement of my team"),
    "movement of the profile": say("movement of the profile"),
    "newcomer's lists": say("newcomer's lists"),
    "newcomers": say("newcomers"),
    "note beside the profile": say("note beside the profile"),
    "notes beside the profile": say("notes beside the profile"),
    "number of the school": say("number of the school"),
    "passkey": say("passkey"),
    "password": say("password"),
    "person page": say("person page"),
    "post": say("post"),
    "profile": say("profile"),
    "profile of my team": say("profile of my team"),
    "profiles of schools": say("profiles of schools"),
    "questions": say("questions"),
    "recovery codes": say("recovery codes"),
    "register of schools": say("register of schools"),
    "retention": say("retention"),
    "roles": say("roles"),
    "rows not taken": say("rows not taken"),
    "school": say("school"),
    "school came from another trust": say("school came from another trust"),
    "school moved to another trust": say("school moved to another trust"),
    "second factor": say("second factor"),
    "sharing": say("sharing"),
    "sign-in provider": say("sign-in provider"),
    "sign-in provider switched off": say("sign-in provider switched off"),
    "sign-in provider switched on": say("sign-in provider switched on"),
    "sign-in rules": say("sign-in rules"),
    "staff list": say("staff list"),
    "staff table of stages": say("staff table of stages"),
    "stage": say("stage"),
    "stage scale": say("stage scale"),
    "team": say("team"),
    "trust": say("trust"),
    "where our data comes from": say("where our data comes from"),
    # Which role was given or taken, and which kind of partnership: see `people.services`.
    "Coach": say("Coach"),
    "Data protection officer": say("Data protection officer"),
    "Governor": say("Governor"),
    "Headteacher": say("Headteacher"),
    "Human resources": say("Human resources"),
    "Induction tutor": say("Induction tutor"),
    "Line manager": say("Line manager"),
    "Mentor": say("Mentor"),
    "Office or IT": say("Office or IT"),
    "PD lead": say("PD lead"),
    "Trust PD director": say("Trust PD director"),
    "Trust leader": say("Trust leader"),
}


def place(where: str) -> str:
    """In the reader's language; a place that has no word of its own is called as it was written down."""
    if where.startswith(FILE):
        return _("profile as %(file)s") % {"file": where.removeprefix(FILE)}
    return str(PLACES.get(where, where))
