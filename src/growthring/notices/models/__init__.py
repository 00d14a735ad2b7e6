from growthring.notices.models.messages import Message
from growthring.notices.models.wishes import CalendarFeed, MailWishes, Told

__all__ = ["CalendarFeed", "MailWishes", "Message", "Told"]
