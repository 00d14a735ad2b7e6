"""Years of conversations in offices and on site. How they are written down: see `conversations`."""

THEMES = """
# office | The front desk at ten to nine
@ opening
A> Between ten to nine and ten past it's parents, the phone, two late buses and somebody bleeding. After that it's quite a nice job.
A= Twenty minutes a day in which everything happens.
B> To look up when somebody comes in. That's all. I'd like to look up.
B= Everybody is greeted, also at ten to nine.
N> How other offices split it.
N= A morning at Tollgarth's front desk.
G> I've got all the phone numbers nobody else has.
$ cover 4w | A morning's cover for the front desk to visit another school's office | Wants to see how others split the twenty minutes | kept
~ coach 10
@ five
B= Everybody is greeted.
A> I look up. I say 'with you in a second' and then I am.
A= Greeting happens; the phone is still the trouble.
L> Half the calls are the same four questions. I'd answered them for nine years without noticing.
L< Which four?
L= Four questions make half of the calls.
N> To put the four answers on the phone line and the website.
N= The answers go on the line and on the site by the end of the month.
G> I'd tell the other offices.
! do 3w | Write the four answers so a tired parent understands them | I read them out to my sister. She only asked one thing.
~ support 12
@ review
L> Calls are down by a third. I have a hot drink while it's hot.
L= The line answers the four questions.
A> Lost property. I've given up on lost property.
A< Nobody has ever won against lost property.
A= Lost property goes to the pupils' council.
G> Three offices have the same recording now, in three accents.
B> I'd like to understand the finance side. Just so I'm not the one who says 'I'll have to ask'.
N= An hour a fortnight with finance in the autumn.
$ time 10w | An hour a fortnight to learn the finance side | Would like to stop saying 'I'll have to ask' | kept
~ mentor 12

# office | The finance system
@ five
B> To raise an order without ringing anybody.
B= Orders from start to end, alone.
A> I can get as far as the third screen. The third screen knows it's me.
A= Half-way; screen three.
L> I learn it when I do five in a row and forget it when I do one a month.
L= Do orders in one go, on one morning.
N> Somebody beside me for the first ten. Not a video.
N= Ten orders side by side with finance at the trust.
! do 4w | Save the month's orders for one morning and do them together | Eleven orders. Screen three and I have an understanding.
~ instruct 6
@ check_in
L> Did last month's alone. One came back because of a code.
L= One of fourteen came back.
A> The list of codes, printed, large.
A= Codes on the wall by Thursday.
N> The year-end thing. I'm dreading it.
N= Year-end side by side, once.
~ mentor 8
@ review
L> I'm the one people ring now, which is a turn-up.
L< The new colleague said you explained screen three better than the manual.
L= From asking to being asked.
A> Year-end was grim but we got there. I'd start in February next time.
A= Start year-end in February.
G> Wrote my own guide. It has drawings.
B> Less of this and more people. I miss people.
B= Two mornings on the front desk next year.
~ support 12

# office | Admissions without panic
@ opening
A> September to May it's one long list, and the list is in my head.
A= The admissions year needs to stand somewhere other than in one head.
B> If I'm off for a fortnight in March nobody should notice.
B= The year on paper, with dates, that anybody can follow.
L> I write notes to myself. They're very good notes if you are me.
N> How to write it for somebody who isn't me.
N= Write it month by month and let a colleague follow one month without asking.
! do 8w | Write the admissions year month by month | March is three pages. March is always three pages.
~ support 12
@ mid_year
L> I was off for four days in January and nobody rang.
L< I nearly rang. Then I looked at your list.
L= It held.
B= Same goal; now with somebody who has done it once.
A> No time to show anybody.
A= A morning a week in February with the second person.
N> Let her do it and not take the mouse.
$ time 3w | A morning a week in February to train a second person in admissions | The whole admissions year is one person's knowledge | kept
~ support 14
@ review
L> Two of us can do it. I had a holiday in term time for the first time since I've worked here. Only the dentist, but still.
L= Two people know the admissions year.
A> I should have done appeals too. I ran out of puff.
A= Appeals next year, in the same way.
G> Both other offices asked for the list and have it.
B= Appeals written down by spring.
~ delegate 12

# data | Data people can use
@ five
B> To send out one table that somebody reads.
B= Fewer tables, each with a question it answers.
A> I send out nine reports every half term. I put a joke in the fourth one in October and nobody's mentioned it.
A< I have just looked. It's a good joke.
A= Nine reports, hardly read.
L> Two people wrote back about the one that had a sentence at the top. So they want the sentence.
L= A sentence first, then the table.
N> What they want to know. I've never asked.
N= Ask six people, ten minutes each.
! learn 4w | Ask six colleagues what they do with the reports | Three print them. Two bin them. One was very kind.
~ coach 10
@ mid_year
L> Down to four, with a sentence each. I get questions now.
L= Four tables that are used.
B> Drop one more.
A> Requests 'for tomorrow'. It's always tomorrow.
A< I'm one of the tomorrows. I shall ask by Wednesday for the week after.
A= Requests a week ahead, leaders too.
N= Say 'next Wednesday' and mean it.
~ support 14
@ review
L> Three reports, and a governor quoted my sentence.
L= Three reports, each answering a question.
A> I didn't learn the thing with the maps.
A= Maps, if somebody needs one.
G> Showed Merrowby's data person how to write the sentence. She's better at it.
B> I'd like to work on attendance with the pastoral crew. They know the why.
~ support 12

# site | The opening round
@ opening
A> An old building with forty-one doors and a boiler with opinions.
A= The building asks for more than one person can remember.
B> A round that anybody can do if I'm off. In the right order, with the reasons.
B= The opening round written down so that it stands without its author.
N> I can do the round. Writing's another matter.
N< Talk it into a phone and I'll type it.
N= Talk it through, once, walking.
! do 5w | Walk the round and talk it into the phone | Forty minutes. Half of it's swearing at door nineteen.
~ support 12
@ five
B= A round that stands without its author.
A> It's written. The lad did it last week while I watched, and said nothing.
A< The lad says you said quite a lot.
A= Written and tried once.
L> He asked why we check the boiler before the gates. I couldn't say. Then I could. It's because it takes twenty minutes if it's out.
L= With the reason beside each step it can be remembered.
N> The new heating controls. I've been going round them.
N= A morning with the engineer, with time to press the buttons.
G> Any site team can have the list.
! share 6w | Send the list to the other site managers | Two rang up. One's got a worse boiler.
$ course 6w | A morning with the heating engineer on the new controls | The controls changed in the summer and nobody was shown them | kept
~ coach 12
@ review
L> List and reasons. The place opened without me for a week and nobody knew.
L< I knew. It was too quiet at seven.
L= The building opens whoever is here.
A> The roof. Three buckets. I've been asking since before you came.
A= The roof goes to the trust with photographs and dates.
G> The other site teams do a list each and we swap.
B> I'd like to get the grounds right. There's a corner that could be a garden.
N= A garden corner with the science team, small.
$ other 6w shared | An answer from the trust about the roof, with a date | Has been asked for since before the present head came | asked
~ delegate 12

# site | Somebody new on the team
@ five
B> For the new chap to be able to lock up on his own by half term.
B= Lock-up alone by half term, calmly.
A> He knows the doors. He doesn't know the people yet, who's allowed to stay late, who pretends to be.
A= Doors yes, people not yet.
L> I was showing him everything once. Nobody learns like that, I didn't.
L= Show it, do it together, then watch him do it.
N> To keep my hands in my pockets.
N= Three lock-ups in a row without a word, then talk.
! do 3w | Three lock-ups with my hands in my pockets | He did the lights in a better order.
~ coach 8
@ check_in
L> He locks up Tuesdays and Thursdays. I go home to my tea.
L= Two evenings a week, alone.
A> A radio that works.
A= Two new radios by the end of the week.
N> Fire panel next.
~ support 8
@ review
L> He's good. I'd have said I was slow to see it.
L= Somebody was taught a job, and does it in their own way.
A> I don't like the paperwork for it. There, I said it.
A< The paperwork is mine from now on. Yours is the teaching.
A= The line manager does the forms.
G> He's teaching the cleaner the alarm.
B> To slow down a bit. My knees.
B= Lighter rounds in winter; talk again in spring.
~ support 12

# site catering tech office | One thing that gets lost
@ five
B> That people tell us before and not after.
B= Requests come a week ahead.
A> They come in the morning and want it at ten. They're nice about it.
A= Requests arrive on the day.
L> When I say no once, they learn it. When I say 'just this once', they learn that too.
L= One kind no is worth ten just-this-onces.
N> A place to write it that isn't my hand.
N= One list, seen by everybody, with the day on it.
! do 3w | Put up the list and point at it | I've pointed at it forty times. It's working.
~ support 10
@ check_in
L> More on the list than on my hand.
A> For the leaders to use it too.
A= Leaders use it from Monday. No exceptions.
N> Carry on pointing.
~ support 10
@ review
L> The list. Such a small thing.
L= A week ahead is the habit now.
A> Two big events went past the list and we all ran.
A= Events go on the list when the date is agreed.
G> The list has been copied by two other teams.
B> I would just carry on.
~ delegate 12
"""
