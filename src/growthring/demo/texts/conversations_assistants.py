"""Years of conversations of teaching assistants. How they are written down: see `conversations`."""

THEMES = """
# ta | Waiting before helping
@ opening
A> The children I sit with look at me before they look at the page. It's flattering and it's not right.
A= They lean on me more than they need to.
B> I'd like to be needed less by Easter.
B< I have never heard it put like that. Yes.
B= Needed less by Easter.
N> How to wait. Everybody says 'wait', nobody says what you do with your hands.
N= Count to ten, hands on own knees; watch a colleague who is good at it.
G> The visual timetables, as before.
! do 3w | Count to ten before I say anything | Ten is very long. Most of them start at six.
~ mentor 9
@ five
A> I wait. I'm at about eight.
A= Waits first, on most days.
L> Three of them now begin without me. One told me to go and help somebody else.
L< That is the review of the year, that sentence.
L= Waiting gave three children back their own start.
N> What to say when ten is over and nothing's happened.
N= Three prompts on a card: what do you know, what is the first bit, show me.
G= Show the card to the other assistants.
! share 4w | Make the card with three prompts and show it at lunch | Seven people asked for one.
~ coach 12
@ review
L> The card. And sitting a bit behind instead of beside.
L= Both are now how the phase does it.
A> Fridays. By Friday I'm tired and I just do it for them.
A< Then let's not put the hardest group on a Friday. That's a timetable, not a person.
A= Hardest group moves to Tuesday.
G> Two new colleagues learnt it from me.
B> Same class if I can. I like to see how they go on.
N> Signing, next. There's a child coming who needs it.
N= Signing group on Wednesdays, in paid time.
$ time 10w | Half an hour a week for signing, inside paid hours | A child who signs comes in September | kept
~ coach 12

# ta | Knowing what the lesson is for
@ opening
A> I find out what the lesson's about when the children do. Then I'm guessing what matters.
A= Needs to know the point of the lesson before it begins.
B> Five minutes with the teacher before the day starts. Not a meeting. Five minutes.
B= Five minutes at the door, every morning.
L> We had a shared book once and nobody wrote in it after the second week.
N> Maybe what to ask. What they need to be able to do at the end, that'd do me.
G> I don't know really.
G< You know every child in that year group by what makes them laugh. Teachers would pay for that.
$ time 2w shared | Ten minutes' earlier start, paid, for the morning talk between teacher and assistant | Arrives with the children and has no time to learn what the lesson is for | kept
~ support 9
@ five
A> We do it four days out of five and it's changed my job.
A= Four mornings of five.
L> When I know what it's for I can leave out the rest. Before, I tried to get them to finish everything.
L= Helps towards the point of the lesson and not towards a finished page.
N> To write down what I see so the teacher can use it. Mine are like diaries.
N= One line a child: did it alone, did it with a word, not yet.
! do 4w | One line a child, for the group I take | She plans from it. I feel quite important.
~ coach 12
@ review
L> The five minutes. If you take it away I'll strike.
L< Noted, in writing.
L= Five minutes at the door stay for good.
A> I never got the hang of the online thing for notes. Paper's quicker.
A= Paper is fine; the teacher types up what is needed.
G> I told the other phase about it and they've asked for theirs.
B> I'd like to run a group on my own.
B= A reading group from autumn, with the plan and the training.
N= The two-day reading group training.
$ course 12w shared | Two days' training for the reading group | Will run a group alone from autumn and wants to do it as it was designed | kept
~ mentor 8

# ta-primary | The reading group
@ opening
A> Six of them, four times a week, twenty minutes. They come willingly, which is more than I did.
A= A group that needs to keep to its plan.
B> I'd like to do it as it's meant to be done. I add my own bits.
B= The group as it was designed, until half term at least; then talk about the extra bits.
N> Somebody to sit in who knows the programme.
N= The English lead sits in once and goes through the plan after.
! learn 4w | Run two weeks exactly by the plan and note where I want to change it | I wanted to change it everywhere on Monday and nowhere by Friday.
~ instruct 6
@ five
A> By the plan. Honestly, it's better than my bits.
A= Runs as designed.
L> I was hurrying the sounds they know. They like going over what they know, it makes them brave.
L= Known sounds first; it gives them courage.
N> How to hear when one has only learnt it by heart.
N= Mix up the cards; ask for the word backwards.
G> I could show somebody, so the group goes on when I'm off.
G= A second person learns the group.
! share 6w | Have one colleague sit in for a week and then swap chairs | It ran without me when I had my tooth out.
~ coach 11
@ mid_year
L> Four of six read the little books to their families now.
L< One of them read one to the receptionist. To the end.
L= The group works.
B= Same goal for the next six children.
A> The room. We get moved on a Thursday for the peripatetic music and lose ten minutes.
A= A fixed room on Thursdays.
N> Going on with the next six the same way.
$ other 2w | A fixed room for the reading group on Thursdays | Moved out for music and loses half of it | kept
~ support 14
@ review
L> Keeping to it. I'd tell anyone: don't be clever for six weeks.
L= Six weeks by the plan, then think.
A> Two of the second lot it didn't work for, and I took it to heart.
A< It's the right thing to have said early. They're being seen by somebody now because you did.
A= Say early when it is not working; it isn't yours alone.
G> Three people can run it now.
B> I'd like to do the number one too.
N= Number group training in the autumn.
~ support 12

# ta-primary | Lunchtime
@ five
B> A calm half past twelve.
B= Lunchtimes that don't arrive in the afternoon lessons.
A> The corner by the bins is where it starts, every day. We all know it and we all stand by the door with our tea.
A= The adults need to be where it begins.
L> I went and stood by the bins for a week. Nothing happened there. It moved to the steps.
L< Very scientific.
L= Games work better than standing anywhere.
N> Some games. I know two.
N= The PE lead shows six games that need no kit.
G> Not yet.
! do 3w | Learn six games and lead one each day | The one with the tails is the winner by miles.
~ mentor 9
@ check_in
L> It's going well. Two of the older ones run a game now and I just hold the coats.
A> A box with a lid. Things go missing.
A= A box with a lid, by Friday.
N> Teach the games to the midday colleagues.
N= Games morning with the midday team.
$ other 1w | A lockable box for playground kit | Things walk | kept
~ support 8
@ review
L> The games. And being asked. Nobody asked us about lunchtime before.
L= Lunchtime belongs to those who are there.
A> Wet play. We've no answer to wet play. It's a zoo.
A< I did wet play in November. I have not been back.
A= A plan for wet play, made by the lunchtime team, in September.
G> The midday team know all six games, and two of theirs are better.
B> Carry on as we are.
~ delegate 12

# ta | Learning to sign
@ five
B> To be able to talk with one child, not just at her. I've got forty signs and she's got four hundred.
B= Talk, not just requests.
A> I can do breakfast, toilet, coat, finished. We have nothing to chat about.
A< I watched you two laugh about something on Monday. What was that?
A= Enough for the day's routine, not yet for conversation.
L> I was signing the words I say instead of the point. She looks at me like I'm reading out a phone book.
L= Fewer signs, the important ones, and the face.
N> Somebody who signs properly, once a week, for half an hour. Videos don't correct you.
N= A weekly half hour with the communication team.
G> I do the sign of the week on the board already. Could do it in assembly if I don't have to speak.
$ time 2w | Half an hour a week with a fluent signer, inside paid hours | Videos do not correct you | kept
! learn 5w | Ten new signs a week about things that are fun | Pirate is a good one. Dinosaur is better.
~ mentor 9
@ mid_year
L> We chat. It's mostly about dinosaurs.
L= Conversation has begun.
B> Same. And for the other children to be able to talk with her too.
B= The class signs with her.
A> The half hour got lost three times in January.
A< I know, I took it twice. I'll take something else.
A= The half hour is in the calendar with a name.
N= Five minutes of signs with the class after register.
! do 3w | A sign a day with the whole class | They correct me.
~ coach 14
@ review
L> Children signing to each other at lunch, and not about lunch.
L< I had to look two of them up. They were rude ones.
L= The class signs.
A> The exam, if I'm honest. I put it off.
A= Level one in the autumn, if still wanted; no hurry.
G> Sign of the week in assembly. I never said a word.
B= Level one by Christmas, at one's own pace.
N> The course needs two Saturdays, and I'd rather it didn't.
N= Ask for the weekday version.
$ course 10w shared | The weekday signing course, with the days covered | The Saturday one falls on family time | kept
~ support 12

# ta | Being moved about
@ five
B> To know in the morning where I'll be in the afternoon.
B= A week that is mostly as planned.
A> Moved eleven times in three weeks. I wrote it down because I thought I was imagining it. I don't mind helping out, I never have. But on the Tuesday I was sent to a class where there's a boy who can't bear new people, and I was the new person, and we both had a horrible afternoon that neither of us had asked for.
A< You weren't. I counted after you said it and got twelve.
A= Moved too often, and told too late.
L> I do less well with children I don't know, and they do less well with me. It isn't complicated.
L= Knowing the child is the support.
N> I don't need to learn anything for that. I'd like to be asked.
N= Fair. The learning is ours: cover is planned the day before, and people are asked.
G> I know most of the children in four year groups by now. There's that.
$ other 2w shared | Cover for assistants decided by three o'clock the day before, and each person asked | Moved eleven times in three weeks | kept
D I agree with what we wrote about asking. I don't agree that it has 'mostly settled' since: it was a quiet fortnight with nobody ill, that is all.
~ support 8
@ check_in
L> Twice since last time, and I was asked both times.
L= From twelve to two.
A> Nothing just now. Thank you for asking.
N> I'd like to get back to the number group that got lost in all of it.
N= Number group from Monday.
~ support 12
@ review
L> Being asked. You'd be surprised what it does.
L< I was, and I shouldn't have been.
L= Asking first is how we do cover now.
A> The number group started too late to do much.
A= Number group from week one next year.
G> I showed the new one where everything is, in four year groups.
B> To stay in one phase for a year.
B= One phase, all year, unless asked and willing.
~ support 12

# ta-secondary | Different subjects every hour
@ opening
A> Five lessons, five subjects, and I know two of them. In chemistry I'm as lost as they are.
A= Helps in subjects not one's own.
B> I'd like to stop pretending I know.
B< The most useful adult in the room might be the one who asks.
B= Ask out loud, as a learner would.
L> The subject sheets from last year helped. They stopped coming in February.
N> One subject properly. Science, I think.
N= Attach to science for two terms.
G> I take good notes, and pupils photograph them.
$ other 3w | Lessons aims sent to the assistants every Thursday | Walks into five subjects a day without knowing the aim | kept
~ mentor 9
@ five
A> In science I know what's coming. I've done the practical myself beforehand, in a lab coat and everything.
A= At home in science.
L> When I ask 'hang on, why's it gone blue', three of them explain it to me. That's three who wouldn't have put their hand up.
L= Asking makes others explain.
N> The words. Half of it is words.
N= Word lists from the technicians' boxes, one a week.
G= Word lists go to all assistants.
! do 6w | Make the word list for each science unit | The head of science asked if it could go in the booklet.
~ coach 12
@ review
L> Asking, and the word lists.
L= Both are kept.
A> Maths. I avoided it all year.
A< So did I at school. Would you sit in at the back for a fortnight without helping anybody?
A= A fortnight in maths as a learner.
G> The lists are in three subjects now.
B> Perhaps teaching, one day. I've said it out loud now.
B< I am glad you did. I'll find out about the route in.
B= Find out about routes into teaching; no promise on either side.
$ other 4w | A talk with the trust about training routes for assistants | Would like to know, without it going round | kept
~ support 12

# ta-special | Eating, moving, resting
@ five
B> For lunch to be a nice time, not a procedure.
B= Lunch as a time for talk.
A> I know the eating plans. I follow them. I'm quite tense when I do it.
A= Plans are safe; the ease is still to come.
L> If I sit lower he looks at me. I'd been standing because it's better for my back.
L< Then we need a lower stool and not a lower you.
L= Face to face, with a stool that suits both.
N> The therapist to watch me once, so I know I'm doing it right.
N= The therapist joins one lunch.
G> The songs for before lunch, everybody wants those.
$ other 2w | A height-adjustable stool for the dining room | For the assistant's back and the child's eyes | kept
! do 3w | Sing before lunch instead of wiping | Less wiping, too.
~ mentor 8
@ five
B= Still lunch, and still as a time for talk.
A> I don't think about the plan any more, I think about him.
A= Easy and safe.
L> He chooses now, with his eyes. It takes a while. I used to miss it because I was being efficient.
L= Wait for the eyes.
N> To notice the same with the two who don't look.
N= Film two minutes, with consent, and watch with the therapist.
! learn 5w | Watch two minutes of film with the therapist | One of them chooses with his feet. Feet!
~ coach 12
@ review
L> Feet. I tell everybody about the feet.
L= Every child has a way of choosing; find it first.
A> My back, twice. I didn't say anything the first time.
A= Say it the first time. We look at lifting together again in September.
G> New people start with me at lunch now.
G< Because they come out of it calm.
B> Stay with this class up to the next stage.
N> The moving and handling trainer's course, so I can show others properly.
$ course 12w | The moving and handling trainer's course | Newcomers already learn it from this person | kept
~ delegate 12

# ta-early | Talk at the snack table
@ opening
A> Fourteen children round a table with breadsticks and I say 'sit nicely' forty times.
A= Snack time could be the best talk of the day.
B> A table where they talk to each other and I mostly listen.
B= They talk, the adult listens.
N> Things to start them off. Not questions. I've been told I ask too many questions.
N= Start with a comment or a mystery, not with a question.
! do 3w | Put one odd thing on the snack table each day and say nothing | The whisk. Twenty minutes on the whisk.
~ mentor 8
@ five
A> I say very little. It's hard, I'm a talker.
A< I sat there with my tea and heard a debate about whether a whisk is a spoon.
A= They talk; the adult says little.
L> The quiet ones talk when the thing is a bit broken.
L= Odd and slightly broken works.
N> I'd like to know what they ought to be saying at three and four. I only know mine at home.
N= An hour with the speech therapist.
G> I'm starting a box of odd things. People can borrow it.
O The box of odd things is on the shelf in nursery: borrow it, and put something in.
! learn 4w | An hour with the speech therapist on talk at three and four | I wrote four pages.
~ coach 12
@ review
L> The odd things box, no contest.
L= It lives in every early years room now.
A> I can't do the tapestry of photos and notes and also listen. So I listened.
A< Quite right, and I'll defend that.
A= Notes on two children a week and not on fourteen.
G> Boxes in four rooms.
B> I'd like to do my level three.
B= Level three, starting in autumn.
N= Study time agreed: a morning a fortnight.
$ time 12w shared | A morning a fortnight for the level three course | Has been asked by three people why not, and would like to | kept
~ support 12

# ta-secondary | Helping without an audience
@ five
B> For the older ones to take help from me without dying of embarrassment.
B= Help that nobody else has to notice.
A> They wave me away when the others look. I don't take it personally. Well, a bit.
A< You've never let them see that.
A= The help is wanted; being seen with it is not.
L> If I go round and help everybody a bit, then nobody's 'the one with the helper'. I even helped the clever one with his stapler. And I found out that the girl I sit with knows more than half of them, which you don't notice when you only ever look at one page.
L= Help the whole room, and those who need it a little longer.
N> To talk to the teacher about it, because she likes me to sit with my one.
N= We talk to her together.
G> The others who support up there have the same trouble. Could bring it up.
! do 2w | Talk with the teacher about moving round the room | She thought I wanted to sit. I thought she wanted me to.
~ coach 10
@ check_in
L> Round the room now. He asked me something in front of everyone on Tuesday.
L= It works.
A> Nothing much. Fewer wet coats.
N> Same thing with the other class.
~ support 10
@ review
L> Going round.
L= Everybody gets help, so help is ordinary.
A> I wasn't much use in the last half term, I had things at home.
A< You told me, and we shifted two mornings. That's how it's meant to go.
A= Mornings shifted when needed; that stays possible.
G> The others do it that way now too.
B> Same year group, please.
~ support 12
"""
