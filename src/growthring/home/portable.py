"""A person's record as a file to take along: one page that any browser opens, and the same as data."""

import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

from growthring.commitments.models import Action, Promise, PromiseStep
from growthring.conversations.models import Conversation, Purpose
from growthring.core.access import Actor
from growthring.home.queries.story import Says, Story
from growthring.home.story import local, partners_today, post_name, years_in
from growthring.stages.models import Voice
from growthring.standards.models import Gate

FORMAT = "growthring journey 1"
Told = dict[str, Any]


def packed(actor: Actor, story: Story, words: Story) -> bytes:
    told = as_data(actor, story, words)
    page = render_to_string("home/portable.html", {"told": told, "language": get_language() or "en"})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("record.html", page)
        file.writestr("record.json", json.dumps(told, ensure_ascii=False, indent=2))
    return made.getvalue()


def as_data(actor: Actor, story: Story, words: Story) -> Told:
    """Words, names and days: no number of the database, nothing about anybody else's work."""
    story = _as_learner(story)
    return {
        "format": FORMAT,
        "made_on": actor.on.isoformat(),
        "person": actor.name,
        "years": [_year(year) for year in years_in(story, actor)],
        "supported_by": [_chosen(row, "partner", "kind_label", "begins") for row in partners_today(story, actor.on)],
        "posts": [_chosen(row, "school", "team", "begins", "ends") | {"post": post_name(row)} for row in story["post"]],
        "conversations": [_meeting(row, story, words) for row in sorted(story["conversation"], key=lambda r: r["at"])],
        "actions": [_action(row) for row in story["action"]],
        "promises": [_promise(row, words) for row in story["promise"]],
        "stages": [_chosen(row, "on", "stage") for row in _by(story["placement"], "on")],
        "said_about_stages": [_voice(row) for row in _by(words["voice"], "said_at")],
        "first_weeks": [_item(row) for row in _by(words["list"], "due_on")],
        "offers": [_chosen(row, "text", "on", "withdrawn_on") for row in _by(story["offer"], "on")],
    }


def _as_learner(story: Story) -> Story:
    """Without what one owes to others: those are words about their work, which stay with them."""
    own = {row["pk"] for row in story["post"]}
    actions = [row for row in story["action"] if row["post_id"] in own]
    promises = [row for row in story["promise"] if row["learner_id"] == story.learner]
    return Story(story.learner, {**story.found, "action": actions, "promise": promises})


def _year(year: Any) -> Told:
    told = [{"on": each.on.isoformat(), "text": each.text, "note": each.note} for each in year.entries]
    return {"name": year.name, "lines": told}


def _meeting(row: Says, story: Story, words: Story) -> Told:
    """What all have signed as they signed it: what was written since, and signed by nobody, is no part of it."""

    def of(kind: str, key: str = "meeting") -> list[Says]:
        rows = words[kind] if kind != "sat" else story[kind]
        return [each for each in rows if each[key] == row["pk"]]

    signed = max(of("record"), key=lambda each: int(each["number"]), default=None)
    record: Told = json.loads(signed["content"]) if signed else {}
    degree = record.get("degree")
    return {
        "purpose": str(Purpose(row["purpose"]).label),
        "state": str(Conversation.State(row["state"]).label),
        "at": local(row["at"]).isoformat(timespec="minutes"),
        "held_on": row["held_on"],
        "next_on": record["next_on"] if record else row["next_on"],
        "direction": str(Conversation.Degree(degree).label) if degree else "",
        "there": sorted(each["name"] for each in of("sat", "conversation")),
        "questions": _signed(record) if record else _questions(of("words"), of("agreed")),
        "evidence": [_chosen(each, "name", "note", "link") for each in of("evidence")],
        "signed": [_signature(each) for each in _by(of("signature"), "at")],
        "wellbeing": [each["text"] for each in of("wellbeing")],
    }


def _questions(words: list[Says], agreed: list[Says]) -> list[Told]:
    """In their order, each with what was said to it and what was agreed."""
    asked = {(each["position"], each["question"]) for each in [*words, *agreed]}
    return [
        {
            "question": question,
            "said": [_chosen(each, "name", "text") for each in words if each["question"] == question],
            "agreed": [each["text"] for each in agreed if each["question"] == question and each["text"]],
        }
        for _position, question in sorted(asked)
    ]


def _signed(record: Told) -> list[Told]:
    return [
        {
            "question": each["text"],
            "said": [_chosen(said, "name", "text") for said in each["words"]],
            "agreed": [each["line"]] if each["line"] else [],
        }
        for each in record["questions"]
    ]


def _signature(row: Says) -> Told:
    return _chosen(row, "name", "edition", "disagreement") | {"on": local(row["at"]).date().isoformat()}


def _action(row: Says) -> Told:
    return _chosen(row, "text", "owner", "on", "due_on", "done_on", "note") | {
        "kind": str(Action.Kind(row["kind"]).label)
    }


def _promise(row: Says, words: Story) -> Told:
    steps = [each for each in words["step"] if each["promise"] == row["key"]]
    return _chosen(row, "what", "owes", "on", "due_on", "settled_on") | {
        "kind": str(Promise.Kind(row["kind"]).label),
        "state": str(Promise.State(row["state"]).label),
        "the_school_sees_it": row["shared_at"] is not None,
        "why": [each["text"] for each in words["why"] if each["promise"] == row["key"]],
        "steps": [_step(each) for each in _by(steps, "at")],
    }


def _step(row: Says) -> Told:
    said = {"on": local(row["at"]).date().isoformat(), "act": str(PromiseStep.Act(row["act"]).label)}
    return _chosen(row, "name", "word", "due_on") | said


def _voice(row: Says) -> Told:
    part, act = str(Voice.Part(row["part"]).label), str(Voice.Act(row["act"]).label)
    return _chosen(row, "stage", "sentence") | {
        "on": local(row["said_at"]).date().isoformat(),
        "part": part,
        "act": act,
    }


def _item(row: Says) -> Told:
    return _chosen(row, "text", "due_on", "assured_on", "note", "answer") | {"list": str(Gate(row["gate"]).label)}


def _by(rows: Iterable[Says], name: str) -> list[Says]:
    return sorted(rows, key=lambda row: row[name] or "")


def _chosen(row: Says, *names: str) -> Told:
    return {name: row.get(name) or "" for name in names}
