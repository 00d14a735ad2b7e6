from datetime import timedelta

import pytest
import time_machine

from growthring.conversations.models import Line
from growthring.core import clock
from growthring.writing.services.pens import lay_down, take, who_writes
from growthring.writing.services.texts import write
from growthring.writing.tests.lines import keeping, line_of
from tests.factories import acting

pytestmark = pytest.mark.django_db


def again(line: Line) -> Line:
    return Line.objects.unscoped(reason="test").select_related("pen_holder").get(pk=line.pk)


def test_the_other_is_told_who_writes_until_the_pen_is_laid_down() -> None:
    line, first, second = line_of()
    here, there = acting(first), acting(second)
    assert (take(actor=here, row=line), take(actor=there, row=again(line))) == (True, False)
    assert (who_writes(again(line), there), who_writes(again(line), here)) == (first, None)
    lay_down(actor=there, row=again(line))  # not theirs to lay down
    assert who_writes(again(line), there) == first
    lay_down(actor=here, row=line)
    assert (who_writes(again(line), there), take(actor=there, row=again(line))) == (None, True)


def test_after_two_minutes_without_a_word_the_pen_is_free() -> None:
    line, first, second = line_of()
    now = clock.now()
    with time_machine.travel(now, tick=False):
        take(actor=acting(first), row=line)
    with time_machine.travel(now + timedelta(seconds=119), tick=False):
        assert who_writes(again(line), acting(second)) == first
    with time_machine.travel(now + timedelta(seconds=120), tick=False):
        assert who_writes(again(line), acting(second)) is None
        assert take(actor=acting(second), row=again(line))


def test_the_pen_is_a_courtesy_and_no_lock() -> None:
    line, first, second = line_of()
    take(actor=acting(first), row=line)
    there = acting(second)
    assert (
        write(actor=there, row=again(line), field="text", text="All the same.", seen=0, keep=keeping(line, there)) == 1
    )
