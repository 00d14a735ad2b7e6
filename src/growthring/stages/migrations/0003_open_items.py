"""Open items, of a trust by their day and of a list: without a look at what is assured long since, or elsewhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_support_by_day"),
        ("stages", "0002_counted_checkpoints"),
        ("standards", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="assuranceitem",
            name="open_items_by_due_date",
        ),
        migrations.AddIndex(
            model_name="assuranceitem",
            index=models.Index(
                condition=models.Q(("assured_on__isnull", True)), fields=["trust", "due_on"], name="open_items_by_day"
            ),
        ),
        migrations.AddIndex(
            model_name="assuranceitem",
            index=models.Index(
                condition=models.Q(("assured_on__isnull", True)), fields=["assurance"], name="open_items_by_list"
            ),
        ),
    ]
