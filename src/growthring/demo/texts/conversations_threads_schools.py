"""Years of conversations in the other schools of the trust. How they are written down: see `conversations`."""

THREADS = """
## nursery-nurse
@ five y0 spring 3
B> To have the little ones talk to each other and not only to me.
B= Children talk to each other.
A> They queue up to tell me things. It's lovely, and it isn't the point.
A= They talk to adults.
L> When I send one to tell another, they do it. 'Go and ask him' works.
L= Send them to each other.
N= Say 'go and ask' five times a morning.
! do 4w | Say 'go and ask' five times a morning | One went and asked the caretaker. They're friends now.
~ coach 12
@ review y0 summer 8
L> Go and ask.
L= Children send each other to ask.
A> The written notes pile up on my kitchen table at home.
A< They're not to go home. I'll find you an hour here.
A= An hour on Thursdays for notes.
$ time 3w | An hour on Thursdays for written notes, in school | They are done at the kitchen table | kept
B> Level three.
B= Level three from autumn.
~ support 12
@ five y1 autumn 8
B= Level three by next summer.
A> I've done two units. I'm quick at the talking and slow at the typing.
A= Two of nine units.
L> Half the course I already do, and now I know what it's called.
L= Knows the words for the work.
N> Somebody to read a unit before I send it.
N= The nursery teacher reads each unit.
! learn 12w | Units three to five by Easter | Four and a half. Near enough.
~ mentor 12
@ review y1 summer 8
L> I passed. All nine.
L< The children made you a crown. I have the photograph.
L= Level three, done.
A> I was stretched thin in May. I wouldn't do it in a year with a new room as well.
A= No new room and new course in the same year.
G> I showed the two new ones 'go and ask'.
B> To have a key group of the ones who don't talk yet.
B= A key group of quiet children from September.
~ support 12
@ opening y2 autumn 4
A> Five who don't say anything. One hums.
A< I'd begin with the hum.
A= Five quiet children.
B= Each of the five says something to another child by summer.
N> The speech therapist's hour again, please.
N= An hour with the therapist before half term.
! do 6w | Hum back | He hums louder now. Two others joined. It's a choir.
$ time 5w shared | An hour with the speech and language therapist for the nursery's quiet group | Five children who do not speak yet | open
~ coach 11

## village
@ opening y0 autumn 5
A> Fourteen children in three year groups. I plan three lessons and teach all of them at once.
A= Three years in one room.
B> One lesson with three doors, and not three lessons.
B= One lesson, three ways in, for maths by Easter.
N> To see it done. There must be somebody.
N= A day with a teacher of mixed ages; the trust knows one.
$ visit 8w | A day with a teacher of mixed-age classes in another school | Plans three lessons for every hour | kept
~ mentor 11
@ review y0 summer 8
L> One lesson, three doors. In maths it's become normal.
L= Maths: done.
A> Everything that isn't maths.
A< One at a time. Which one?
A= Reading next.
G> Gave the village hall talk, if that counts.
G< It counts.
B= Reading with three doors by next summer.
~ coach 12
@ five y1 autumn 10
B= Reading with three doors.
A> They all read the same book. The little ones listen, the middle ones read, and the big ones argue.
A= One book, three jobs.
L> The big ones read better since they explain to the little ones. The little ones behave better since they're asked.
L= Each helps the others.
N> What to do about the one in the middle who's neither.
N= He keeps the book's diary.
! do 6w | The middle one keeps the book's diary | It's in the reading corner, in its fourth volume.
~ support 12
@ review y1 summer 8
L> The book's diary, volume seven.
L= Reading with three doors stays.
A> I'm the lead and I'm also the fire warden and the first aider, and last week I unblocked the sink.
A< That's a village school, and it's too much. Give me two of them.
A= First aid and the sink move to others.
B> To work with another small school, so there are two of us.
B= Planning with another small school, monthly.
G> Two teachers from Puddlewren came on a Thursday.
R We had written that the planning day is monthly. It is each half term; we both misread it, so we put it right.
~ delegate 12
@ opening y2 autumn 6
A> Sixteen this year, and two who came without a word of English.
A= Two who are new to English.
B= Both of them at home by Christmas, in the room and in the yard.
N> A few words of theirs. And what helps.
N= The teacher of English as an additional language comes for a morning.
! learn 4w | Learn twenty words of theirs, with the class | They corrected my pronunciation for a fortnight and everyone enjoyed it.
$ visit 4w | A morning with the teacher of English as an additional language from Lanternfield | Two children are new to English and nobody here has taught any before | kept
~ coach 10

## keyworker
@ five y0 autumn 9
B> To get to half past nine without an argument.
B= A calm first half hour.
A> They come in wound up, and I'm wound up because they're wound up.
A= The morning goes from one to the other.
L> When I was late because of the snow and they'd been let in by the cook, it was the calmest morning of the year.
L< What did the cook do?
L= Toast, and no questions.
N= Ask the cook.
! learn 2w | Ask the cook | She says nothing until they've swallowed.
~ coach 10
@ review y0 summer 7
L> Toast.
L= Toast first, talk after.
A> Two went back to school too early and came back to us worse. I'd a feeling, and didn't say it.
A= Say it when there is a feeling.
B> To be asked before the date's fixed.
B= The key worker is asked before a date is fixed.
~ support 12
@ five y1 spring 5
B= Asked before it's fixed.
A> Asked twice of three times.
A< The third was me, and a deadline. I'm sorry.
A= Two times of three.
L> When I say 'not yet' I have to say what yet would be. So I write it down now.
L= Says what ready looks like.
N> To go with them on the first two days back.
N= Two days in the new school with each.
$ time 4w shared | Two days' cover for a key worker to go with each pupil who returns to school | Returns go wrong in the first two days | kept
~ support 12
@ review y1 summer 8
L> Going with them. Four out of four are still there.
L= Four of four.
A> I was hit in February, and I came in the next day because I didn't want a fuss. I should've had a day.
A< You should, and I should have sent you. Next time there's no discussion.
A= A day, always.
G> All the crew go with theirs now.
B= The same, with the new eight.
~ delegate 12
@ opening y2 autumn 4
A> Eight new ones, one of whom eats nothing, so toast's no use.
A= One for whom the way we do it does not work.
B= Find his toast.
N> What he likes.
N= Three mornings without a plan.
! learn 3w | Three mornings without a plan | Card tricks. He does card tricks.
~ support 9

## handover
@ opening y1 autumn 4
A> A class of thirty with very little English between six of them, and a lot of bounce.
A= Six learning English; a lively class.
B> That the six speak in the lesson and not only in the yard.
B= The six speak in lessons by Easter.
N> Sentence starters. I make them and forget to use them.
N= Three starters on the wall, used in every lesson.
! do 6w | Three sentence starters on the wall, every lesson | They tick me off if I forget.
$ visit 12w | A morning at Tollgarth to see sentence starters used across a year group | Makes them and forgets them | kept
~ coach 12
@ review y1 summer 8
L> The starters. Whole class uses them, not only the six.
L= Starters for everybody.
A> We changed line managers in January, and the goal got lost for a while. Nobody's fault.
A< I read what you wrote in the summer and asked too little about what was before. I'd ask sooner now.
A= A new line manager asks about the goal in the first fortnight.
G> I gave the starters to both parallel classes.
B> To go on with talk, and take it to writing.
B= From talk to writing.
M The fire alarm had other ideas. Same time on the next day, if you can.
~ support 12
@ opening y2 autumn 5
A> Year group again, new children, same bounce.
A= New class, the same starters.
B= Talk first, then write, in every subject by spring.
N> Somebody to look at science, where I forget.
N= One visit in science.
! learn 5w | One visit in science, looking at starters only | open
~ support 12

## way
@ check_in -34d with=other
L> The reading lesson's calmer. I still talk when I ought to wait.
L+ When you waited last week, what happened?
L= Calmer; the waiting has begun.
A> You telling me what to do, if I'm honest. You ask me things, and I want the answer.
A+ Fair enough. Today I'll tell you one and ask you one.
A= One told, one asked, for now.
N> The change-over after break.
N= Change-over after break, watched once.
! do 3w | The change-over after break, one thing at a time | It took a week to look like nothing.
~ mentor 4
@ check_in -6d with=other
L> I knew the answer before you'd finished asking on Tuesday. It annoyed me, and then I was pleased.
L+ I could see both.
L= Finds the next step without help, and mostly the right one.
A> I think I'm ready for you to only ask. I'd like to still be allowed to say 'just tell me'.
A+ Always. Twice a term, no questions.
A= Coaching from now on, with two 'just tell me' a term.
N> The writing lesson.
N= Chooses what to work at; the first thing is the start of writing.
! learn 4w | Write my own question for each visit | open
~ coach 3

## contested
@ review y1 summer 9
L> The intervention groups. Twelve children, and they know it's for them and not because something's wrong.
L= The groups work, and children come gladly.
A> There was no time for the other half of my job, the families.
A< There was some. I'd say it went on the groups because they are more fun.
A= Families had less time than planned.
B= Half the week for families from September.
G> Everybody in the phase knows how to make the boxes.
D< I agree with every line but the third. I saw the timetable each week, and the time for families was there; it was moved, by both of us. I'd rather that stood here as 'by both of us'.
~ support 12
@ opening y2 autumn 5
A> Four families I've never met, and two I meet every day.
A= Some families are close, some unknown.
B= A first talk with the four by half term.
N> To ring at a time when they can.
N= Two evenings of calls, time given back on Friday.
! do 5w | Ring the four at a time that suits them | Three. The fourth rang me.
~ support 11
"""
