"""Two servers and two workers against one PostgreSQL: to whoever uses them, one site."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.processes.conftest import Shape, World
from tests.processes.installation import Installation, stop, wait_for
from tests.processes.test_background import REGULAR, TASKS, ask, trace
from tests.processes.test_killed import COUNT
from tests.processes.visitor import Visitor
from tests.processes.writers import all_saved, some_are_saved, writing

TRIES = 8  # wrong passwords of one login from one place, in five minutes


@pytest.fixture
def both(new: Shape) -> Iterator[list[Installation]]:
    """One folder, with the key, and one database; two ports."""
    first = new()
    second = Installation(first.home, dict(first.told))
    for each in (first, second):
        each.serve("--workers", "2", "--no-worker")
    yield [first, second]
    second.end()


def moved_to(visitor: Visitor, installation: Installation) -> Visitor:
    """The same browser at the other server."""
    found = visitor.another()
    found.base = installation.base
    return found


def test_a_session_of_one_is_known_at_the_other_and_ends_at_both(
    both: list[Installation], world: World, office: Callable[..., Visitor]
) -> None:
    here = office(both[0], 0)
    there = moved_to(here, both[1])
    known = there.get(world.teams).status, there.post(world.teams, name="From the other server").status
    there.post("/sign-out/")

    assert known == (200, 302)
    assert [visitor.get(world.teams).status for visitor in (here, there)] == [302, 302]


def test_wrong_tries_at_both_count_together(both: list[Installation], world: World) -> None:
    def tries(number: int, password: str) -> tuple[int, str]:
        visitor = Visitor(both[number % 2].base)
        visitor.get("/sign-in/")
        answer = visitor.post("/sign-in/", login=world.emails[1], password=password)
        return answer.status, answer.text

    wrong = [tries(number, f"not it {number}") for number in range(TRIES)]
    refused = [tries(number, "seven quiet herons wade") for number in range(2)]

    assert [status for status, _page in [*wrong, *refused]] == [422] * (TRIES + 2)
    told = ["Too many failed login attempts" in page for _status, page in [*wrong, *refused]]
    assert told == [False] * TRIES + [True] * 2


def test_a_post_that_arrives_ten_times_makes_one_row(
    both: list[Installation], world: World, office: Callable[..., Visitor]
) -> None:
    person = office(both[0], 0)
    screens = [moved_to(person, both[number % 2]) for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda screen: screen.post(world.teams, name="Reception").status, screens))
    lines = both[0].shell(COUNT).splitlines()

    assert Counter(answers) == {302: 1, 422: 9}
    assert (lines.count("Reception"), lines[-2]) == (1, "events 1")


def test_regular_work_is_done_once_and_every_task_once(both: list[Installation]) -> None:
    ask(both[0], "once", count=TASKS)
    workers = [installation.start("worker") for installation in both]
    wait_for(lambda: len(trace(both[0])) >= TASKS, "every task is done")
    wait_for(lambda: len(set(both[0].shell(REGULAR).split())) == 1, "regular work is done")

    assert [stop(worker) for worker in workers] == [0, 0]
    assert trace(both[0]) == Counter(f"done {number}" for number in range(TASKS))
    announced, asked_for, done = map(int, both[0].shell(REGULAR).split())
    assert (asked_for, done) == (announced, announced)


def test_eight_who_save_at_both_lose_nothing(
    both: list[Installation], world: World, office: Callable[..., Visitor]
) -> None:
    with writing(world, both, office) as writers:
        some_are_saved(writers)
        both[1].end()  # one of the two is killed
        some_are_saved(writers)
    names = set(both[0].shell(COUNT).splitlines()[:-2])

    assert all_saved(writers) - names == set()
