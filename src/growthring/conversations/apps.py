from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "growthring.conversations"
    label = "conversations"

    def ready(self) -> None:
        from growthring.conversations import policy  # noqa: F401  registers who may see what
        from growthring.conversations.services.starting import start_trust_questions
        from growthring.people import beginnings

        beginnings.on_trust(start_trust_questions)
