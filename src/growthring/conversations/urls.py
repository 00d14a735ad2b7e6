from growthring.conversations.routes import meeting, planning, questions

urlpatterns = [*planning.urlpatterns, *meeting.urlpatterns, *questions.urlpatterns]
