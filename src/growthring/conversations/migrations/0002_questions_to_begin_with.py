"""Trusts that were there before conversations get the questions every new trust begins with."""

from django.db import migrations

from growthring.conversations.starting import SETS
from growthring.core import clock


def give(apps, schema_editor):
    there = schema_editor.connection.alias
    question_sets = apps.get_model("conversations", "QuestionSet").objects.using(there)
    questions = apps.get_model("conversations", "Question")
    rules = apps.get_model("conversations", "MeetingRules").objects.using(there)
    for trust in apps.get_model("people", "Trust").objects.using(there):
        for purpose, words in SETS.items():
            version = question_sets.create(
                trust=trust, purpose=purpose, number=1, name=str(words.name), introduction=str(words.introduction),
                in_force_from=clock.today(),
            )
            questions.objects.using(there).bulk_create(
                questions(
                    trust=trust, version=version, position=position, code=asked.code or "", text=str(asked.text),
                    purpose=str(asked.purpose), learner_prompt=str(asked.learner), partner_prompt=str(asked.partner),
                )
                for position, asked in enumerate(words.questions, start=1)
            )
        rules.create(trust=trust, wellbeing_prompt="How are you, and what would make work easier on you?")


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
