from django.db import migrations

from growthring.audit.append_only import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard, elidable=False)]
