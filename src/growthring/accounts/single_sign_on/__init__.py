"""Single sign-on by OpenID Connect: the protocol alone. Whom a provider may sign in is decided in `people` and `home`.

`docs/adr/0013-single-sign-on.md` says why the protocol is spoken here and not by django-allauth.
"""
