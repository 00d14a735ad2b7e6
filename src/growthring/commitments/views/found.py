"""The post, action or promise an address leads to, for whoever has a part in it; a 404 for everybody else."""

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from growthring.audit.services import Verb, record
from growthring.commitments.models import KIND, Action, Promise
from growthring.commitments.policy import may_add
from growthring.commitments.queries.names import name_of
from growthring.core.access import Actor, ActorRequest
from growthring.core.wordings import worded
from growthring.people.models import Post
from growthring.writing.models import IN_USE


def post_or_404(actor: Actor, key: str) -> Post:
    post: Post | None = next(iter(_posts(actor, key=key)), None)
    if post is None or not may_add(actor, post):
        raise Http404
    return post


@worded
def _posts(actor: Actor, *, key: str) -> QuerySet[Post]:
    return Post.objects.visible_to(actor).select_related("person").filter(key=key)


def action_or_404(actor: Actor, key: str) -> Action:
    rows = Action.objects.visible_to(actor).filter(IN_USE, key=key).select_related("post__person")
    found = rows.annotate(owner_name=name_of("owner")).first()
    if found is None:
        raise Http404
    return found


def promise_or_404(actor: Actor, key: str) -> Promise:
    rows = Promise.objects.visible_to(actor).filter(IN_USE, key=key).select_related("post__person")
    found = rows.annotate(owes=name_of("owed_by")).first()
    if found is None:
        raise Http404
    return found


def page_of(post: Post) -> str:
    return reverse("commitments_post", args=[post.key])


def looked(request: ActorRequest, post: Post, where: str) -> None:
    """One event a view, when somebody else's page is shown."""
    if post.person_id != request.actor.person_id:
        record(actor=request.actor, verb=Verb.LOOKED, kind=KIND, where=where, subject_id=post.person_id)
