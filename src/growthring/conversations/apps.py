from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "growthring.conversations"
    label = "conversations"

    def ready(self) -> None:
        from growthring.conversations import policy  # noqa: F401  registers who may see what
