"""Schools and trusts out of GIAS: what is added, what follows the register, and what is left to somebody to say."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from growthring.interop.tests import gias
from growthring.interop.tests.gias import ESTABLISHMENT, GROUPS, HEAD, LINKS, MEMBERSHIPS, Cells, closed, in_trust
from growthring.interop.tests.worlds import fingerprint
from growthring.people.models import FormerNumber, School, Trust
from growthring.standards.models import ScaleVersion
from tests.factories import PostFactory, SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db
WHY = "test"
WEX = in_trust(4782, "WEXMOOR LEARNING TRUST")
HOLT = in_trust(4783, "HOLT TRUST")


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-10-05 09:00")


@pytest.fixture
def bring(tmp_path: Path) -> Any:
    """Brings schools (and groups, links) in by the command, and gives what it said."""

    def run(*schools: Cells, options: str = "", apply: bool = True, **others: list[Cells]) -> str:
        files = [gias.write(tmp_path / "edubasealldata.csv", ESTABLISHMENT, schools)]
        shapes = {"groups": GROUPS, "links": LINKS, "memberships": MEMBERSHIPS}
        files += [gias.write(tmp_path / f"{name}.csv", shapes[name], rows) for name, rows in others.items()]
        return command(*files, *options.split(), *(["--apply"] if apply else []))

    return run


def command(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_establishments", *map(str, arguments), stdout=out)
    return out.getvalue()


def ours() -> list[tuple[str, str, str, str]]:
    rows = School.objects.unscoped(reason=WHY).select_related("trust").order_by("urn")
    return [(school.trust.name, school.urn, school.name, school.phase) for school in rows]


def the(urn: str) -> School:
    return School.objects.unscoped(reason=WHY).select_related("trust").get(urn=urn)


class TestChoice:
    def test_without_one_it_is_told_what_there_is(self, bring: Any) -> None:
        told = bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Old", **closed("31-08-2020")))

        assert "Schools: 2, of which 1 are open." in told
        assert "4782  WEXMOOR LEARNING TRUST (1)" in told
        assert "--group UID" in told
        assert ours() == []

    @pytest.mark.parametrize("asked", ["--group=4782", "--group=wexmoor  Learning trust"])
    def test_a_trust_with_its_open_schools(self, bring: Any, tmp_path: Path, asked: str) -> None:
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

    def test_single_schools_on_their_own(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin"), gias.school(2, "Wexing"), options="--urn 1")

        assert ours() == [("Hollin", "1", "Hollin", "primary")]
        assert Trust.objects.get().kind == "lone"

    def test_a_local_authority(self, bring: Any) -> None:
        rows = (gias.school(1, "Hollin"), gias.school(2, "Wexing", LA__code="998", LA__name="Other"))

        bring(*rows, options="--authority 999")
        bring(*rows, options="--authority other")

        assert [urn for _trust, urn, _name, _phase in ours()] == ["1", "2"]

    def test_everything_in_trusts_and_federations(self, bring: Any) -> None:
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

    def test_into_a_trust_that_is_here(self, bring: Any) -> None:
        trust = TrustFactory(name="Our way of writing it", slug="wex")

        bring(gias.school(1, "Hollin", **WEX), options="--group 4782 --trust wex")

        trust.refresh_from_db()
        assert (ours(), trust.group_uid) == ([("Our way of writing it", "1", "Hollin", "primary")], "4782")

    def test_not_into_another_trust_than_the_registers(self, bring: Any) -> None:
        TrustFactory(slug="holt", group_uid="4783")

        told = bring(gias.school(1, "Hollin", **WEX), options="--urn 1 --trust holt")

        assert ours() == []
        assert "Left out: 1 (in WEXMOOR LEARNING TRUST, not in the trust of --trust)." in told

    def test_links_say_who_runs_a_school(self, bring: Any) -> None:
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
    def test_what_is_not_there_is_said(self, bring: Any, options: str, said: str) -> None:
        with pytest.raises(CommandError, match=said):
            bring(gias.school(1, "Hollin", **WEX), options=options)


class TestTwice:
    def test_changes_nothing(self, bring: Any) -> None:
        files = (gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **WEX))
        bring(*files, options="--group 4782")
        before = fingerprint()

        assert "Nothing to change." in bring(*files, options="--group 4782")
        assert "Nothing to change." in bring(*files)
        assert fingerprint() == before

    def test_a_preview_changes_nothing(self, bring: Any) -> None:
        before = fingerprint()

        assert "Run it again with --apply" in bring(gias.school(1, "Hollin", **WEX), options="--all", apply=False)
        assert fingerprint() == before

    def test_case_and_spaces_make_no_second_one(self, bring: Any) -> None:
        bring(gias.school(1, "St Wystan's School", **WEX), options="--all")

        told = bring(gias.school(1, "ST WYSTANS  SCHOOL", **in_trust(4782, "Wexmoor learning trust")), options="--all")

        assert [name for _trust, _urn, name, _phase in ours()] == ["St Wystan's School"]
        assert Trust.objects.count() == 1
        assert "is called" not in told

    def test_nobody_is_taken_from_the_file(self, bring: Any) -> None:
        told = bring(gias.school(1, "Hollin", **WEX), options="--all --full", groups=[gias.group(4782, "WEXMOOR")])

        kept = repr([list(model._base_manager.values_list()) for model in (School, Trust)])
        assert [name for name in HEAD.values() if name in kept or name in told] == []


class TestUpdate:
    def test_only_what_is_used_is_updated(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")

        told = bring(
            gias.school(1, "Hollin Academy", **WEX, PhaseOfEducation__code="7"), gias.school(2, "Other", **HOLT)
        )

        assert ours() == [("WEXMOOR LEARNING TRUST", "1", "Hollin Academy", "all_through")]
        assert "Hollin: is called Hollin Academy now; is all-through" in told

    def test_a_name_of_our_own_is_kept(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        School.objects.unscoped(reason=WHY).update(name="The Hollin", phase="nursery")

        assert "Nothing to change." in bring(gias.school(1, "Hollin", **WEX))
        told = bring(gias.school(1, "Hollin Academy", **WEX, PhaseOfEducation__code="7"))

        assert ours() == [("WEXMOOR LEARNING TRUST", "1", "The Hollin", "nursery")]
        assert "The Hollin is Hollin Academy in the register: its name here is left as it is." in told

    def test_a_school_that_joins_is_added(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")

        told = bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **WEX))

        assert [urn for _trust, urn, _name, _phase in ours()] == ["1", "2"]
        assert "Schools that join (1)" in told

    def test_a_closed_school_is_dated_and_its_posts_are_named(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        post = PostFactory(school=the("1"))

        told = bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

        post.refresh_from_db()
        assert (the("1").closed_on, post.ends_on) == (date(2026, 8, 31), None)
        assert "Hollin, closed on 31 Aug 2026: 1 post runs on" in told
        assert "1 post runs on" in bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

    def test_one_that_opens_again(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))

        assert "is open again" in bring(gias.school(1, "Hollin", **WEX))
        assert the("1").closed_on is None

    def test_a_file_with_fewer_columns_takes_nothing_away(self, bring: Any, tmp_path: Path) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--group 4782")
        bring(gias.school(1, "Hollin", **WEX, **closed("31-08-2026")))
        before = fingerprint()
        small = tmp_path / "small.csv"
        small.write_text("urn,name,open_date\n1,Hollin,01-09-2014\n", encoding="utf-8")

        assert "Nothing to change." in command(small, "--apply")
        assert fingerprint() == before

    def test_a_school_in_another_trust_is_proposed_to_be_moved(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), gias.school(2, "Oak Vale", **HOLT), options="--all")
        holt = gias.group(4783, "HOLT TRUST") | {"URN": "1", "Joined date": "01-09-2026"}

        told = bring(gias.school(1, "Hollin"), gias.school(2, "Oak Vale", **HOLT), memberships=[holt])

        assert "Hollin, here in WEXMOOR LEARNING TRUST: HOLT TRUST, from 1 Sep 2026" in told
        assert "growthring move-school wexmoor-learning-trust/hollin --to holt-trust --on 2026-09-01" in told
        assert the("1").trust.slug == "wexmoor-learning-trust"

    def test_into_a_trust_that_is_not_here(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--all")

        told = bring(gias.school(1, "Hollin", **HOLT))

        assert "first bring that trust in: --group 4783" in told
        assert "--to TRUST --on DATE" in told

    def test_one_that_left_for_nowhere(self, bring: Any) -> None:
        bring(gias.school(1, "Hollin", **WEX), options="--all")

        assert "Hollin is not in WEXMOOR LEARNING TRUST any more" in bring(gias.school(1, "Hollin"))

    def test_a_trust_is_renamed_and_closes(self, bring: Any) -> None:
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
    def hollin(self, bring: Any) -> School:
        bring(gias.school(1, "Hollin"), options="--urn 1")
        return the("1")

    def test_an_academy_is_the_same_school_under_a_new_number(self, bring: Any, hollin: School) -> None:
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

    def test_from_the_trust_that_takes_it(self, bring: Any, hollin: School) -> None:
        """Choosing the trust does not add the school a second time."""
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Hollin Academy", **WEX)]

        bring(*files, gias.school(2, "Oak", **WEX), links=[gias.link(11, 1, "Predecessor")], options="--group 4782")

        assert [(urn, name) for _trust, urn, name, _phase in ours()] == [("11", "Hollin Academy"), ("2", "Oak")]

    def test_over_several_steps(self, bring: Any, hollin: School) -> None:
        files = [
            gias.school(1, "Hollin", **closed("31-08-2019")),
            gias.school(11, "Hollin Academy", **closed("31-08-2023")),
            gias.school(12, "Hollin Academy", **WEX),
        ]

        bring(*files, links=[gias.link(1, 11, "Successor"), gias.link(11, 12, "Successor")])

        assert the("12").pk == hollin.pk

    def test_merged_schools_are_left_to_somebody(self, bring: Any, hollin: School) -> None:
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

    def test_so_is_one_that_was_split(self, bring: Any, hollin: School) -> None:
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Infant"), gias.school(12, "Junior")]

        told = bring(*files, links=[gias.link(1, new, "Successor - Split School") for new in (11, 12)])

        assert "Hollin (URN 1) became Infant (URN 11), Junior (URN 12)" in told
        assert the("1").closed_on == date(2026, 8, 31)

    def test_two_plain_links_to_one_are_a_merger(self, bring: Any, hollin: School) -> None:
        files = [gias.school(1, "Hollin", **closed("31-08-2026")), gias.school(11, "Both")]

        told = bring(*files, links=[gias.link(1, 11, "Successor"), gias.link(11, 2, "Predecessor")])

        assert "became Both (URN 11); so did URN 2" in told
        assert the("1").pk == hollin.pk


class TestNames:
    """A school or trust that is here without a number."""

    def test_a_school_is_proposed_and_not_taken(self, bring: Any) -> None:
        trust = TrustFactory(slug="wex", group_uid="4782")
        SchoolFactory(trust=trust, name="St Wystans", slug="wystan")
        row = gias.school(1, "St. Wystan's", **WEX)

        told = bring(row)
        assert "St Wystans, here without a number, and St. Wystan's (URN 1, Little Wexing, Wexmoor)" in told
        assert [urn for _trust, urn, _name, _phase in ours()] == [""]

        bring(row, options="--take-matches")
        assert [(urn, name) for _trust, urn, name, _phase in ours()] == [("1", "St Wystans")]
        assert "Nothing to change." in bring(row)

    def test_a_trust_is_proposed_and_its_schools_wait(self, bring: Any) -> None:
        trust = TrustFactory(name="Wexmoor Learning Trust", slug="wex")
        row = gias.school(1, "Hollin", **WEX)

        told = bring(row, options="--group 4782")
        assert "Wexmoor Learning Trust, here without a number, and WEXMOOR LEARNING TRUST (UID 4782)" in told
        assert (ours(), Trust.objects.count()) == ([], 1)

        bring(row, options="--group 4782 --take-matches")
        trust.refresh_from_db()
        assert (trust.group_uid, [urn for _trust, urn, _name, _phase in ours()]) == ("4782", ["1"])

    def test_the_same_name_in_another_trust_is_another_school(self, bring: Any) -> None:
        SchoolFactory(
            trust=TrustFactory(name="Holt Trust", slug="holt", group_uid="4783"), name="St Wystan's", slug="wystan"
        )

        bring(gias.school(1, "St Wystan's", **WEX), options="--group 4782")

        assert [(trust, urn) for trust, urn, _name, _phase in ours()] == [
            ("Holt Trust", ""),
            ("WEXMOOR LEARNING TRUST", "1"),
        ]

    def test_one_of_several_is_said(self, bring: Any) -> None:
        SchoolFactory(trust=TrustFactory(slug="wex", kind="lone"), name="St Wystan's", slug="wystan")
        rows = [gias.school(urn, "St Wystan's") for urn in (1, 2)]

        told = bring(*rows, options="--authority 999")
        assert "Say which with --same-school wex/wystan=URN." in told

        bring(*rows, options="--urn 2 --same-school wex/wystan=2")
        assert [urn for _trust, urn, _name, _phase in ours()] == ["2"]
