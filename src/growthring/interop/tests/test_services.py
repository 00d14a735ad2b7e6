from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Forbidden
from growthring.interop import services
from growthring.interop.applying import Step
from growthring.interop.models import ImportBatch, ImportChange, LeaverProposal
from growthring.interop.planning import make_plan
from growthring.interop.reading import Roster
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in, fingerprint, previewed
from growthring.interop.undoing import CannotUndo
from growthring.people.models import Partnership, Person, Post, School, Trust
from growthring.stages.models import Assurance, AssuranceItem, Placement
from growthring.standards.services.start import start_trust_standards
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, TrustFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"


@pytest.fixture
def trust() -> Trust:
    return TrustFactory.create()


def three() -> Any:
    return roster(
        staff("a", line=2, line_manager="c", coach="b", team="Maths"),
        staff("b", line=3, line_manager="c", part_time=True),
        staff("c", line=4, kind="leader", title="Deputy head"),
    )


def people(trust: Trust) -> dict[str, Person]:
    return {p.staff_id: p for p in Person.objects.unscoped(reason=WHY).filter(trust=trust)}


def test_applying_writes_everything_and_keeps_no_staff_rows(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    posts = Post.objects.unscoped(reason=WHY).filter(trust=trust)
    held = Partnership.objects.unscoped(reason=WHY).filter(trust=trust)
    assert (batch.state, batch.roster, len(people(trust)), posts.count()) == ("applied", None, 3, 3)
    assert sorted((p.post.person.staff_id, p.kind, p.partner.staff_id) for p in held) == [
        ("a", "coach", "b"),
        ("a", "line_manager", "c"),
        ("b", "line_manager", "c"),
    ]


def test_the_same_file_twice_changes_nothing(trust: Trust) -> None:
    brought_in(trust, three())
    before = fingerprint()
    batch, plan = brought_in(trust, three())
    assert (fingerprint(), plan.is_empty, batch.summary["unchanged"]) == (before, True, 3)


def test_undo_gives_back_what_was_there(trust: Trust) -> None:
    school = SchoolFactory.create(trust=trust, name="Thistledown")
    post = PostFactory.create(school=school, person__staff_id="a", person__email="a@example.org", person__user=None)
    PartnershipFactory.create(post=post)
    before = fingerprint()
    batch, _plan = brought_in(trust, three())
    assert fingerprint() != before
    services.undo(actor=None, batch=batch)
    assert fingerprint() == before


def test_undo_of_a_changed_row_is_refused_with_the_reason(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    person = people(trust)["a"]
    person.given_name = "Otherwise"
    person.save()
    before = fingerprint()
    with pytest.raises(CannotUndo) as refused:
        services.undo(actor=None, batch=batch)
    assert (refused.value.reasons, fingerprint()) == (["Otherwise Family-a has been changed since."], before)


def test_undo_deletes_nobodys_work(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    someone = people(trust)["b"]
    PartnershipFactory.create(
        post=Post.objects.unscoped(reason=WHY).get(person=someone), partner=people(trust)["a"], kind="coach"
    )
    with pytest.raises(CannotUndo) as refused:
        services.undo(actor=None, batch=batch)
    assert len(refused.value.reasons) == 1


def test_a_second_undo_does_nothing(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    assert services.undo(actor=None, batch=batch) > 0
    assert services.undo(actor=None, batch=batch) == 0


def test_applying_twice_does_it_once(trust: Trust) -> None:
    batch = previewed(trust, three())
    assert services.apply(actor=None, batch=batch) is not None
    assert services.apply(actor=None, batch=batch) is None
    assert len(people(trust)) == 3


def test_an_error_half_way_leaves_nothing(trust: Trust) -> None:
    batch = previewed(trust, three())
    before = fingerprint()
    told: list[str] = []

    def break_off(step: Step) -> None:
        if step.what not in told:
            told.append(step.what)
        if step.what == "contracts":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.apply(actor=None, batch=batch, tell=break_off)
    batch.refresh_from_db()
    assert (told, fingerprint(), batch.state) == (
        ["comparing", "preparing", "schools", "teams", "people", "posts", "contracts"],
        before,
        "previewed",
    )
    assert ImportChange.objects.unscoped(reason=WHY).count() == 0


def test_a_change_since_the_preview_is_shown_again_first(trust: Trust) -> None:
    batch = previewed(trust, three())
    PersonFactory.create(trust=trust, user=None, staff_id="a", email="a@example.org", given_name="Given-a")
    with pytest.raises(services.Outdated) as outdated:
        services.apply(actor=None, batch=batch)
    services.renew(batch=batch, roster=outdated.value.roster, plan=outdated.value.plan)
    assert batch.summary["joins"] == 2
    assert services.apply(actor=None, batch=batch) is not None


@pytest.mark.parametrize("moment", ["before", "while"])
def test_what_another_applies_in_the_same_moment_is_not_out_of_date(
    trust: Trust, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """One more look at the file is begun just before, or while, another hand writes it."""
    batch = previewed(trust, three())
    plan_as_it_stands, another = make_plan, ImportBatch.objects.unscoped(reason=WHY).get(pk=batch.pk)

    def applied_meanwhile(*args: object, **options: object) -> object:
        monkeypatch.setattr(services, "make_plan", plan_as_it_stands)
        assert services.apply(actor=None, batch=another) is not None
        return plan_as_it_stands(*args, **options)  # type: ignore[arg-type]

    if moment == "before":
        refresh = batch.refresh_from_db

        def forgotten_meanwhile(**options: Any) -> None:
            refresh(**options)
            if options["fields"] == ["state", "shown"]:
                assert services.apply(actor=None, batch=another) is not None

        monkeypatch.setattr(batch, "refresh_from_db", forgotten_meanwhile)
    else:
        monkeypatch.setattr(services, "make_plan", applied_meanwhile)
    assert services.apply(actor=None, batch=batch) is None
    assert len(people(trust)) == 3


def test_manual_changes_are_kept_where_the_file_says_nothing_and_shown_where_it_does(trust: Trust) -> None:
    brought_in(trust, three())
    person = people(trust)["a"]
    person.preferred_name, person.given_name = "Addie", "Adeline"
    person.save()
    batch = previewed(trust, three())
    batch.refresh_from_db()
    assert batch.shown is not None
    assert [(e["name"], e["facts"]) for e in batch.shown["changes"]] == [
        ("Given-a Family-a", [["given name", "Adeline", "Given-a"]])
    ]


def test_previews_are_forgotten_after_a_day(trust: Trust) -> None:
    batch = previewed(trust, three())
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1), tick=False):
        assert services.apply(actor=None, batch=batch) is None
    batch.refresh_from_db()
    assert (batch.state, batch.roster, batch.shown, people(trust)) == ("dropped", None, None, {})


def test_what_a_batch_did_is_forgotten_after_ninety_days(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        services.forget_old_previews()
        with pytest.raises(CannotUndo):
            services.undo(actor=None, batch=batch)
    assert ImportChange.objects.unscoped(reason=WHY).count() == 0


def test_dropping_keeps_counts_only(trust: Trust) -> None:
    batch = previewed(trust, three())
    services.drop(actor=None, batch=batch)
    batch.refresh_from_db()
    assert (batch.state, batch.roster, batch.shown, batch.summary["joins"]) == ("dropped", None, None, 3)


def test_only_the_office_imports(trust: Trust) -> None:
    school = SchoolFactory.create(trust=trust)
    head = holding("HD", school)
    with pytest.raises(Forbidden):
        previewed(trust, three(), acting(head))
    assert ImportBatch.objects.unscoped(reason=WHY).count() == 0


def test_a_schools_office_brings_in_its_own_school_only(trust: Trust) -> None:
    mine, other = SchoolFactory.create(trust=trust, name="Mine"), SchoolFactory.create(trust=trust, name="Theirs")
    theirs = PostFactory.create(school=other, person__staff_id="t", person__email="t@example.org", person__user=None)
    office = acting(holding("OFF", mine))
    given = roster(staff("a", "Mine"), staff("b", "Theirs", line=3), staff("t", "Mine", line=4, given_name="Stolen"))
    _batch, plan = brought_in(trust, given, office)
    theirs.person.refresh_from_db()
    assert [(p.line, p.message) for p in plan.problems] == [
        (3, "You can bring staff into your own school only."),
        (4, "This person belongs to another school of the trust."),
    ]
    assert (set(people(trust)) - {""}, theirs.person.given_name != "Stolen", plan.leavers) == ({"a", "t"}, True, [])
    assert School.objects.unscoped(reason=WHY).count() == 2


def test_one_event_a_verb(trust: Trust) -> None:
    batch, _plan = brought_in(trust, three())
    services.undo(actor=None, batch=batch)
    told = Event.objects.unscoped(reason=WHY).filter(kind="Import batch").order_by("pk")
    assert [(e.verb, e.kind, e.trust_id, e.count > 1) for e in told] == [
        ("added", "Import batch", trust.pk, True),
        ("undone", "Import batch", trust.pk, True),
    ]


class TestLeavers:
    @pytest.fixture
    def batch(self, trust: Trust) -> ImportBatch:
        brought_in(trust, three())
        return brought_in(trust, roster(staff("a", team="Maths"), staff("c", line=4, kind="leader")))[0]

    def test_who_is_missing_is_proposed_and_stays(self, batch: ImportBatch, trust: Trust) -> None:
        proposals = LeaverProposal.objects.unscoped(reason=WHY).filter(batch=batch)
        assert [(p.person.staff_id, p.why, p.answer) for p in proposals] == [("b", "missing", "open")]
        assert people(trust)["b"].left_on is None

    def test_the_office_decides(self, batch: ImportBatch, trust: Trust) -> None:
        office = acting(holding("OFF", trust=trust, user=None, email="office@example.org"))
        leaver = people(trust)["b"]
        on = clock.today() + timedelta(days=1)
        done = services.decide_leavers(actor=office, batch=batch, persons=[leaver.key], left=True, on=on)
        again = services.decide_leavers(actor=office, batch=batch, persons=[leaver.key], left=True, on=on)
        leaver.refresh_from_db()
        assert (done, again, leaver.left_on) == ((1, []), (0, []), on)

    def test_a_date_that_cannot_be_is_told(self, batch: ImportBatch, trust: Trust) -> None:
        office = acting(holding("OFF", trust=trust, user=None, email="office@example.org"))
        leaver = people(trust)["b"]
        done, refused = services.decide_leavers(
            actor=office, batch=batch, persons=[leaver.key], left=True, on=date(2020, 1, 1)
        )
        assert (done, [name for name, _why in refused]) == (0, ["Given-b Family-b"])

    def test_undo_waits_for_the_leaving_to_be_undone(self, batch: ImportBatch, trust: Trust) -> None:
        office = acting(holding("OFF", trust=trust, user=None, email="office@example.org"))
        on = clock.today() + timedelta(days=1)
        services.decide_leavers(actor=office, batch=batch, persons=[people(trust)["b"].key], left=True, on=on)
        with pytest.raises(CannotUndo):
            services.undo(actor=office, batch=batch)


class TestNewcomers:
    @pytest.fixture(autouse=True)
    def in_september(self) -> Iterator[None]:
        with time_machine.travel("2026-09-20 10:00", tick=False):
            yield

    @pytest.fixture
    def given(self, trust: Trust) -> Roster:
        start_trust_standards(trust)
        first_day = date(2026, 9, 1)
        return roster(staff("a", starts_on=first_day), staff("b", line=3, kind="site", starts_on=first_day))

    def test_their_lists_open_and_go_with_an_undo(self, trust: Trust, given: Roster) -> None:
        before = fingerprint()
        batch, _plan = brought_in(trust, given)
        opened = Assurance.objects.unscoped(reason=WHY).filter(trust=trust)
        first = Placement.objects.unscoped(reason=WHY).filter(trust=trust)
        assert ([a.started_on for a in opened], first.count()) == ([date(2026, 9, 1)] * 2, 2)
        services.undo(actor=None, batch=batch)
        assert fingerprint() == before

    def test_an_item_assured_since_stands_in_the_way_without_a_word_about_it(self, trust: Trust, given: Roster) -> None:
        batch, _plan = brought_in(trust, given)
        item = AssuranceItem.objects.unscoped(reason=WHY).filter(assurance__post__person__staff_id="a").first()
        assert item is not None
        item.assured_on, item.note = date(2026, 9, 2), "a private word"
        item.save()
        with pytest.raises(CannotUndo) as refused:
            services.undo(actor=None, batch=batch)
        assert refused.value.reasons == ["Given-a Family-a has been changed since."]
