"""Logins that are there already: where the school has the same address, its word counts."""

from typing import Any

from django.db import migrations
from django.db.models import Exists, F, OuterRef


def the_schools_word_counts(apps: Any, editor: Any) -> None:
    """In the database that is migrated: a backup that is read back is migrated beside the site's own."""
    using = editor.connection.alias
    users, persons = apps.get_model("accounts", "User"), apps.get_model("people", "Person")
    theirs = persons._base_manager.using(using).filter(user=OuterRef("pk"), email__iexact=OuterRef("email"))
    alone = users._base_manager.using(using).filter(Exists(theirs), proven_at__isnull=True)
    alone.update(proven_at=F("date_joined"))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_proven_addresses"),
        ("people", "0005_legal_holds"),
    ]

    operations = [migrations.RunPython(the_schools_word_counts, migrations.RunPython.noop)]
