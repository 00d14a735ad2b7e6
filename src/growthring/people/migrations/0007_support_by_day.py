"""Whoever looks for posts without support asks for kind and days: the index alone answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_proven_addresses"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="partnership",
            name="people_part_post_id_e2b093_idx",
        ),
        migrations.AddIndex(
            model_name="partnership",
            index=models.Index(fields=["post", "kind", "starts_on", "ends_on"], name="people_part_post_id_a52d54_idx"),
        ),
    ]
