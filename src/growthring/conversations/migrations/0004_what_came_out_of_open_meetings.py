"""What came out of a meeting is kept as it is added; of meetings not signed yet, what was added on their days is kept."""

from typing import Any

from django.db import migrations
from django.utils import timezone

OPEN = ("begun", "recorded")


def keep(apps: Any, _schema: Any) -> None:
    Arisen, Party = apps.get_model("conversations", "Arisen"), apps.get_model("conversations", "Party")
    kinds = (("action", "added"), ("promise", "promised"))
    for held in apps.get_model("conversations", "Conversation").objects.filter(state__in=OPEN, begun_at__isnull=False):
        ended = timezone.localdate(held.ended_at or timezone.now())
        days = (timezone.localdate(held.begun_at), ended)
        sat = Party.objects.filter(conversation=held, sat_at__isnull=False).values("person")
        for what, did in kinds:
            rows = apps.get_model("commitments", what.title()).objects.filter(binned_at=None, post=held.post_id)
            known = Arisen.objects.filter(conversation=held).exclude(**{what: None}).values(what)
            came = rows.filter(**{f"{did}_on__range": days, f"{did}_by__in": sat}).exclude(pk__in=known)
            Arisen.objects.bulk_create(
                Arisen(trust_id=held.trust_id, conversation=held, **{f"{what}_id": pk})
                for pk in came.order_by("pk").values_list("pk", flat=True)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0003_who_was_invited"),
        ("commitments", "0001_initial"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
