"""Years of conversations of four other people at Stonequay. How they are written down: see `conversations`."""

THREADS = """
## assistant
@ five y0 autumn 6
B> To know what a lesson's for before I'm in it.
B= Knows the aim before the lesson begins.
A> I follow one boy through five subjects. I know his bag better than the teachers' names.
A< And he knows yours, which counts for a lot.
A= Knows the pupil, not the lessons.
L> When I know the aim I can leave things out. When I don't, I try to get him to finish.
L= Help towards the aim, leave out the rest.
N> To get it the day before. A line would do.
N= A line from each teacher by three o'clock the day before.
$ other 4w shared | The aim of each lesson sent to assistants by three o'clock the day before | Follows one pupil through five subjects and learns each aim with him | late
~ mentor 10
@ check_in y0 spring 3
L> Three teachers send it. One sends a poem.
L= Three of five.
A> The other two.
A< I'll have a word. With the poet also.
A= The line manager talks to the other two.
N= Tell the teachers what came of it.
~ coach 10
@ review y0 summer 8
L> The lines. And he did a whole practical without me, I stood by the sink.
L< The technician told me about the sink.
L= The pupil does more, because the assistant knows more.
A> Maths. I haven't got past Year 7 maths, and I hide behind the board pens.
A= An hour a week of maths for assistants, if enough want it.
G> I wrote out what he likes and doesn't for the new science teacher.
B> To get him to Year 11 without a shadow. Me being the shadow.
B= A pupil without a shadow by Year 11.
$ course 12w shared | An hour of maths a week for assistants who want it | Stops at Year 7 maths and would like not to | kept
~ coach 12
@ five y1 autumn 5
B= Without a shadow.
A> Two lessons a week I'm at the other end of the room. He looks round. Then he stops looking.
A= At the other end, twice a week.
L> The maths hour. There are seven of us, and we're terrible, and we laugh.
L= Learning maths again, in company.
N> What to do with my hands when I'm not next to him.
N< Help somebody else. There's always somebody.
N= At the other end, helping whoever asks.
! do 6w | Two lessons a week at the other end of the room | He asked a boy for the ruler. A boy, not me.
~ coach 11
@ mid_year y1 spring 4
L> Four lessons a week. And he complained to me about his homework like they all do.
L= Four lessons, and ordinary complaints.
B= The goal stands.
A> I'm lent out to cover. Six times since Christmas, and it's always his science, because on paper science has a technician. The technician is lovely and is busy with thirty tripods. He copes, I'll say that. But he told me on Thursday that he 'did it the old way', which means he waited for somebody to do it for him, and we've only just got rid of the old way.
A< Not any more. I've put you on the list that's not lent.
A= Not lent out from science.
N= Five lessons a week by Easter.
$ other 1w shared | No cover taken from this pupil's science lessons until summer | Lent out six times since Christmas | kept
~ support 13
@ review y1 summer 8
L> He went on the residential. I stayed at home and worried, and he came back with a tan.
L< He also came back with somebody's hat, I'm told.
L= The residential without a shadow.
A> I was at a loose end. The week of the residential I sat in the library and sorted the big print books by colour. If he doesn't need me, who am I for? I said it out loud to my husband and it sounded silly, and he said it sounded like when our youngest went to school, which made me cry, so it can't have been all that silly.
A< It isn't silly. You're for the next thing, and I have one.
A= A job that is done well ends; the next begins on purpose.
G> I taught two of the new ones about standing at the other end.
G= Two colleagues learnt to stand further off.
B> Something with reading. I read all the time.
B= A reading group for older pupils who cannot yet read well, from October.
N> How to teach reading to somebody with a moustache.
N= The training for older readers, both days.
$ course 14w shared | Two days' training in teaching older pupils to read | Begins a reading group in October | kept
~ mentor 11
@ opening y2 autumn 3
A> Five of them, all bigger than me. They can talk their way round anything with words on it.
A= Five who hide it well.
B> That each of them reads one whole book before summer, and chooses it.
B= One whole book each, chosen.
L> I carry on with the other end of the room. It works with anyone.
N> To do it by the book first. I know I'll want to add bits.
N= By the programme until Christmas; somebody sits in once.
G> I'm showing the new assistant how we do the mornings.
! do 5w | Run the reading group by the programme, three times a week | They come. On time. I don't say anything about it.
$ other 5w shared | A room for the reading group where nobody looks in | Pupils of fifteen will not read to a corridor | open
~ mentor 9
@ check_in y2 autumn 9
L> Three of five have finished the first level. One of them said 'is that it' and I could have hugged him.
L= Three have finished the first level.
A> The room. We're in the small office on Mondays and in the corridor on Wednesdays.
A< That was promised, and it isn't done. I'll see the site manager today.
A= The room is still owed.
N> Let them choose their books now.
N= Each chooses a book with the librarian.
! do 3w | A visit to the library with the five, after everybody has gone | open
! share 5w | Show two colleagues the first level of the programme | open
~ coach 4
@ five +6d
B> The same, one whole book. One of them is on chapter nine of something with dragons.
G> I could show somebody the programme properly, so it doesn't hang on me.

## site-manager
@ five y0 autumn 8
B> To stop being rung at eleven at night about the alarm.
B= The team can deal with the alarm.
A> Five lads, all willing, and everything's in my head.
A< How much of it could be on paper?
A= Everything is in one head.
L> I don't explain. I do it while they hold the torch. I was taught like that, my dad never told me a thing, you watched and then one day he was off sick. It isn't the lads' fault that they ring me. If I'm honest, I quite liked being rung, until the wife counted: thirty-one nights last year.
L= Doing it in front of people is not showing it.
N> To show a thing properly.
N= One job a fortnight: show it, do it together, watch it done.
! do 12w | One job a fortnight handed over like that | The alarm, the gates, the pool plant. I sleep.
~ coach 12
@ review y0 summer 7
L> Three of the five can do the alarm. Phone's been quiet since March.
L= The alarm is no longer one man's.
A> The paperwork for contractors. I keep it in the van.
A< I have seen the van.
A= An hour with the office to sort it once.
G> The site manager at Lanternfield came for a morning, and we did his boiler room.
B> To have somebody who could stand in for me for a fortnight.
B= A stand-in by next summer.
$ time 3w | An hour with the office manager to put contractors' papers in order | They are in the van | kept
~ support 12
@ five y1 autumn 9
B= A stand-in by summer.
A> I've picked him. He doesn't know yet.
A< When will he?
A= One is chosen and should hear of it.
L> If I correct him in front of the others he goes quiet for a week. I'd have known that with my own boy.
L= Correct in private, praise where the others are.
N> To let him do it his way.
N= He plans the half-term works; I sign the money and nothing else.
! do 6w | Let him plan the half-term works | Finished a day early. He had the painters and the floor people in the right order, which I never have.
~ coach 12
@ mid_year y1 spring 6
L> He ran half term. I fished.
L< Anything?
L= The stand-in stood in.
B= The goal's nearly there: a fortnight in August.
A> He's on the lowest pay of the lot and doing half my job.
A< That's for the proper place and not for this page. You're right to raise it, and I'll take it there.
A= Raised, and taken to where it is decided.
N> The heating software, both of us.
N= A day with the engineer, both.
$ course 5w shared | A day with the heating engineer for two of the site team | The controls are new and only the supplier knows them | kept
~ support 13
@ review y1 summer 8
L> A fortnight in Cornwall, phone in the drawer.
L= A fortnight away and the school stood.
A> I don't do these talks with my own lot like you do with me. I do it in the van, and then I forget.
A= Each of the team has a sit-down talk once a term.
G> Three site managers have the torch thing from me now: put the torch down and let him do it.
G= Put the torch down: known in four schools.
B> To do right by the team. That.
B= Talks with each of the team, begun in September.
~ delegate 12
@ opening y2 autumn 5
A> The kitchen and six lads, and a hall that's booked five nights a week. Choir, karate, two slimming clubs that don't speak to each other, and a man with model trains. It all lands on whoever locks up, and I've one with a new baby who never says no. So that's where I am, watching him not say no.
A= A large team, and a building that never closes.
B> A talk with each of them before half term, sat down.
B= Six talks before half term.
L> What I carry over: he's still my stand-in, and it's been made right.
N> What to ask. I looked at the five questions and went for a walk.
N< Pick two. Where do you want to get to, and what can you give.
N= Two questions for each talk, not five.
O If your boiler has new controls and you haven't: come for a morning, bring your own tea.
! do 6w | A sit-down talk with each of the six | Five of six. One of them wants to be a teacher. I nearly fell off the chair.
! do 10w | Give the stand-in the winter works to plan, all of them | open
~ support 10
@ five +12d

## kitchen
@ five y1 autumn 7
B> To get the second sitting fed hot.
B= Second sitting as hot as the first.
A> Ten minutes before the bell it's all going dry under the lamps.
A= The second sitting gets the dry half.
L> If we cook twice it's hot twice. Took me four years to say it, because it's more washing up.
L= Cook twice.
N> To get the others on board. It's their washing up.
N= Try it two days a week and ask them after a month.
! do 5w | Cook twice on Tuesdays and Thursdays and ask the team after | They want three days. The bins are lighter.
~ coach 11
@ review y1 summer 8
L> Cooking twice, every day since February.
L= Hot for everybody.
A> I shout. In a kitchen one shouts, but I've heard myself.
A< I've heard you from the car park. I also hear them laugh.
A= Short words instead of loud ones.
G> Cook from the Heronry came over. She's got the sauce.
B> Somebody else who can do the ordering.
B= A second person does the ordering by Christmas.
~ support 12
@ check_in y2 autumn 6
L> She orders on Wednesdays. Too many onions, once.
L= Ordering on Wednesdays is hers.
A> The second fridge. It's been ticking since September.
A< I've rung. I'll ring again, and you'll have a day.
A= A date for the fridge.
N> Let her do Mondays.
$ other 3w shared | A date for the repair of the second kitchen fridge | Ticking since September | asked
~ support 8

## head
@ opening y0 autumn 3
A> A school that's known for its results, and tired. People here don't ask for help, they ask for permission.
A< When did you last ask for help?
A= A capable school in which nobody asks.
B> That in a year people ask each other first, and that I hear of it afterwards.
B= Asking one another is ordinary by next summer.
L> From last year I keep the gate. I let go of the Monday report.
N> To show that I'm learning something, and not in a speech.
N= Has a coach, says so, and says what it is about.
G> Timetables that hold. Ask anyone.
! do 8w | Tell the staff what my coach and I are working on | It was very quiet. Then the caretaker said 'good'.
~ coach 12
@ five y0 spring 5
B= Asking is ordinary.
A> Twelve people coach. The rest are polite about it.
A= A beginning, with twelve.
L> I was telling people it was safe. I stopped saying it and asked one of them to watch my assembly and tell me. That was louder.
L= Go first.
N> To find time for it that isn't lunch.
N= Coaching time in next year's timetable, for everybody.
G> Could talk to the other heads about going first.
$ other 10w | A talk with the timetable lead and the trust about coaching hours | Everybody coaches in their lunch break | kept
~ support 12
@ review y0 summer 9
L> The twelve. And being seen to be coached.
L= Twelve coaches, and a head who has one.
A> Seventeen resignations. Four to headships, of which I'm proud; six retired, which I'd known; and the rest because we wore them out. I want that last part written down. ¶ I asked each of them to tell me the truth over a sandwich. Nobody said workload. They said: I was never finished, and nobody ever told me that it was enough. I've been thinking about that sentence for three weeks. I don't believe anyone has ever said it to me, either.
A< It's written. What would you have needed to hear it in January?
A= Some left tired, and we heard too late.
G> Two heads came to look at the coaching. One rang after.
G= Two schools have seen it, and one asks on.
N> To hear 'I'm not all right' before it's a letter.
N= Ten short talks a term with people who have asked for nothing.
B> To keep people. Not by cake.
B= People stay because they are getting better at something.
~ support 11
@ opening y1 autumn 3
A> Half the newcomers have never taught. The profile will fall, and the governors will ask me why.
A< And what will you say?
A= The profile falls because experienced people left; that can be said plainly.
B> That each newcomer has somebody with the same classes, by week two.
B= A partner for each newcomer by week two.
L> I carry over the coaching time. It's in. It took two years and a row.
N> To say 'it fell' in public without a 'but'.
N= Says it at the October meeting in three sentences.
G> I'll write up the first six weeks for the others when we've done them.
! do 4w | Tell the governors in three sentences | One of them said thank you for not using a chart with arrows.
$ cover 6w | Two days a term for the coach of the newest heads, from the trust | Begins the year with a third of the staff new | kept
~ coach 11
@ mid_year y1 spring 4
L> It's coming back. Quietly. I hear of things afterwards now.
L= The asking has begun.
B= The same goal.
A> What we promise and don't do. I had the list made, because in the same week three people thanked me for things I'd promised and somebody else had then had to do. Nineteen open, seven of them late, the oldest from before last Easter: a chair. It's not the chair. It's that she had stopped expecting it.
A< Who reads that list?
A= Seven promises late, and nobody had looked at them together.
N> To look at it every Monday before anything else.
N= Oldest promise first, Mondays at eight.
! do 6w | Look at open promises each Monday, oldest first | Down to three by Easter. One of them was mine.
~ support 14
@ review y1 summer 9
L> Mondays at eight. It's the most useful ten minutes I have.
L= Promises are kept, or said to be late.
A> I still take things back when I'm frightened. The visit in May.
A< You rang me that evening. That's new.
A= Rings somebody before taking things back.
G> Two schools use our first six weeks.
G= The first six weeks are used in three schools.
B> To have a deputy who could run this school next year if I fell under a bus.
B< I'd rather you just took a holiday.
B= The deputies run the school for a week each term.
~ delegate 11
@ opening y2 autumn 4
A> Newcomers fewer, all through the first list by week six. The school's rested enough to be bored, which I'm told is good.
A= Rested, and ready for something.
B> That the middle leaders talk about teaching, and not about rooms.
B= Middle leaders lead the conversation about teaching.
L> Carried over: Mondays at eight. It's at five open and two late.
L= Five promises open, two late; looked at weekly.
N> To be in the kitchen, in the office and on site as much as in classrooms. I still walk past.
N= One morning in four with those who do not teach.
G> Hosting the heads in February.
! do 12w | One morning in four in kitchen, office or on site | open
~ delegate 11
@ five +20d shared>
B> That I hear about teaching when I'm queueing for lunch. Twice so far. I keep a tally in my diary like a birdwatcher.
A> The middle leaders' meeting still begins with rooms. I've moved rooms to the end, and we run out of time before it, and nobody has complained.
L> If I don't sit at the head of the table they talk across me. I should've been moving my chair for fourteen years.
"""
