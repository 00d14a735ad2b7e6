from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Question
from growthring.conversations.starting.asked import Asked, Set

Code = Question.Code

CHECK_IN = Set(
    _("Short check-in"),
    _("A quarter of an hour between two longer talks: how it goes, what is in the way, what comes next."),
    (
        Asked(
            _("How is it going with what you set out to do?"),
            _("So that a step is not forgotten between two meetings."),
            _("In two sentences. What has come of it so far?"),
            _("Ask before you advise."),
            Code.LEARNT,
        ),
        Asked(
            _("What would help just now?"),
            _("So that small things in the way are cleared while they are small."),
            _("A word, an hour, a look at something together."),
            _("Say what you can do by when, and write down what you promise."),
            Code.A,
        ),
        Asked(
            _("What comes next?"),
            _("So that both know the next step."),
            _("One thing, before you meet again."),
            _("Say it back in your own words."),
            Code.LEARN,
        ),
    ),
)
