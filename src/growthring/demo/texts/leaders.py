"""Leaders' notes beside a profile: what explains it. Told by school and by (year, point)."""

# (school, year counted from 0, point, open to all staff, words)
NOTES: tuple[tuple[str, int, str, bool, str], ...] = (
    (
        "stonequay",
        0,
        "six_weeks",
        False,
        "Our first profile. Most placements come from one round of conversations in September, so read it as a beginning. "
        "Kitchen and site teams talk in November.",
    ),
    (
        "stonequay",
        0,
        "term_3",
        True,
        "A year of conversations. More of us work from the shared plans, and twelve colleagues have begun to coach.",
    ),
    (
        "stonequay",
        1,
        "six_weeks",
        True,
        "The columns to the right are lower than in July. Many colleagues with long experience left us in summer: four to "
        "headships, six into retirement, others nearer home. Half of those who came are in their first years of teaching. "
        "Nobody who stayed moved down because of it. Coaching time is doubled this year, and every newcomer has a partner "
        "with the same classes.",
    ),
    (
        "stonequay",
        1,
        "term_2",
        False,
        "Look at those who were here in autumn and still are: they moved up. The whole school shows less of it, because "
        "some experienced colleagues left at Christmas.",
    ),
    (
        "stonequay",
        1,
        "term_3",
        True,
        "Most of last autumn's newcomers are through both lists and placed in dialogue. We kept the doubled coaching time.",
    ),
    (
        "stonequay",
        2,
        "six_weeks",
        False,
        "Fewer newcomers than last autumn, and all of them through the mandatory list by week six.",
    ),
    (
        "tollgarth",
        1,
        "six_weeks",
        True,
        "From this year we use our own words for the stages. They mean the same as the trust's, said as we would say it.",
    ),
    (
        "tollgarth",
        1,
        "term_3",
        False,
        "Movement in Lower Key Stage 2 after the joint writing project; the two classes planned and watched together.",
    ),
    (
        "lanternfield",
        0,
        "term_1",
        False,
        "Those not placed yet are lunchtime colleagues, and two who are on leave. We do not hurry these talks.",
    ),
    (
        "lanternfield",
        1,
        "term_2",
        True,
        "Two of our most experienced colleagues now work half the week for the trust; their posts here are smaller, not "
        "their placements.",
    ),
    (
        "merrowby",
        0,
        "term_2",
        False,
        "The secondary phase placed people in spring, the primary phase in autumn. The jump is the calendar's.",
    ),
    (
        "merrowby",
        1,
        "term_1",
        True,
        "Many newcomers in September, all of them with both learning partners by the second week.",
    ),
    (
        "heronry",
        1,
        "term_1",
        True,
        "Here people place themselves. Several did so anew after the communication training; that is how they see it, and "
        "I see it too.",
    ),
    (
        "puddlewren",
        1,
        "six_weeks",
        False,
        "We are thirty people: one nursery teacher leaving and one coming changes the picture.",
    ),
)
