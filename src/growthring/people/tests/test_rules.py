"""The rules on facts in memory; `test_partnerships` holds them against the database."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from growthring.core.periods import Period
from growthring.people.models import PartnerKind
from growthring.people.rules import Book, Held, Outcome, PersonFacts, PostFacts, Proposal, check_all

START = date(2024, 9, 1)
LATER = date(2025, 1, 1)
ALWAYS = Period(START)
MANAGER, COACH, MENTOR, TUTOR = (
    PartnerKind.LINE_MANAGER,
    PartnerKind.COACH,
    PartnerKind.MENTOR,
    PartnerKind.INDUCTION_TUTOR,
)


def a_book(*names: str, early_career: bool = False) -> Book:
    """A post each, at one school; the ids of person and post are the name."""
    book = Book()
    for name in names:
        book.add_person(PersonFacts(name, name))
        book.add_post(PostFacts(name, name, "school", ALWAYS, early_career))
    return book


def outcome(book: Book, post: str, partner: str, kind: str = MANAGER, period: Period = ALWAYS) -> Outcome:
    return check_all(book, [Proposal(post, partner, kind, period)])[0]


def codes(found: Outcome) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in found.problems]


def held(book: Book, post: str, partner: str, kind: str = MANAGER, period: Period = ALWAYS) -> Held:
    there = Held((post, partner, kind, period.starts_on), post, partner, kind, period)
    book.add(there)
    return there


def test_nobody_partners_themself() -> None:
    assert codes(outcome(a_book("Ada"), "Ada", "Ada", COACH)) == [("partner", "self")]


def test_a_ring_of_line_management_is_refused_with_everyone_in_it_named() -> None:
    book = a_book("Ada", "Ben", "Cai")
    held(book, "Ben", "Ada")
    held(book, "Cai", "Ben")
    found = outcome(book, "Ada", "Cai")
    assert codes(found) == [("partner", "ring")]
    assert found.problems[0].message == "That would close a ring of line management: Ada leads Cai → Ben."


def test_lines_that_share_no_day_close_no_ring() -> None:
    book = a_book("Ada", "Ben")
    held(book, "Ben", "Ada", period=Period(START, LATER))
    assert outcome(book, "Ada", "Ben", period=Period(LATER)).ok
    assert codes(outcome(book, "Ada", "Ben", period=Period(LATER - timedelta(days=1)))) == [("partner", "ring")]


def test_line_manager_and_coach_are_two_people_unless_the_school_allows_one() -> None:
    book = a_book("Ada", "Ben")
    held(book, "Ada", "Ben")
    assert codes(outcome(book, "Ada", "Ben", COACH)) == [("partner", "two_hats")]
    assert outcome(book, "Ada", "Ben", TUTOR).ok
    book.one_for_both.add("school")
    assert outcome(book, "Ada", "Ben", COACH).ok


def test_an_early_career_mentor_is_not_the_induction_tutor() -> None:
    book = a_book("Ada", "Ben", early_career=True)
    held(book, "Ada", "Ben", TUTOR)
    assert codes(outcome(book, "Ada", "Ben", MENTOR)) == [("partner", "mentor_is_tutor")]
    experienced = a_book("Ada", "Ben")
    held(experienced, "Ada", "Ben", TUTOR)
    assert outcome(experienced, "Ada", "Ben", MENTOR).ok


def test_a_guest_is_no_line_manager() -> None:
    book = a_book("Ada")
    book.add_person(PersonFacts("Gil", "Gil", is_guest=True))
    assert codes(outcome(book, "Ada", "Gil")) == [("partner", "guest_manager")]
    assert outcome(book, "Ada", "Gil", MENTOR).ok


def test_a_partner_is_of_the_trust_and_has_something_running() -> None:
    book = a_book("Ada")
    book.add_person(PersonFacts("Ben", "Ben"))
    assert codes(outcome(book, "Ada", "Ben")) == [("partner", "not_running")]
    assert codes(outcome(book, "Ada", "somebody else")) == [("partner", "unknown_partner")]


def test_dates_stay_inside_the_post() -> None:
    book = a_book("Ben")
    book.add_person(PersonFacts("Ada", "Ada"))
    book.add_post(PostFacts("Ada", "Ada", "school", Period(START, LATER)))
    day = timedelta(days=1)
    refused = [Period(START - day), Period(LATER), Period(START, LATER + day), Period(START + day, START)]
    assert [codes(outcome(book, "Ada", "Ben", period=period)) for period in refused] == [
        [("starts_on", "before_post")],
        [("starts_on", "after_post")],
        [("ends_on", "beyond_post")],
        [("ends_on", "ends_before_start")],
    ]
    assert outcome(book, "Ada", "Ben").proposal.period == Period(START, LATER)


def test_a_new_line_manager_ends_the_one_before() -> None:
    book = a_book("Ada", "Ben", "Cai")
    before = held(book, "Ada", "Ben")
    assert [(e.held, e.on) for e in outcome(book, "Ada", "Cai", period=Period(LATER)).ends] == [(before, LATER)]
    assert [(e.held, e.on) for e in outcome(book, "Ada", "Cai").ends] == [(before, None)]
    assert codes(outcome(book, "Ada", "Ben", period=Period(LATER))) == [("partner", "already")]


def test_a_line_manager_to_come_limits_the_one_before() -> None:
    book = a_book("Ada", "Ben", "Cai")
    held(book, "Ada", "Ben", period=Period(LATER))
    assert codes(outcome(book, "Ada", "Cai")) == [("ends_on", "later_manager")]
    assert outcome(book, "Ada", "Cai", period=Period(START, LATER)).ok


def test_two_lines_of_one_change_do_not_name_two_line_managers() -> None:
    rows = [Proposal("Ada", "Ben", MANAGER, ALWAYS), Proposal("Ada", "Cai", MANAGER, ALWAYS)]
    found = check_all(a_book("Ada", "Ben", "Cai"), rows)
    assert [codes(row) for row in found] == [[], [("partner", "two_rows")]]


def test_two_who_change_places_are_no_ring() -> None:
    """Ada led Ben; Ben is to lead Ada, and Cai to lead Ben: in either order."""
    book = a_book("Ada", "Ben", "Cai")
    held(book, "Ben", "Ada")
    rows = [Proposal("Ada", "Ben", MANAGER, Period(LATER)), Proposal("Ben", "Cai", MANAGER, Period(LATER))]
    assert [row.ok for row in check_all(book, rows)] == [True, True]
    assert [row.ok for row in check_all(book, rows[::-1])] == [True, True]


def test_a_refused_row_leaves_in_place_what_it_would_have_ended() -> None:
    """Ben stays with Ada, because his new line manager is unknown: so Ada cannot be led by Ben."""
    book = a_book("Ada", "Ben")
    held(book, "Ben", "Ada")
    rows = [Proposal("Ada", "Ben", MANAGER, Period(LATER)), Proposal("Ben", "nobody", MANAGER, Period(LATER))]
    assert [codes(row) for row in check_all(book, rows)] == [[("partner", "ring")], [("partner", "unknown_partner")]]


PEOPLE = ["Ada", "Ben", "Cai", "Dot", "Eli"]
DAYS = [START + timedelta(days=10 * step) for step in range(6)]


@st.composite
def proposals(draw: st.DrawFn) -> list[Proposal]:
    found = []
    for _ in range(draw(st.integers(1, 12))):
        first, last = sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 6))))
        ends_on = DAYS[last] if last < len(DAYS) else None
        pair = draw(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)))
        found.append(Proposal(*pair, MANAGER, Period(DAYS[min(first, 5)], ends_on)))
    return found


def lines_on(book: Book, day: date) -> dict[object, object]:
    return {post: line.partner for post, lines in book.held.items() for line in lines if day in line.period}


def goes_round(lines: dict[object, object]) -> bool:
    for start in lines:
        person, steps = lines.get(start), 0
        while person is not None and steps <= len(lines):
            if person == start:
                return True
            person, steps = lines.get(person), steps + 1
    return False


@given(proposals())
def test_whatever_is_asked_for_nobody_ever_leads_themself(asked: list[Proposal]) -> None:
    """Row by row, and all at once; and a row is refused as a ring only where one would be."""
    book = a_book(*PEOPLE)
    for number, proposal in enumerate(asked):
        [found] = check_all(book, [proposal])
        if found.ok:
            for ending in found.ends:
                book.end(ending)
            inside = found.proposal
            book.add(Held(number, inside.post, inside.partner, inside.kind, inside.period))
        elif codes(found) == [("partner", "ring")]:
            assert any(
                goes_round(lines_on(book, day) | {proposal.post: proposal.partner})
                for day in DAYS
                if day in proposal.period
            )
        assert not any(goes_round(lines_on(book, day)) for day in DAYS)
    together = a_book(*PEOPLE)
    accepted = [row for row in check_all(together, asked) if row.ok]
    for number, row in enumerate(accepted):
        together.add(Held(number, row.proposal.post, row.proposal.partner, MANAGER, row.proposal.period))
    assert not any(goes_round(lines_on(together, day)) for day in DAYS)


def test_five_thousand_rows_are_one_pass() -> None:
    """A tree ten wide; the last row closes the one ring."""
    names = [f"p{number}" for number in range(5000)]
    rows = [Proposal(f"p{n}", f"p{(n - 1) // 10}", MANAGER, ALWAYS) for n in range(1, 5000)]
    found = check_all(a_book(*names), [*rows, Proposal("p0", "p4999", MANAGER, ALWAYS)])
    assert [number for number, row in enumerate(found) if not row.ok] == [4999]
