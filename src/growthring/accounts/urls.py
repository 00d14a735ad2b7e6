from django.urls import register_converter
from django.urls.converters import StringConverter

from growthring.accounts import views
from growthring.core.routing import path


class Base36(StringConverter):
    """A user's number as allauth writes it in a link; a key with dashes follows."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")

# The names are allauth's: it finds its pages by them.
urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-in/closed/", views.inactive, name="account_inactive"),
    path("sign-out/", views.logout, name="account_logout"),
    path("account/password/", views.change_password, name="account_change_password"),
    path("password/", views.reset_password, name="account_reset_password"),
    path("password/sent/", views.reset_done, name="account_reset_password_done"),
    path("password/new/<base36:uidb36>-<str:key>/", views.reset_from_key, name="account_reset_password_from_key"),
    path("password/changed/", views.reset_key_done, name="account_reset_password_from_key_done"),
]
