"""The profile recomputed from the export by somebody who has never seen this code, against `profile --json`."""

import csv
import io
import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from growthring.people.models import PostKind, School
from growthring.stages.models import Basis, State
from growthring.stages.tests.worlds import placed, scale_for
from growthring.standards.models import SchoolStages
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, TeamFactory, TrustFactory

pytestmark = pytest.mark.django_db
DAY_ONE = date(2024, 9, 1)


def recomputed(folder: Path, on: str) -> dict[str, Any]:
    """As README.txt in the folder says, from posts.csv and placements.csv alone."""

    def read(name: str) -> list[dict[str, str]]:
        with (folder / name).open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def count(posts: list[dict[str, str]]) -> dict[str, Any]:
        found: dict[str, Any] = {"n": len(posts), "stages": [0] * 6, "not_placed": 0, "proposed": 0, "contested": 0}
        for post in posts:
            mine = [p for p in placements if p["post"] == post["post"] and p["effective_on"] <= on]
            agreed = [p for p in mine if p["state"] == "agreed"]
            states = {p["state"] for p in mine}
            if agreed:
                last = max(agreed, key=lambda p: (p["effective_on"], p["recorded_at"], int(p["number"])))
                found["stages"][int(last["stage"]) - 1] += 1
            else:
                found[
                    "contested" if "contested" in states else "proposed" if "proposed" in states else "not_placed"
                ] += 1
        return found

    placements = read("placements.csv")
    running = [p for p in read("posts.csv") if p["starts_on"] <= on and (not p["ends_on"] or on < p["ends_on"])]
    kinds = sorted({p["kind"] for p in running})
    teams = sorted({p["team"] for p in running})
    return {
        **count(running),
        "by_kind": {kind: count([p for p in running if p["kind"] == kind]) for kind in kinds},
        "by_team": {team: count([p for p in running if p["team"] == team]) for team in teams},
    }


def printed(school: School, on: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("profile", school=school.slug, on=date.fromisoformat(on), json=True, stdout=out)
    return dict(json.loads(out.getvalue()))


def random_school(dice: random.Random) -> School:
    school = SchoolFactory.create(slug="thistledown")
    SchoolStages.objects.create(trust=school.trust, school=school)
    stages = scale_for(school.trust)
    teams = [None, TeamFactory.create(school=school, name="Lower"), TeamFactory.create(school=school, name="=Upper")]
    for _post in range(25):
        start = DAY_ONE + timedelta(days=dice.randrange(400))
        post = PostFactory.create(
            school=school,
            person=PersonFactory.create(trust=school.trust),
            team=dice.choice(teams),
            kind=dice.choice([PostKind.TEACHER, PostKind.SITE]),
            starts_on=start,
            ends_on=dice.choice([None, start + timedelta(days=dice.randrange(1, 400))]),
        )
        PartnershipFactory.create(post=post, starts_on=start)
        for number in range(dice.randrange(4)):
            at = datetime(2024, 9, 1, 12, tzinfo=UTC) + timedelta(days=dice.randrange(3))
            state = State.AGREED if number else dice.choice([State.AGREED, State.PROPOSED, State.CONTESTED])
            voided = at if state == State.AGREED and dice.random() < 0.1 else None
            on = start + timedelta(days=dice.randrange(4) * 40)
            placed(post, dice.choice(stages), on, state=state, recorded_at=at, voided_at=voided, basis=Basis.SELF)
    return school


def test_anybody_can_recompute_the_profile_from_the_export(tmp_path: Path) -> None:
    dice = random.Random(7)
    school = random_school(dice)
    folder = tmp_path / "out"
    call_command("export", str(folder), school=school.slug, stdout=io.StringIO())
    for _date in range(25):
        on = (DAY_ONE + timedelta(days=dice.randrange(900))).isoformat()
        mine, theirs = recomputed(folder, on), printed(school, on)
        assert {name: theirs[name] for name in ("n", "stages", "not_placed", "proposed", "contested")} == {
            name: mine[name] for name in ("n", "stages", "not_placed", "proposed", "contested")
        }
        for group, name in (("by_kind", "kind"), ("by_team", "team")):
            groups = {each[name]: {column: each[column] for column in mine if column in each} for each in theirs[group]}
            assert groups == {key.removeprefix("'"): counts for key, counts in mine[group].items()}


def test_the_folder_holds_what_its_readme_names(tmp_path: Path) -> None:
    school = random_school(random.Random(1))
    folder = tmp_path / "deep" / "out"
    call_command("export", str(folder), school=school.slug, stdout=io.StringIO())
    files = sorted(path.name for path in folder.iterdir())
    assert files == [
        "README.txt",
        "assurance.csv",
        "checkpoints.csv",
        "partnerships.csv",
        "placements.csv",
        "posts.csv",
    ]
    for name in files[1:]:
        assert name in (folder / "README.txt").read_text()
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


def test_names_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    school = random_school(random.Random(1))
    name = school.posts.unscoped(reason="test").select_related("person")[0].person.family_name
    for folder, options, there in ((tmp_path / "a", {}, False), (tmp_path / "b", {"names": True}, True)):
        call_command("export", str(folder), school=school.slug, stdout=io.StringIO(), **options)
        assert (name in (folder / "posts.csv").read_text()) == there


def test_a_team_that_looks_like_a_formula_is_only_text(tmp_path: Path) -> None:
    school = random_school(random.Random(7))
    call_command("export", str(tmp_path / "out"), school=school.slug, stdout=io.StringIO())
    text = (tmp_path / "out" / "posts.csv").read_text()
    assert ",'=Upper," in text
    assert ",=Upper," not in text


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    school = random_school(random.Random(1))
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export", str(tmp_path), school=school.slug)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_school_is_named_plainly() -> None:
    first, second = (
        SchoolFactory.create(trust=TrustFactory.create(slug=slug), slug="oak") for slug in ("east", "west")
    )
    with pytest.raises(CommandError, match="Add --trust with one of: east, west"):
        call_command("profile", school="oak")
    with pytest.raises(CommandError, match="There is no school 'elm'"):
        call_command("profile", school="elm", trust="east")
    assert first.trust_id != second.trust_id


def test_the_table_in_the_terminal_has_the_same_numbers() -> None:
    school = random_school(random.Random(3))
    on = "2025-03-01"
    out = io.StringIO()
    call_command("profile", school=school.slug, on=date.fromisoformat(on), stdout=out)
    found = printed(school, on)
    everybody = next(line for line in out.getvalue().splitlines() if "Everybody" in line)
    cells = [int(cell) for cell in everybody.replace("│", " ").split()[1:]]
    beside = [found["not_placed"], found["proposed"], found["contested"]]
    assert cells == [*found["stages"], *beside, found["n"]]
