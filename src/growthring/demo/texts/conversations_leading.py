"""Years of conversations of those who lead a team or a school. How they are written down: see `conversations`."""

THEMES = """
# lead | Talking to the person and not about them
@ opening
A> A good team with one thing nobody says. I've been stepping round it since Easter.
A< Round it, or over it?
A= Something needs to be said, kindly and soon.
B> To have the conversation before October, and for the two of us still to have lunch after.
B= Said by the end of September.
L> I keep the Thursday team time. I drop the notices, they can read.
N> How to begin. If I get the first sentence right I'm all right.
N= Practise the first three sentences aloud, here, now.
N< We did it four times. The fourth had no 'just' in it.
G> The Thursday agenda, if anyone else wants meetings that end.
! do 2w | Have the conversation | It took nine minutes. She said she'd been waiting for it.
~ coach 9
@ five
B> Now it's more general. Say things when they're small.
B= Small things said the same week.
A> I've done two more. One went well and one I did by email, which I regret.
A= Two of three in person.
L> My voice goes up when I'm nervous and it sounds like a question. Then they answer no.
L< You heard that yourself on the walk back?
L= A statement, and then silence.
N> To listen after I've said it. I rush to make it nice.
N= Say it, and count.
G> I could practise with the other team leaders. We all have one.
G= Team leaders practise openings together, half an hour.
! share 5w | Half an hour with the other team leaders on first sentences | Funnier than I thought and more useful.
~ coach 12
@ review
L> Small and the same week. There's less of it, oddly.
L= What is said early needs less saying.
A> I put off the timetable one until it couldn't be put off, and it hurt more than it had to.
A= Timetable talks in May, in person, before the draft goes round.
G> Two new leads came to me before a hard one.
G< One of them told me you made her say it aloud. She was furious and grateful.
B> To get better at the good things too. I only book time for the hard ones.
B= A talk a fortnight about something that went well.
~ support 12

# lead | A team that plans together
@ opening
A> Eight people, eight ways into the same unit, and the children swap rooms at Christmas.
A= The team needs one way in, and room inside it.
B> One shared plan for each unit that people actually teach from.
B= Six shared units by summer.
L> I wrote all of last year's plans myself, at night. Nobody used them and nor would I have.
L< What would make you use somebody else's?
L= Plans are used by those who made them.
N> How to get them to argue well. We're too polite.
N= Bring two versions of the same lesson and ask which and why.
$ time 4w shared | An hour of team time each fortnight without notices | Planning together has been squeezed into lunch | kept
~ coach 10
@ five
B= Six units; two done.
A> Two units. The arguing started in week three and I nearly stopped it. I'm glad I had a biscuit in my mouth.
A= Two units, argued over.
L> The quietest person had the best first lesson. I'd never have known.
L= Ask for drafts in writing before the talk.
N> What to do with the one who says yes and goes his own way.
N< Ask to see it. It might be better.
N= Go and watch before deciding what it is.
G> The two units to the other school's team, if they send us theirs.
! learn 3w | Watch the lesson that is not in our plan | It was better. It's in the plan now.
~ coach 12
@ mid_year
L> Four. And people are fixing each other's slides without asking me.
L= Four units; the team looks after them.
B> I'd stop at five and go over the first two again.
B= Five, and better.
A> Two of us are on other committees on the Thursday.
A< I'll move the other thing. It's my meeting.
A= Fortnightly hour kept free of everything else.
N> To hand over the chair.
N= Second in the team leads the hour until Easter.
~ support 14
@ review
L> Five units that everybody teaches from and nobody calls mine.
L= The team's plans.
A> I still check everything. I say I don't.
A< Your second told me you do. Affectionately.
A= One unit goes out unread by you. As an exercise.
G> Merrowby's team have two of ours and we have one of theirs, with the better homework.
B> To lead something in the whole school.
B= Lead the curriculum conversations in the spring.
~ delegate 12

# lead | Seven people and no time
@ opening
A> I've seven people to look after on paper and I see four of them.
A< Which three do you not see?
A= Three of seven are out of sight.
B> To know what each of the seven is working on without looking it up.
B= A quarter of an hour a fortnight with each.
N> To protect it. It goes first, every time.
N= Same slot, in the calendar, with the door open; cover named if it falls.
G> Nothing until it works.
$ time 2w | Two periods a week kept free for meeting the team | Sees four of seven people, and knows which three it is | kept
~ coach 9
@ five
B= Fifteen minutes a fortnight each.
A> Six of seven, and the seventh comes to find me now.
A= Six in rhythm.
L> I was talking for the first ten minutes. I asked one of them and she told me. Charming.
L< What do you do now?
L= They begin. Two questions, then what they want.
N> To write down what I promise, on the spot.
N= Promises into the page before they leave the room.
! do 4w | Let them begin, for a whole round | They all began with something I wouldn't have asked.
~ coach 12
@ review
L> The fortnightly quarter of an hour. I'd rather lose briefing.
L= It stays, and it is known to stay.
A> I made eleven promises and kept eight. I've said so to the three.
A< Saying so is rarer than keeping them.
A= Fewer promises; each with a date that can be kept.
G> The new lead in the corridor does the same fifteen minutes.
B> The seven, again, better.
N> Coaching properly. I do a version I made up.
N= The coaching course in the autumn.
$ course 12w shared | The trust's coaching course, autumn | Has seven people and a home-made method | kept
~ support 12

# primary-lead | New to leading the phase
@ opening
A> I was one of them in July and in September I'm in charge of the photocopying budget.
A= First year as a lead among friends.
B> To be useful to them without being their boss about it.
B< You may have to be that too, once or twice.
B= Useful first; clear when needed.
N> What I'm allowed to decide. Nobody has said.
N= One side: what is yours, what is ours, what is mine.
! do 2w | Write the one side together | I'm allowed more than I thought.
~ mentor 6
@ five
B= Useful first, clear when needed.
A> I've run six meetings, four of them too long. I do the nice bits and leave the lateness.
A< I left the lateness for four years once. It doesn't get younger.
A= Meetings good; the one about time still to be had.
L> When I teach while they watch, they talk to me about teaching. When I send a document they talk to me about the document.
L= Show, rather than send.
N> The lateness. Help me with the words.
N= Practise it, then do it on Tuesday.
! do 1w | The talk about being on time | She has a bus problem. We changed the duty.
~ mentor 10
@ mid_year
L> They come to me before they come to you. I hope that's all right.
L< It is exactly what I wanted.
L= The phase has a lead.
B> Now the teaching and not the lunchboxes.
B= Two hours a week in classrooms.
A> My own class. When I'm in theirs, nobody's in mine.
A= Two hours' cover for the class, same person each week.
N= Watch, say one thing, come back.
$ cover 3w shared | Two hours' cover a week for the phase lead's own class, by the same person | Cannot be in other rooms while the class is alone | kept
~ coach 14
@ review
L> The two hours.
L= Two hours a week in other rooms.
A> The data meetings. I sat there nodding.
A< I noticed the nodding. We'll do an hour together before the next one.
A= Read the data together beforehand.
G> One of mine is going for lead in another school. I'm proud and I'm cross.
B> Another year of the same, please, with fewer surprises.
~ support 12

# head | What we can stop doing
@ opening
A> People are tired and kind about it. I added four things last year and took away one.
A= More was added than taken away.
B> Take away as much as I add. Publicly.
B< How would the staff room notice?
B= One out for each one in, announced together.
L> The learning walks stay. The form about the learning walks goes.
N> How to stop something that somebody loves.
N= Visit the head who stopped three things in one year.
G> Our meeting calendar has eleven fewer meetings than three years ago. Anyone can have it.
! do 6w | List everything we ask of people in a term, on one wall | Sixty-three. There was a silence.
~ coach 9
@ five
B= One out for each one in.
A> Three out, two in. I'm ahead.
A= In balance.
L> It isn't the big things. It's the third copy of everything.
L= Ask once, in one place.
N> To say no to us. I mean to you.
N< Try it on me now.
N= What the trust asks goes through the same gate.
G> I'll bring the wall to the heads' meeting.
! share 4w | Bring the list of sixty-three to the heads' meeting | The longest conversation we've had without coffee.
~ support 12
@ review
L> Thirty-nine on the wall, from sixty-three. Nobody has missed the twenty-four.
L= Twenty-four fewer requests.
A> I brought one back in May out of nerves before a visit. People saw.
A< What did they say?
A= Before the next visit: look at the wall first.
G> Four schools have a wall.
B> To be able to say the same about emails.
B= No email from leaders after six or at weekends, beginning with the head.
$ time 6w shared | A day for the heads to work on what the trust asks of schools | What is asked comes from both sides | kept
~ delegate 14

# head | Being in classrooms
@ opening
A> I know the buildings very well. I was in eleven lessons last term.
A= Too seldom where it happens.
B> Every room, every fortnight, with no clipboard, and to know what each is trying.
B= Two mornings a week in classrooms.
N> To walk in without everything stopping.
N= Go often, sit low, leave with thanks; say something within the day or nothing.
L> From last year: gate duty, yes. Monday reports, no.
~ coach 9
@ five
B= Two mornings.
A> One and a half. Tuesdays hold, Thursdays fall to whatever has happened on Wednesday.
A= Tuesday holds.
L> I was writing notes. I stopped, and they started to tell me things.
L< And how do you remember?
L= No notes; one sentence to the teacher afterwards.
N> To ask about what they're working at instead of saying what I saw.
N= Begin with their question.
G> Cover for a colleague head while she does the same?
! do 6w | Ask before I say, in every visit for half a term | They're more exacting than I am.
~ coach 12
@ review
L> I can say what forty people are trying. I couldn't last summer.
L= Knows the teaching, and is known for it.
A> Site and kitchen. I walk past them to get to classrooms.
A< Your site manager told me the same. Kindly.
A= One of the mornings is for everybody who does not teach.
G> The deputies do it too, on other days, so somebody's always somewhere.
B> To teach a class, one lesson a week. I miss it.
B= One lesson a week from September.
~ delegate 14

# head lead | Handing over
@ opening
A> I solve it, it's quick, they thank me, and next week they're back.
A= Problems come back to the same desk.
B> To be asked 'can I tell you what I've done' rather than 'what shall I do'.
B= Decisions made where they arise.
N> To stand it when it's done differently.
N= Choose three matters and let go of them altogether.
! do 3w | Say in writing which three things are no longer mine | Nobody believed it until the second one.
~ coach 10
@ five
B= Decided where it arises.
A> Two of the three stayed away. The third, rooms, has come back by the window.
A< How did it get in?
A= Two of the three have gone for good.
L> When somebody asks, I count to five, and three times out of four they answer it.
L= The pause works.
N> To give the reasons with the job, not only the job.
N= Hand over with why, by when, and what not to worry about.
G> I'm mentoring a deputy in another school on this. Blind leading the blind.
! do 5w | Hand over the open evening with reasons, and leave early that day | It was better. They had a band.
~ support 12
@ review
L> The band.
L= Others run what used to be run from here.
A> I took back the timetable in June because I panicked.
A< What would have helped?
A= A date by which we look together, agreed beforehand, so that panic has a place.
G> Two people have stepped up into what I let go of.
B> To have one day a week without a meeting.
B= Fridays without meetings, tried until Christmas.
~ delegate 14

# small-head | Alone at the top of a small school
@ five
B> To have somebody to think with before it's urgent.
B= A standing half hour a week with another head.
A> I do the thinking in the car. Then I arrive.
A= Thinks alone.
L> I rang the head at Puddlewren about a thing, and by the end I'd rung myself, if you know what I mean.
L= Saying it aloud is half the work.
N> To ring before and not after.
N= Fridays at four, phone, no agenda.
G> I know how to run a school with four teachers and a leaking roof. Somebody may want that.
$ other 3w | A standing Friday call with another head | Runs a small school and thinks alone | kept
~ coach 12
@ review
L> Fridays at four. I've missed two all year.
L= Keep the call.
A> I did the office work myself for five weeks and the school noticed. I was short with people.
A< Ask for cover in week one. That's what the trust is for.
A= Office cover is asked for in the first week.
G> The rota for mixed-age planning went to three schools.
B> To have a deputy, even a day a week.
B= A plan for a shared deputy, by December.
$ other 12w shared | A proposal for a deputy shared between two small schools | There is nobody to hand anything to | asked
~ support 12

# trust | Useful to schools
@ opening
A> They hear from us when we want something.
A= Schools meet the trust in requests.
B> That half of what I send is an answer.
B= Answers within two days, and one helpful thing unasked each month.
N> To know their weeks. When's exams, when's census.
N= A day in two schools each term, doing what they do.
G> I can read a contract. Apparently it's rare.
! learn 8w | Spend a day in the office of two schools | I've taken two questions off our form since.
~ support 12
@ five
B= Half of it answers.
A> A third. They've begun to write back with names and not 'Dear trust'.
A= A third.
L> They don't want it quicker, they want to know when.
L= Say when, and keep it.
N> To get it off my desk and into a page they can look up.
N= A page with the twelve answers.
! do 5w | Twelve answers on a page | Thirteen. Somebody asked about snow.
~ support 12
@ review
L> The days in schools. I'd make everyone do it.
L= Two days a term in schools for everybody in the team.
A> The form for the new starters. It's still three forms.
A< Two of the three are mine. I'll have them in one by August.
A= One form by August.
G> I help four offices with their contracts now.
B> Something with people in it. More of that.
$ other 8w | The three forms for new starters made into one | Two of the three belong to somebody else | kept
~ delegate 14
"""
