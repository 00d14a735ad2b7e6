"""Years of others in the same English team. How they are written down: see `conversations`."""

THREADS = """
## english-nine
@ opening y1 autumn 6
A> Set three in Year 8 like me and don't work for me.
A= Liked, and not yet worked for.
B= A first draft from everybody every week.
B> One draft a week from each of them. It can be terrible.
N> To be less grateful when they do anything at all.
! do 5w | Ask for the draft and say thank you once | It went up from nine to nineteen.
~ coach 12
@ five y1 spring 6
A> Twenty-four of twenty-eight.
A= Twenty-four.
B= A draft a week from all.
L> I was embarrassed to ask. That was it. It wasn't them.
L= Ask, plainly.
N> To read them all without going under.
N= Read four in full each week and the rest for one thing.
~ coach 12
@ review y1 summer 7
L> Plain asking.
L= Ask plainly, thank once.
A> I never got to the reluctant four, and I stopped trying in May.
A= The four begin next year with a different teacher and a proper handover.
G> I made the tea for the planning hour and was told I was irreplaceable.
G< You made a draft every week as well, I saw it on the board.
B> The debating.
~ support 12
@ opening y2 autumn 4
A> Two new sets, both sweet. I know what's coming.
A= Starts with plain asking this time.
B= A draft a week from the first week.
N> Same reading as last year; four in full.
G> Debating club on Mondays.
! do 6w | Draft a week from week one, both sets | open
~ support 11
@ five +4d prep< ready>
B> Drafts are fine, both sets. I'd like to talk about debating, because forty came.
A> Forty pupils, one room, me.
N> How to run a club for forty. Or how to say no to eighteen of them.

## english-eleven
@ five y1 spring 3
B> To get through the week without a Sunday.
B= Sundays free.
A> I plan each lesson from nothing. It's how I was trained.
A= Each lesson is new.
L> The shared unit took me half the time, and I felt I was cheating.
L< You weren't. It's there to be taken.
L= Shared plans are there to be used.
N= Teaches the next unit as it stands, changes it after.
! do 6w | Teach the shared unit as it is written, then change it | I changed two slides.
~ mentor 12
@ review y1 summer 8
L> I've had eight Sundays.
L= Eight Sundays.
A> Parents' evening. I had thirty people and no idea what to say to number twenty.
A= One note a pupil the week before.
~ coach 12
@ opening y2 autumn 2
A> Exam class for the first time. They're nervous and they've caught it from me.
A= First exam class.
B> That they know in March what they can do, so that they don't ask in May.
B= Pupils know by March what they can do.
N> How you do it, please, in detail.
N= Sits in with my exam class on Tuesdays until half term.
! learn 6w | Tuesdays in the other exam class | You don't look nervous. It's maddening.
$ cover 3w shared | Cover on Tuesdays, period two, to sit in with an exam class | First exam class | declined: Cover is short on Tuesdays until Christmas. I offered the recordings and a talk on Fridays instead.
~ mentor 14

## english-thirteen
@ opening y1 autumn 7
A> Chatty Year 7s. I like chatty, and I can't teach over it.
A= Chatty, and glad to be there.
B= One voice at a time by Christmas.
N> To wait at the front, and mean it.
! do 4w | Wait, every time, for four weeks | They time me.
~ coach 12
@ mid_year y1 spring 7
L> One voice at a time, mostly mine, which wasn't the idea.
L< Whose would you like it to be?
L= Quiet; now theirs and not the teacher's.
B= Pupils talk for longer than the teacher.
N= Group talk with a job for each.
! do 5w | Group talk with a job for each, once a week | The one who keeps the time is the strictest person I have ever met.
~ coach 14
@ review y1 summer 9
L> Jobs in the groups. I'd not teach without them. It began as a trick to get me out of the middle, and it's become the thing they ask for. A boy who'd not said a word since September was given the clock, and by March he was telling the deputy head she'd had her two minutes.
L= A job for each.
A> Homework. It goes out, and what comes back is a handful.
A= Less homework, and looked at the next day.
G> I lent the job cards to religious education.
B> To teach an exam class.
B= An exam class from next year.
~ support 12
@ five -8d missed
B> The exam class came a year early, so I'd like to talk about that.
"""
