"""The table of the shared cache: tries to sign in are counted for all processes together."""

from django.core.management import call_command
from django.db import migrations

TABLE = "growthring_cache"


def create(apps, editor):
    call_command("createcachetable", TABLE, database=editor.connection.alias, verbosity=0)


def drop(apps, editor):
    editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0001_initial")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
