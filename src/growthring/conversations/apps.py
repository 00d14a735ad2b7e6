from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "growthring.conversations"
    label = "conversations"
