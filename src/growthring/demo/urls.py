from growthring.core.routing import path
from growthring.demo import views

urlpatterns = [
    path("demo/", views.choose, name="demo"),
    path("demo/<slug:key>/", views.become, name="demo_become"),
]
