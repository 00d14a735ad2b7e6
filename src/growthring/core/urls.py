from growthring.core import languages
from growthring.core.routing import path

urlpatterns = [path("language/", languages.choose, name="language")]
