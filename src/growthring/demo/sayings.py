"""Drawing sentences so that a school hears each of them once before it hears any of them again."""

from random import Random
from typing import Any, TypeVar

from growthring.demo.seats import Holding
from growthring.demo.texts import others, teaching
from growthring.people.models import PostKind

Words = TypeVar("Words")


class Sayings:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._decks: dict[object, list[Any]] = {}

    def learner(self, holding: Holding) -> str:
        return self._about(holding, _texts(holding)[0])

    def manager(self, holding: Holding) -> str:
        return self._about(holding, _texts(holding)[1])

    def draw(self, stock: tuple[Words, ...]) -> Words:
        deck = self._decks.setdefault(stock, [])
        if not deck:
            deck += self.chance.sample(stock, len(stock))
        found: Words = deck.pop()
        return found

    def _about(self, holding: Holding, stock: tuple[str, ...]) -> str:
        sentence = self.draw(stock)
        return sentence.replace("{topic}", self.chance.choice(topics(holding)))


def _texts(holding: Holding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if holding.post.kind == PostKind.TEACHER:
        return teaching.LEARNER, teaching.MANAGER
    return others.BY_KIND.get(holding.post.kind, (others.SERVICE, others.SERVICE_MANAGER))


def topics(holding: Holding) -> tuple[str, ...]:
    place = f"{holding.post.title} {holding.seat.team.name if holding.seat.team else ''}"
    return next((topics for word, topics in teaching.TOPICS.items() if word in place), teaching.ANY_TOPIC)
