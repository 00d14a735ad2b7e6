"""The six stages in three phases.

The shape is from George Berwick's series *Direction and support* for OLEVI: six stages, two to a phase, the first what
the law asks, the second what the school has agreed everybody does [found in parts 4 and 5 and in the closing post].
The names of the third to sixth stage and of the phases were not found, so they are ours; so is every description
[inferred]: practice that is becoming the school's way, that is the school's way most of the time, that others learn
from, and that goes beyond what the school knows. None of them is a verdict, and nobody has to arrive anywhere.

The source says that direction is in proportion to how able somebody is; read with the rest of the series it can only
mean the inverse [inferred]: much direction at first, then support, then room to support others.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class StageWords(NamedTuple):
    phase: int
    phase_name: Words
    name: Words
    description: Words
    direction: Words
    support: Words


JOINING, GROWING, LEADING = _("Joining"), _("Growing"), _("Leading learning")

STAGES = (
    StageWords(
        1,
        JOINING,
        _("Mandatory"),
        _(
            "Everyone begins here, however long they have worked elsewhere. The line manager makes sure that what the "
            "law and the contract ask of this post is in place."
        ),
        _("We say plainly what is needed, show it, and check it together, most of it on the first day."),
        _("A person to ask, time set aside for reading and training, and keys, passwords and papers that are ready."),
    ),
    StageWords(
        1,
        JOINING,
        _("Non-negotiables"),
        _(
            "What this school has agreed that everybody does, every day. It takes longer than the mandatory list, "
            "because it is learnt by doing it here with the people who work here."
        ),
        _("We show how we do it and why, watch a colleague together, then look in and say what we saw."),
        _("A partner who has done it for a while, short and frequent conversations, and room to try again."),
    ),
    StageWords(
        2,
        GROWING,
        _("Building practice"),
        _(
            "The agreed ways are in place, and practice is growing towards what this school believes works best. "
            "Some parts come easily already; others are being worked on, one step at a time."
        ),
        _("We agree the next step together, model it and rehearse it before it is used."),
        _("Mentoring most of all: regular drop-ins, feedback nobody keeps count of, and a colleague to watch."),
    ),
    StageWords(
        2,
        GROWING,
        _("Steady practice"),
        _(
            "What we believe works best is what can be seen on most days, also on the difficult ones. The person "
            "knows why it works and notices when it does not."
        ),
        _("We ask more than we tell: the person chooses the next step and says how they will know."),
        _("Coaching more than mentoring, visits to colleagues here and in partner schools, time for an inquiry."),
    ),
    StageWords(
        3,
        LEADING,
        _("Sharing practice"),
        _(
            "Colleagues learn from how this person works: they open their door, explain what they do and why, and "
            "help somebody else take a next step."
        ),
        _("We agree what the person will offer, to whom, and what it needs."),
        _("Coaching between equals, training to mentor and coach others, and protected time to do it."),
    ),
    StageWords(
        3,
        LEADING,
        _("New practice"),
        _(
            "A few people, for a time, go beyond what the school knows: they try something new, find out with care "
            "whether it helps, and add what they learn to how we all work. It is nobody's expected end."
        ),
        _("We agree the question and its limits, and how the school will hear what was found."),
        _("Access to research and to others who ask the same, a thinking partner, and permission not to succeed."),
    ),
)
