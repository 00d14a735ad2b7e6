"""Short check-ins, for every kind of post. How they are written down: see `conversations`."""

THEMES = """
# primary secondary special
@ check_in
L> Slowly. Two lessons out of five are how I meant them.
L< Two out of five in a week with a trip in it.
A> Nothing. Well, a stapler.
N> Same step, third lesson.
N= The same step until it is dull.
~ coach 7
@ check_in
L> I tried it and it went flat, and I know why: I explained for twelve minutes first.
L= The idea is fine; shorter beginning.
A> Somebody to time me.
A< Thursday, period two, with a real stopwatch.
A= Timed on Thursday.
N> Four minutes, then they start.
~ coach 6

# primary secondary
@ check_in
L> Better than I expected, and I'm not sure what I did.
L< Then let's find out before you lose it.
L= Something works; find out what.
A> A second pair of eyes for a quarter of an hour.
N> Write down what I do in the first ten minutes, as it is.
N= The first ten minutes on paper.
~ coach 8
@ check_in
L> I haven't touched it since we spoke. Reports.
L= Reports came first; quite right.
A> For reports to be over. They are on Friday.
N= Begin again on Monday, small.
~ support 5

# primary
@ check_in
L> The carpet's calmer. I moved the basket and it was the basket.
L= It was the basket.
A> A shelf.
A= A shelf, by the end of the week.
N> Change-over to lunch next.
~ support 8
@ check_in
L> They can tell me what they are learning, if I ask the right four.
L< And the wrong four?
L= Ask the others.
A> Ten minutes with you over the books, no laptops.
A= Ten minutes on Tuesday, over books.
N> Ask four I'd never ask, each day.
~ coach 7
@ check_in
L> Handwriting. I know. But it's better, and they like the pens.
L= Handwriting is better.
A> More of the pens.
N> Leave it alone for a month and do it daily.
N= Daily, five minutes.
~ support 9

# secondary
@ check_in
L> With {topic} it's there. With the rest I'm borrowing from it.
L= One unit has it; take it to the next.
A> Nothing, thanks. I'd have asked.
N> Next unit, same start.
~ support 8
@ check_in
L> They ask each other before they ask me. It's eerie.
L< I stood outside. It's a good noise.
L= They ask one another first.
A> The blinds. I can't show anything in the sun.
A= Blinds on the list today.
N> Leave them alone for longer with {topic}.
~ coach 8
@ check_in
L> Half. I do it with the classes that don't need it.
L= Half; the easy half.
A> Pick the class for me. I'd choose wrong.
A< Tuesday's.
A= Tuesday's class.
N> Three weeks of Tuesdays.
~ coach 5

# ta
@ check_in
L> I had it going and then we'd the photographs, the nurse and the fire engine.
L= Begin again after a full week.
A> A quiet corner, twenty minutes, same time.
A= The corner by the library, after register.
N> Back to the plan on Monday.
~ support 6
@ check_in
L> He did three lines by himself. I was behind the coats.
L< Behind the coats is a method now.
L= Three lines alone.
A> Not a lot. The laminator.
N> Four lines. I'll stay behind the coats.
~ coach 7
@ check_in
L> Good days and sticky ones. The sticky ones are when I don't know what's coming.
L= Sticky when it is a surprise.
A> The morning line from the teacher, in writing.
A= A written line by quarter to nine.
N> Tell her when it helped.
~ support 6
@ check_in
L> The card with the prompts is all crumpled. I take it as a sign.
L= The card is in use.
A> A new card.
N> Do it without looking at the card.
~ coach 8
@ check_in
L> I wrote down what I saw, every day for a week. Nobody's read it yet.
L< I have now. The bit about the scissors is important.
L= Notes are read on Fridays from now on.
A> Ten minutes on Fridays.
A= Fridays, ten to four, ten minutes.
N> Shorter notes.
~ mentor 6
@ check_in
L> The group reads to the dog now. I mean the school dog.
L= Reading to the dog.
A> More time with the dog.
N> Longer books. The dog doesn't mind.
~ support 9
@ check_in
L> I was ill for a week and they'd kept my chair.
L= Welcome back.
A> Just to know what happened while I was off.
A= Five minutes with the teacher today.
N> Pick up where the group was.
~ support 6
@ check_in
L> Lifting's better since the course. My back says thank you.
L= The course has done its job.
A> The hoist in the second room is slow.
A= The hoist is reported; answer by Wednesday.
N> Show the new one the belt.
~ support 8
@ check_in
L> I ask 'what's the first bit' and then I'm quiet. It's mostly enough.
L= First bit, then quiet.
A> I could do with hearing how the others do it.
A= Assistants meet for twenty minutes on Wednesday.
N> Bring one thing that worked.
~ coach 7
@ check_in
L> She said good morning to me. First time since September. That's all my news.
L< That's plenty of news.
L= Good morning.
A> Nothing.
N> Wait for the second one.
~ support 7

# site catering office tech midday other
@ check_in
L> All right. It's done two weeks in three.
L= Two weeks in three.
A> To hear about changes before they happen.
A= Changes are told on Mondays.
N> The third week.
~ support 9
@ check_in
L> I showed him once and he's got it. I'd been dreading that.
L< What had you expected?
L= Shown once, and it stuck.
A> Nothing at the moment.
N> The next bit, same way.
~ support 9
@ check_in
L> The new way takes longer, but it's right first time.
L= Slower and right.
A> Half an hour without the bell.
A= Half an hour on Thursdays, bell to somebody else.
N> Get faster.
~ coach 8
@ check_in
L> Not much, we were two down. We managed.
L< You did more than manage. Thank you.
L= Two down, and everything went on.
A> To be three again.
A= Back to full numbers from Monday.
N> Pick it up again in a fortnight.
~ support 4
@ check_in
L> I said no twice. It felt rude, and nobody minded.
L= Two kind noes.
A> For you to say the same thing I said, if they come to you.
A< I will, word for word.
A= Same answer from both.
N> A third one.
~ support 8
@ check_in
L> Labels are on everything. I may have gone too far.
L= Labelled.
A> Somebody to try and find things without asking me.
A= The newest colleague tries on Friday.
N> Take off the labels nobody needs.
~ support 9
@ check_in
L> I rang the other school and she talked me through it in five minutes.
L= Ring first.
A> Her number on the wall.
N> Ring her back when it works.
~ support 10
@ check_in
L> Fine. I like it when it's boring.
L= Boring is good.
A> Nothing, thank you.
N= All as before.
~ delegate 12

# office catering
@ check_in
L> Monday mornings are down to one cry for help.
L< Whose?
L= One.
A> For orders to come on the form.
A= Orders on the form, leaders included.
N> Show two people the form.
~ support 8
@ check_in
L> It balanced. First time without the biscuit tin.
L= It balances.
A> A calculator that isn't solar.
N> Do it on Thursdays instead of Fridays.
~ support 9

# midday catering
@ check_in
L> They say please to me now. I started it.
L= Please.
A> Longer arms.
N> Names. I'm on about a hundred.
N= A hundred names, and the next.
~ support 10
@ check_in
L> The table by the window's settled since we moved the bench.
L= It was the bench.
A> For somebody to tell the afternoon teachers.
A= A word to them at one o'clock.
N> Keep the bench where it is.
~ support 9

# lead head
@ check_in
L> I've done four of the seven talks. The three left are the three I'd rather not.
L< In which order?
L= Four of seven; hardest next.
A> To say the first sentence to you, now.
A= Said twice, and better the second time.
N> This week.
~ coach 4
@ check_in
L> They decided it without me while I was on the course.
L= Decided, and well.
A> To not ask why.
N> Go on another course.
~ delegate 9
@ check_in
L> The meeting was twenty-five minutes long. People stood about, unsure what to do with the rest.
L= Twenty-five minutes.
A> Nothing, keep the others from filling it.
A= The time stays theirs.
N> The same again, so that they believe it.
~ support 8
@ check_in
L> I was in six rooms. I wrote nothing down and I remember all six.
L= Six rooms, no notes.
A> The Thursday slot kept.
A= Thursday kept.
N> Six others.
~ support 7

# pastoral agency
@ check_in
L> Three good calls for two hard ones.
L= Ahead.
A> Teachers to send me the nice things without me asking.
A= A line about it in Monday's notes.
N> Ring the one I've been putting off, with something nice.
~ support 6
@ check_in
L> A heavy fortnight. I wrote it all down on the day.
L< I know about the fortnight. Supervision tomorrow, not next week.
L= On the day, and tomorrow's hour brought forward.
A> Tomorrow's good.
N> Leave at four on Friday.
N= Leaves at four on Friday.
~ support 3
@ check_in
L> He told me what he was cross about, before and not after.
L= Before.
A> The small room on Tuesdays.
A= Small room, Tuesdays.
N> Ask before, with the other two as well.
~ coach 7

# special agency
@ check_in
L> The switch works if it's on the left.
L= Left.
A> A second switch.
A= A second switch on loan from Monday.
N> Everybody in the room tries it once.
~ coach 7
@ check_in
L> We were quiet all morning and somebody vocalised for ten minutes.
L< I listened at the door. I didn't want to come in.
L= Adults quiet, children not.
A> For visitors to know.
A= A sign on the door.
N> The afternoon.
~ support 8

# trust
@ check_in
L> Answered within two days, apart from the one I didn't understand.
L= Two days.
A> Somebody who speaks payroll.
A= Ten minutes with payroll today.
N> Write that answer down for next time.
~ support 9
@ check_in
L> I spent a morning in a school office and answered the phone. I'm still recovering.
L= A morning on the other side.
A> To do it again in a quieter month.
N> Take one question off our form.
~ support 10
"""
