"""Expected of newcomers who work with classes and pupils, beside what is expected of everyone."""

from django.utils.translation import gettext_lazy as _

from growthring.people.models import PostKind
from growthring.standards.starting.items import DAY_ONE, WEEK_SIX, WEEK_TWO, Item, agreed, must

TEACHER = (
    must(
        DAY_ONE,
        _("Has the medical, allergy and support plans of the pupils they teach"),
        _("Go through the plans that call for action in a lesson, and where the medicine is kept."),
    ),
    must(
        WEEK_TWO,
        _("Knows what the plans for pupils with special educational needs ask of their lessons"),
        _("With the SENCO: what is in each plan, and what it looks like in the room."),
    ),
    must(
        WEEK_SIX,
        _("Teachers' standards, appraisal and, in the first two years, statutory induction explained"),
        _("Who the induction tutor is, what is written down, and that coaching stays outside all of it."),
    ),
    agreed(
        WEEK_TWO,
        _("Meets the class at the door and starts the lesson with our routine"),
        _("Where to stand, the task that waits on the table, how the register is taken."),
    ),
    agreed(
        WEEK_TWO,
        _("Uses our routines for entry, attention, transitions and the end of a lesson"),
        _("Shown by a colleague with the same classes; practised without pupils first."),
    ),
    agreed(
        WEEK_SIX,
        _("Plans from the agreed curriculum and its sequence, and uses the shared resources"),
        _("Look at one unit together: what came before, what comes next, what may be adapted."),
    ),
    agreed(
        WEEK_SIX,
        _("Gives feedback and marks in the way we have agreed, no more and no less"),
        _("Look at a few books side by side with a colleague's. Ask the pupils what they do with it."),
    ),
    agreed(
        WEEK_SIX,
        _("Checks what every pupil has understood, and changes the lesson for it"),
        _("Whiteboards, questions to all, a look at the work: seen once and talked about, not counted."),
    ),
    agreed(
        WEEK_SIX,
        _("Talks with families early and kindly, and keeps the record we have agreed"),
        _("The first call home is for good news. The line manager may sit in."),
    ),
)

LEADER = (
    must(
        DAY_ONE,
        _("Knows their part when there is a safeguarding concern or an allegation against an adult"),
        _("Who decides, who is told, and what must never be promised."),
    ),
    must(
        WEEK_TWO,
        _("Safer recruitment training in date, where the post appoints staff"),
        _("At least one person on every panel has it. Book the next date if it has run out."),
    ),
    must(
        WEEK_SIX,
        _("Delegated duties known: budget, risk assessments, visits, complaints, data requests"),
        _("Go through the scheme of delegation: what this post decides, and what it asks for."),
    ),
    agreed(
        WEEK_TWO,
        _("Is seen: at the gate, on duty and in classrooms, every day"),
        _("Dropping in is to know and to help. Nothing is written about a colleague."),
    ),
    agreed(
        WEEK_SIX,
        _("Holds conversations with their people in the way we have agreed"),
        _("Both prepare, the other speaks first, what is promised is written down and kept."),
    ),
    agreed(
        WEEK_SIX,
        _("Knows the school's priorities and the reasons for them, and tells them plainly"),
        _("The newcomer explains them to the line manager, in the words that staff would hear."),
    ),
    agreed(
        WEEK_SIX,
        _("Guards colleagues' time: cover, deadlines and requests follow our rules"),
        _("No new request without taking one away. Ask a team whether it is so."),
    ),
)

TEACHING_ASSISTANT = (
    must(
        DAY_ONE,
        _("Has the medical, care and support plans of the pupils they work with"),
        _("With the SENCO or class teacher: what to do, what to note, who to call."),
    ),
    must(
        WEEK_TWO,
        _("Trained for the care, lifting or medicines that the post asks for"),
        _("Nobody does it before they were trained. Write down who trained whom, and when it runs out."),
    ),
    agreed(
        WEEK_TWO,
        _("Knows the lesson's aim beforehand, and talks with the teacher afterwards"),
        _("Agree when the two meet, even if it is five minutes at the door."),
    ),
    agreed(
        WEEK_SIX,
        _("Helps with the least help first, so that pupils think and do it themselves"),
        _("Wait, prompt, give a clue, show, and only then do it together. Watch a colleague do it."),
    ),
    agreed(
        WEEK_SIX,
        _("Leads interventions as they were designed, and notes what each pupil can do now"),
        _("The programme's own steps and length, and the shared record."),
    ),
    agreed(
        WEEK_SIX,
        _("Uses our routines on the playground, in the dining hall and between rooms"),
        _("The same words and the same calm as in class."),
    ),
)

PASTORAL = (
    must(
        DAY_ONE,
        _("Knows the limits of confidentiality, and says them to a child before the child speaks"),
        _("Rehearse the sentence. Know who is told, and when."),
    ),
    must(
        WEEK_TWO,
        _("Attendance law, children missing education and exclusions: knows their part in each"),
        _("With the attendance lead, from a real but nameless week."),
    ),
    must(
        WEEK_TWO,
        _("Early help and referral routes known, with the thresholds used here"),
        _("Who may refer, how it is recorded, who follows it up."),
    ),
    agreed(
        WEEK_TWO,
        _("Keeps records short, factual and on the day, in the one place we use"),
        _("Read two together: what was seen and said, by whom, what was done."),
    ),
    agreed(
        WEEK_SIX,
        _("Uses repair conversations in the way we have agreed"),
        _("Sit in on one, lead one with somebody beside you, then lead one alone."),
    ),
    agreed(
        WEEK_SIX,
        _("Answers families the same day, and tells teachers what they need to know"),
        _("What is told, to whom, and what stays."),
    ),
    agreed(
        WEEK_SIX,
        _("Has supervision: a regular time to put down what is hard to carry"),
        _("Date and person agreed before week six, in working hours."),
    ),
)

CLASSROOMS: dict[PostKind, tuple[Item, ...]] = {
    PostKind.TEACHER: TEACHER,
    PostKind.LEADER: LEADER,
    PostKind.TEACHING_ASSISTANT: TEACHING_ASSISTANT,
    PostKind.PASTORAL: PASTORAL,
}
