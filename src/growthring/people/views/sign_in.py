"""Set-up of sign-in: a trust's providers, and what it takes of its people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, guarded
from growthring.core.ui import tell
from growthring.people.forms.sign_in import ProviderForm, RulesForm
from growthring.people.models import SignInProvider, SignInRules, Trust
from growthring.people.policy import may_set_up_sign_in
from growthring.people.queries.sign_in import site_way
from growthring.people.services import sign_in as services
from growthring.people.services.events import ROLE
from growthring.people.views.common import form_page

Kind = SignInProvider.Kind
REASON = gettext_lazy("The trust’s own office or IT sets up how its people sign in.")
office = guarded(ROLE, verb="edit", allow=may_set_up_sign_in, reason=REASON)


@office
def page(request: ActorRequest) -> HttpResponse:
    rules = SignInRules.objects.visible_to(request.actor).first() or SignInRules()
    initial = {"passwords": rules.passwords, "other_trusts": rules.other_trusts}
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST":
        form = RulesForm(request.POST)  # two boxes without a tick send nothing

    def save(data: dict[str, Any]) -> HttpResponse:
        services.set_rules(actor=request.actor, **data)
        tell(request, _("How your people sign in is saved."))
        return redirect("people_sign_in")

    slug = Trust.objects.get(pk=request.actor.trust_id).slug
    told = {
        "providers": list(_providers(request)),
        "kinds": [(kind.value, kind.label) for kind in Kind],
        "site": site_way(),
        "address": request.build_absolute_uri(reverse("sign_in_trust", args=[slug])),
    }
    return form_page(request, form, save, template="people/sign_in.html", **told)


@office
def add(request: ActorRequest) -> HttpResponse:
    kind = request.GET.get("kind", Kind.OTHER.value)
    if kind not in Kind.values:
        raise Http404
    form = ProviderForm(request.POST or None, kind=kind)

    def save(data: dict[str, Any]) -> HttpResponse:
        made = services.save_provider(actor=request.actor, key=data["key"], **form.facts())
        tell(request, _("%s is saved, and not in use yet: try it next.") % made)
        return redirect("people_sign_in_provider", made.key)

    told = {"title": Kind(kind).label, "kind": kind, "back_to": _back_to(request, form.way_back), "provider": None}
    return form_page(request, form, save, template="people/sign_in_provider.html", **told)


@office
def provider(request: ActorRequest, key: str) -> HttpResponse:
    row = _provider(request, key)
    form = ProviderForm(request.POST or None, kind=row.kind, provider=row)

    def save(data: dict[str, Any]) -> HttpResponse:
        services.save_provider(actor=request.actor, provider=row, **form.facts())
        tell(request, _("%s is saved.") % row)
        return redirect("people_sign_in_provider", row.key)

    told = {"title": row.name, "kind": row.kind, "back_to": _back_to(request, row.key), "provider": row}
    return form_page(request, form, save, template="people/sign_in_provider.html", **told)


@office
@require_POST
def act(request: ActorRequest, key: str) -> HttpResponse:
    """Try it, switch it on or off, or take it away."""
    row = _provider(request, key)
    acts = {"try": _try, "on": _switch_on, "off": _switch_off, "remove": _remove}
    chosen = acts.get(request.POST.get("do", ""))
    if chosen is None:
        raise Http404
    try:
        chosen(request, row)
    except ValidationError as refusal:
        tell(request, refusal.messages[0])
    return redirect("people_sign_in") if row.pk is None else redirect("people_sign_in_provider", key)


def _try(request: ActorRequest, row: SignInProvider) -> None:
    if services.try_provider(actor=request.actor, provider=row, back=_back_to(request, row.key)):
        tell(request, _("The try found something wrong: it stands below."))
    else:
        tell(request, _("The try found nothing wrong."))


def _switch_on(request: ActorRequest, row: SignInProvider) -> None:
    services.switch_provider(actor=request.actor, provider=row, on=True)
    tell(request, _("%s is in use.") % row)


def _switch_off(request: ActorRequest, row: SignInProvider) -> None:
    services.switch_provider(actor=request.actor, provider=row, on=False)
    tell(request, _("%s is not in use. Whoever came in by it is turned away with their next click.") % row)


def _remove(request: ActorRequest, row: SignInProvider) -> None:
    services.remove_provider(actor=request.actor, provider=row)
    tell(request, _("%s is taken away, with every account that was linked to it.") % row)


def _provider(request: ActorRequest, key: str) -> SignInProvider:
    return get_object_or_404(_providers(request), key=key)


def _providers(request: ActorRequest) -> QuerySet[SignInProvider]:
    """The trust's own: a guest's way in is another's to set up."""
    return SignInProvider.objects.visible_to(request.actor).filter(trust_id=request.actor.trust_id)


def _back_to(request: HttpRequest, key: str) -> str:
    return request.build_absolute_uri(reverse("sign_in_back", args=[key]))
