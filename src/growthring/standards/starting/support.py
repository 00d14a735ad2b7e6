"""Expected of newcomers who keep the school running, beside what is expected of everyone."""

from django.utils.translation import gettext_lazy as _

from growthring.people.models import PostKind
from growthring.standards.starting.items import DAY_ONE, WEEK_SIX, WEEK_TWO, Item, agreed, must

TECHNICIAN = (
    must(
        DAY_ONE,
        _("Knows the emergency stops, shut-offs, eyewash and spill kits of the rooms they look after"),
        _("Find and touch each of them, with the lights on."),
    ),
    must(
        WEEK_TWO,
        _("Hazardous substances: the assessments, the store and the way we dispose of them"),
        _("Go through the store shelf by shelf, with the register in hand."),
    ),
    must(
        WEEK_TWO,
        _("Trained on each machine or system they use, and named on its list"),
        _("Nobody uses it alone before that. Note when the training runs out."),
    ),
    agreed(
        WEEK_TWO,
        _("Requests come, and are answered, in the way we have agreed"),
        _("How teachers ask, how much notice we expect, what happens when it cannot be done."),
    ),
    agreed(
        WEEK_SIX,
        _("Sets up, tests and clears away so that a lesson starts on time"),
        _("Try it out before the class does. Ask two teachers how it went."),
    ),
    agreed(
        WEEK_SIX,
        _("Keeps stock, checks and service records up to date"),
        _("Look at the record together: what is due this term, who orders."),
    ),
)

SITE = (
    must(
        DAY_ONE,
        _("Lone working: says when alone, carries the phone, knows what is never done alone"),
        _("Agree who is told at the start and the end. Heights, confined spaces and live current are never alone."),
    ),
    must(
        DAY_ONE,
        _("Knows where the asbestos register is, and reads it before any drilling or lifting of tiles"),
        _("Open it together for two rooms of the building. Contractors sign it too."),
    ),
    must(
        DAY_ONE,
        _("Keys, alarms, gates and call-outs: opens, locks and resets with somebody beside them"),
        _("Do one opening and one locking together. Know who to ring at night."),
    ),
    must(
        WEEK_TWO,
        _("Trained for ladders, lifting, chemicals and the machines the post uses"),
        _("Certificates seen and dates noted; nothing used before."),
    ),
    must(
        WEEK_SIX,
        _("Carries out and signs the water, fire alarm, emergency light and play equipment checks"),
        _("Done once together. The log book is where an inspector would look for it."),
    ),
    agreed(
        WEEK_TWO,
        _("Knows the school's day, and keeps noisy or risky work away from children"),
        _("Timetable, breaks, examinations, deliveries. Barriers before tools."),
    ),
    agreed(
        WEEK_TWO,
        _("Contractors are signed in, briefed and never alone with children"),
        _("The badge, the briefing card, and who walks with them."),
    ),
    agreed(
        WEEK_SIX,
        _("Jobs are noted, put in order and answered, so that nobody has to ask twice"),
        _("The book or system we use, and what may wait."),
    ),
    agreed(
        WEEK_SIX,
        _("Walks the site each day and sees to what is unsafe before anything else"),
        _("Walk it together once, then compare what each of you saw."),
    ),
)

OFFICE = (
    must(
        DAY_ONE,
        _("Signs visitors in, checks who they are, and knows who may never collect a child"),
        _("Badges, identity, the list, and what to say when somebody is on it."),
    ),
    must(
        WEEK_TWO,
        _("Handles records, requests and letters as data protection law and our rules ask"),
        _("What may be said on the telephone, what is sent securely, what is passed to the data protection officer."),
    ),
    must(
        WEEK_TWO,
        _("Money, orders and receipts: follows the limits and never alone from start to end"),
        _("Two people for cash, and the order before the invoice."),
    ),
    agreed(
        WEEK_TWO,
        _("Answers the telephone, the door and messages in the way we have agreed"),
        _("Warm, by name, and with a time by which somebody will call back."),
    ),
    agreed(
        WEEK_TWO,
        _("Passes on attendance and safeguarding messages at once, to the right person"),
        _("A child not here and not called in for; a worried parent; somebody at the gate."),
    ),
    agreed(
        WEEK_SIX,
        _("Keeps lists, calendars and the staff directory right, and says what has changed"),
        _("One place for each. Look together at last week's changes."),
    ),
    agreed(
        WEEK_SIX,
        _("Can do one colleague's most urgent task when that colleague is away"),
        _("Agree which, write it down in ten lines, and try it."),
    ),
)

CATERING = (
    must(
        DAY_ONE,
        _("Allergens: knows the list of children, the labels and the separate preparation"),
        _("The fourteen allergens, the photographs in the kitchen, and what to do in a reaction."),
    ),
    must(
        DAY_ONE,
        _("Personal hygiene and reporting of illness: what is worn, washed and said"),
        _("Forty-eight hours clear after sickness. Who to ring, and by when."),
    ),
    must(
        WEEK_TWO,
        _("Food hygiene certificate at level two seen, or the course booked"),
        _("Works beside somebody who holds it until then. Note when it runs out."),
    ),
    must(
        WEEK_TWO,
        _("Trained on knives, slicers, ovens, gas and cleaning chemicals used here"),
        _("Shown, tried together, signed for, one at a time."),
    ),
    agreed(
        WEEK_TWO,
        _("Temperatures, dates and cleaning are checked and written down as they are done"),
        _("Never at the end of the week. Look at the sheets together."),
    ),
    agreed(
        WEEK_SIX,
        _("Serves every child kindly, the same portion and the same smile"),
        _("Helps small children choose. Nobody in the queue can tell who pays."),
    ),
    agreed(
        WEEK_SIX,
        _("Lunch is ready on time, the room is ready after it, and waste is kept low"),
        _("The order of the day in this kitchen, learnt at each station."),
    ),
)

PARTNER_AGENCY = (
    must(
        DAY_ONE,
        _("The agency's letter about checks and training received, identity seen at the door"),
        _("The office keeps the letter. The person wears the badge that is right for them."),
    ),
    must(
        DAY_ONE,
        _("Knows where and with whom they work, and is never asked to do what was not agreed"),
        _("Go through the agreement between the school and the agency."),
    ),
    agreed(
        WEEK_TWO,
        _("Shares with the school what it needs to know, in the way that was agreed"),
        _("Who is told, how, how soon, and what stays with the agency."),
    ),
    agreed(
        WEEK_SIX,
        _("Fits in with the school's day: rooms, times, collecting and returning of pupils"),
        _("Ask the class teacher and the office whether it works."),
    ),
)

OTHER = (
    must(
        WEEK_TWO,
        _("Training that this post needs by law is listed, done or booked"),
        _("The line manager writes the list with the office, and notes when each runs out."),
    ),
    agreed(
        WEEK_TWO,
        _("Knows what this post is there for, who depends on it, and what comes first"),
        _("Meet two of the people who depend on it."),
    ),
    agreed(
        WEEK_SIX,
        _("Works in the ways that the team has agreed"),
        _("The team shows them; the newcomer says what is not clear yet."),
    ),
)

SERVICES: dict[PostKind, tuple[Item, ...]] = {
    PostKind.TECHNICIAN: TECHNICIAN,
    PostKind.SITE: SITE,
    PostKind.OFFICE: OFFICE,
    PostKind.CATERING: CATERING,
    PostKind.PARTNER_AGENCY: PARTNER_AGENCY,
    PostKind.OTHER: OTHER,
}
