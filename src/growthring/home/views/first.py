from django.http import HttpResponse
from django.shortcuts import redirect

from growthring.core.access import Actor, ActorRequest, Role, signed_in
from growthring.home import shell


@signed_in("Sends everybody to the screen they open Growthring for.")
def home(request: ActorRequest) -> HttpResponse:
    return redirect(first_screen(request.actor))


def first_screen(actor: Actor) -> str:
    """By what somebody is here for: the widest duty first, one's own journey where there is no other."""
    if shell.leads_trust(actor):
        return "trust"
    if actor.holds_any(Role.HD, Role.PDL):
        return "school"
    if actor.holds_any(Role.OFF, Role.DPO):
        return "set_up"
    if actor.partner_as:
        return "support"
    if shell.has_journey(actor):
        return "journey"
    return "school" if shell.has_school(actor) else "account"
