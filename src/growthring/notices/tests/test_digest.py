"""The one mail a day: what is new, when it may come, and nothing twice, wherever the worker is killed."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from growthring.core.access import Actor
from growthring.notices import digest, tasks
from growthring.notices.digest import Line
from growthring.notices.models import MailWishes, Message, Told
from growthring.notices.services import digests, sending
from growthring.notices.tests.conftest import login_of
from growthring.people.models import Person, School
from growthring.standards.models import Calendar, Closure, Term
from tests.factories import PersonFactory, PostFactory, SchoolFactory

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 11, 25)
Tell = Callable[..., None]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Tell:
    """What waits for everybody, as a room above would say it."""
    monkeypatch.setattr(digest, "_told", [])
    lines: list[Line] = []

    @digest.tells("Meetings")
    def tell(actor: Actor) -> Iterable[Line]:
        return list(lines)

    def say(*keys: str) -> None:
        lines[:] = [Line(f"A meeting to prepare ({key})", f"/conversations/{key}/", key) for key in keys]

    return say


@pytest.fixture
def school(db: None) -> School:
    """Its autumn goes to 18 December, with Friday 27 November closed."""
    school = SchoolFactory.create()
    year = Calendar.objects.create(
        trust=school.trust, name="2026/27", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1)
    )
    part = {"trust": school.trust, "calendar": year}
    Term.objects.create(name="Autumn", first_day=date(2026, 9, 1), last_day=date(2026, 12, 18), **part)
    Closure.objects.create(name="A day", first_day=date(2026, 11, 27), last_day=date(2026, 11, 27), **part)
    return school


@pytest.fixture
def wren(school: School) -> Person:
    return PostFactory(school=school, person__email="wren@thistledown.example").person


def at(hour: int, minute: int = 0, day: date = WEDNESDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def at_time(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        tasks.write_digests.call()
        tasks.sweep.call()


def wishes(person: Person, **facts: Any) -> None:
    MailWishes.objects.create(person=person, trust=person.trust, **facts)


def sent() -> list[str]:
    return [str(message.subject) for message in mail.outbox]


def test_it_comes_in_the_morning_once_and_says_where(wren: Person, waits: Tell) -> None:
    waits("one", "two")
    for moment in (at(7, 30), at(7, 45), at(8), at(12), at(17, 59)):
        at_time(moment)

    [message] = mail.outbox
    assert (message.subject, message.to) == ("2 things wait for you", ["wren@thistledown.example"])
    assert message.body == (
        "Meetings\n"
        "- A meeting to prepare (one)\n  https://growth.school.example/conversations/one/\n"
        "- A meeting to prepare (two)\n  https://growth.school.example/conversations/two/\n\n"
        "You get one such mail a day at most, and none when nothing is new. Whether, and when:\n"
        "https://growth.school.example/account/mail/\n"
        f"No more of them:\nhttps://growth.school.example/mail/stop/{_token(message)}/\n"
    )
    assert message.content_subtype == "plain"


def _token(message: Any) -> str:
    return str(message.extra_headers["List-Unsubscribe"]).removesuffix("/>").rpartition("/")[2]


def test_it_carries_the_way_out_that_mail_programs_know(wren: Person, waits: Tell) -> None:
    waits("one")
    at_time(at(8))
    raw = mail.outbox[0].message()

    assert raw["List-Unsubscribe"].startswith("<https://growth.school.example/mail/stop/")
    assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_to_say_is_no_mail(wren: Person, waits: Tell) -> None:
    at_time(at(8))

    assert mail.outbox == []
    assert not Message.objects.unscoped(reason="test").exists()


def test_the_same_is_not_said_again_for_a_week(wren: Person, waits: Tell) -> None:
    waits("one")
    for day in range(9):
        at_time(at(8, day=date(2026, 11, 4) + timedelta(days=day)))
    assert sent() == ["1 thing waits for you"] * 2  # on Wednesday, and on the next

    waits("one", "two")
    at_time(at(8, day=date(2026, 11, 13)))
    assert [mail.outbox[-1].subject, "(one)" in mail.outbox[-1].body] == ["1 thing waits for you", False]


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (at(7, 0), "too early"),
        (at(18, 0), "evening"),
        (at(23, 0), "night"),
        (at(9, day=date(2026, 11, 28)), "Saturday"),
        (at(9, day=date(2026, 11, 29)), "Sunday"),
        (at(9, day=date(2026, 11, 27)), "a closed day"),
        (at(9, day=date(2026, 12, 23)), "holidays"),
    ],
)
def test_quiet_times_are_kept_unless_somebody_chose_otherwise(
    wren: Person, waits: Tell, moment: datetime, why: str
) -> None:
    waits("one")
    at_time(moment)
    assert sent() == [], why

    MailWishes.objects.unscoped(reason="test").all().delete()
    wishes(wren, holidays_too=True, at=time(6, 30))
    at_time(moment)
    assert sent() == ["1 thing waits for you"], why


def test_somebody_in_two_schools_has_a_free_day_when_both_are_closed(wren: Person, school: School, waits: Tell) -> None:
    other = SchoolFactory.create(trust=school.trust)
    year = Calendar.objects.create(
        trust=school.trust, school=other, name="2026/27", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1)
    )
    Term.objects.create(
        trust=school.trust, calendar=year, name="Autumn", first_day=date(2026, 9, 1), last_day=date(2026, 12, 18)
    )
    PostFactory(school=other, person=wren)
    waits("one")
    at_time(at(8, day=date(2026, 11, 27)))

    assert sent() == ["1 thing waits for you"]


@pytest.mark.parametrize(
    ("chosen", "days"),
    [({"wants_digest": False}, []), ({"on_day": 3}, [3]), ({"on_day": MailWishes.Day.EVERY}, [0, 1, 2, 3, 4])],
)
def test_on_the_days_that_were_chosen(wren: Person, waits: Tell, chosen: dict[str, Any], days: list[int]) -> None:
    wishes(wren, **chosen)
    came = []
    for number in range(7):
        waits(str(number))
        before = len(mail.outbox)
        at_time(at(12, day=date(2026, 11, 16) + timedelta(days=number)))
        came += [number] * (len(mail.outbox) - before)

    assert came == days


def test_in_the_language_it_was_chosen_in(wren: Person, waits: Tell) -> None:
    from django.utils import translation

    wishes(wren, language="cy")
    waits("one")
    at_time(at(8))

    with translation.override("cy"):
        assert translation.gettext("No more of them:") in mail.outbox[0].body


def test_nobody_without_a_login_or_a_post_is_written_to(school: School, waits: Tell) -> None:
    PostFactory(school=school, person__user=None, person__email="a@thistledown.example")
    PersonFactory(trust=school.trust)
    PostFactory(school=school, person__left_on=WEDNESDAY)
    off = PostFactory(school=school).person
    login_of(off).is_active = False
    login_of(off).save()
    waits("one")
    at_time(at(8))

    assert sent() == []


def test_one_whose_pages_are_broken_keeps_no_mail_from_the_others(
    wren: Person, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = PostFactory(school=school).person
    monkeypatch.setattr(digest, "_told", [])

    @digest.tells("Meetings")
    def tell(actor: Actor) -> Iterable[Line]:
        if actor.person_id == wren.pk:
            raise ZeroDivisionError
        return [Line("A meeting", "/", "one")]

    at_time(at(8))
    assert [message.to for message in mail.outbox] == [[other.email]]


def test_a_digest_that_could_not_be_sent_on_its_day_is_said_anew(wren: Person, waits: Tell, settings: Any) -> None:
    waits("one")
    settings.EMAIL_BACKEND = "growthring.notices.tests.test_outbox.Away"
    at_time(at(17, 50))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    at_time(at(18, 5))
    assert (sent(), Told.objects.unscoped(reason="test").count()) == ([], 0)

    at_time(at(8, day=WEDNESDAY + timedelta(days=1)))
    assert sent() == ["1 thing waits for you"]


def test_one_who_stops_it_before_it_goes_gets_none(wren: Person, waits: Tell) -> None:
    waits("one")
    with time_machine.travel(at(8), tick=False):
        tasks.write_digests.call()
        MailWishes.objects.unscoped(reason="test").update(wants_digest=False)
        tasks.sweep.call()

    assert sent() == []


def test_without_a_mail_server_nothing_is_used_up(wren: Person, waits: Tell, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    waits("one")
    at_time(at(8))
    assert not MailWishes.objects.unscoped(reason="test").exists()


class Killed(BaseException):
    """As `kill -9`: nothing that runs may catch it."""


def _ran_through() -> bool:
    try:
        tasks.write_digests.call()
        tasks.sweep.call()
    except Killed:
        return False
    return True


def test_killed_twenty_times_among_three_hundred_each_is_there_once(
    school: School, waits: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [PostFactory(school=school).person for _number in range(300)]
    waits("one", "two")
    chance, kills = random.Random(11), 20

    def deadly(function: Any) -> Any:
        def called(*args: Any, **kwargs: Any) -> Any:
            nonlocal kills
            if kills and chance.random() < 0.02:
                kills -= 1
                raise Killed
            return function(*args, **kwargs)

        return called

    for module, names in {digests: ("put", "_note", "lines_for"), sending: ("_try", "_end")}.items():
        for name in names:
            monkeypatch.setattr(module, name, deadly(getattr(module, name)))
    moment, quiet_rounds = at(8), 0
    while quiet_rounds < 2:  # the second because a claim has to run out
        with time_machine.travel(moment, tick=False):
            quiet_rounds = quiet_rounds + 1 if _ran_through() else 0
        moment += timedelta(minutes=6)

    rows = Message.objects.unscoped(reason="test")
    assert (kills, rows.count(), rows.filter(sent_at__isnull=True).count()) == (0, 300, 0)
    received = Counter(message.to[0] for message in mail.outbox)
    assert set(received) == {person.email for person in people}
    # Between the mail server's yes and the note of it a kill may cost a second copy: it bears the first one's name.
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 300
    assert Told.objects.unscoped(reason="test").count() == 600


def test_a_long_list_is_gone_through_in_turns(school: School, waits: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [PostFactory(school=school).person for _number in range(5)]
    monkeypatch.setattr(digests, "AT_A_TIME", 2)
    monkeypatch.setattr(tasks, "AT_MOST_S", -1)
    waits("one")
    with time_machine.travel(at(8), tick=False):
        tasks.write_digests.call()

    rows = Message.objects.unscoped(reason="test").values_list("to_person", flat=True)
    assert sorted(rows) == [person.pk for person in people]


def test_what_one_mail_asks_of_the_database(wren: Person, waits: Tell, django_assert_num_queries: Any) -> None:
    waits(*map(str, range(20)))
    wishes(wren)
    with time_machine.travel(at(8), tick=False):
        day = digests.Day.of(at(8))
        [batch] = list(digests.batches(day))
        with django_assert_num_queries(15):
            assert digests.write(batch, day) == 1
