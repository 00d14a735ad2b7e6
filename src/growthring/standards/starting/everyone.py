"""Expected of every newcomer, whatever their post. The law meant is England's; a trust elsewhere puts its own."""

from django.utils.translation import gettext_lazy as _

from growthring.standards.starting.items import DAY_ONE, WEEK_SIX, WEEK_TWO, agreed, must

EVERYONE = (
    must(
        DAY_ONE,
        _("Identity, right to work and DBS checks seen and entered in the single central record"),
        _("The office shows the line manager that the entry is complete. No copy is kept here."),
    ),
    must(
        DAY_ONE,
        _("Part one of Keeping children safe in education read, and talked through"),
        _("Give paid time to read it. Ask what would make you worried about a child, and what you would do next."),
    ),
    must(
        DAY_ONE,
        _("Knows the safeguarding leads by sight and how to pass on a concern the same day"),
        _("Introduce them in person. Show the form or the system that is used here, and what to do if nobody answers."),
    ),
    must(
        DAY_ONE,
        _("Fire, evacuation and lockdown: the signals, the way out and the meeting point"),
        _("Walk the route together from the place where the person works most."),
    ),
    must(
        WEEK_TWO,
        _("Health and safety induction done, first aiders and accident book known"),
        _("Use the school's own induction sheet and the risk assessments that belong to the post."),
    ),
    must(
        WEEK_TWO,
        _("Data protection training done; keeps what is known about children and colleagues confidential"),
        _("Screens locked, papers put away, no lists at home, and who to tell at once when something goes astray."),
    ),
    must(
        WEEK_TWO,
        _("Staff code of conduct, whistleblowing and acceptable use of technology read and signed"),
        _("Talk about one example of each, such as a message from a pupil to a private phone."),
    ),
    agreed(
        WEEK_TWO,
        _("Greets children, families, visitors and colleagues by name or with a good morning"),
        _("We mean corridors, gates and the telephone too. Seen on an ordinary day, not on a visit."),
    ),
    agreed(
        WEEK_SIX,
        _("Uses the behaviour policy in practice: the same words, calm and in private"),
        _("Watch it with a colleague first. Rehearse the two or three sentences that we all use."),
    ),
    agreed(
        WEEK_SIX,
        _("Knows who to ask, has met their learning partners and has had a first conversation with each"),
        _("The line manager and the coach or mentor. The newcomer says in a sentence whether it helps."),
    ),
)
