from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "growthring.notices"
    label = "notices"
