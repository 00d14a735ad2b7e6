"""Years of conversations in offices, kitchens, workshops and on site. How they are written down: see `conversations`."""

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

# office | Data people can use
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

# catering | Throwing less away
@ opening
A> We scrape forty kilos a week into the bin. I weighed it. The fish pie's the one.
A= Forty kilos a week; fish pie most of all.
B> Half that by Easter. And not by giving them chips.
B= Twenty kilos by Easter, with the same good food.
N> How to cook smaller amounts twice instead of one big lot.
N= Try batches on the second sitting, two days a week.
G> I could show them what bread costs, the year sixes would like that.
! do 4w | Cook in two batches on Tuesdays and Thursdays | Eight kilos less in a fortnight and the second lot gets it hot.
~ coach 11
@ five
B= Twenty kilos.
A> Twenty-eight. Fish pie's off, fish fingers we make ourselves are on.
A= Twenty-eight kilos.
L> I asked them. Nobody ever asked them. It was the green bits in the sauce.
L< And the solution?
L= Ask those who eat it; blend the green bits.
N> The allergen labels when we change a recipe. I'm slow at those.
N= An hour with the catering manager on labels; a second pair of eyes each time.
G= Show the other kitchens the two batches.
! share 5w | Have the cook from Puddlewren over on a Tuesday | She took the sauce.
~ support 12
@ review
L> Nineteen. It's on the wall in kilos and the children look at it.
L= Nineteen kilos, and everybody knows.
A> Puddings. I didn't dare.
A= Puddings next year, gently.
G> Three kitchens do two batches.
B> My level two, if I can do it in the day.
N= Level two in paid time.
$ course 10w shared | The level two catering certificate, in paid time | Does the work of it already | kept
~ support 12

# catering midday | The queue
@ five
B> For the little ones to have time to eat.
B= Every child sits down for at least fifteen minutes.
A> The last ones get seven minutes. I timed it on my phone.
A= The last class has seven minutes.
L> It isn't us, it's the trays. They can't see what there is, so they stop and think with forty behind them.
L= They choose too late.
N> Could they choose in class in the morning?
N= Choosing at registration, tried with two classes.
! do 3w | Coloured bands for what they've chosen, two classes | Seven minutes is now sixteen.
~ support 9
@ check_in
L> All classes have bands. One child eats the band.
L= Bands for everybody.
A> More bands.
A= Bands for the new classes, by Monday.
N> Get the older ones to carry the trays for the small ones.
~ support 9
@ review
L> The bands. And you came and stood in the queue with a tray, that helped.
L< I had the pasta. I see what you mean about the pasta.
L= Fifteen minutes for everyone.
A> Noise. I go home with my ears ringing.
A= Soft feet for the chairs, by September.
G> Tollgarth have the bands.
B> No change, I like my job.
B= Nothing to change.
$ other 8w shared | Felt feet for the dining hall chairs | The noise follows people home | asked
~ delegate 12

# midday other | Being one of the staff
@ five
B> To know what the teachers know about a child before I get it wrong.
B= Midday colleagues know what they need to know.
A> Nobody tells us. We come at twelve and go at quarter past one and it all happens before and after.
A= Left out of what matters at lunchtime.
L> I told a boy off for wandering, and it turned out that wandering is his plan.
L< That is our mistake and not yours.
L= Plans for break are told to those who are there at break.
N> The plans for the six children who have one.
N= A ten-minute handover at five to twelve on Mondays, paid.
G> I know things too. Who hasn't eaten. Who's always alone.
G= What midday colleagues see goes to the class teacher the same day.
$ time 2w shared | Ten paid minutes on Mondays for the midday handover | Told a child off for doing what his plan says | kept
~ support 9
@ review
L> The Monday handover. I feel like I work here now.
L= Monday handover stays.
A> I still don't get the emails.
A= An address and ten minutes to read it, or paper in the pigeonhole: paper.
G> Told the teacher about the one who's always alone, and now there's a games table.
B> Maybe more hours. Maybe assistant, one day.
B= Try two mornings in Reception in the autumn.
~ mentor 10

