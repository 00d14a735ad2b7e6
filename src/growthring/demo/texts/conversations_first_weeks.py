"""First weeks of newcomers, for every kind of post. How they are written down: see `conversations`."""

THEMES = """
# primary secondary special
@ newcomer
A> Well, on the whole. Everyone's kind. I eat my lunch standing up.
A< Nobody should. I'll come by at twelve tomorrow and we'll sit.
A= Well arrived; lunch is to be eaten sitting down.
N> The first list's clear. I'd like to see the way we do feedback once more.
N= See feedback done once, next week.
L> You all say hello on the stairs. I came from a place where one didn't.
G> I've run a choir.
G= A choir, when there is air.
B> To know all my classes by name, and something about each of them.
B= Names by half term, and a thing about each by Christmas.
! learn 2w | Watch feedback in two rooms | Clear now. I'd been doing it twice.
~ mentor 3
@ newcomer
A> Hard, the first fortnight. Fine now. I ask the teaching assistant, she knows everything.
A= A hard fortnight, and over it.
N> Clear: safeguarding, fire, first aid. Not clear: who I tell when a child's late every day.
N< The attendance officer, and I'll introduce you at break.
N= Attendance: whom to tell.
L> There are a great many keys.
L= Too many keys.
G> I can mend bicycles. It was a question on the form, so I thought I'd say.
B> The routines, so that I can think about the teaching.
B= Routines at home by the end of term.
~ mentor 4
@ newcomer
A> I feel welcome and about nine years old. I have to ask for everything.
A< Ask. It wears off around the fourth week.
A= Welcome; everything is new at once.
N> I've read it all. I'd like to see it.
N= A morning walking along with somebody who does it as agreed.
L> At my old school they marked more and talked less. I like it better this way round.
G> I know a bit about autism, from home.
G< Thank you for telling me. May I tell the inclusion lead?
G= The inclusion lead will get in touch.
B> A calm Thursday. It's my long day.
! do 2w | A morning walking along with a colleague | Worth more than the handbook.
~ mentor 3

# ta
@ newcomer
A> Everybody waves. I don't know what they're called, but I wave back.
A= Waves all round; names to come.
N> The lists are clear. I'm unsure about what I write down when something worries me.
N< Let's do one together, made up, before lunch.
N= Wrote a note together; clear.
L> I didn't know you could just ask the head something. I did, by the bins.
G> I speak Portuguese, and I knit.
B> To run one small thing on my own.
B= One group alone by the end of term.
~ mentor 3
@ newcomer
A> The children have decided I'm staying.
A= Accepted by those who matter.
N> The medicines. I'd like to do it with somebody twice more.
N= Medicines with a colleague, twice more.
L> Nobody shouts here, the adults I mean.
L= Nobody shouts.
G> I was a hairdresser for eleven years. I can do plaits and listen.
B> To not be afraid of the changing room.
! learn 2w | Medicines, twice, with somebody beside me | I can do it. I still check three times.
~ instruct 3

# site catering office tech midday other
@ newcomer
A> Good. I found the fuse box on my own.
A= Found the fuse box.
N> All clear. The bit about visitors I had to read twice.
N= Visitors talked through with an example.
L> You lock the front and leave the kitchen door open.
L< I've written it down. And shut it.
L= The kitchen door.
G> I can drive anything with wheels.
B> To know the building in the dark.
B= Knows the building by Christmas.
~ instruct 3
@ newcomer
A> I like it. It's quicker than I'm used to. I take the bus with one of the others, so I ask her on the way.
A= Settled, and has somebody to ask.
N> I didn't know who the safeguarding person was until I saw the poster. Now I do.
N= Introduced in person today.
L> Everyone says 'the hub' and there are two.
G> I make cakes.
G= Cakes.
B> To do a full day without asking.
B= A full day alone by half term.
~ mentor 3

# pastoral agency lead head trust
@ newcomer
A> Thrown in, in a nice way. I've a list of names and a list of worries and I'm learning which goes with which.
A= In it already; names first.
N> What's clear: the law. What isn't: how it's done here when two people know different halves.
N= One case walked through from first word to last.
L> People here apologise a lot. For the heating, mostly.
L= For the heating.
G> I've worked with families in two languages.
B> To be known by the ones who need me.
B= Known by forty families by Christmas.
! learn 3w | Walk one case through from the first word to the last | I see now who holds what.
~ mentor 4
"""
