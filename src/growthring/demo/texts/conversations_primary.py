"""Years of conversations of class teachers in primary schools. How they are written down: see `conversations`."""

THEMES = """
# primary | Talk before they write
@ opening
A> Thirty children, eleven of whom would rather do anything than pick up a pencil. They have plenty to say at the door and nothing on the page ten minutes later.
A< I've seen them at lunch. You're right, the talk is there.
A= They need to say it before they write it, and they need longer for that than we have been giving.
B> By summer I want the quiet ones to be able to say a whole sentence out loud before they sit down. Not a long one.
B= Every child rehearses one sentence aloud before writing, in every writing lesson.
L> Last year's writing corner stays. The reward chart can go, it only ever worked for the ones who didn't need it.
N> Somebody to watch how I set up the pairs. I think I pair by who sits still and not by who listens.
N< I'll come on two Tuesdays and only look at the pairs.
N= Pairs chosen for talk; two visits before half term.
G> I could show the new teacher how the story basket works. It's mostly charity shop.
* The list of openers they made up on the carpet. Spelling is theirs.
! learn 4w | Try three ways of making talk pairs and note who speaks | The pairs that stay together for a week work. Changing daily does not.
$ time 3w | Two Tuesday lessons watched, and twenty minutes to talk after each | Wants somebody to look at the pairs and at nothing else | kept
~ coach 12
@ five
B> Still the same: one sentence said before it is written.
B= Said, then written. No change to the goal.
A> On good days about twenty of them do it without being told. On wet Thursdays, eight.
A< I counted nineteen the first time and twenty-three the second. Your wet Thursdays are better than you think.
A= It is a habit in the mornings and not yet in the afternoons.
L> I had put the wrong children together. I'd paired a talker with a listener, thinking they would balance. The talker talks. Two quiet ones together is where it happened.
L< I would not have believed it if I hadn't been sitting next to them.
L= Quiet with quiet works; it needs more waiting from the adult.
N> How to stop talking over the silence. I last about four seconds.
N= Practise the wait with the teaching assistant counting on her fingers.
G> Happy to have anyone in on a Thursday, wet or dry.
G= The parallel class comes to look.
! do 3w | Ask the teaching assistant to count the wait and tell me the number | We got to nine seconds. It felt like a fortnight.
! share 5w | Twenty minutes at phase meeting on how I choose pairs | Did it with photographs of the carpet. Three people are trying it.
~ coach 11
@ mid_year
L> They write more, and they write sooner. One of them wrote half a page about a spider and asked if he had to stop.
L< I've got the spider page on my wall.
L= The habit has reached the afternoons.
B> I'd keep it but make it harder now: a second sentence that needs the first one.
B= From one sentence to two that hang together.
A> Time. By the time they've talked and I've been round, there's twelve minutes left.
A< You could have writing straight after break and move handwriting. I'd support that.
A= Writing moves to after break for a half term.
N> Swap the timetable, then see.
N= Try the swap until Easter and look at four books together.
! do 6w | Move writing to after break and handwriting to the end of the day | Should have done it in September.
~ support 14
@ review
L> The talking. I would fight for it now. They talk each other into better sentences than I could have given them. On the last Friday I asked them to tell next year's class how to write a good sentence, and one said, 'you say it to your friend until your friend stops saying what', and I've got nothing to add to that.
L< The supply teacher told me your class ran the carpet talk without her.
L= Talk pairs are how this room writes now.
A> The word mats. Three evenings of laminating and nobody looked at them once. I think I made them for me.
A< I laminated mine too. We don't need to talk about it.
A= No more mats; words go up when the children ask for them.
G> The parallel class took the pairs on and came up with the picture cards, which I have now stolen back.
G= Two classes plan talk together.
B> I would like to lead English in the phase one day. Not next year. One day.
B= Sit in on the English lead's planning in autumn to see what it is.
N> How to teach writing to children who are already good at it. I go vague with them.
N= One half term on the confident writers, with the English lead.
~ support 12

# primary | Maths without the worksheet
@ opening
A> They can do the sum on the sheet and can't tell me what it means. If I put the same numbers in a story, half of them add whatever they see.
A= Good at procedures, lost in problems.
B> I'd like them to draw it before they do anything. A picture of the problem. Any picture.
B< Small and clear. I like it.
B= Draw first, in every problem lesson.
L> I carried on with mixed-ability tables and that stays. The fluency quiz on Fridays I'm less sure about.
N> I'd like to see it done properly with a class the same age. I've only read about it.
N= Visit a school in the trust where they teach bar models from Year 1.
G> Not sure yet. Perhaps the practical maths boxes, I've got those sorted.
$ visit 6w | A morning at Lanternfield to watch two maths lessons | Has read about bar models and never seen a class use them | kept
! do 5w | One problem a day on the board with no numbers in it, just to talk about | They loved it. 'What could the numbers be?' is now a thing they say.
~ mentor 11
@ five
B> Draw first. I also want them to stop asking 'is it add or take away'.
B= Same goal, one extra sign that it works.
A> I do it most days. I still panic at ten to eleven and go back to showing them the method.
A< You noticed that yourself, which is most of it.
A= Secure for the first half of the lesson.
L> The visit was worth it. What surprised me was how few problems they did. Three. In an hour. And they got more out of three than mine do out of fifteen.
L< What would you cut to make room?
L= Fewer, longer problems.
N> How to choose the three. It's easy to pick three that are all the same.
N= Plan next unit's problems together, and throw out more than we keep.
G> I've written down what I saw. It's one side and has no diagrams because I can't draw.
G= The one side goes round the phase.
* Two photographs from the visit: the board at the start and at the end.
! learn 4w | Plan the next unit round twelve problems instead of sixty | Twelve was still two too many.
~ coach 12
@ review
L> Draw first is now just what we do. They correct me when I forget.
L= It has become the class's own habit.
A> Division. I lost my nerve and went back to the sheet for a fortnight, and it shows.
A< Three fire drills and a flood in that fortnight. Be fair.
A= Division gets a fresh start in September.
G> The teacher next door says she uses the no-numbers problems now. I didn't know.
G< She told me before she told you.
G= No-numbers problems have spread to three classes.
B> Same class type, please, I would like to do this year again knowing what I know.
B= Stay in the year group if staffing lets us.
N> Division, obviously. And asking a question and then actually waiting.
~ coach 11

# early | Going outside whatever the weather
@ opening
A> Small children who have been indoors all summer in flats. They run when they see a corridor.
A< I've seen it. The corridor is the longest thing some of them know.
A= They need space and something to do in it.
B> Outside every day and for something, not just for running off steam. I'd like the garden to be where we count and talk and make up stories.
B= The garden is a classroom by Easter.
L> Last year it was me and one fine-weather week. I'd let go of the fairy trail.
N> Honestly: waterproofs, and how to plan for outside without making a hundred laminated things.
N= One planned thing outside each day, written on the same line as everything else.
G> I'll do the risk sheet for all three classes if somebody else does the wellies.
! do 3w | Sort the waterproofs with the office and label them | Forty-one pairs. Nobody asked where they came from.
$ other 4w | A tap and a hose the children can reach in the nursery garden | Carrying water takes an adult out of the garden ten times a morning | late
~ coach 12
@ five
B> Same. The garden for learning and not only for running.
A> Four days out of five we are out for an hour. It's not planned as well as inside and I know it.
A< Inside is planned to the minute, so it's not a fair match. I saw them measure puddles for twenty minutes.
A= Outside happens daily; the talk in it is by chance.
L> If I stand still in one place they come to me. If I walk round I just manage. I never knew that.
L= One adult stays with one activity.
N> What to say. I end up asking 'what colour is it' like a robot.
N< Let's watch each other for ten minutes and write down our own questions. I am sure mine are no better.
N= Watch each other's talk outside, once each.
G= Show reception how the puddle thing went.
! learn 4w | Ten minutes each of listening to what we say outside | We both say 'be careful' a great deal. That was worth finding out.
~ coach 12
@ mid_year
L> January mud, and they still want to go out. Parents have stopped complaining about the boots.
L= Outside is normal now, for families too.
B> I would shift it: less about going out, more about words. Three of mine hardly speak.
B< Good. Then the garden is the place, because they do speak there.
B= New goal: the three who hardly speak, talking outside.
A> We're short of an adult on Mondays and Wednesdays since Christmas, so outside shrinks.
A< That's mine. I'll ask about the Wednesday first.
A= Wednesday cover to be found.
N> Talk less and wait longer with those three.
$ cover 3w shared | An adult in the nursery garden on Wednesday mornings until Easter | Since Christmas there are two adults for thirty children and the garden closes first | kept
~ coach 13
@ review
L> The three. Two talk, one sings. Nobody planned the singing.
L< Her grandmother stopped me at the gate about the singing.
L= Being outside with one still adult is what did it.
A> I never got the counting side going. Every time I planned it, it rained numbers and they wanted worms.
A= Counting outside: smaller, and led by what they bring.
G> Reception come through the gate to us now on Fridays, which I think is good for both.
G= Friday mornings together stay.
B> I'd like to run the garden for the whole of early years.
B= Garden lead from September, with an afternoon a half term for it.
N> Growing things. I kill cress.
! do 8w | Plan the growing beds with the caretaker | He has taken over. I water.
~ support 12

# primary | Reading with the whole class
@ opening
A> A third of them read whatever you put in front of them and a third hide. The hiding ones have got very good at it.
A= Two thirds of the class don't read by choice.
B> A class that argues about a book. I had one six years ago and I miss it.
B= One book a half term that everybody knows well enough to argue about.
B< Could be the best half hour of your day.
L> The carousel. I'm letting it go. While I hear five, twenty-five colour in.
N> Reading aloud well. No one ever taught me. I do it like the news.
N= Record five minutes, listen alone, then with somebody.
G> I know a lot of books. If anybody wants a book for a child, ask me.
O Happy to suggest a book for any child in Key Stage 2. Tell me what they liked last.
! learn 4w | Record myself reading aloud and listen to it without cringing | I cringed. Then I slowed down.
$ reading 4w | Twelve copies of a class novel, chosen by the teacher | One book between three does not work for the hiding ones | kept
~ coach 12
@ five
B= A class that argues about a book.
A> Book two. They listen. They don't argue yet, they agree with the loud one.
A= They follow the story together; the talk is still a few voices.
L> I stopped asking 'what do we think will happen' and started asking 'who is right'. That did it.
L< Two of them came to my office to ask who I thought was right.
L= Ask them to take sides.
N> What to do with the loud one. He's lovely and he's exhausting.
N< Make him the one who sums up the other side. I have used it on governors.
N= Give the confident voices the other side's case.
G> I'm reading to Year 2 on Fridays now. They're a good audience, they gasp.
! do 2w | Try 'who is right' with the next three chapters | Best half hour of the term.
~ coach 11
@ review
L> Book six and they shushed a visitor.
L< I was the visitor.
L= The class reads a book together and minds about it.
A> Reading at home. I made a chart, sent letters, phoned. No difference to the ones I was after.
A< I don't think anyone here has cracked that one.
A= Home reading needs another way in; talk to families at the door first.
G> Lists for eight teachers. One of them fed back that the child had read it under the table, which is the highest praise there is.
B> I'd like time with the younger classes too. The hiding starts earlier than I thought.
B= Half an hour a week reading aloud in Key Stage 1 from autumn.
N> How children learn to read in the first place. I've only taught the ones who can.
N= Sit in on phonics for a fortnight.
$ cover 10w | Five mornings covered to sit in on phonics in Year 1 | Has never taught children who cannot read yet, and wants to know what happens before | kept
~ support 12

# primary | The child who leaves the room
@ opening
A> One of them leaves the room when it's too much, and then it's all of us: somebody goes after, I lose the thread, the rest watch.
A= The whole class needs a calm way of going on when one needs out.
B> I would like to be able to carry on teaching. And I'd like him, whoever he is next year, to come back in without a fuss.
B= A way out and a way back that the class takes for granted.
L> Sanctions didn't do anything but make me feel I'd done something.
L< Same for me with mine, for about three years.
N> I'd like the inclusion lead to watch the five minutes before, because I never see it coming.
N= Three visits at the tricky time of day; look at before, not at during.
G> Not much to give on this yet. Ask me in the summer.
$ time 3w | Three short visits from the inclusion lead, at the time of day the teacher chooses | Wants to know what happens in the five minutes before | kept
~ mentor 8
@ five
B> A way out and a way back.
B= The goal is as it was.
A> There's a card now. He shows it, he goes to the bench, he comes back. Eight times out of ten.
A= The way out works. The way back is slow.
L> It was the change-over. Every time. I talk, they pack up, music comes on, and he's overwhelmed before anyone else has found their lid. I'd never have seen it.
L< And now that you have, you have changed it for thirty, not for one.
L= Change-overs in silence and one thing at a time.
N> What to say when he comes back. I say too much.
N= One sentence, the same each time, and the task ready on the table.
G> The change-over trick works for any class, I could show it.
! do 2w | Agree the one sentence with the teaching assistant | 'We're on number three.' That's all it needs.
~ coach 10
@ review
L> The card and the quiet change-overs. He used the card twice in June.
L= Both stay with the class when they move up.
A> I was tired by March. I snapped at him twice in a week, over nothing, over a lid, and it cost us a month. He went back to hiding under the coats, and I went back to being the person who stands by the coats. I apologised, he shrugged, we got there. But I'd want somebody to notice earlier that I was running on empty, because I'm the last to know.
A< I noticed and said nothing. I'll say something next time.
A= We agree on a word that means 'swap with me for ten minutes'.
G> Four classes do the change-over now.
G< So does the hall. I timed it.
B> More of this kind of child, as odd as it sounds. I think I've got something for it.
B= Think about the inclusion course next year.
N> The theory. I know what worked and not why.
N= Reading list from the educational psychologist, two hours a half term to read it.
$ course 14w shared | The trust's inclusion course, autumn dates | Wants to know why it worked and do it on purpose | kept
D I would not write 'when they move up' as if it were settled. Next year's teacher has not been asked, and she should be.
~ support 12

# primary | A year group for two
@ opening
A> Sixty of them, two of us, and we're both new to the year. The children need us to say the same thing in both rooms.
A= Same words, same routines, two rooms.
B> Planning done by Thursday lunch so that nobody works on Sunday. It sounds small and isn't.
B< It isn't. I'd call it the most useful goal I have heard this week.
B= Shared planning finished by Thursday lunch.
L> I plan alone in my head and hope. It worked with one class.
N> How to plan with somebody without doing it all twice.
N= Sit in on how the other year group does their hour.
G> I'm good at the art and dreadful at the science. She's the other way round.
! learn 3w | Watch Year 5's planning hour from the corner | They finish each other's half-written slides. It was like watching a cooking show.
$ time 2w | An hour of joint planning time each week, both teachers at once | They are both new to the year and can only plan after school at the moment | kept
~ coach 12
@ mid_year
L> No Sunday since November. I went to a farmers' market.
L< Did you buy anything?
L= Planning is done by Thursday in most weeks.
B> Now the marking. Same problem, other end.
B= Feedback in the lesson rather than after it, in both rooms.
A> We're different about noise. She likes a hum and I like silence, and the children notice when we swap.
A= Agree one signal and be different about the rest.
N> Say out loud what annoys me, early, before it grows.
N< You are both doing that already. I've overheard.
N= Ten honest minutes at the end of each half term.
! do 4w | Swap classes for one afternoon and compare notes | Mine like her hum. I'm trying not to mind.
~ support 15
@ review
L> Doing it together. I was sceptical, I'd say so to anybody.
L= One plan, two rooms, no Sundays.
A> Trips. We each thought the other had booked the coach.
A< The children still talk about the walk to the duck pond.
A= One list with one name against each line.
G> We wrote the planning hour up for the other year groups. One page. It has a coffee ring on it.
G= The page goes in the handbook as it is.
B> The same again with the same person, please.
N> Science. I've hidden behind her all year.
N= Teach the science to both classes for one half term, with her in the room.
~ delegate 12
"""
