"""Addresses of actions, promises of support and offers."""

from growthring.commitments.views import actions, offers, promises, saying, school
from growthring.core.routing import path

urlpatterns = [
    path("journey/<slug:key>/commitments/", actions.post_page, name="commitments_post"),
    path("journey/<slug:key>/commitments/action/", actions.action_add, name="commitments_action_add"),
    path("journey/<slug:key>/commitments/promise/", promises.promise_add, name="commitments_promise_add"),
    path("commitments/actions/<slug:key>/", actions.action_page, name="commitments_action"),
    path("commitments/actions/<slug:key>/tick/", actions.action_tick, name="commitments_action_tick"),
    path("commitments/actions/<slug:key>/untick/", actions.action_untick, name="commitments_action_untick"),
    path("commitments/actions/<slug:key>/put-away/", actions.action_put_away, name="commitments_action_put_away"),
    path("commitments/promises/<slug:key>/", promises.promise_page, name="commitments_promise"),
    path("commitments/promises/<slug:key>/share/", promises.promise_share, name="commitments_promise_share"),
    path("commitments/promises/<slug:key>/words/", promises.promise_words, name="commitments_promise_words"),
    path("commitments/promises/<slug:key>/put-away/", promises.promise_put_away, name="commitments_promise_put_away"),
    path("commitments/promises/<slug:key>/kept/", saying.kept, name="commitments_kept"),
    path("commitments/promises/<slug:key>/not-kept/", saying.not_kept, name="commitments_not_kept"),
    path("commitments/promises/<slug:key>/day/", saying.another_day, name="commitments_day"),
    path("commitments/promises/<slug:key>/answer/", saying.answer, name="commitments_answer"),
    path("commitments/promises/<slug:key>/decline/", saying.decline, name="commitments_decline"),
    path("schools/<slug:slug>/promises/", school.of_school, name="commitments_of_school"),
    path("my/offers/", offers.mine, name="commitments_offers"),
    path("my/offers/<slug:key>/withdraw/", offers.withdraw, name="commitments_offer_withdraw"),
]
