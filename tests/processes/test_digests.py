"""Ten thousand people to be told, the worker killed again and again, and each told once."""

import os
import random
import signal
import time

import pytest

from tests.processes.conftest import Shape
from tests.processes.installation import Installation, free_port, stop, wait_for

LEASE = ("--lease", "2")
KILLS = 20
# At any hour of the day on which this runs: everybody has chosen so.
PEOPLE = """
from datetime import date, time
from growthring.accounts.models import User
from growthring.notices.models import MailWishes
from growthring.people.models import Person, Post, School
school = School.objects.unscoped(reason="a test").get()
begun = date(2024, 9, 1)
emails = [f"n{{number}}@oak-vale.example" for number in range({count})]
users = User.objects.bulk_create([User(email=email, password="!") for email in emails], batch_size=500)
facts = {{"trust_id": school.trust_id, "given_name": "A", "family_name": "B", "joined_on": begun}}
people = Person.objects.bulk_create([Person(user=user, email=user.email, **facts) for user in users], batch_size=500)
posts = [Post(person=each, school=school, trust_id=school.trust_id, kind="teacher", starts_on=begun) for each in people]
Post.objects.bulk_create(posts, batch_size=500)
every = Person.objects.unscoped(reason="a test")
chosen = [MailWishes(person=each, trust_id=each.trust_id, at=time(0), holidays_too=True) for each in every]
MailWishes.objects.bulk_create(chosen, batch_size=500)
print(every.count())
"""
# The regular run knows nothing of the test's reminders: to it, its occasions of these hours have been seen to.
SEEN_TO = """
from datetime import timedelta
from growthring.core import clock
from growthring.notices.tasks import write_digests
from growthring.upkeep.models import Occasion
now = clock.now().replace(minute=0, second=0, microsecond=0)
quarters = [now + timedelta(minutes=15 * number) for number in range(-4, 24)]
Occasion.objects.bulk_create([Occasion(name=write_digests.module_path, due=due) for due in quarters])
"""
ASK = """
from tests.processes import digests
for _again in range({times}):
    digests.write.enqueue()
"""
COUNT = """
from django.db.models import Count
from growthring.notices.models import MailWishes, Message, Told
rows = Message.objects.unscoped(reason="a test")
twice = rows.order_by().values("to_person").annotate(number=Count("pk")).filter(number__gt=1).count()
looked_at = MailWishes.objects.unscoped(reason="a test").filter(looked_at_on__isnull=False).count()
print(rows.count(), twice, Told.objects.unscoped(reason="a test").count(), looked_at, rows.filter(text="").count())
"""


def counts(installation: Installation) -> tuple[int, ...]:
    return tuple(map(int, installation.shell(COUNT).split()))


def all_looked_at(installation: Installation, people: int) -> bool:
    time.sleep(15)  # each look is a process of its own, and takes time from the worker that is looked at
    return counts(installation)[3] == people


def kills(installation: Installation, *, within_s: tuple[float, float]) -> None:
    for _kill in range(KILLS):
        worker = installation.start("worker", *LEASE)
        time.sleep(random.uniform(*within_s))
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()


@pytest.mark.long
@pytest.mark.parametrize(("count", "within_s"), [(2_000, (2, 3)), (10_000, (3, 7))])
def test_each_is_in_the_outbox_once_with_the_worker_killed_twenty_times(
    new: Shape, count: int, within_s: tuple[float, float]
) -> None:
    installation = new(GROWTHRING_MAIL_URL=f"smtp://127.0.0.1:{free_port()}")  # a mail server that is away
    people = int(installation.shell(PEOPLE.format(count=count)))
    installation.shell(SEEN_TO)
    installation.shell(ASK.format(times=KILLS))  # a task is set aside when its worker was killed three times
    kills(installation, within_s=within_s)
    made, *_rest = counts(installation)
    assert 0 < made < people, "the kills fell into the work"

    last = installation.start("worker", *LEASE)
    wait_for(lambda: all_looked_at(installation, people), "everybody has been looked at", seconds=900)
    assert stop(last) == 0
    assert counts(installation) == (people, 0, 2 * people, people, 0)
