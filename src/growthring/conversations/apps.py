from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    name = "growthring.conversations"
    label = "conversations"

    def ready(self) -> None:
        from growthring.commitments import arising
        from growthring.conversations import handover, moving, policy, telling  # noqa: F401  policy: who may see what
        from growthring.conversations.models import Evidence
        from growthring.conversations.services.arising import keep
        from growthring.conversations.services.starting import start_trust_questions
        from growthring.people import beginnings
        from growthring.people import handover as leaving
        from growthring.standards.views.place import BESIDE
        from growthring.writing import bins

        telling.register()
        arising.register(keep)
        moving.register()
        bins.register(Evidence, _("Evidence I brought to a meeting"), words=str)
        leaving.register(_("Meetings"), handover.planned_meetings)
        beginnings.on_trust(start_trust_questions)
        BESIDE["conversations_questions"] = _("Questions")
