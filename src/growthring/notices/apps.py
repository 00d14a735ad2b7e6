from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "growthring.notices"
    label = "notices"

    def ready(self) -> None:
        from growthring.core import mail
        from growthring.notices import drafts, moving, policy  # noqa: F401  who may see what, and what is told
        from growthring.notices.services.letters import carry

        mail.carries(carry)
        moving.register()
