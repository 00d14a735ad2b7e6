from typing import ClassVar

from growthring.core.forms import BaseForm


class ShareForm(BaseForm):
    """A button; what stands in the way of it stands here. The page sends with it what its reader has read."""

    ids: ClassVar[str] = "id_share_%s"
