"""Mail about logins, which rooms below this one write, by way of the outbox."""

from django.db.models import F

from growthring.core import clock
from growthring.core.mail import Letter
from growthring.core.models import new_key
from growthring.notices.models import Message
from growthring.notices.services import sending
from growthring.notices.services.outbox import add
from growthring.people.models import Person

WHY = "mail about a login is kept in the outbox of the trust where its owner is at home"


def carry(letter: Letter) -> bool:
    """False for a login that is nobody's: there is no trust whose outbox it could wait in.

    The worker that writes it sends it too; when the mail server is away, the sweeper tries again, for a day.
    """
    persons = Person.objects.unscoped(reason=WHY).filter(user_id=letter.user_pk)
    person = persons.order_by("is_guest", F("left_on").desc(nulls_first=True), "pk").first()
    if person is None:
        return False
    message, _is_new = add(
        trust_id=person.trust_id,
        dedupe=f"login:{new_key()}",
        kind=Message.Purpose.RESET,
        to_person=person,
        address=letter.address,
        subject=letter.subject,
        text=letter.text,
        due=clock.now(),
    )
    sending.send(message.pk)
    return True
