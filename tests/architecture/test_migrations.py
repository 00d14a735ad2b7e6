"""The test database was made by our migrations, from nothing to the newest, on whichever engine this runs."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db


def test_every_migration_was_applied() -> None:
    loader = MigrationExecutor(connection).loader

    assert set(loader.applied_migrations) == set(loader.disk_migrations)


def test_every_room_has_one_newest_migration() -> None:
    loader = MigrationExecutor(connection).loader
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("growthring.")}

    assert loader.detect_conflicts() == {}
    assert ours & loader.unmigrated_apps == {
        label for label in ours if not list(apps.get_app_config(label).get_models())
    }


def test_the_models_have_not_moved_on() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
