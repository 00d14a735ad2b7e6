from django.urls import register_converter
from django.urls.converters import StringConverter

from growthring.accounts.views import address, again, door, kept, places, recovery, second_factor
from growthring.core.routing import path


class Base36(StringConverter):
    """A user's number as allauth writes it in a link; a key with dashes follows."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")

# The names are allauth's: it finds its pages by them.
urlpatterns = [
    path("sign-in/", door.login, name="account_login"),
    path("sign-in/closed/", door.inactive, name="account_inactive"),
    path("sign-in/second-step/", again.second_step, name="mfa_authenticate"),
    path("sign-in/passkey/", again.key_alone, name="mfa_login_webauthn"),
    path("sign-out/", door.logout, name="account_logout"),
    path("password/", door.reset_password, name="account_reset_password"),
    path("password/sent/", door.reset_done, name="account_reset_password_done"),
    path("password/new/<base36:uidb36>-<str:key>/", door.reset_from_key, name="account_reset_password_from_key"),
    path("password/changed/", door.reset_key_done, name="account_reset_password_from_key_done"),
    path("account/password/", door.change_password, name="account_change_password"),
    path("account/address/", address.page, name="account_address"),
    path("account/address/sent/", address.sent, name="account_address_sent"),
    path("account/address/<str:token>/", address.confirm, name="account_address_confirm"),
    path("account/again/", again.password_again, name="account_reauthenticate"),
    path("account/again/code/", again.code_again, name="mfa_reauthenticate"),
    path("account/again/passkey/", again.key_again, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/", second_factor.index, name="mfa_index"),
    path("account/second-factor/app/", second_factor.set_up_app, name="mfa_activate_totp"),
    path("account/second-factor/app/code.svg", second_factor.picture, name="mfa_totp_picture"),
    path("account/second-factor/app/away/", second_factor.take_app_away, name="mfa_deactivate_totp"),
    path("account/second-factor/passkey/", second_factor.add_key, name="mfa_add_webauthn"),
    path("account/second-factor/passkey/<slug:mark>/name/", second_factor.rename_key, name="mfa_edit_webauthn"),
    path("account/second-factor/passkey/<slug:mark>/away/", second_factor.take_key_away, name="mfa_remove_webauthn"),
    path("account/second-factor/recovery/", recovery.page, name="mfa_view_recovery_codes"),
    path("account/second-factor/recovery/new/", recovery.make, name="mfa_generate_recovery_codes"),
    path("account/second-factor/recovery/file/", recovery.file, name="mfa_download_recovery_codes"),
    path("account/places/", places.page, name="account_places"),
    path("account/places/end/", places.end, name="account_places_end"),
    path("account/places/end-others/", places.end_others, name="account_places_end_others"),
    path("account/kept/", kept.page, name="account_kept"),
    path("account/kept/put-away/", kept.put_away, name="account_kept_put_away"),
]
