"""Promises of support for where a theme's own has been made to somebody else in the same school and year.

By a word that themes have for kinds of post. What the school may see, and why, which it never sees.
"""

Kind = str
PROMISES: dict[str, tuple[tuple[Kind, int, str, str], ...]] = {
    "secondary": (
        ("visit", 4, "A lesson in another department, with cover for period three", "Would like to see talk in a practical subject"),
        ("reading", 3, "Two chapters on explaining, copied, and half an hour to read them", "Asks for something short and not a book"),
        ("time", 3, "The last twenty minutes of team time on Thursdays to rehearse explanations", "Rehearsing alone in front of the cupboard feels silly"),
        ("cover", 5, "Form time covered on two mornings to sit in on a colleague's register", "The start of the day sets the tone, and theirs is calmer"),
        ("visit", 7, "A morning at Merrowby to see the same course taught", "Teaches the course alone here"),
        ("other", 3, "A visualiser that works, in the room where it is needed", "Models writing on the board with a back turned to the class"),
        ("time", 4, "One free period a fortnight together with the second in the team, at the same hour", "They plan by shouting down the corridor"),
        ("course", 8, "The subject association's spring day, fee and cover", "Has not been to one for six years"),
        ("other", 2, "The set of thirty play texts, moved to the room", "Carries them up two floors"),
        ("cover", 3, "Break duty swapped on Wednesdays until half term", "The lesson after it starts late"),
        ("reading", 4, "The exam board's commentary, printed, with time to go through it together", "First exam class"),
        ("visit", 6, "An hour with the special needs coordinator in two lessons", "Wants to know what would help three pupils"),
        ("time", 6, "An afternoon to put the unit's practice tasks in order", "They exist in five versions"),
    ),
    "primary": (
        ("visit", 5, "A morning in Year 3 at Lanternfield", "Moves down two year groups in September"),
        ("cover", 3, "Story time covered on Mondays for four weeks to hear readers", "Has not heard all of them since the holidays"),
        ("time", 4, "Twenty minutes after the staff meeting, with the maths lead, three times", "Unsure with the new fraction unit"),
        ("other", 2, "A second box of practical maths things for the class", "Shares one with two other rooms"),
        ("reading", 3, "The phonics handbook, a copy of one's own", "Reads it standing in the stock room"),
        ("cover", 6, "Two mornings covered to visit the nursery the children come from", "Would like to know what they could do in July"),
        ("course", 9, "The mental health first aid day, spring dates", "Has three children who worry, and worries about them"),
        ("other", 4, "A carpet for the reading corner", "The floor is cold and they do not stay"),
    ),
    "early": (
        ("other", 3, "Sand, four bags, and somebody to carry them", "The sand is mostly in the drains"),
        ("visit", 6, "An afternoon in the garden of another nursery", "Has run out of ideas for rain"),
    ),
    "ta": (
        ("time", 2, "Fifteen minutes on Fridays with the class teacher, paid", "Notes from the week have nowhere to go"),
        ("course", 8, "The first aid course, in paid time", "The last one ran out in summer"),
        ("other", 2, "A locker that locks", "Bag and coat are carried about all day"),
        ("visit", 5, "A morning with the reading group at Tollgarth", "Starts a group after half term"),
        ("reading", 3, "The pages on speech sounds from the training, printed", "Missed the second session"),
        ("other", 3, "A quiet place for two groups on Tuesdays and Thursdays", "Works on the stairs"),
        ("time", 4, "Half an hour with the therapist after her morning visits", "Carries on in the week what she begins"),
        ("course", 10, "The signing course, level one, weekdays", "Was asked to sign for a child and knows ten signs"),
        ("other", 1, "The timetable of the week by Friday noon", "Learns on Monday where to be on Monday"),
        ("cover", 3, "Lunch duty covered once a week to sit down with the class teacher", "They only talk in doorways"),
        ("visit", 6, "A day at the Heronry to see the sensory room in use", "Ours is used as a cupboard"),
        ("other", 4, "A low chair with a back for work at small tables", "Kneels for most of the day"),
    ),
    "office": (
        ("time", 3, "An hour a week with the telephone on the other desk", "Cannot do the census in slices"),
        ("course", 7, "The trust's day on data protection in schools", "Is asked every week and would like to be sure"),
        ("other", 2, "A second screen for the desk by the window", "Copies numbers from one window to another"),
    ),
    "site": (
        ("course", 6, "The ladder and working at height course for the whole team", "Two certificates run out in spring"),
        ("other", 3, "A trolley with wheels that turn", "Moves two hundred chairs a week by hand"),
        ("time", 4, "Mornings without deliveries between half past eight and nine", "Cannot be at the gate and at the lorry"),
    ),
    "catering": (
        ("other", 3, "A mat for standing on at the serving counter", "Stands for four hours on tiles"),
        ("course", 5, "Allergen training, refreshed, in paid time", "Recipes changed in September"),
        ("time", 2, "Ten minutes before service when nobody comes in", "Ready means ready"),
    ),
    "tech": (("other", 3, "A lockable trolley for the prep room", "Chemicals travel on a tea trolley"),),
    "pastoral": (
        ("other", 2, "A room with a door that shuts, on Monday and Thursday mornings", "Hard calls are made in the corridor"),
        ("time", 3, "An hour on Fridays without a pupil or a telephone", "Writes up the week on Sunday evenings"),
        ("course", 8, "The two-day course on working with families", "Learnt it by doing, and would like to know why it works"),
    ),
    "special": (
        ("other", 3, "Two switches and a mount for the back classroom", "Borrows them from across the yard"),
        ("time", 4, "A planning afternoon with the communication crew", "Choices are offered differently in each lesson"),
        ("visit", 6, "A day in another special school", "Has worked in this one only"),
    ),
    "lead": (
        ("time", 3, "One period a week to be in the team's lessons, kept free of cover", "Leads from the staff room"),
        ("course", 8, "The trust's two days for those who lead a team for the first time", "Learnt it from watching, not always the right person"),
        ("other", 2, "The team's budget on one page, by the end of the month", "Finds out in March what there was in September"),
        ("cover", 4, "A morning covered for the team to plan the spring units", "Planning happens in eight kitchens"),
    ),
}  # fmt: skip
