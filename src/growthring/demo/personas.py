"""Whom the demo lets one be: one person for each way of using Growthring."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.demo import cast
from growthring.demo.guests import AGENCY_DOMAIN
from growthring.demo.persons import address
from growthring.demo.seats import Place


@dataclass(frozen=True, slots=True)
class Persona:
    """`key` stands in the address; `email` is the login the demo data made; the sentence says what to look at."""

    key: str
    role_name: str | Promise
    sentence: str | Promise
    email: str


def _persona(key: str, role: str | Promise, sentence: str | Promise, place: Place) -> Persona:
    pin = cast.PINS[place]
    return Persona(key, role, sentence, address(pin.given, pin.family))


PERSONAS: list[Persona] = [
    _persona(
        "teacher",
        _("Teacher"),
        _("Priya teaches English. Her line manager has placed her at a stage, and waits for her answer."),
        cast.TEACHER,
    ),
    Persona(
        "newcomer",
        _("Newly started teacher"),
        _("Tomasz came three school weeks ago. His two lists are being assured, and he can answer."),
        address(cast.NEWCOMER_PIN.given, cast.NEWCOMER_PIN.family),
    ),
    _persona(
        "teaching-assistant",
        _("Teaching assistant"),
        _("Salma supports learning in a secondary school: the same rights, the same stages."),
        cast.ASSISTANT,
    ),
    _persona(
        "site-manager",
        _("Site manager"),
        _("Delroy keeps a school standing, has a coach, and leads a team himself."),
        cast.SITE_MANAGER,
    ),
    _persona(
        "line-manager",
        _("Line manager"),
        _("Judith leads English: newcomers to assure, a list still open after week six, two placements under way."),
        cast.LINE_MANAGER,
    ),
    _persona(
        "coach",
        _("Coach"),
        _("Kwame teaches geography and coaches colleagues. He sees no stage unless it is shared."),
        cast.COACH,
    ),
    _persona(
        "pd-lead",
        _("PD lead"),
        _("Owen sees who has no coach or too many people, and how the profile moves."),
        cast.PD_LEAD,
    ),
    _persona(
        "head",
        _("Headteacher"),
        _("Ngozi leads a school whose profile fell when experienced colleagues left, and rose again."),
        cast.HEAD,
    ),
    _persona(
        "trust-leader",
        _("Trust leader"),
        _("Harriet sees eight schools side by side, in the open pictures only."),
        cast.TRUST_LEADER,
    ),
    Persona(
        "governor",
        _("Governor"),
        _("Esther sees what is published about the school, and nobody's record."),
        address(*cast.GOVERNOR_NAME),
    ),
    Persona(
        "guest-mentor",
        _("Guest mentor"),
        _("Fionn comes from an agency and sees the one partnership he was invited into."),
        address(*cast.GUEST_NAME, AGENCY_DOMAIN),
    ),
    _persona(
        "office",
        _("School office"),
        _("Beverley brings the staff list in and keeps it right. What people write stays closed to her."),
        cast.OFFICE,
    ),
    _persona(
        "trust-pd-director",
        _("Trust PD director"),
        _("Imran looks after coaching in all schools, and sees numbers, not people."),
        cast.PD_DIRECTOR,
    ),
    _persona(
        "data-protection-officer",
        _("Data protection officer"),
        _("Petra looks after people's rights and the record of events."),
        cast.DATA_OFFICER,
    ),
]
