from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_roles_with_scope")]

    operations = []
