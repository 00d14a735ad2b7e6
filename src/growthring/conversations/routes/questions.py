from growthring.conversations.views import questions
from growthring.core.routing import path

# Reading belongs to the school's own pages, changing to the set-up pages: the navigation goes by it.
READ, CHANGE = "school/how-we-work/questions/", "set-up/how-we-work/questions/"

urlpatterns = [
    path(READ, questions.questions, name="conversations_questions"),
    path(f"{READ}versions/<slug:key>/", questions.set_version, name="conversations_set_version"),
    path(f"{READ}<slug:purpose>/", questions.question_set, name="conversations_set"),
    path(f"{CHANGE}rules/", questions.rules, name="conversations_rules"),
    path(f"{CHANGE}<slug:purpose>/", questions.set_edit, name="conversations_set_edit"),
    path(f"{CHANGE}<slug:purpose>/back/", questions.set_back, name="conversations_set_back"),
]
