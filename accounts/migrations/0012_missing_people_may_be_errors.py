from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_withdrawn_proposals")]

    operations = [
        migrations.RemoveConstraint("importrow", "import_row_number_unless_left"),
        migrations.AddConstraint(
            "importrow",
            models.CheckConstraint(
                condition=Q(outcome="left", number=None)
                | Q(outcome="error")
                | ~Q(outcome="left") & Q(number__isnull=False),
                name="import_row_number_unless_left",
            ),
        ),
    ]
