import pytest
from django.apps import apps

from growthring.people.models import TrustOwned
from tests.access.world import build

pytestmark = pytest.mark.django_db


def test_every_key_between_rows_a_trust_owns_stays_inside_the_trust() -> None:
    build()
    crossing = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if issubclass(model, TrustOwned)
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, TrustOwned)
        for row in model._base_manager.select_related(field.name)
        if getattr(row, field.attname) and getattr(row, field.name).trust_id != row.trust_id
    ]
    assert crossing == []
