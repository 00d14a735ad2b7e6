"""Years of conversations of subject teachers. `{topic}` is something their team teaches, always after a preposition."""

THEMES = """
# secondary | Asking instead of telling
@ opening
A> Year 10 will wait me out. If I leave a gap they know I'll fill it, so they don't.
A= The classes need to do more of the thinking, out loud.
B> I want to hear from everybody in a lesson, not from the six. I'd notice it because I'd stop knowing who is going to answer.
B= Every pupil says something that matters at least once a lesson in two chosen classes.
L> I've kept the entry task from last year, it earns its place. The lolly sticks can go in the bin.
N> To be watched. I'd rather it was somebody who'll tell me straight.
N= Fortnightly drop-ins, ten minutes, on questions only.
N< I'll tell you straight. I'd also like to be asked straight questions by you.
G> If the new people want to see how I set up homework without chasing it, they're welcome.
! learn 4w | Script three questions for each lesson on a sticky note and use those | It slowed me down in a good way.
~ coach 11
@ five
B> Everybody, not the six.
B= Unchanged.
A> With {topic} I'd say about half the class in a good week. With the afternoon group it's still the six and two who are asleep.
A< I heard fourteen different voices on the second visit. I kept a tally because I thought you'd argue.
A= Half to two thirds, better in the mornings.
L> Writing the answer down before anyone speaks. It's embarrassingly simple. They come in with something to defend.
L= Write first, then talk.
N> What I do with a wrong answer. I hear myself say 'nearly' when it isn't nearly at all.
N= Collect what I say after an answer for a week.
G> I could do ten minutes on write-first at the team meeting if we skip the notices.
G= We skip the notices.
* Tally from two lessons: fourteen and nineteen voices.
! do 3w | Write down what I say after a wrong answer, for one week | 'Nearly', eleven times. Now I ask what made them think so.
~ coach 11
@ mid_year
L> I've stopped knowing who'll answer. It makes my heart go a bit, which I take as a good sign.
L= Most of the room speaks in most lessons.
B> I'd like to keep it and take it to the two classes I had left out.
B= All classes from now on.
A> Cover. I've lost five free periods since Christmas and the sticky notes are the first thing to go.
A< That is fair. I can protect one a week and I can't do more until March.
A= One protected hour a week.
N> How to get them to listen to each other rather than to me.
N= Try the one where they have to repeat the last answer before adding theirs.
$ time 2w shared | One free period a week protected from cover until Easter | Five free periods lost since Christmas | kept
~ support 14
@ review
L> Questions. I would not go back. The books are thinner and the talk's better, and what they write in assessments has held up.
L= Questioning has changed these lessons for good.
A> Year 8 on a Friday never took to it. I kept telling myself that it was the hour, or the room, or the weather. If I'm honest I think I gave up on them by February, and they knew before I did. What I understand now, too late, is that they'd had four teachers in two years, and being asked what they thought was one more thing that might stop.
A< Not too late. You have them again on your timetable if you want them.
A= Same class again next year, by choice.
G> Somebody I've never worked with stopped me in the car park to say write-first had got her class talking. That made my term.
G= It has travelled further than the team.
B> I'd like to mentor a trainee.
B= Trainee in spring if one comes to us.
N> How to watch somebody else teach without itching to take over.
~ support 12

# secondary | Feedback that takes ten minutes
@ opening
A> They get their books back a week later with a paragraph from me, look for the number, and close it.
A= Feedback has to reach them while they still remember the work.
B> To have my evenings. And for them to do something with it, the same lesson.
B= Feedback given and acted on inside lessons; no marking after six.
B< I'd back you on that against anybody who asks for green pen.
L> I tried codes last year. They spent the lesson decoding.
N> To see somebody who does whole-class feedback well, ideally not the one everybody always goes to see.
N= Visit in the humanities team.
G> I'm not ready to give anything on this. I could do the seating plan thing.
$ cover 4w | Two lessons covered to see whole-class feedback in humanities | Reads a paragraph into every book at night and would like to stop | kept
~ mentor 10
@ five
B= Feedback inside the lesson, evenings free.
A> I'm down to about twenty-five minutes a class. I cheat and write in the margins of the ones I worry about.
A< That's not cheating, that's knowing who they are.
A= Quick notes for the class, a word for those who need it.
L> I sort the books into three piles while they do the starter on the same thing, so by the time I've looked they've already half fixed it. Didn't plan that.
L= The starter on the same point does half of the work.
N> What to do with the ones who had it right. They sit there being patient.
N= A second, harder version ready on the back.
G> Not yet, but soon.
! do 4w | Two minutes a pile, three piles, and stop | I set a timer. It's ridiculous how well it works.
~ coach 12
@ review
L> Ten minutes a class, and they work harder with it than they ever did for my paragraphs.
L< I looked at six books. The second drafts are the point, aren't they?
L= Ten minutes, then they act on it.
A> Parents' evening. Two of them asked why there was no red pen in the book and I had no good answer ready.
A< That is for me to explain, not for you. It'll be in the autumn letter.
A= The school explains how we give feedback.
G> The technicians laughed, but I showed the piles to the three newest and they use it.
G= Newcomers learn the three piles in their first month.
B> The same job, done by half past four.
N> Sixth form essays. Ten minutes won't do there.
N= Look for a way with long essays; ask the sixth form team.
~ support 12

# secondary | A new course and no resources
@ opening
A> It's a course I've never taught, with a textbook we can't afford and a class who chose it because their friends did.
A= A new course, built while teaching it.
B> To be two weeks ahead of them. Not a lesson ahead, two weeks.
B= Two weeks ahead by half term.
L> From last year: the booklet format. I'd reuse it.
N> Subject knowledge, no shame in it. I last did {topic} as a student.
N< I could say the same of half the specification. Let's put real time to it.
N= A fortnightly hour for subject reading, in the timetable.
G> I'll share everything I make. It might as well be useful twice.
$ time 3w | A fortnightly hour for subject reading, on the timetable until summer | Teaches the course for the first time and prepares it at night | kept
$ reading 3w | Two books for the new course, from the team's money | Asked for them in July | kept
~ coach 11
@ five
B> Still the two weeks.
A> I'm nine days ahead. Ten on a good Monday.
A< In October you were a day ahead. I make that progress by anybody's arithmetic.
A= Nine days and growing.
L> With {topic} I'd made it too easy, because I wasn't sure of it myself. When I knew more I could ask for more. Obvious now.
L= Knowing more let me ask more.
N> Somebody else who teaches it. I've got nobody to argue with here.
N= Find the person who teaches it at Merrowby and put the two in touch.
G> The booklets so far are in the shared folder. Typos included.
* Booklet one and two, in the shared folder.
! do 2w | Write to the teacher of the same course at Merrowby | She had been looking for somebody for two years.
~ coach 12
@ mid_year
L> I enjoy it. I hadn't expected that.
L= It's become a course you would choose.
B> Yes. Two weeks ahead is normal, so the goal is now the class: they've got to write more.
B= Longer answers, every week.
A> Nothing stands in the way that time doesn't.
A< Then the Thursday hour stays. I've told the timetabler.
A= The hour stays.
N> Read each other's pupils' answers with the colleague at Merrowby.
! do 5w | Swap six anonymous answers with Merrowby and comment on them | Theirs plan first. Mine don't. They will.
~ support 14
@ review
L> Being in touch with somebody who teaches the same thing. If I had to pick one thing it's that.
L= A partner in another school made the difference.
A> I never used the second book. I'd have been better off with the money for the trip.
A= Next year a trip comes before a book.
G> The booklets are used in two schools, and the typos have been found.
G< With good grace, I hear.
B> To teach it to the top set too.
B= Both groups next year.
N> How to prepare them for the long paper.
~ support 12

# secondary | The class after lunch
@ opening
A> They arrive in bits. The first ones have been there six minutes when the last ones come, and I've told the date to four separate groups.
A= The class after lunch needs one start.
B> One start. All of them, at the same minute, doing something.
B= Everybody working two minutes after the door closes.
L> I keep changing the seating plan. I think I do it so as not to change something else.
L< What's the something else?
N> To see what the class is like for somebody else at the same hour.
N= Follow them for a Wednesday.
G> Happy to take break duty off somebody in exchange.
! learn 3w | Follow the class for a whole Wednesday | They do four different starts in one day. No wonder.
~ mentor 8
@ five
B> One start.
A> They come in, there's a question on the board that everybody can have an opinion about, they write, I take the register by looking. About three minutes.
A< I stood in the corridor and timed it with your permission. Two minutes forty.
A= Under three minutes on most days.
L> It only started to work when I stood at the door instead of behind the desk. I didn't like it at first. You see things at the door.
L= Be at the door.
N> How to end it as well as it starts.
N= Work backwards from the bell: the last question is written before the first.
G> I've told the four others who teach them. We use the same start now, all four.
G= One class, one start, five teachers.
! share 3w | Agree one start with the others who teach this class | Took one coffee.
~ coach 10
@ review
L> The door.
L= Standing at the door and one start for all.
A> I took on too many things at once in spring. Two starts and a new ending and the phones. I'd do one.
A< You did say so in February and I said carry on, so that is half mine.
A= One change at a time.
G> The cover supervisors know the start now, so it works when I'm not there. I'm a bit hurt, to be honest.
B> That class again, in a year, when they are older and nicer.
N> What to do about the ones who are late every single day. I run out of ideas.
N= Sit with the pastoral crew once a fortnight about those three.
~ coach 12

# secondary | Coming back
@ opening
A> I've been away ten months. Half the names are new and the photocopier has a password.
A< It did it to all of us.
A= A gentle return: time to meet the classes and the systems.
B> To feel like I know what I'm doing by Christmas. I used to.
B= At home again by Christmas; four days a week.
L> I carry over very little. I'd rather start with what is needed.
N> What has changed. A list would be nice. One side.
N= An hour with the deputy on what is different, then questions once a week.
G> I'm useful with {topic}, always was. Ask me in November.
$ time 2w | Half an hour a week for questions, for the first half term | Back after a long absence, and much has changed | kept
W> Tired, mostly. Sleep is short at the moment and that's a small person's fault. I'd rather not do parents' evening in the first month.
W< Thank you for saying so. I've moved you to the second one.
~ mentor 6
@ five
B> At home by Christmas.
A> I know all the names. I'm slower with {topic} than I was, I look things up.
A< Your form ran their own assembly. They don't do that for people they don't trust.
A= Relationships are there; routines nearly.
L> I'd planned like I had five days. I haven't. When I planned for four, it fitted.
L= Plan for the days there are.
N> To say no to things sooner. I got very good at 'yes of course' again in about a week.
N= Anything new goes past the two of us first.
G> I could look after whoever comes back next. I remember what it's like.
G= First contact for colleagues coming back from leave.
O If you are coming back after time away: I did it, and I'm glad to have a coffee before your first day.
! do 6w | Write the one side that I'd have wanted in September | One side and a half.
~ coach 12
@ mid_year
L> I feel like myself in the classroom. That was the goal and I hadn't noticed it happening.
L= Back.
B> Then I'd like something ordinary: to get better at explaining {topic} in fewer words. Or any of it, really.
B= Shorter explanations.
A> Four days. The fifth day's emails.
A< Nobody expects an answer on a Friday. I have said so to the team, and I'll say it again.
A= Nothing sent to you on a Friday needs an answer before Monday.
N> Record an explanation, cut it by half.
! learn 4w | Record three explanations and cut each by half | Half was easy. It was all 'so basically'.
~ support 14
@ review
L> Half-length explanations. And the four days.
L= They stay, both of them.
A> I took on the school play in March. I knew in the meeting that I shouldn't.
A< I was in the meeting too.
A= No extra before it has gone past the two of us. We mean it this time.
G> Two colleagues came back this year and I met both. It mattered to them, they said.
B> Five days, perhaps, in a year. Not yet.
N> The new assessments for Year 9. I missed how they came about.
~ support 12

# secondary | Practice that is worth doing
@ opening
A> They can follow me with {topic}, step by step, and do nothing at all when I'm not holding the rail.
A= They need practice that makes them decide for themselves.
B> Tasks where they have to choose what to do first.
B= In each unit one set of tasks with the steps taken out.
L> I keep the worked examples. I let go of the twenty of the same.
N> To write good tasks. Mine are either baby steps or a cliff.
N= Write one set together, then one alone.
G> The worked examples are in good shape, help yourselves.
! do 4w | Write one set of tasks with somebody, one alone | Ours was better than mine. That's the point, I suppose.
~ coach 11
@ five
B= Tasks that leave the choice to them.
A> Two units done. In the third I ran out of time and used the sheet.
A= Two units of five.
L> The cliff is useful if they're allowed to climb down and ask. I had thought asking spoilt it.
L< What do they ask when they climb down?
L= Asking is part of the task.
N> When to show and when to leave them. I can't tell from their faces.
N= Ask three pupils after each lesson what they did when they were stuck.
G> The two sets are in the team folder.
* The two sets of tasks, with what they did on the back.
! learn 3w | Ask three pupils each lesson what they did when stuck | 'Waited for you' is the commonest. So I got slower.
~ coach 12
@ review
L> Leaving them alone for five minutes. It's harder on me than on them.
L= Five quiet minutes in every lesson before help.
A> One set was far too hard and I put the whole class off for a week. I know why: I'd shown off.
A< I have seen that set. It was beautiful. And yes.
A= Try new tasks on two pupils first.
G> Four sets are in the folder and three aren't mine.
G= The team writes tasks together.
B> To do this for the whole of Year 9.
N> Reading. I've done all of this by feel and would like to know what's known.
N= Two short papers and an hour to argue about them.
$ reading 10w | Two papers on practice, and an hour of team time to talk about them | Has worked it out by feel | kept
~ support 12

# secondary | Saying less about behaviour
@ opening
A> They're a nice class who have found my button.
A= A calm room that does not depend on my mood.
B> Not to raise my voice before Christmas.
B< What would you notice instead, in an ordinary lesson?
B= Corrections made quietly, near the desk, in few words.
L> The stamps work with the younger ones. With these they're an insult.
N> How other people do it. I only ever hear the loud ones through the wall.
N= Visit the two quietest rooms in the school.
G> I've got a good repertoire with the stamps if anyone has Year 7.
$ cover 3w | Cover for two visits to colleagues' lessons | Wants to see quiet rooms; has only ever heard loud ones | late
~ mentor 8
@ five
B= Quiet corrections.
A> I've raised it four times. I count. September was four a day.
A< Four in six weeks. I'd frame that.
A= From daily to rarely.
L> The visit to the room upstairs. Nothing happens in there, that's what I wrote down, nothing happens. She walks, she says two words, she walks on. I sat there waiting for the trick. Then a boy threw a rubber, she held out her hand without looking up, and he gave her the other one as well. I'd been making speeches.
L= Two words and walk on.
N> What to do when two words are not enough.
N= Agree the second step with the team, so that it's not mine alone.
G= Tell the others about the two words.
! do 3w | Two words, then walk on, with the class after lunch | They looked for the speech. It didn't come.
~ coach 10
@ mid_year
L> They've stopped looking for the button.
L= The room is calm on my tired days as well.
B> I would now like to praise more exactly. I say 'well done' like a clock.
B= Praise that says what for.
A> The corridor outside. Whatever comes in has been wound up out there.
A< We've two duties we could move. I'll do it this week.
A= Duty outside the room at change-over.
N> Three exact praises a lesson, written down at the end.
$ other 1w | A duty in the science corridor at the change after break | What comes in through the door has been wound up outside it | kept
~ support 14
@ review
L> Walking on. Two words. I'm a better teacher for shutting up.
L= Said by the person themself, and true.
A> I lost it once, in May, and I apologised to them the next day. They were kinder about it than I'd have been.
A< Several told their tutors about the apology. It did more than the policy.
A= Repair works both ways.
G> A trainee asked to watch because of the quiet. I nearly laughed.
B> A harder class. I mean it.
B= A class from the other half of the timetable, by choice.
N> What is behind it, when it is not my room. I'd like to know more about how they live.
~ support 12
"""
