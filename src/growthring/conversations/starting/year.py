from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Question
from growthring.conversations.starting.asked import Asked, Set

Code = Question.Code

OPENING = Set(
    _("Opening of the year"),
    _(
        "A first talk about the year ahead: what the people you work for need, and what you want to get better at for them."
    ),
    (
        Asked(
            _("What do the people you work for need this year?"),
            _("So that the year begins with them and not with a form."),
            _("Think of your class, your team, your site. What stands in their way? What would help them most?"),
            _("Say what you know of them, too. Link it to what the school has set out to do."),
            Code.A,
        ),
        Asked(
            _("What do you want to be different by next summer?"),
            _("So that there is one goal that matters to you and can be recognised when it is reached."),
            _("One thing is enough. How would you notice, in an ordinary week, that it is so?"),
            _("Help to make it small enough to be done and large enough to matter."),
            Code.B,
        ),
        Asked(
            _("What do you carry over from last year?"),
            _("So that what was begun is finished, or let go on purpose."),
            _("What worked and should stay? What did you not get to?"),
            _("Look at last summer's review together. What was promised to them and has not been kept?"),
            Code.LEARNT,
        ),
        Asked(
            _("What will you need to learn, and how would you like to learn it?"),
            _("So that time, people and reading are found before the year is full."),
            _(
                "Watching a colleague, being coached, reading, trying out with somebody: what has worked for you before?"
            ),
            _("Say what the school can give and what it cannot. Put dates to it."),
            Code.LEARN,
        ),
        Asked(
            _("What would you like to give to others this year?"),
            _("So that everybody has a part in somebody else's learning."),
            _("Something you know well, a newcomer you could look after, a group you would join."),
            _("Say where you have seen that they are needed."),
            Code.GIVE,
        ),
    ),
)

MID_YEAR = Set(
    _("Mid-year"),
    _("Half the year is over: look at what you set out to do, and change course where that is wiser than going on."),
    (
        Asked(
            _("What has moved since the autumn?"),
            _("So that progress is seen, the small kind as well."),
            _("What is different from September? Who has noticed?"),
            _("Say what you have noticed before you ask for more."),
            Code.LEARNT,
        ),
        Asked(
            _("Is the goal still the right one?"),
            _("So that nobody works towards something that has lost its sense."),
            _("What has changed round you? Would you choose the same goal today?"),
            _("Be ready to let it be changed. A better goal in January is no lost autumn."),
            Code.B,
        ),
        Asked(
            _("What stands in the way?"),
            _("So that what the school can clear away is cleared away."),
            _("Be frank: time, people, things, something you cannot do yet."),
            _("Do not argue it smaller. What of this is yours to change, and by when?"),
            Code.A,
        ),
        Asked(
            _("What will you do between now and the summer?"),
            _("So that there is a next step with a date."),
            _("One or two things. What will you learn by doing them?"),
            _("Agree how closely you will go along with it, and when you look at it together."),
            Code.LEARN,
        ),
    ),
)

REVIEW = Set(
    _("Review of the year"),
    _(
        "What the year has taught you, what it has changed, and what you take with you. It is not evidence for anything: "
        "nothing of it can be read from pay."
    ),
    (
        Asked(
            _("What worked, and how do you know?"),
            _("So that what is worth keeping is kept, by you and perhaps by the school."),
            _("What would you do again tomorrow? What did pupils or colleagues say or do?"),
            _("Add what you have seen. Ask what made the difference."),
            Code.LEARNT,
        ),
        Asked(
            _("What did not work, and what did you make of it?"),
            _("So that what was tried in vain is not lost: it is where most is learnt."),
            _("Say it as it was. What do you understand now that you did not then?"),
            _("Thank them for saying it. Say where the school did not do its part."),
            Code.A,
        ),
        Asked(
            _("What did others gain from you?"),
            _("So that the difference somebody makes is said aloud once a year."),
            _("Whom did you help, show, look after, make laugh when it was needed?"),
            _("Name people and moments. This is not the place to be modest for them."),
            Code.GIVE,
        ),
        Asked(
            _("Where do you want to be a year from now?"),
            _("So that next year's goal begins to grow over the summer."),
            _("In this post or another. What draws you?"),
            _("Say what you could imagine for them, and what the school could offer."),
            Code.B,
        ),
        Asked(
            _("What should you learn next?"),
            _("So that the autumn opens with something begun."),
            _("What would you like to be able to do that you cannot do yet?"),
            _("Who here, or in another school, could help with it?"),
            Code.LEARN,
        ),
    ),
)
