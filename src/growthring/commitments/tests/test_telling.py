from datetime import timedelta

from growthring.commitments.services import promises
from growthring.commitments.telling import in_the_digest
from growthring.commitments.tests.worlds import TODAY, TOMORROW, World


def told(here: World, name: str) -> list[str]:
    return [line.text for line in in_the_digest(here.actor(name))]


def test_whoever_owes_it_is_told_when_its_day_comes(here: World) -> None:
    here.promise(due_on=TODAY + timedelta(days=30))
    here.promise(what="A word with me alone")

    assert told(here, "manager") == ["A promise of support that you owe, by 11 March"]
    assert (told(here, "learner"), told(here, "coach")) == ([], [])


def test_the_learner_is_told_what_they_are_asked_and_what_cannot_be_given(here: World) -> None:
    asked, gone = here.promise(), here.promise()
    manager = here.actor("manager")
    promises.ask_for_another_day(actor=manager, promise=asked, due_on=TOMORROW + timedelta(days=3), word="Mocks")
    promises.decline(actor=manager, promise=gone, reason="No cover")

    assert told(here, "learner") == [
        "You are asked for another day for a promise of support (11 March)",
        "A promise of support (11 March) cannot be given: the reason is there",
    ]
    assert told(here, "manager") == []


def test_a_head_is_told_of_nothing_that_is_not_shared(here: World) -> None:
    promise = here.promise(by="learner", owed_by="head")

    assert told(here, "head") == []
    here.shared(promise)
    assert told(here, "head") == ["A promise of support that you owe, by 11 March"]
