"""Sentences of everybody who does not teach a class, and of their line managers."""

from growthring.people.models import PostKind

ASSISTANT = (
    "I wait before I help now. It is harder than helping.",
    "The teacher and I have our five minutes at the door, so I know what the lesson is for.",
    "I run the reading group on my own and note what each child can do at the end.",
    "I have learnt to sit beside and a little behind. They ask each other first.",
    "The training on talk was for me: I use the three prompts every day.",
    "I show new colleagues how we do lunchtime, and I enjoy it.",
    "With signing I am further than I was; I would like to practise with somebody weekly.",
    "I still step in too soon when it gets loud. We have agreed a sign.",
    "I made the visual timetables for the corridor and three classes use them now.",
    "I would like to see how the other school does the sensory room.",
    "The intervention runs as it was designed. I no longer add my own bits.",
    "I know the care plans by heart, and I ask when one changes.",
    "I lead the morning when the teacher is at the gate, and it starts on time.",
    "My notes are short now, and the teacher plans from them.",
)
ASSISTANT_MANAGER = (
    "The children think longer when you are beside them, because you let them.",
    "You brought the idea of the prompt cards, and the whole phase uses it.",
    "I see you talk with the teacher before the lesson every day. It makes the lesson.",
    "Let us find the weekly half hour for signing that you asked for.",
    "You trained two new colleagues in the hall routine without being asked.",
    "We see it the same way. The visit to the Heronry is booked.",
    "Your reading group's notes are what I use in meetings with families.",
    "I have seen the wait, the prompt, and only then the help.",
    "The calm in the corridor at one o'clock is your doing.",
    "You asked for clearer lesson aims, and you were right; the team now sends them on Thursday.",
)
SERVICE = (
    "The opening round takes me forty minutes and nothing is forgotten. Next I want to learn the heating controls.",
    "I order by the week now and throw far less away.",
    "I know every contractor by name, and which of them to ring twice.",
    "Families get an answer the same day. I wrote the ten answers we give most often.",
    "I have the admissions year in one list with dates, and I showed it to the two other offices.",
    "The technicians of three schools meet each half term now; I started that with one e-mail.",
    "The practical trays are ready the day before. I would like to try the new demonstrations myself.",
    "I learnt the allergen labels properly and taught the others.",
    "I am not yet at ease with the finance system. Give me until Easter.",
    "The children greet me by name, and I them.",
    "I do the safety checks and can say why each is there.",
    "I took over the calendar, and nobody is double-booked any more.",
    "The minibus training is done. I would like to share the checklist with the other drivers.",
    "I changed how parcels come in, and teachers get their books on the day.",
    "Exams week went to plan because the plan was written in January.",
    "I would like to be asked before rooms are swapped. We talked about it, and now I am.",
)
SERVICE_MANAGER = (
    "The building is ready before anybody needs it to be, and you can explain how.",
    "You wrote the opening list, and your colleague could stand in for you the week you were away.",
    "Other schools ring you before they ring the supplier.",
    "I saw it on an ordinary Tuesday: every family was greeted in under a minute.",
    "We agree. I promised the training day in March, and it is in the calendar.",
    "What you asked for was two hours without the telephone; you have them on Wednesdays.",
    "You keep what we agreed for visitors even at ten past eight. Thank you.",
    "You changed the ordering and took the others with you.",
    "The handover notes you began are now what everybody does.",
    "You know the rules and the reasons. Next comes showing it to the new colleague.",
)
LEADER = (
    "I hold the conversations as we agreed: they speak first. The follow-up is where I am still late.",
    "I am at the gate every morning and in classrooms most days. I stopped carrying a clipboard.",
    "I took one request away for each new one. People noticed.",
    "The plan has four lines now and everybody can say them.",
    "I learnt most from visiting the all-through school. Our meetings are shorter for it.",
    "I hand over more than I did; the key stage leads run their own development time.",
    "I want to get better at telling people early what I cannot promise.",
    "Two heads asked how we do the first six weeks. I have written it up.",
    "The timetable has coaching time in it for everyone. It took two years.",
    "I still solve too much myself. My coach counts.",
)
LEADER_MANAGER = (
    "Your team can say what matters this year and why. I asked four people.",
    "You keep promises, and you say so when you cannot.",
    "You let the middle leaders lead, and they have grown into it.",
    "The first six weeks in your school are what the others now look at.",
    "We agree. I would like you to host the heads in February.",
    "You protect people's time, and they tell me so.",
    "You changed your mind in public, with reasons. Others dare to since.",
    "Next is the follow-up: what is promised, written down on the day.",
)
PASTORAL = (
    "I say what I can keep to myself and what not, before anybody tells me anything.",
    "Repair conversations go the way we practised. I no longer do the talking.",
    "Families ring me before it gets difficult, not after.",
    "I write on the day, briefly, in the one place. It has given me my evenings back.",
    "Supervision once a fortnight is what keeps me steady.",
    "I showed the form tutors how to open a hard telephone call.",
    "I would like to learn how the centre works with families at home.",
    "Attendance mornings are calmer since we split the calls.",
    "I am new to this and ask a lot. So far everyone has answered.",
    "I bring what I see to the year meeting without names, and it changes seating plans.",
)
PASTORAL_MANAGER = (
    "You listen longer than you speak. Families tell us so.",
    "What you wrote was clear enough for a colleague to go on from.",
    "You taught the tutors the first sentence of a hard call, and they use it.",
    "I sat in on a repair conversation; both left with something to do.",
    "We see it alike. The visit to Kiln Yard is arranged.",
    "You asked for supervision and you keep to it. It protects your work.",
    "The morning calls run without you now, which was the aim.",
    "You tell teachers what they need to know and no more.",
)

BY_KIND: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PostKind.TEACHING_ASSISTANT: (ASSISTANT, ASSISTANT_MANAGER),
    PostKind.LEADER: (LEADER, LEADER_MANAGER),
    PostKind.PASTORAL: (PASTORAL, PASTORAL_MANAGER),
    PostKind.PARTNER_AGENCY: (PASTORAL, PASTORAL_MANAGER),
}
