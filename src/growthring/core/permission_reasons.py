"""Why each row of the matrix is as it is, in the reader's language; a test holds the words to the matrix."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as say

REASONS: dict[str, Promise] = {
    "Person and directory entry": say("A colleague sees name, role, team and what the person offers; nothing else"),
    "Contract facts (part time; end date; absence)": say("Needed to plan fairly; not for colleagues or coaches"),
    "Partnership": say("Who supports whom is known to the pair and to those who arrange it"),
    "Assurance item (mandatory; non-negotiable)": say(
        "The line manager assures; a mentor sees only what the learner shares; leaders must know what is outstanding"
    ),
    "Stage placement": say("By dialogue; a coach never sets a stage; a head moderates what is contested"),
    "Profile exact": say("Only over people each of whose placements one may see"),
    "Profile open": say("One picture: whole school and trust; three phases; closed checkpoints; no filters"),
    "Conversation preparation; reflection draft; any unsent draft": say(
        "Nobody else reads it here; a formal data request or a court may require it and the label says so; an"
        " unsent draft about someone else expires in 30 days"
    ),
    "Conversation record": say(
        "The parties write their own words; the head knows that meetings are held; a coach sees it when a "
        "party to it or when the learner shares it; wellbeing section: the two alone"
    ),
    "Action and promise of support": say(
        "W: what was promised and by when; never why; only once its owner shares it with the school"
    ),
    "Drop-in feedback": say("No-stakes: leaders never get per-person dates or counts; R: in rhythm or needs help"),
    "Coaching step": say("PD lead sees step categories in aggregate to plan practice"),
    "Coaching note": say("The pair only; the person coached can always read what is written about them"),
    "Reflection shared": say("The writer picks the audience and may withdraw"),
    "Goal": say("H: title; linked priority; support asked"),
    "Inquiry project before publishing": say("Owner and those invited; afterwards the audience the owner picks"),
    "Review": say("Governors and CEO by a single-case grant only"),
    "Statutory appraisal report": say("Apart from growth; switched on by kind of employer"),
    "Pay statement; recommendation; decision": say(
        "Coach; mentor; PD lead; trust PD director never; governors: pay committee by grant; never an "
        "employee of the school; appeal panel disjoint; F: final decision only"
    ),
    "Programme and calendar": say("Open programme"),
    "Attendance at professional development": say("Personal"),
    "Priority; plan; monitoring": say("Open to all staff; published version for families"),
    "Theory of action": say("Anyone may propose"),
    "Pulse response": say(
        "Anonymous at rest; line managers and coaches get the whole school only; never their own team"
    ),
    "Capitals audit": say("Belongs to the group that made it until it publishes"),
    "Offer; resource; showcase": say("Published by their owner"),
    "Recognition": say("Published when its subject accepts; moderated from outside; never near pay"),
    "Set-up (calendar; scale; expectations; questions; settings)": say("How we work here is open to staff"),
    "Import batch": say("Non-staff rows are counted; never shown; logged or stored"),
    "Role grant and sign-in account": say(
        "Office invites and disables; a head or trust leader grants roles that open private records; every "
        "grant is shown to the person"
    ),
    "Record of events": say("I see who opened my records; T: technical events without content"),
}
