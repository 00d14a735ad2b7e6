"""The site: is it set up safely, can people reach it, does mail go out."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection

from growthring.upkeep.doctor.findings import Finding, fine, look, wrong

HERE = {"localhost", "127.0.0.1", "[::1]"}
SERVED_OTHERWISE = {"security.W008"}  # redirecting to https is the web server's in front


def settings_in_force() -> Iterator[Finding]:
    found = [
        message
        for message in checks.run_checks(include_deployment_checks=not set(settings.ALLOWED_HOSTS) <= HERE)
        if message.id not in SERVED_OTHERWISE and not message.is_silenced()
    ]
    for message in found:
        say = wrong if message.is_serious() else look
        yield say(str(message.msg), str(message.hint or f"See {message.id} in Django's list of system checks."))
    if not found:
        yield fine("The settings are safe.")


def reach() -> Iterator[Finding]:
    if set(settings.ALLOWED_HOSTS) <= HERE:
        yield look(
            "The site answers on this machine only.",
            "Set GROWTHRING_HOSTS to its name, such as growth.your-trust.example.",
        )
    elif not settings.HTTPS:
        yield wrong("People reach the site without https.", "Put it behind a web server with a certificate.")
    else:
        yield fine(f"The site answers by https to {', '.join(settings.ALLOWED_HOSTS)}.")


def mail() -> Iterator[Finding]:
    if not settings.MAIL_IS_SET_UP:
        yield look(
            "No mail is sent: links for invitations and passwords are shown for copying.", "Set GROWTHRING_MAIL_URL."
        )
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        connection = get_connection(timeout=5)
        connection.open()
        connection.close()
    except OSError as error:  # every refusal of smtplib is one
        yield wrong(
            f"The mail server {server} does not take our mail: {type(error).__name__}.",
            "Look at its name, port, user and password in GROWTHRING_MAIL_URL.",
        )
    else:
        yield fine(f"The mail server {server} answers.")
