from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Question
from growthring.conversations.starting.asked import Asked, Set

Code = Question.Code

NEWCOMER = Set(
    _("First six weeks"),
    _(
        "How you have arrived, what you still need to know, and what we can learn from somebody who sees us for the first time."
    ),
    (
        Asked(
            _("How have you arrived?"),
            _("So that nobody is left alone with a bad start."),
            _("What was easy, what was hard? Whom do you ask when you do not know something?"),
            _("Say how your own first weeks were. Listen for what is not said."),
            Code.A,
        ),
        Asked(
            _("Which of the things everybody must know are clear, and which are not yet?"),
            _(
                "So that what the law and the school ask of everybody is safe by its date, without anybody having to guess."
            ),
            _("Go through your two lists. Where would you like to see it done once?"),
            _("Show what is unclear straight away, or say who will and when."),
            Code.LEARN,
        ),
        Asked(
            _("What have you noticed about us?"),
            _("So that the school sees itself with fresh eyes, before they get used to it."),
            _("What is done differently where you come from? What puzzled you?"),
            _("Do not explain it away. Write it down."),
            Code.LEARNT,
        ),
        Asked(
            _("What do you bring that we should know of?"),
            _("So that what somebody can do is not found out by chance years later."),
            _("What have you done before, in school or outside it, that could be of use here?"),
            _("Think of who should hear of it."),
            Code.GIVE,
        ),
        Asked(
            _("What would you like to be at home in by the end of term?"),
            _("So that the first goal is theirs."),
            _("One thing. What would help?"),
            _("Agree who sees to it, and when you meet again."),
            Code.B,
        ),
    ),
)
