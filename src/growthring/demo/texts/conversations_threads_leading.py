"""Years of those who lead, coach and keep the office going. How they are written down: see `conversations`."""

THREADS = """
## pd-lead
@ opening y0 autumn 5
A> A coaching programme with twelve keen people, and a hundred and sixty who are waiting for it to go away.
A= Twelve in, many waiting.
B> That nobody can say 'it's for teachers' by next year.
B= Site, kitchen, office and assistants are in from the start.
N> What a coach says to a caretaker. I've only ever coached teachers.
N= Spend a morning each on site, in the kitchen and in the office.
! learn 6w | A morning each on site, in the kitchen and in the office | I can now bleed a radiator. And I know what a good question is at half past five in the morning.
~ support 11
@ review y0 summer 8
L> The mornings. Everything else was slides.
L= Knows the work he plans learning for.
A> I planned the whole programme in July and stuck to it out of pride.
A< I watched you. I should've said.
A= Plan a term, not a year.
B> Time in the timetable.
B= Coaching time for everybody.
G> The first six weeks, as a page, for other schools.
~ delegate 12
@ five y1 spring 6
B= Coaching time for everybody, kept.
A> It's in the timetable. It's kept four weeks in five.
A= Four of five.
L> When it's lost, nobody tells me for three weeks. They're being nice.
L= People need to be able to say it in the same week.
N> To have it counted without anybody having to complain.
N= A list of lost hours that writes itself.
G> Somebody asked me to run a morning in another trust.
! do 5w | Ask one person in each team to tell me when an hour is lost | They do, with relish.
~ delegate 14
@ opening y2 autumn 5
A> Everyone has a partner but eleven. Three partners have nine people, and they're the ones who never say no. I can see it on a list, which a year ago I couldn't, so I've got no excuse. What holds me up is that all three are proud of it. Gwen told me she'd 'cut down', and when I looked she had gone from nine to nine.
A< Will you tell them to, or shall I?
A= Eleven without, three with too many.
B> Nobody with more than six by Christmas.
B= Six at the most.
L> Carried over: plan one term only.
N> To take people away from somebody who likes having them.
N= Speak with each of the three; they choose whom they keep.
! do 6w | Speak with the three who have nine people each | open
$ time 6w shared | Three periods a week for new coaches, from January | Six new coaches are ready and have no time | open
~ delegate 10
@ five +13d

## coach
@ five y0 spring 6
B> To find out why my Year 8s can tell me about rivers and can't write it.
B= From telling to writing.
A> They tell it well. Then they write 'rivers are important for many reasons'.
A= Good talk, empty sentences.
L> I sat in with English and saw the question about dinner. I did it with rivers: which would you live by, and why.
L< That's your second visit to English.
L= A question that needs a reason.
N= One such question in each unit.
! do 6w | One question that needs a reason in each unit | The oxbow lake one is famous.
~ support 12
@ opening y1 autumn 4
A> I've been asked to coach. I'm all right at geography. I don't know if I'm all right at asking.
A= New to coaching.
B> To ask more than I tell. I'm a teller.
B= Asks for longer than he tells, with five people.
N> The course, and somebody to tell me when I'm telling.
N= The coaching course; one of the five counts.
G> Fieldwork forms. I've got the whole set, and they pass first time.
$ course 6w shared | The trust's coaching course, autumn | Asked to coach five colleagues | kept
~ mentor 11
@ mid_year y1 spring 4
L> I've a card in my pocket that says 'and what else'. I've worn it through.
L= Asks.
B= Same.
A> Five people, and the hours are in lunch.
A< They were promised in the timetable. I'll find out what happened.
A= Two of five hours are in lunch.
N= Hours move out of lunch by half term.
$ time 3w shared | Coaching hours moved out of the lunch break | Two of five coaching hours are at lunchtime | late
~ coach 14
@ review y1 summer 7
L> People find it out themselves if I let them. I'd read that and never believed it.
L= Lets people find it.
A> One of the five and I didn't get anywhere. We met every fortnight, we were pleasant, I asked my good questions and he gave me good answers, and nothing in his room changed because he didn't want anything to change. We were both too polite to say it until June. Then he said, 'I only came because you'd booked the room', and we laughed, and that was the first real conversation we'd had all year.
A< What would have made you say it in February?
A= A look at it together after six weeks: does this help?
G> Five people, and I showed two others the pocket card.
B> To see it done with somebody really good.
B= A day with a coach in another school.
~ support 12
@ opening y2 autumn 5
A> Five again, two of them new. And I've two Year 11 classes.
A= Five to coach, and two exam classes.
B= A look at it together after six weeks with everybody: does this help?
B> To ask 'does this help' after six weeks, out loud.
L> Carried over: the day at another school, which didn't happen.
L< Owed since June. I have put a date on it.
N= The day at Merrowby.
$ visit 9w shared | A day at Merrowby with an experienced coach | Promised in the summer review | asked
! do 7w | Ask each of the five whether it helps | open
~ support 11
@ five +18d
B> To say 'does this help' and be ready for no.

## busy-coach
@ opening y1 autumn 6
A> Nine people. I said yes nine times.
A= Nine is too many, and each of them is glad.
B> To do six well.
B= Six people and not nine.
N> To say it to three of them without it being about them.
N< Say it's about the arithmetic. It is.
N= Three move to new coaches at half term, by their own choice of whom.
~ support 11
@ review y1 summer 8
L> I got it to seven, and then I was asked nicely.
L< I know, it was me. I'm sorry.
L= Seven, and then eight.
A> My own lessons. Biology had what was left of me.
A= Own teaching first, for a term.
B> To be coached rather than to coach. For once.
B= A coach for the coach.
$ other 10w | A coach for this coach, from another school | Nine people and nobody of her own | kept
~ support 12
@ five y2 autumn 7
B= Six, and a coach of her own.
A> Nine. I know. Don't look at me like that.
A< I am looking at the timetable, not at you.
A= Nine again.
L> They come because it's easy to come to me. If it were easy to come to the others they'd go there.
L= Make the others easy to find.
N> To introduce people instead of taking them on.
N= Every new request is met with an introduction.
! do 5w | Meet each new request with an introduction to somebody else | open
$ time 3w shared | Three of nine coaching partnerships moved to new coaches by January | Nine is too many, and has been since last year | open
~ support 9

## office
@ five y0 autumn 9
B> That nobody has to come to the office to find out something they could know.
B= Answers stand where people look.
A> A queue at the hatch every break, for things that are on a sheet behind me.
A< What's on the sheet?
A= A queue for what is already written.
L> I like the queue a bit. They talk to me.
L= The talk is worth keeping; the queue isn't.
N= The sheet goes on the staff page; the hatch stays open for people.
! do 6w | Put the sheet where everyone can see it | The queue halved. The ones who come bring biscuits.
~ support 12
@ review y0 summer 8
L> Half the queue.
L= Fewer questions, more talk.
A> Induction packs. Eleven printed wrong.
A= One person checks, another prints.
B> A team that can take each other's desks.
B= Each desk can be taken by one other person.
~ delegate 12
@ opening y1 autumn 6
A> Eight desks, and if one's ill the phone rings out.
A= Each desk depends on one person.
B= A second person for each desk by Easter.
N> Time to sit beside each other. It's the only way.
N= Fridays from two: sit beside somebody.
$ time 3w shared | The office closed to visitors on Fridays from two until three, until Easter | Desks can only be learnt side by side | kept
~ support 12
@ review y1 summer 7
L> Fridays at two. Seven of eight desks.
L= Seven of eight.
A> Exams. Nobody wants exams.
A< I wouldn't, either.
A= Exams officer chooses whom to teach, with time for it.
G> Two other offices close on Fridays at two now, and blame us.
B> Staff list clean on day one in September.
B= A clean staff list on day one.
~ delegate 12
@ five y2 autumn 6
B= A staff list that's right each Monday.
A> Right on day one. Three wrong by week three, all of them people who changed a name or a day and told somebody who wasn't us.
A= Right at the start; drifts.
L> They tell whoever they see. So whoever they see needs to know that it's us.
L= Everybody knows where to send a change.
N> To chase kindly.
N= A line in Friday's notices, and the thing itself in two clicks.
! do 4w | A line in Friday's notices about changes of name and days | open
~ delegate 11

## trust-pd
@ opening y1 autumn 5
A> Eight schools, eight programmes with the same name.
A= One name, eight things.
B> To know what's the same on purpose.
B= Three things the same in all eight, the rest theirs.
N> To listen in eight schools before I write one page.
N= A day in each before half term.
! learn 7w | A day in each of the eight schools | Kiln Yard do it over toast. It's the best one.
~ support 12
@ review y1 summer 9
L> Three things the same. Nobody minds, because the other forty are theirs.
L= Three the same; forty their own.
A> I count coaches. I ought to find out whether it helps.
A< What would help look like?
A= Ask forty people one question.
B= One honest question to forty people.
~ delegate 12
@ five y2 autumn 8
B= Finding out whether it helps.
A> I asked forty. Thirty-one wrote back. Nine said 'when it happens'.
A= It helps when it happens.
L> 'When it happens' is the whole job.
L= Time is the thing.
N> To get heads to guard it. I can't.
N= Each head names one hour that's never taken.
! do 8w | Ask each head for one hour that is never taken | open
~ delegate 12
"""
