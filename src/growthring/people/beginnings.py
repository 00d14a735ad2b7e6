"""What other packages do when something begins here: a trust is made, somebody takes up a post.

They register in their AppConfig.ready, as for `handover`; the services call them inside their transaction. A staff list
that is brought in tells the packages itself, for all its posts at once.
"""

from collections.abc import Callable

from growthring.core.access import Actor
from growthring.people.models import Post, Trust

_trusts: dict[str, Callable[[Trust], object]] = {}
_posts: dict[str, Callable[[Post, Actor | None], object]] = {}


def on_trust(function: Callable[[Trust], object]) -> None:
    _trusts[_name(function)] = function


def on_post(function: Callable[[Post, Actor | None], object]) -> None:
    _posts[_name(function)] = function


def trust_made(trust: Trust) -> None:
    for function in _trusts.values():
        function(trust)


def post_taken_up(post: Post, actor: Actor | None) -> None:
    for function in _posts.values():
        function(post, actor)


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
