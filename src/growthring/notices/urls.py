from growthring.core.routing import path
from growthring.notices.views import feeds, landing, stopping, wishes

urlpatterns = [
    path("account/mail/", wishes.page, name="account_mail"),
    path("account/mail/calendar/", wishes.feed, name="account_mail_feed"),
    path("account/mail/go/", landing.go, name="mail_go"),
    path("mail/stop/<str:token>/", stopping.stop, name="mail_stop"),
    path("calendar/<str:key>.ics", feeds.show, name="calendar_feed"),
]
