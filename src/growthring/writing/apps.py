from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "growthring.writing"
    label = "writing"
