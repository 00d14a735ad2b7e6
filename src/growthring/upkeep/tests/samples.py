"""Tasks for tests only."""

from django.db import OperationalError
from django_tasks import task

done: list[int] = []


@task
def note(number: int) -> int:
    done.append(number)
    return number


@task
def break_with_words(words: str) -> None:
    raise ValueError(f"broke over {words}")


@task
def lose_the_database() -> None:
    raise OperationalError("the connection is gone")


@task
def return_what_cannot_be_kept() -> object:
    return object()
