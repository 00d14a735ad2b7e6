from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "growthring.people"
    label = "people"

    def ready(self) -> None:
        from growthring.accounts.passwords import WORDS_ABOUT
        from growthring.people import policy  # noqa: F401  registers who may see what
        from growthring.people.place_words import words_about

        if words_about not in WORDS_ABOUT:
            WORDS_ABOUT.append(words_about)
