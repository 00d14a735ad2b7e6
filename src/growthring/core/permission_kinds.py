"""What each kind of record is called on a page; a test holds the names to the rows of the matrix."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as say

KINDS: dict[str, Promise] = {
    "Person and directory entry": say("Your entry: name, role, team, address"),
    "Contract facts (part time; end date; absence)": say("Contract facts: part time, end date, absence"),
    "Partnership": say("Partnership: who supports whom"),
    "Assurance item (mandatory; non-negotiable)": say("A newcomer’s two lists: mandatory items and non-negotiables"),
    "Stage placement": say("Stage placement, and what each side said about it"),
    "Profile exact": say("The school’s profile in exact figures"),
    "Profile open": say("The school’s profile, the open picture"),
    "Conversation preparation; reflection draft; any unsent draft": say("Preparation, a reflection draft, any draft"),
    "Conversation record": say("Record of a professional conversation"),
    "Action and promise of support": say("An action, a promise of support"),
    "Drop-in feedback": say("Feedback after a drop-in"),
    "Coaching step": say("A step one is practising"),
    "Coaching note": say("A coach’s note"),
    "Reflection shared": say("A reflection its writer has shared"),
    "Goal": say("A goal"),
    "Inquiry project before publishing": say("An inquiry project before it is published"),
    "Review": say("The year’s review"),
    "Statutory appraisal report": say("Statutory appraisal report"),
    "Pay statement; recommendation; decision": say("Pay: statement, recommendation, decision"),
    "Programme and calendar": say("Programme and calendar"),
    "Attendance at professional development": say("Attendance at professional development"),
    "Priority; plan; monitoring": say("Priorities, plan and monitoring"),
    "Theory of action": say("Theory of action"),
    "Pulse response": say("An answer to a pulse"),
    "Capitals audit": say("Audit of the four capitals"),
    "Offer; resource; showcase": say("An offer, a resource, a showcase"),
    "Recognition": say("Recognition"),
    "Set-up (calendar; scale; expectations; questions; settings)": say("How we work: calendar, scale, lists, settings"),
    "Import batch": say("A staff list brought in"),
    "Role grant and sign-in account": say("Roles held, and logins"),
    "Record of events": say("The record of events: what happened, and who looked"),
}