# tech | Practicals that work first time
@ opening
A> Fourteen teachers, three of us, and requests on the back of envelopes.
A= Many requests in many ways.
B> Trays ready the day before, and to know what they're for.
B= Ready the day before, with the purpose on the label.
L> The order form. I'd keep it, but nobody else has.
N> I'd like to try the practicals myself. I set them up and never see them go.
N= Sit in on one practical a week.
G> I can fix the printers. I don't want that to get out.
! learn 6w | Sit in on one practical a week | They hold the tongs like chopsticks. It explains the breakages.
~ support 12
@ five
B= Ready the day before.
A> Nine out of ten. The tenth is always the same person and I'm not going to write down who.
A< I know who. I'll talk to myself.
A= Nine of ten.
L> Since I've watched, I put out less. They were drowning in kit.
L= Fewer things on the tray.
N> Demonstrating. I'd like to do the foam one for open evening.
N= Rehearse the foam one with somebody.
G> Meeting the technicians from two other schools next half term. That was my idea.
! share 5w | First meeting with the technicians of two other schools | Mostly about goggles. Very good.
~ coach 12
@ review
L> The foam. Four hundred parents.
L< I have foam in my car still.
L= From setting up to showing.
A> Stock-take didn't happen. It needs two days without requests.
A= Two days for stock-take in July, no requests.
G> Three schools' technicians swap and lend.
B> The technicians' course, the proper one.
N= Course from autumn; one day a month.
$ course 10w | The science technicians' course, one day a month | Self-taught so far | kept
$ time 3w | Two days in July without requests, for stock-take | Cannot count while serving | kept
~ support 12

# tech office other | When the computers don't
@ five
B> To fix the reason and not the thing.
B= Fewer repeats of the same trouble.
A> Sixty tickets a week. Twenty of them are the same laptop trolley.
A= A third of all tickets have one cause.
L> I asked how they put the laptops away. Nobody had ever been shown.
L= The trolley was never broken.
N> To explain without sounding like a technician.
N= A half-page with photographs, tried on the least keen colleague.
G> Happy to do five minutes at briefing.
! share 3w | Five minutes at briefing about putting laptops away | Got a round of applause. Odd feeling.
~ coach 10
@ check_in
L> Forty-one tickets this week. None from the trolley.
L= A third fewer.
A> To be told when there's an event in the hall. I found out from a parent.
A= Events are on the list for IT as well.
N> The hall microphone, once and for all.
~ support 10
@ review
L> Photographs. I do one for everything now.
L= Half-pages with photographs.
A> I said yes to all the phones at once in March. It was silly.
A= New kit in small batches.
G> The other IT people have the half-pages.
B> To learn networks properly.
N= Network course with the trust's engineers.
~ support 12

# other | The library as a place to be
@ opening
A> It's full at lunch and it's empty of readers. They come because it's warm.
A= Warm and full is a start.
B> That some of the warm ones take a book.
B= A book goes home with one in three.
N> How to recommend without being a librarian about it.
N= Borrow the bookshop trick: a card with one honest sentence by a pupil.
G> If a teacher tells me the topic on Monday I'll have a box by Wednesday.
O Tell me your topic on Monday and you have a box of books by Wednesday.
! do 4w | Ask twenty of the warm ones for one honest sentence about a book | 'It is sad but you get used to it.'
~ support 12
@ five
B= One in three.
A> One in five. The honest cards do it. They don't trust me, they trust each other.
A= One in five, from one in nine.
L> The books nobody borrows are the ones I love. That's been quite a lesson.
L= Buy what they read, keep what you love on one shelf.
N> To get the graphic novels past the budget.
N= A list of thirty, with the reason, to the business manager.
$ other 4w | Thirty graphic novels for the library | They are what is asked for at the desk | kept
~ support 12
@ review
L> One in three in June. One of the warm ones runs the cards.
L= In June it is one in three.
A> Year 11. Not a hope. I'll try them before the autumn next time.
A= Start with Year 11 in September.
G> Nine teachers use the Monday box.
G< I'm the tenth. It's splendid.
B= A reading hour with the English team in the autumn.
~ delegate 12

# other cover | Taking somebody else's class
@ five
B> To teach, not to mind them. I'm not a childminder with a lanyard.
B= Cover lessons in which something is learnt.
A> I get 'page 42' on a note, and page 42 is torn out.
A= The work left is thin.
L> When I know their names it's a different lesson. It takes three covers to know the names.
L= The same classes where possible.
N> One lesson in my pocket that works with anybody.
N= Three pocket lessons, one from each of three teams.
G> I know how every class in the school behaves without its teacher. That could be useful to somebody.
G< It could be extremely useful, said kindly.
! do 5w | Collect three pocket lessons and try them | The one with the map has never let me down.
~ mentor 10
@ check_in
L> The pocket lessons work. I've been asked for one.
A> Cover list before eight, please.
A= Cover list by quarter to eight.
N> Same classes on Thursdays.
N= Thursdays fixed with Year 8 and 9.
~ support 8
@ review
L> Names. And the map lesson.
L= Known classes, pocket lessons.
A> A bad fortnight in March with three at once and no notes. I went home at lunch on the Friday and I'd told you.
A< You had. It was on us. Work is left in one place now.
A= Work for cover in one place, checked by team leaders.
G> Two teachers copied the map lesson from me.
B> I've applied to train.
B< With every good wish and a very good reference.
~ support 12
"""
