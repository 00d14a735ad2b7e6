"""The address I sign in with."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from growthring.accounts import address
from growthring.accounts.forms import AddressForm
from growthring.accounts.models import User
from growthring.accounts.views.own import own_account, private
from growthring.core.forms import invalid
from growthring.core.ui import tell

PAGE = "account/address.html"


@own_account(again=True)
def page(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    form = AddressForm(request.POST or None, user=user)
    told = {"form": form, "email": user.email, "mail_is_set_up": settings.MAIL_IS_SET_UP}
    if request.method != "POST":
        return render(request, PAGE, told)
    if not form.is_valid():
        return invalid(request, PAGE, told)
    wanted = form.cleaned_data["address"]
    link = reverse("account_address_confirm", args=[address.token_for(user, wanted)])
    address.send_link(user, wanted, request.build_absolute_uri(link), get_language() or "")
    return redirect("account_address_sent")


@own_account()
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "account/address_sent.html")


@own_account()
def confirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """Looking changes nothing; the button does."""
    user = request.user
    assert isinstance(user, User)
    wanted = address.of_token(user, token)
    told = {"wanted": wanted, "email": user.email}
    if wanted is None or request.method != "POST":
        return private(render(request, "account/address_confirm.html", told, status=200 if wanted else 410))
    if not address.change(request, user, wanted):
        return private(render(request, "account/address_confirm.html", {**told, "wanted": None}, status=410))
    tell(request, _("From now on you sign in with %(address)s.") % {"address": wanted})
    return redirect("account")
