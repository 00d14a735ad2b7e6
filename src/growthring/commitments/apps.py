from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "growthring.commitments"
    label = "commitments"
