"""My record, to take along: one file that opens anywhere."""

from django.http import HttpResponse

from growthring.audit.services import Verb, record
from growthring.core.access import ActorRequest, signed_in
from growthring.home.portable import packed
from growthring.home.queries.portable import my_words
from growthring.home.queries.story import my_story


@signed_in("What one may see of oneself, as a file.")
def download(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    file = packed(actor, my_story(actor), my_words(actor))
    kind, where = "Conversation record", "record to take along"
    record(actor=actor, verb=Verb.EXPORTED, kind=kind, where=where, subject_id=actor.person_id)
    name = f"journey-{actor.on.isoformat()}.zip"
    return HttpResponse(
        file, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
