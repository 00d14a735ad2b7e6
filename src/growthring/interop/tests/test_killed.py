"""A worker killed in the middle of an import: nothing of it is there, and it is begun again."""

import signal
from pathlib import Path

from growthring.interop.tests.test_concurrency import said, start

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from growthring.core import clock
from growthring.interop import services
from growthring.interop.models import ImportBatch
from growthring.interop.tests.builders import roster, staff
from growthring.people.models import Person, RoleGrant, Trust
trust = Trust.objects.create(name="Larch", slug="larch")
on = clock.today()
office = Person.objects.create(trust=trust, given_name="Ida", family_name="Quill", joined_on=on)
RoleGrant.objects.create(trust=trust, person=office, role="OFF", starts_on=on)
rows = [staff(f"s{n}", line=n, line_manager="s0") for n in range(50)]
batch = services.preview(actor=None, trust=trust, roster=roster(*rows), file_name="staff.csv")[0]
ImportBatch.objects.unscoped(reason="a test").update(state="applying", started_by=office, started_at=clock.now())
print(batch.key)
"""
RUN = """
import sys, time, django; django.setup()
from growthring.interop import running
from growthring.interop.running import Board
tell = Board.tell
def slowly(board, step):
    tell(board, step)
    if step.what == sys.argv[2]:
        print("there", flush=True)
        time.sleep(60)
Board.tell = slowly
running.run(sys.argv[1])
"""
LOOK = """
import sys, django; django.setup()
from growthring.interop import running
from growthring.interop.models import ImportBatch, ImportAddition
from growthring.people.models import Partnership, Person
why = "a test"
if "again" in sys.argv:
    running.run(sys.argv[1])
batch = ImportBatch.objects.unscoped(reason=why).get()
told = running.board_of(batch.key).read()
models = (Person, Partnership, ImportAddition)
print(batch.state, [model.objects.unscoped(reason=why).count() for model in models], told and told.step.what)
"""


def test_a_worker_killed_while_it_writes_leaves_nothing_and_the_next_brings_all_in(tmp_path: Path) -> None:
    key = said(start(SETUP, tmp_path))
    worker = start(RUN, tmp_path, key, "contracts")
    assert worker.stdout is not None
    assert worker.stdout.readline() == "there\n"
    during = said(start(LOOK, tmp_path, key))
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=20)
    worker.communicate()
    afterwards = said(start(LOOK, tmp_path, key))
    again = said(start(LOOK, tmp_path, key, "again"))
    assert (during, afterwards, again) == (
        "applying [1, 0, 0] contracts",
        "applying [1, 0, 0] contracts",
        "applied [51, 49, 5] None",
    )
