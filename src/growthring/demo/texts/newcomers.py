"""What line managers note when they assure an item, and what newcomers answer."""

MANDATORY_SEEN = (
    "Went through it together on the first morning.",
    "The office showed me that the entry is complete.",
    "Read it in the hour we gave for it, then talked it through with the safeguarding lead.",
    "Walked the route together, both ways, in the rain.",
    "Did the course, and asked two questions I had to look up.",
    "Introduced in person to all three, and knows the form.",
    "Had it from the last school too, but we did it again here.",
    "Signed, after we had talked about one example of each.",
    "Explained back to me in own words.",
    "",
    "",
    "",
)
AGREED_SEEN = (
    "Seen in the corridor, at the gate and on the telephone, on ordinary days.",
    "Three lessons, the same start each time. No need to look further.",
    "Uses the sentences we all use, and quietly.",
    "We planned one unit side by side; the next came without me.",
    "Watched a colleague first, tried it in the empty room, then with the class.",
    "Read two notes together: short, factual, on the day.",
    "The books show it. So does the way they talk about them.",
    "First call home was for thanks. I sat in, and was not needed.",
    "Meets the teacher at the door before the lesson, every day I was there.",
    "Waits first, then prompts. Seen twice this week.",
    "Knows whom to ask, and asks.",
    "The closing round is done as we agreed, and the list hangs where it should.",
    "",
    "",
)
ANSWERS = (
    "The walk round the building helped most. I would do it again in week three, when one knows what to ask.",
    "I had it differently at my last school. I see the reason for it now.",
    "Thank you for the hour to read it in. I had not expected that.",
    "I would have liked the password list before the first lesson.",
    "Watching Tuesday's start next door was worth more than the handbook.",
    "Clear, and everybody does it, which makes it easy.",
    "Could somebody show me the second part again, once things are quieter?",
    "I was nervous about the telephone. Having you beside me helped.",
)
# Beyond week six: what the line manager notes, what the newcomer answers.
STILL_OPEN = (
    (
        "The routine for entry is there in the mornings. After lunch, with the two larger groups, we are still working on "
        "it; a colleague teaches the first ten minutes with you on Wednesdays until then.",
        "That is how I see it too. The shared start helps. Could we also swap the room on Thursdays? It is the long walk "
        "that makes us late.",
    ),
    (
        "Feedback as we agreed it: two classes done, two to come. You lost two weeks to being ill, so we take them again "
        "from here, and nobody minds.",
        "Thank you for saying so. I have the next set ready and would like to look at it with somebody before I hand it "
        "back.",
    ),
)
COMING = "Booked for next week; we go together."
