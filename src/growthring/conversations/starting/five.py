from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Question
from growthring.conversations.starting.asked import Asked, Set

Code = Question.Code

FIVE = Set(
    _("Professional conversation"),
    _(
        "Five questions, always in this order. Each of you writes a few lines beforehand; bring what you have seen, not "
        "what you can prove. At the end there is one line for each question that you both stand by."
    ),
    (
        Asked(
            _("Where do you want to get to?"),
            _("So that both know the goal, in your words, and how it fits what this school wants to be good at."),
            _(
                "Say it in your own words. What would pupils or colleagues notice? Which of the school's aims is it part of?"
            ),
            _(
                "Listen for how they understand what the school is working towards. Say it again more clearly where it has "
                "become vague; leave the goal theirs."
            ),
            Code.B,
        ),
        Asked(
            _("Where are you now?"),
            _("So that both see the same starting point: what usually happens, not the best or the worst day."),
            _(
                "What do you do on an ordinary day? Bring one or two things that show it: a lesson, a plan, a rota, a thank-you."
            ),
            _("Bring what you have seen and heard. Where you see it differently, say so and say what it rests on."),
            Code.A,
        ),
        Asked(
            _("What have you found out about how what you do is working?"),
            _("So that what was tried since last time becomes something learnt, for you and perhaps for others."),
            _("What did you try? What came of it for the people it was meant for? What surprised you?"),
            _(
                "Ask what led to what, and what else could explain it. Help to look at the thinking behind it, not only the result."
            ),
            Code.LEARNT,
        ),
        Asked(
            _("What must you learn to get from here to there?"),
            _("So that the next step is about learning, and you both know how much direction and support it needs."),
            _(
                "What could you not do today that you will need? From whom, or where, could you learn it? What will you do first?"
            ),
            _(
                "Agree how closely you will guide this step. Find the person, the time and the source for it, and promise "
                "only what you can keep."
            ),
            Code.LEARN,
        ),
        Asked(
            _("What can you give to your colleagues' learning?"),
            _("So that what you do well does not stay with you: everybody here has something that somebody needs."),
            _("What have colleagues asked you about? What would you gladly show, lend or do together with somebody?"),
            _("Name what you have seen them do well. Think of who is looking for just that."),
            Code.GIVE,
        ),
    ),
)
