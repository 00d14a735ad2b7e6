"""Years of conversations in kitchens, workshops, libraries and at lunchtime. See `conversations`."""

THEMES = """
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

# midday | Being one of the staff
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

# tech-science | Practicals that work first time
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

# it | When the computers don't
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

# library | The library as a place to be
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

# cover | Taking somebody else's class
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
