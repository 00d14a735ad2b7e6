"""D6: two write the same text, in any order of opening, typing, cutting and saving: no acknowledged sentence goes."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growthring.conversations.models import Line
from growthring.core.access import Actor
from growthring.writing.services.texts import Beside, Overtaken, write
from growthring.writing.tests.lines import history, keeping, line_of
from tests.factories import acting

pytestmark = pytest.mark.django_db
SENTENCE = re.compile(r"<\d+>")


@dataclass
class Screen:
    """What one of the two has before them."""

    actor: Actor
    text: str = ""
    seen: int = 0
    cut: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    sent: tuple[str, int] | None = None


class Two:
    def __init__(self) -> None:
        self.line, *persons = line_of()
        self.screens = [Screen(acting(person)) for person in persons]
        self.acknowledged: set[str] = set()
        self.said = 0

    def do(self, who: int, act: str, where: int) -> None:
        getattr(self, act)(self.screens[who], where)

    def open(self, screen: Screen, where: int) -> None:
        """Another look at what is saved: what was typed and not sent goes with the page, as its writer chose."""
        stands = self.stands()
        screen.text, screen.seen, screen.typed = stands.text, stands.version, set()

    def type(self, screen: Screen, where: int) -> None:
        self.said += 1
        said = f"<{self.said}>"
        at = where % (len(screen.text) + 1)
        while at < len(screen.text) and screen.text[at] != "<":
            at += 1
        screen.text = screen.text[:at] + said + screen.text[at:]
        screen.typed.add(said)

    def cut(self, screen: Screen, where: int) -> None:
        sentences = SENTENCE.findall(screen.text)
        if sentences:
            gone = sentences[where % len(sentences)]
            screen.text = screen.text.replace(gone, "")
            screen.typed.discard(gone)

    def save(self, screen: Screen, where: int) -> None:
        screen.sent = (screen.text, screen.seen)
        self.send(screen, *screen.sent)

    def again(self, screen: Screen, where: int) -> None:
        """The answer was lost on the way: the same once more."""
        if screen.sent:
            self.send(screen, *screen.sent)

    def send(self, screen: Screen, text: str, seen: int) -> None:
        row = self.stands()
        try:
            screen.seen = write(
                actor=screen.actor, row=row, field="text", text=text, seen=seen, keep=keeping(row, screen.actor)
            )
        except Overtaken as overtaken:
            both = Beside.of(overtaken, name="text", label="Text")
            stands = self.stands()
            assert (both.theirs, both.mine, both.version) == (stands.text, text, stands.version)
            assert set(SENTENCE.findall(text + stands.text)) == set(SENTENCE.findall(both.together))
            if text == screen.text:
                screen.text, screen.seen = both.together, both.version
            return
        self.acknowledged |= set(SENTENCE.findall(text))

    def stands(self) -> Line:
        return Line.objects.unscoped(reason="test").get(pk=self.line.pk)

    def check(self) -> None:
        stands, kept = self.stands(), history(self.line)
        held = set(SENTENCE.findall(stands.text + "".join(text for _number, text in kept)))
        assert self.acknowledged <= held
        assert [number for number, _text in kept] == list(range(1, stands.version + 1))
        assert stands.text == (kept[-1][1] if kept else "")
        for screen in self.screens:
            assert screen.typed <= set(SENTENCE.findall(screen.text)) | held


ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["open", "type", "type", "cut", "save", "save", "again"]),
        st.integers(0, 50),
    ),
    max_size=40,
)


def in_any_order(acts: list[tuple[int, str, int]]) -> None:
    two = Two()
    for act in acts:
        two.do(*act)
        two.check()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_no_acknowledged_sentence_goes(acts: list[tuple[int, str, int]]) -> None:
    in_any_order(acts)


@pytest.mark.long
@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_no_acknowledged_sentence_goes_in_a_thousand_orders(acts: list[tuple[int, str, int]]) -> None:
    in_any_order(acts)


def say(line: Line, actor: Actor, text: str, seen: int) -> int:
    return write(actor=actor, row=line, field="text", text=text, seen=seen, keep=keeping(line, actor))


def test_the_second_of_two_is_shown_both_and_saves_what_they_make_of_them() -> None:
    line, first, second = line_of()
    here, there = acting(first), acting(second)
    say(line, here, "Theirs.", 0)
    with pytest.raises(Overtaken) as caught:
        say(line, there, "Mine.", 0)
    both = Beside.of(caught.value, name="text", label="Agreed line", readers="You and your line manager.")
    page = render_to_string("writing/_both.html", {"both": both})
    after = say(line, there, both.together, both.version)

    assert (both.writer, both.together, after) == (str(first), "Theirs.\n\nMine.", 2)
    assert '<input type="hidden" name="seen" value="1">' in page
    assert ">\nTheirs.\n\nMine.</textarea>" in page
    assert history(line) == [(1, "Theirs."), (2, "Theirs.\n\nMine.")]


def test_the_same_text_over_an_old_version_is_no_quarrel() -> None:
    line, first, second = line_of()
    numbers = [say(line, acting(person), "The same.", 0) for person in (first, second)]
    assert (numbers, history(line)) == ([1, 1], [(1, "The same.")])


def test_a_text_that_stood_there_before_stays_in_the_history() -> None:
    line, first, _second = line_of()
    Line.objects.unscoped(reason="test").filter(pk=line.pk).update(text="From last time.")
    say(line, acting(first), "New.", 0)
    assert history(line) == [(0, "From last time."), (1, "New.")]


def test_a_row_in_hand_says_what_stands() -> None:
    line, first, _second = line_of()
    say(line, acting(first), "One\r\nline.", 0)
    assert (line.text, line.version, line.written_by_id) == ("One\nline.", 1, first.pk)


def test_what_cannot_be_kept_is_not_saved() -> None:
    line, first, _second = line_of()

    def breaks(number: int, text: str) -> Any:
        raise RuntimeError("no history")

    with pytest.raises(RuntimeError):
        write(actor=acting(first), row=line, field="text", text="Gone?", seen=0, keep=breaks)
    line.refresh_from_db(from_queryset=Line.objects.unscoped(reason="test"))
    assert (line.text, line.version) == ("", 0)
