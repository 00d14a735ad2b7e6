"""Short words: why a meeting was moved or called off, and how people are."""

MOVED = (
    "Year 9 parents' evening, sorry. Same time on the day after?",
    "I have cover last period now. Could we do the next day?",
    "Dentist. I will not be able to speak, which some may like.",
    "My little one is ill. Tomorrow would work.",
    "The hall is double-booked and so am I. One day later?",
    "I want to look at the books first. A day more, please.",
    "Fire drill at exactly that time. Next day, same hour?",
    "Train strike. I am in the day after.",
    "You sounded tired at briefing. Shall we take the day after instead?",
    "Trip came back late, and I would be no use today.",
    "Boiler man is coming between eight and six. Next day?",
    "Deputies' meeting was moved onto us. The day after, if you can.",
    "Snow. Next day, with boots.",
    "I promised the choir I would listen. A day later?",
)
CALLED_OFF = (
    "I am off today. Could we find another day next week?",
    "Cover again, sorry. I will plan a new one.",
    "The boiler. Another day, please.",
    "I am at another school that day after all.",
    "Not ready, and I would rather be. Next week?",
)
# The learner's words, the line manager's; either may be missing.
WELLBEING = (
    ("Fine, on the whole. The drive in the dark isn't my favourite.", ""),
    ("I'm sleeping again, thank you for asking last time.", "Good. Keep Fridays as they are."),
    ("A bit thin at the edges. Nothing that a half term won't mend.", "Then no reports over half term. Mine can wait."),
    ("My father's moved in with us. It's good and it's a lot.", "Late start on Thursdays for as long as it helps. It's arranged."),
    ("Well. I run again, slowly.", ""),
    ("I don't want to make a thing of it, but I cried in the car on Monday.", "Thank you for telling me. You're not on duty this week, and we talk on Friday, with tea."),
    ("All right. What would help is a day without bells.", ""),
    ("Better than in September. I've stopped reading emails in bed.", "I've stopped sending them."),
    ("The hot weeks were hard. I'd like a fan.", "It's ordered."),
    ("I'm content. I thought I'd better write it down when it's so.", "That did me good to read."),
    ("New glasses, new shoes, same knees.", ""),
    ("Worried about money, if I'm honest. I've spoken to the union and to my sister.", "I'm glad you did. The trust has somebody you can ring, too; I put the number in your pigeonhole."),
    ("I'd like to go part-time for a year and I'm afraid to ask.", "You just did. Let's look at it together next week, nothing's decided."),
    ("It's the noise. By two I've had enough noise for a day.", "Your break moves to half past one, in the library."),
)  # fmt: skip
WHERE = (
    "My office", "Your room", "Room 12", "Library, the small table", "A walk round the field", "Staff room, far corner", "Room 4",
    "Room 7", "Meeting room", "Over lunch in the hall", "The bench by the gate", "", "", "", "",
)  # fmt: skip
# A short talk that is being held: by question and part, as in `conversations`; and its one line so far.
HELD_WORDS = {
    ("learnt", ">"): "Two of the three groups run by themselves. The third needs me or a miracle.",
    ("a", ">"): "A door that shuts.",
    ("learnt", "<"): "I'd put it down to how you set up the first two.",
}
HELD_LINES = {"learnt": "Two of three; look at how the first two were set up."}
# Half a thought, kept while its writer was typing and not saved yet; by box of the form.
HALF_WRITTEN = {
    "q1": "That somebody asks for the next page. It happened once, in period five of all places.",
    "q2": "On ordinary days about half of them read so that I'd listen. The other half have got louder, which isn't the same. I need to think about who they are reading for, and whether that's",
    "q3": "",
    "q4": "",
    "q5": "",
}
# By a word that themes have for kinds of post: what people offer to their colleagues' learning.
OFFERS = {
    "primary": (
        "I can show how we do phonics with children who came in the middle of the year.",
        "Come and watch shared writing on a Tuesday. It is noisy.",
        "I have thirty maths openers that need nothing but a pencil.",
        "Happy to plan a trip with somebody who has never done one.",
        "I can help with displays that children make and not adults.",
    ),
    "secondary": (
        "My door is open in period three, any day. No notice, no notes.",
        "I will read anybody's mark scheme and say what a pupil would make of it.",
        "Two ways of teaching the long answer: come and see both.",
        "I can show the newcomers how I set homework without chasing it.",
        "If you have a trainee, send them to me for a morning of seating plans.",
    ),
    "ta": (
        "I can show the three prompts on a card, in five minutes at lunch.",
        "Twenty signs in twenty minutes, Wednesdays.",
        "I know the care plans for four year groups: ask me before a trip.",
        "Come and watch snack time.",
    ),
    "office": (
        "I will show anybody the third screen of the finance system.",
        "Mail merge, without tears.",
        "The admissions year on three pages: you may have a copy.",
    ),
    "site": ("I can teach you to bleed a radiator.", "The opening round, on paper, with the reasons."),
    "catering": (
        "Allergen labels: I will go through yours with you.",
        "Two batches instead of one: come on a Thursday.",
    ),
    "tech": ("Try a practical before you teach it: the lab is free on Friday afternoons.",),
    "it": ("Half-pages with photographs for anything with a plug.",),
    "library": ("A box of books for your topic in two days.",),
    "pastoral": (
        "I will sit beside you for a hard call home.",
        "The first sentence of a difficult conversation, practised.",
    ),
    "special": ("Symbols for anything, by the end of the day.", "A minute of film and what to look for in it."),
    "lead": ("Practise a first sentence with me before you have to say it.", "How we made team time out of notices."),
    "head": ("I will show the wall with everything we ask of people.",),
    "trust": ("I can read a contract with you.",),
    "cover": ("One lesson that works with anybody.",),
}
# Whoever owes a promise asks for another day, or cannot keep it.
ASKS = (
    "Could it be a fortnight later? Cover is tight until then.",
    "I have rung twice. Give me until the date below, please.",
    "It is ordered and has not come. May I have three more weeks?",
    "The person you want to see is away until then. It will be worth the wait.",
    "I forgot, and I am sorry. The new date is in my calendar in red.",
)
DECLINES = (
    "declined: The budget for it went to the roof. I should have asked before I promised.",
    "declined: The course is no longer offered. I have put the one in spring to you instead.",
    "declined: There is no cover for that morning before summer. I can come and take the class myself for an hour.",
    "declined: The trust has decided it for all schools at once, from next September. I would rather say so now.",
)
