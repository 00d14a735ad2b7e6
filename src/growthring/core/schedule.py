"""Regular work: a package says in its `tasks.py` what is to be done and when; the worker sees that it happens.

    @regularly(_("Clears what nobody needs any more."), Daily(time(3, 10)))
    @task
    def clear() -> None: ...

The task takes no arguments and does no harm when it is done twice. What it returns is kept with the result and shown
by `growthring schedule`: numbers, never anybody's words.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Daily:
    """At a time of day in the installation's time zone, every day or on one weekday (0 is Monday)."""

    at: time
    weekday: int | None = None

    def occasion(self, moment: datetime) -> datetime:
        """When this was last due, at `moment` or before."""
        day = timezone.localtime(moment).date()
        while not self._is_for(day) or self._on(day) > moment:
            day -= timedelta(days=1)
        return self._on(day)

    def following(self, moment: datetime) -> datetime:
        """When this is due next, after `moment`."""
        day = timezone.localtime(moment).date()
        while not self._is_for(day) or self._on(day) <= moment:
            day += timedelta(days=1)
        return self._on(day)

    def _is_for(self, day: date) -> bool:
        return self.weekday in (None, day.weekday())

    def _on(self, day: date) -> datetime:
        return datetime.combine(day, self.at, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class Every:
    """Again and again: on minutes that divide by `minutes`, counted from midnight UTC of 1 January 1970."""

    minutes: int

    def occasion(self, moment: datetime) -> datetime:
        """When this was last due, at `moment` or before."""
        step = self.minutes * 60
        return datetime.fromtimestamp(int(moment.timestamp()) // step * step, tz=timezone.get_default_timezone())

    def following(self, moment: datetime) -> datetime:
        """When this is due next, after `moment`."""
        return self.occasion(moment) + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Regular:
    name: str  # where the task is written: package.module.function
    meaning: str | Promise
    when: Daily | Every
    task: "Task[[], Any]"


_announced: dict[str, Regular] = {}


def regularly(meaning: str | Promise, when: Daily | Every) -> "Callable[[Task[[], Outcome]], Task[[], Outcome]]":
    """Announce a task as regular work. `meaning` is one sentence, for whoever looks after the installation."""

    def announce(task: "Task[[], Outcome]") -> "Task[[], Outcome]":
        _announced[task.module_path] = Regular(task.module_path, meaning, when, task)
        return task

    return announce


def announced() -> list[Regular]:
    """What every package has announced, by name."""
    autodiscover_modules("tasks")
    return [_announced[name] for name in sorted(_announced)]


_hosts: list[Callable[[], set[str]]] = []


def finds_workers(hosts: Callable[[], set[str]]) -> Callable[[], set[str]]:
    """On which machines workers have been heard of lately: told by the package that runs them."""
    _hosts[:] = [hosts]
    return hosts


def is_anybody_at_work() -> bool:
    """Work that is left in the queue now will be taken up."""
    return any(hosts() for hosts in _hosts)


def are_all_at_work_here() -> bool:
    """Work that is left in the queue will be taken up, and on this very machine: the worker finds its files."""
    return any(hosts() == {socket.gethostname()} for hosts in _hosts)
