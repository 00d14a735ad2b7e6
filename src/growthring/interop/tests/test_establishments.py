"""Schools and trusts out of GIAS: what is chosen, what is added, what a name proposes, and that twice is once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from growthring.interop.tests import gias
from growthring.interop.tests.gias import ESTABLISHMENT, HEAD, closed, in_trust
from growthring.interop.tests.registers import HOLT, WEX, WHY, Bring, command, ours, the
from growthring.interop.tests.worlds import fingerprint
from growthring.people.models import School, Trust
from growthring.standards.models import ScaleVersion
from tests.factories import SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-10-05 09:00")


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    return Bring(tmp_path)


class TestChoice:
    def test_without_one_it_is_told_what_there_is(self, bring: Bring) -> None:
        told = bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Old", **closed("31-08-2020")))

        assert "Schools: 2, of which 1 are open." in told
        assert "4782  WEXMOOR LEARNING TRUST (1)" in told
        assert "--group UID" in told
        assert ours() == []

    @pytest.mark.parametrize("asked", ["--group=4782", "--group=wexmoor  Learning trust"])
    def test_a_trust_with_its_open_schools(self, bring: Bring, tmp_path: Path, asked: str) -> None:
        schools = [
            gias.school(1, "Hollin", **WEX),
            gias.school(2, "Oak Vale", **WEX, PhaseOfEducation__code="4"),
            gias.school(3, "Gone", **WEX, **closed("31-08-2020")),
            gias.school(4, "Elsewhere", **HOLT),
        ]

        command(gias.write(tmp_path / "a.csv", ESTABLISHMENT, schools), asked, "--apply")

        assert ours() == [
            ("WEXMOOR LEARNING TRUST", "1", "Hollin", "primary"),
            ("WEXMOOR LEARNING TRUST", "2", "Oak Vale", "secondary"),
        ]
        trust = Trust.objects.get()
        assert (trust.kind, trust.group_uid, trust.slug) == ("trust", "4782", "wexmoor-learning-trust")
        assert ScaleVersion.objects.unscoped(reason=WHY).filter(trust=trust).count() == 1

    def test_single_schools_on_their_own(self, bring: Bring) -> None:
        bring(gias.school(1, "Hollin"), gias.school(2, "Wexing"), options="--urn 1")

        assert ours() == [("Hollin", "1", "Hollin", "primary")]
        assert Trust.objects.get().kind == "lone"

    def test_a_local_authority(self, bring: Bring) -> None:
        rows = (gias.school(1, "Hollin"), gias.school(2, "Wexing", LA__code="998", LA__name="Other"))

        bring(*rows, options="--authority 999")
        bring(*rows, options="--authority other")

        assert [urn for _trust, urn, _name, _phase in ours()] == ["1", "2"]

    def test_everything_in_trusts_and_federations(self, bring: Bring) -> None:
        federation = {"Federations__code": "77", "Federations__name": "Wex Federation"}
        told = bring(
            gias.school(1, "Hollin", **WEX), gias.school(2, "Wexing", **federation), gias.school(3, "Alone"),
            options="--all",
        )  # fmt: skip

        assert [(trust.name, trust.kind) for trust in Trust.objects.order_by("pk")] == [
            ("WEXMOOR LEARNING TRUST", "trust"),
            ("Wex Federation", "federation"),
        ]
        assert "Left out: 1 (in no trust or federation" in told

    def test_into_a_trust_that_is_here(self, bring: Bring) -> None:
        trust = TrustFactory(name="Our way of writing it", slug="wex")

        bring(gias.school(1, "Hollin", **WEX), options="--group 4782 --trust wex")

        trust.refresh_from_db()
        assert (ours(), trust.group_uid) == ([("Our way of writing it", "1", "Hollin", "primary")], "4782")

    def test_not_into_another_trust_than_the_registers(self, bring: Bring) -> None:
        TrustFactory(slug="holt", group_uid="4783")

        told = bring(gias.school(1, "Hollin", **WEX), options="--urn 1 --trust holt")

        assert ours() == []
        assert "Left out: 1 (in WEXMOOR LEARNING TRUST, not in the trust of --trust)." in told

    def test_links_say_who_runs_a_school(self, bring: Bring) -> None:
        """A sponsor and a foundation stand beside the trust, often under the same name."""
        wex = gias.group(4782, "WEXMOOR LEARNING TRUST")
        sponsor = gias.group(31, "Wexmoor Learning Trust", "School sponsor", "5")
        links = [each | {"URN": "1", "Joined date": "01-04-2019"} for each in (sponsor, wex)]

        bring(gias.school(1, "Hollin"), groups=[wex, sponsor], memberships=links,
              options="--group 4782")  # fmt: skip
        again = bring(gias.school(1, "Hollin"), groups=[wex, sponsor], memberships=links, options="--all")

        assert [(trust.name, trust.group_uid) for trust in Trust.objects.all()] == [("WEXMOOR LEARNING TRUST", "4782")]
        assert the("1").trust.register["companies"] == "01234567"
        assert "Nothing to change." in again

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ("--group Wexmore_Learning_Trust", "Near to it: WEXMOOR LEARNING TRUST"),
            ("--urn 5", "in none of the files: 5"),
            ("--authority 123", "No school of this local authority"),
            ("--trust none --urn 1", "There is no trust 'none'"),
            ("--same-school nothing", "--same-school wants"),
        ],
    )
    def test_what_is_not_there_is_said(self, bring: Bring, options: str, said: str) -> None:
        with pytest.raises(CommandError, match=said):
            bring(gias.school(1, "Hollin", **WEX), options=options)


class TestTwice:
    def test_changes_nothing(self, bring: Bring) -> None:
        files = (gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **WEX))
        bring(*files, options="--group 4782")
        before = fingerprint()

        assert "Nothing to change." in bring(*files, options="--group 4782")
        assert "Nothing to change." in bring(*files)
        assert fingerprint() == before

    def test_a_preview_changes_nothing(self, bring: Bring) -> None:
        before = fingerprint()

        assert "Run it again with --apply" in bring(gias.school(1, "Hollin", **WEX), options="--all", apply=False)
        assert fingerprint() == before

    def test_case_and_spaces_make_no_second_one(self, bring: Bring) -> None:
        bring(gias.school(1, "St Wystan's School", **WEX), options="--all")

        told = bring(gias.school(1, "ST WYSTANS  SCHOOL", **in_trust(4782, "Wexmoor learning trust")), options="--all")

        assert [name for _trust, _urn, name, _phase in ours()] == ["St Wystan's School"]
        assert Trust.objects.count() == 1
        assert "is called" not in told

    def test_nobody_is_taken_from_the_file(self, bring: Bring) -> None:
        told = bring(gias.school(1, "Hollin", **WEX), options="--all --full", groups=[gias.group(4782, "WEXMOOR")])

        kept = repr([list(model._base_manager.values_list()) for model in (School, Trust)])
        assert [name for name in HEAD.values() if name in kept or name in told] == []


class TestNames:
    """A school or trust that is here without a number."""

    def test_a_school_is_proposed_and_not_taken(self, bring: Bring) -> None:
        trust = TrustFactory(slug="wex", group_uid="4782")
        SchoolFactory(trust=trust, name="St Wystans", slug="wystan")
        row = gias.school(1, "St. Wystan's", **WEX)

        told = bring(row)
        assert "St Wystans, here without a number, and St. Wystan's (URN 1, Little Wexing, Wexmoor)" in told
        assert [urn for _trust, urn, _name, _phase in ours()] == [""]

        bring(row, options="--take-matches")
        assert [(urn, name) for _trust, urn, name, _phase in ours()] == [("1", "St Wystans")]
        assert "Nothing to change." in bring(row)

    def test_a_trust_is_proposed_and_its_schools_wait(self, bring: Bring) -> None:
        trust = TrustFactory(name="Wexmoor Learning Trust", slug="wex")
        row = gias.school(1, "Hollin", **WEX)

        told = bring(row, options="--group 4782")
        assert "Wexmoor Learning Trust, here without a number, and WEXMOOR LEARNING TRUST (UID 4782)" in told
        assert (ours(), Trust.objects.count()) == ([], 1)

        bring(row, options="--group 4782 --take-matches")
        trust.refresh_from_db()
        assert (trust.group_uid, [urn for _trust, urn, _name, _phase in ours()]) == ("4782", ["1"])

    def test_the_same_name_in_another_trust_is_another_school(self, bring: Bring) -> None:
        SchoolFactory(
            trust=TrustFactory(name="Holt Trust", slug="holt", group_uid="4783"), name="St Wystan's", slug="wystan"
        )

        bring(gias.school(1, "St Wystan's", **WEX), options="--group 4782")

        assert [(trust, urn) for trust, urn, _name, _phase in ours()] == [
            ("Holt Trust", ""),
            ("WEXMOOR LEARNING TRUST", "1"),
        ]

    def test_one_of_several_is_said(self, bring: Bring) -> None:
        SchoolFactory(trust=TrustFactory(slug="wex", kind="lone"), name="St Wystan's", slug="wystan")
        rows = [gias.school(urn, "St Wystan's") for urn in (1, 2)]

        told = bring(*rows, options="--authority 999")
        assert "Say which with --same-school wex/wystan=URN." in told

        bring(*rows, options="--urn 2 --same-school wex/wystan=2")
        assert [urn for _trust, urn, _name, _phase in ours()] == ["2"]
