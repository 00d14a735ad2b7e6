"""Sentences for what is not settled: two who see it differently, and proposals that wait for an answer."""

# What the learner says, what the line manager says back, and why the learner stays with it.
CONTESTED = (
    (
        "I lead the planning of two year groups and people visit my lessons. I think that is further than it says here.",
        "I have seen the planning and not yet the lessons. I would stay with the stage until I have.",
        "Then please come to the lessons; I think the two belong together, and I stay with it until you have.",
    ),
    (
        "I place myself lower than you do. Since the timetable changed I am learning the older classes from the beginning.",
        "The younger classes and what you give the team weigh more for me. I would not go back.",
        "It is meant kindly, I know. I would still rather stand where I feel the ground.",
    ),
    (
        "My second year in this work looks different from my first, and the notes from both visits say so.",
        "I see the same change, and I would like one more term of it before we write it down.",
        "I understand the caution. The two notes cover two terms, so I leave it as I said.",
    ),
    (
        "I took over the whole kitchen order and trained two people. That should count.",
        "It counts. For me it is this stage done fully, and not yet the next.",
        "We read the description differently. Perhaps somebody else should read it with us.",
    ),
)
MODERATED = (
    "I heard you both for half an hour and read the three notes. We settle on this, and look again before summer.",
    "You describe the same lessons and draw the line in different places. I follow the wording of the scale here.",
    "The new classes are a new beginning, the rest stays. We write down both, and this is the stage.",
)
BY_MANAGER_WAITING = (
    "I entered this for the whole team after our talks in autumn. Tell me if you see it otherwise.",
    "As we said on Thursday. Have a look in peace and answer when you can.",
    "This is how I remember our conversation. If I left something out, please write it.",
    "From our talk before half term: you have made the shared unit yours.",
)
BY_LEARNER_WAITING = (
    "I read the description twice. This is me on most days, and I can say why.",
    "After the visit I see more clearly where I am. I would like to talk about it before Christmas.",
    "I place myself here for the new class, and I look forward to what you say.",
    "Since spring I lead the planning. I think that moves me.",
)
VOID_REASON = "Entered for the wrong person: two colleagues in the same team have the same initials."
LATE_REASON = "We agreed this before the end of term, and I entered it only now."
