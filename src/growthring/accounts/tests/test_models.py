import pytest
from django.db import IntegrityError

from growthring.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters() -> None:
    User.objects.create_user(" Ada.Example@School.Example ")

    assert User.objects.get_by_natural_key("ADA.example@school.example").email == "ada.example@school.example"


def test_two_logins_never_differ_by_a_capital() -> None:
    User.objects.create_user("ada@school.example")

    with pytest.raises(IntegrityError):
        User.objects.create_user("Ada@school.example")


def test_the_database_itself_refuses_a_capital() -> None:
    user = User.objects.create_user("ada@school.example")

    with pytest.raises(IntegrityError):
        User.objects.filter(pk=user.pk).update(email="Ada@school.example")


def test_without_a_password_nobody_can_sign_in() -> None:
    assert not User.objects.create_user("ada@school.example").has_usable_password()
