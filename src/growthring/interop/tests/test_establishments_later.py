"""A year later: what the register says of schools and trusts that are here, and what is left to somebody to say."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from growthring.interop.tests import gias
from growthring.interop.tests.gias import closed
from growthring.interop.tests.registers import HOLT, WEX, WHY, Bring, command, ours, the
from growthring.interop.tests.worlds import fingerprint
from growthring.people.models import FormerNumber, School, Trust
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-10-05 09:00")


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    return Bring(tmp_path)


class TestUpdate:
    def test_only_what_is_used_is_updated(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")

        told = bring(
            gias.school(1, "Hollin Academy", **WEX, PhaseOfEducation__code="7"), gias.school(2, "Other", **HOLT)
        )

        assert ours() == [("WEXMOOR LEARNING TRUST", "1", "Hollin Academy", "all_through")]
        assert "Hollin: is called Hollin Academy now; is all-through" in told

    def test_a_name_of_our_own_is_kept(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        School.objects.unscoped(reason=WHY).update(name="The Hollin", phase="nursery")

        assert "Nothing to change." in bring(gias.school(1, "Hollin", **WEX))
        told = bring(gias.school(1, "Hollin Academy", **WEX, PhaseOfEducation__code="7"))

        assert ours() == [("WEXMOOR LEARNING TRUST", "1", "The Hollin", "nursery")]
        assert "The Hollin is Hollin Academy in the register: its name here is left as it is." in told

    def test_a_school_that_joins_is_added(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")

        told = bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **WEX))

        assert [urn for _trust, urn, _name, _phase in ours()] == ["1", "2"]
        assert "Schools that join (1)" in told

    def test_a_closed_school_is_dated_and_its_posts_are_named(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        post = PostFactory(school=the("1"))

        told = bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

        post.refresh_from_db()
        assert (the("1").closed_on, post.ends_on) == (date(2026, 8, 31), None)
        assert "Hollin, closed on 31 Aug 2026: 1 post runs on" in told
        assert "1 post runs on" in bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

    def test_one_that_opens_again(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

        assert "is open again" in bring(gias.school(1, "Hollin", **WEX))
        assert the("1").closed_on is None

    def test_a_file_with_fewer_columns_takes_nothing_away(self, bring: Bring, tmp_path: Path) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))
        before = fingerprint()
        small = tmp_path / "small.csv"
        small.write_text("urn,name,open_date\n1,Hollin,01-09-2014\n", encoding="utf-8")

        assert "Nothing to change." in command(small, "--apply")
        assert fingerprint() == before

    def test_a_school_in_another_trust_is_proposed_to_be_moved(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **HOLT), options="--all")
        holt = gias.group(4783, "HOLT TRUST") | {"URN": "1", "Joined date": "01-09-2026"}

        told = bring(gias.school(1, "Hollin"), gias.school(2, "Oak Vale", **HOLT), memberships=[holt])

        assert "Hollin, here in WEXMOOR LEARNING TRUST: HOLT TRUST, from 1 Sep 2026" in told
        assert "growthring move-school wexmoor-learning-trust/hollin --to holt-trust --on 2026-09-01" in told
        assert the("1").trust.slug == "wexmoor-learning-trust"

    def test_into_a_trust_that_is_not_here(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--all")

        told = bring(gias.school(1, "Hollin", **HOLT))

        assert "first bring that trust in: --group 4783" in told
        assert "--to TRUST --on DATE" in told

    def test_one_that_left_for_nowhere(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--all")

        assert "Hollin is not in WEXMOOR LEARNING TRUST any more" in bring(gias.school(1, "Hollin"))

    def test_a_trust_is_renamed_and_closes(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--all")

        told = bring(
            gias.school(1, "Hollin", **WEX), groups=[gias.group(4782, "Wexmoor and Holt", Closed_Date="31-08-2026")]
        )

        trust = Trust.objects.get()
        assert (trust.name, trust.slug, trust.closed_on) == (
            "Wexmoor and Holt", "wexmoor-learning-trust", date(2026, 8, 31),
        )  # fmt: skip
        assert "closed on 31 Aug 2026" in told


class TestSuccessors:
    @pytest.fixture
    def hollin(self, bring: Bring) -> School:
        bring(gias.school(1, "Hollin"), options="--urn 1")
        return the("1")

    def test_an_academy_is_the_same_school_under_a_new_number(self, bring: Bring, hollin: School) -> None:
        post = PostFactory(school=hollin)
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Hollin Academy", **WEX)]
        links = [gias.link(1, 11, "Successor"), gias.link(11, 1, "Predecessor")]

        told = bring(*files, links=links)

        school = the("11")
        assert (school.pk, school.name, school.closed_on, school.slug) == (hollin.pk, "Hollin Academy", None, "hollin")
        post.refresh_from_db()
        assert post.school_id == school.pk
        former = FormerNumber.objects.unscoped(reason=WHY).get()
        assert (former.school_id, former.urn, former.until) == (school.pk, "1", date(2026, 9, 1))
        assert "Hollin: URN 1 becomes 11 (Hollin Academy), from 1 Sep 2026" in told
        assert "growthring move-school hollin/hollin --to TRUST --on DATE" in told
        assert "Nothing to change." in bring(*files, links=links)
        assert School.objects.unscoped(reason=WHY).count() == 1

    def test_from_the_trust_that_takes_it(self, bring: Bring, hollin: School) -> None:
        """Choosing the trust does not add the school a second time."""
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Hollin Academy", **WEX)]

        bring(*files, gias.school(2, "Oak", **WEX), links=[gias.link(11, 1, "Predecessor")], options="--group 4782")

        assert [(urn, name) for _trust, urn, name, _phase in ours()] == [("11", "Hollin Academy"), ("2", "Oak")]

    def test_over_several_steps(self, bring: Bring, hollin: School) -> None:
        files = [
            gias.school(1, "Hollin", **closed("31-08-2019")),
            gias.school(11, "Hollin Academy", **closed("31-08-2023")),
            gias.school(12, "Hollin Academy", **WEX),
        ]

        bring(*files, links=[gias.link(1, 11, "Successor"), gias.link(11, 12, "Successor")])

        assert the("12").pk == hollin.pk

    def test_merged_schools_are_left_to_somebody(self, bring: Bring, hollin: School) -> None:
        PostFactory(school=hollin)
        files = [
            gias.school(1, "Hollin", **closed("31-08-2026")),
            gias.school(2, "Wexing", **closed("31-08-2026")),
            gias.school(11, "Hollin and Wexing"),
        ]

        told = bring(*files, links=[gias.link(old, 11, "Successor - merged") for old in (1, 2)])

        assert "Hollin (URN 1) became Hollin and Wexing (URN 11); so did Wexing (URN 2)" in told
        assert "closed on 31 Aug 2026: 1 post runs on" in told
        assert (the("1").pk, the("1").closed_on) == (hollin.pk, date(2026, 8, 31))

    def test_so_is_one_that_was_split(self, bring: Bring, hollin: School) -> None:
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Infant"), gias.school(12, "Junior")]

        told = bring(*files, links=[gias.link(1, new, "Successor - Split School") for new in (11, 12)])

        assert "Hollin (URN 1) became Infant (URN 11), Junior (URN 12)" in told
        assert the("1").closed_on == date(2026, 8, 31)

    def test_two_plain_links_to_one_are_a_merger(self, bring: Bring, hollin: School) -> None:
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Both")]

        told = bring(*files, links=[gias.link(1, 11, "Successor"), gias.link(11, 2, "Predecessor")])

        assert "became Both (URN 11); so did URN 2" in told
        assert the("1").pk == hollin.pk
