from growthring.writing.models.bins import IN_USE, Binned, in_use_or_mine
from growthring.writing.models.drafts import Draft
from growthring.writing.models.sent import SentOnce
from growthring.writing.models.versions import TextVersion, Versioned

__all__ = ["IN_USE", "Binned", "Draft", "SentOnce", "TextVersion", "Versioned", "in_use_or_mine"]
