"""Staff lists of any length about nobody: numbered people in numbered schools."""

import csv
from datetime import date
from pathlib import Path

HEADINGS = ("staff_id", "email", "given_name", "family_name", "school", "team", "post", "job_title", "starts_on")
TEAMS = ("English", "Maths", "Science", "Humanities", "Languages", "Arts", "Sport", "Support")
POSTS = ("teacher", "teacher", "teaching_assistant", "teacher", "office", "teacher", "site", "leader")
A_SCHOOL = 120  # staff


def staff_list(path: Path, staff: int, starts_on: date, *, start: int = 0, tag: str = "n") -> Path:
    """A CSV of so many people, the first of each team of eight leading the others; `start` is the first number."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*HEADINGS, "line_manager"])
        for number in range(start, start + staff):
            rows.writerow(_person(number, starts_on, tag))
    return path


def _person(number: int, starts_on: date, tag: str) -> list[str]:
    school, place = divmod(number, A_SCHOOL)
    leader = number - place % len(TEAMS)
    name = f"{tag}{number}"
    facts = [name, f"{name}@staff.example", f"Given {number}", f"Family {number}", f"School {tag} {school}"]
    team, post = TEAMS[place // len(TEAMS) % len(TEAMS)], POSTS[place % len(POSTS)]
    manager = f"{tag}{leader}@staff.example" if leader != number else ""
    return [*facts, team, post, f"Post {place}", starts_on.isoformat(), manager]
