from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0005_training_assignments"),
    ]

    operations = [
        migrations.AddField(
            model_name="stepcompletion",
            name="proof",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
