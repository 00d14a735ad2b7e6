"""Years of conversations of pastoral crews, therapists and teachers of children with special needs."""

THEMES = """
# pastoral | Before it gets difficult
@ opening
A> I ring families when something's happened. By then they know the number and don't pick up.
A= Calls home begin with trouble.
B> Ring twice with something nice for every once with something hard.
B= Two good calls for each hard one.
L> I'd keep the morning gate.
N> To know good things about forty children. Teachers have to tell me.
N= Each form tutor sends one good thing a week.
G> I'll help the tutors with hard calls, I've done a few hundred.
! do 6w | Two good calls before any hard one | One mother thought I'd got the wrong number.
~ support 11
@ five
B= Two for one.
A> About even. I run out of week.
A= One for one.
L> They pick up. That's all. They pick up now.
L= The number is no longer bad news.
N> To keep the calls short, both kinds.
N= Three minutes, written down on the day.
G> Sit beside two tutors for their first hard call.
! share 4w | Sit beside two tutors while they ring | One of them was better at it than me.
~ coach 12
@ review
L> A hundred and sixty nice calls. I counted because nobody would believe it.
L< I don't quite believe it now.
L= Good calls are part of the job and are counted as such.
A> The families I couldn't reach in September are the same ones in June.
A= Home visits with somebody from Kiln Yard, in the first month.
G> Seven tutors ring on their own.
B> To work with the little ones before they come to us. It starts earlier.
B= Visit the primary schools in the spring.
$ visit 14w | A visit to Kiln Yard to learn about home visits | The same families are out of reach in June as in September | kept
~ support 12

# pastoral | Keeping some of it back
@ five
B> Not to take it home.
B= To be able to put it down at five.
A> I wake up at three and think of what I didn't write. It's never the big things, those I've passed on. It's a sentence a child said by the lockers while I was looking for my keys, that might have been nothing, and that I only half heard.
A< How often is that?
A= Carries too much, mostly unwritten.
L> When I write it on the day it stays there. When I write it on Friday it's been in the car with me all week.
L= Write on the day, briefly, in the one place.
N> Somebody to talk it through with who isn't my boss. No offence.
N< None taken, it's why I asked.
N= Supervision once a fortnight, from outside.
$ time 2w shared | Supervision once a fortnight with somebody from outside the school | Carries what is heard, and wakes with it | kept
W> I'm all right. I say that and I mostly mean it. The week with the two referrals was too much, and I'd have liked to be sent home at lunch on the Thursday.
W< I should have sent you. If it's like that again, you go, and ring me from home. You don't need to ask.
~ support 8
@ five
B= Put it down at five.
A> I sleep. Fortnightly is right. Once a month wasn't.
A= Steadier.
L> I had thought listening was the job. Listening and then handing it on is the job.
L= Hand it on the same day.
N> To say what I can't keep to myself at the start, not when they've already told me.
N= The opening sentence, practised until it's natural.
G> That sentence, to the tutors.
! share 5w | Ten minutes with the tutors on the opening sentence | They practised on each other. Very serious faces.
~ coach 12
@ review
L> Supervision. I'd say it's why I'm still here.
L= Supervision stays, and is offered to everybody in the crew.
A> I took no break in the autumn term. Nobody made me, I just didn't.
A= Break is in the rota with a name beside it.
G> The sentence is in the handbook.
B> A course in listening. Properly. I'm self-taught.
~ support 12

# pastoral | Attendance, one family at a time
@ opening
A> Eleven children make up half of the absence. I know all their front doors.
A= Eleven families, not a percentage.
B> Five of the eleven back to four days a week.
B= Five children, four days.
L> The letters can go. All of the letters.
N> What happens before nine. I only know what happens after.
N= Walk to school with two families.
G> Teachers want to know what to say when one comes back. I can tell them in a line.
! do 5w | Walk in with two families | It's the bus. It's just the bus, for one of them.
~ support 10
@ five
B= The same five, the same four days.
A> Three. The bus one is back altogether.
A= Three children of the five.
L> Shame's the thing. After a week away it's easier to make it two.
L= The first five minutes back decide the next day.
N> Something for those five minutes.
N= A job waiting, a face they know, nobody asks where they've been.
! share 3w | One line to all staff on what to say to somebody who has been away | 'Good, you're here, I need you for something.'
~ coach 12
@ review
L> Six of the eleven.
L= Six of the eleven, at four days and more.
A> Two I made no difference to. I'd like to say that as well.
A< It belongs on the page. Thank you.
A= Say it for the two, and find somebody else to try.
G> The line is used in three schools.
B> To do less of it by phone.
~ support 12

# ap | A key worker's Monday
@ five
B> Mondays that don't undo Fridays.
B= A quiet start of the week for the eight I look after.
A> They come in with the weekend on their backs. I used to start with targets.
A= Monday begins with the weekend.
L> Toast. I'm not being funny. Toast first and the talk comes by itself.
L< What do you say while they eat?
L= Toast, then the week.
N> To write the weekly plan so they'd read it. In their words, on one side.
N= Each writes their own week in five lines, with help.
G> The toast thing to the others.
$ other 2w shared | A toaster and bread for eight on Mondays | The talk comes with the toast | kept
! do 4w | Each of the eight writes the week in five lines | Four in the first week, seven by the fourth.
~ coach 10
@ check_in
L> Seven of eight plans on the wall, in their spelling.
L= The plans are theirs.
A> Somebody to do the gate on Mondays so I can butter.
A= The deputy does the gate on Mondays.
N> Show the plans at home.
~ support 10
@ review
L> Toast and five lines.
L= Stays.
A> The two who moved back to their schools in March went too quickly. I said so at the time, but quietly.
A< You did. I'd like you to say it louder, and I'd like us to listen.
A= The key worker has the last word on the day somebody goes back.
G> All the crew do Mondays that way now.
B> To train as a counsellor, over time.
$ course 12w | A place on the evening counselling course, and Wednesdays off by three | Would like to train over two years | kept
~ support 12

# special | Choosing
@ opening
A> Nine children, four of whom tell us what they want only by being upset.
A= Four without a way of choosing.
B> Each of the four makes a real choice each day, and gets what they chose.
B= A real choice a day, for four.
L> The big picture board was for us, not for them. It goes.
N> What counts as a choice. I think I see it when I want it.
N= The therapist and I watch the same film and write it down apart.
G> The switch toys, I've got twelve working ones.
! learn 4w | Watch two films with the therapist, write apart, compare | We agreed on five of nine. So now we have a list of what we count.
~ coach 11
@ five
B= A real choice a day.
A> Three of four. The fourth chooses with breath and I'm the only one who sees it.
A= Three of four, and one seen by one.
L> We were offering things they like a bit. With something they love and something they hate it's clear as day.
L= Love and hate, first.
N> To teach the team to see the breath.
N= Everybody in the room watches one minute of film a week.
G> That film minute for other classes.
! share 6w | A minute of film a week with the class team | The cook saw it first.
~ coach 12
@ review
L> All four. Different amounts.
L= Four children choose.
A> The paperwork that goes with it. I've done two of four write-ups.
A< Two good ones. Let's do the others together, an afternoon.
A= An afternoon for the other two.
G> The film minute is in five classes.
B> To work with families on it, at home.
B= One family visit a half term.
$ cover 8w | An afternoon's cover each half term for a family visit | Choices made at school should count at home | kept
~ support 12

# special | A team of six in one room
@ opening
A> Six adults and nine children. It's the adults.
A< Say more.
A= Six adults need to know who does what without talking over children's heads.
B> A quiet room. From us.
B= Adults quiet, roles clear.
L> The rota with the colours works, I'd keep it.
N> To lead adults. I trained for children.
N= Fifteen minutes at the end of each day, standing.
G> The colour rota can be copied.
$ time 3w shared | A paid quarter of an hour at the end of the day for the class team | There is no moment at which all six can talk | kept
~ mentor 9
@ five
B= Quiet and clear.
A> Better. We've hand signs. We laugh about the one for 'biscuit crisis'.
A= Clear on most days.
L> I told them what to do. When I told them why, they did something better.
L= Why first.
N> To say it when somebody does it the old way.
N< That sentence again: what I saw, what it did, what I'd like.
N= Practise it once and use it within the week.
! do 2w | Say it within the week, kindly | She'd thought I hadn't noticed and was relieved.
~ coach 12
@ review
L> The quarter of an hour.
L= It stays, paid.
A> The autumn was too much new at once, and two of the six left in the middle.
A= New things one at a time, and not in the first three weeks.
G> One of the six leads a room of her own from September.
B> To do the next step in leading. Lower school lead is a good job.
B= Shadow the lead for three days.
~ support 12

# agency | Working in other people's rooms
@ five
B> That what I do on a Tuesday still happens on a Wednesday.
B= It goes on when the visitor has gone.
A> I take them out, I do it, I bring them back. It stays in the corridor.
A= Good in the small room, not yet in the large one.
L> When the assistant sat in she did it at lunch without being asked.
L= Work beside somebody who is there every day.
N> The timetable of those somebodies.
N= Sessions are moved to when the assistant can be in.
G> Ten minutes at the phase meeting about what to do at lunch.
! do 3w | Move two sessions so that the assistant can join | One of them runs the warm-up now.
~ support 12
@ review
L> Seven assistants carry on with it.
L= It goes on without the visitor.
A> I didn't write it down for families.
A= One page for families, with pictures, by October.
G> They teach each other now. I'm nearly not needed, which is the idea.
B= The same, with the two new classes.
~ delegate 14

# early | Settling in
@ opening
A> Some cry, some stand by the door like little bouncers, and the parents cry in the car park.
A= A gentle September for children and for families.
B> That by week four nobody is afraid of the door.
B= Nobody afraid of the door by week four.
L> Home visits: keep. The welcome booklet: nobody read it.
N> What to say to parents at the door in ten seconds.
N= Three sentences, the same from all of us.
G> I'm calm with criers. You can send me yours.
! do 4w | Three sentences for the door, agreed with the team | 'He stopped before you reached the gate' is the one they need.
~ support 11
@ mid_year
L> They run in. I'm ignored at the door, which I'll take.
L= Arrived.
B> New: the ones who came in January. They missed all the gentle bit.
B< I hadn't thought of that at all.
B= A September for those who come in January.
A> There's no time for home visits after Christmas.
A= Two afternoons for visits in January, covered.
N= The same three sentences and a partner child.
$ cover 2w | Two afternoons' cover for home visits to children who start in January | They missed the gentle start | kept
~ support 14
@ review
L> The January visits. Two afternoons, worth a term.
L= January children are visited too.
A> I never sorted the afternoons for the summer-borns. They're on their knees by two.
A= A rest after lunch for those who want it, from September.
G> The school next door does the sentences.
B> Stay in the year, it's mine.
~ delegate 12
"""
