"""One school's own wording of the five questions."""

from growthring.conversations.starting.asked import Asked, Set

TOLLGARTH_NOTE = (
    "The same five, in words we would say at the photocopier. Written with all staff on the June training day."
)
TOLLGARTH = Set(
    "Our five questions",
    "Half an hour, a hot drink, and these five. Write as much or as little as helps you to think; then we agree one line each.",
    (
        Asked(
            "What are you after?",
            "So that we both know where you want to get to, and the children come into it.",
            "Say it as you would to a friend. Who would notice if you got there?",
            "Say it back. If it has grown fuzzy, help to make it plain; it stays theirs.",
        ),
        Asked(
            "What is it like now, on a Tuesday?",
            "So that we start from an ordinary day and not from the one with the visitors.",
            "One or two things that show it. A photograph will do.",
            "Bring what you have seen with your own eyes, and say when.",
        ),
        Asked(
            "What have you tried, and what happened?",
            "So that trying things out counts, whichever way it went.",
            "What did you do, what did they do, what made you laugh or groan?",
            "Ask what else it could have been before you say what you think.",
        ),
        Asked(
            "What do you need to learn next?",
            "So that the next step is small enough to take, and you know who is beside you.",
            "What could you not do yet if we asked you tomorrow? Who can?",
            "Agree how closely you go along. Promise time only when you have looked at the timetable.",
        ),
        Asked(
            "Who could do with what you know?",
            "So that good things walk from room to room.",
            "What do people ask you for?",
            "Name one person who is looking for just that.",
        ),
    ),
)
