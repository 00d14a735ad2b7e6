"""Why somebody is not let in: a short code for the log, and words for the page."""

from django.utils.translation import gettext_lazy as _

CANCELLED = _("The sign-in was broken off over there. Nothing happened here.")
NOT_BEGUN_HERE = _(
    "This answer belongs to no sign-in that was begun in this browser, or it was used before. Begin again from here."
)
NOT_BELIEVED = _("The answer from over there could not be believed, so nobody was signed in. Begin again from here.")
NOT_REACHED = _("The other side could not be reached, or did not answer as it should. Try again in a few minutes.")

WORDS = {
    "cancelled": CANCELLED,
    "state": NOT_BEGUN_HERE,
    "mixed_up": NOT_BELIEVED,
    "refused_there": _("The other side refused the sign-in. Whoever looks after accounts can see the reason there."),
    "code": NOT_BEGUN_HERE,
    "algorithm": NOT_BELIEVED,
    "key": NOT_BELIEVED,
    "signature": NOT_BELIEVED,
    "issuer": NOT_BELIEVED,
    "audience": NOT_BELIEVED,
    "expired": _("The answer from over there came too late, or one of the two clocks is wrong. Begin again from here."),
    "nonce": NOT_BELIEVED,
    "claims": NOT_BELIEVED,
    "too_old": _("The other side did not ask you anew. Begin again, and give your password there once more."),
    "no_proof": _(
        "The other side does not say whether it asked you anew, so it cannot show that it is still you. Set a password "
        "first, by “I have forgotten it” on the page to sign in; then you are asked for that here."
    ),
    "domain": _("This account is not of the organisation whose accounts are taken here. Choose your work account."),
    "secret": _("Sign-in by this account has to be set up anew: ask whoever looks after it."),
    "unreachable": NOT_REACHED,
    "private_address": NOT_REACHED,
    "not_https": NOT_REACHED,
    "redirected": NOT_REACHED,
    "bad_answer": NOT_REACHED,
    "unknown": _(
        "Nobody here is linked to this account. Open your invitation, and choose ‘Continue with …’ there; or sign in "
        "as you did before and add this account on your account page."
    ),
    "closed": _("This login is closed. Your school office can open it again."),
    "not_here": _("This account opens nothing here any more. Your school office knows why."),
    "anothers": _("This account is another person’s way to sign in already."),
    "wrong_account": _("This is not the account you are signed in with. Begin again, and choose the same one."),
    "invitation": _("This invitation no longer works. Ask the school’s office for a new one."),
}


class Refused(Exception):
    """`code` is a key of WORDS; `detail` is for whoever sets a provider up, never shown to who signs in."""

    def __init__(self, code: str, detail: object = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail

    @property
    def words(self) -> str:
        return str(WORDS[self.code])
