import django.db.models.deletion
from django.db import migrations, models

import growthring.core.models

KEY = models.CharField(default=growthring.core.models.new_key, editable=False, max_length=16, unique=True)


def _trust() -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust")


class Migration(migrations.Migration):
    dependencies = [
        ("interop", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", KEY.clone()),
                ("signature", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=120)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                ("trust", _trust()),
            ],
            options={"ordering": ["file_name", "pk"]},
        ),
        migrations.CreateModel(
            name="WaitingTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", KEY.clone()),
                ("made_at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=120)),
                ("content", models.BinaryField()),
                ("said", models.JSONField(default=dict)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                ("trust", _trust()),
            ],
            options={"ordering": ["-made_at", "-pk"]},
        ),
        migrations.AddField(
            model_name="importbatch",
            name="mapping",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="interop.columnmapping",
            ),
        ),
        migrations.AddConstraint(
            model_name="columnmapping",
            constraint=models.UniqueConstraint(fields=("trust", "signature"), name="one_mapping_a_row_of_headings"),
        ),
    ]
