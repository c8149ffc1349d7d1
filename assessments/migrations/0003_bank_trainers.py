import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_allow_question_bank"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BankTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                (
                    "bank",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="assessments.questionbank",
                    ),
                ),
                (
                    "trainer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bank_memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trainer of a question bank",
                "verbose_name_plural": "trainers of question banks",
                "constraints": [models.UniqueConstraint(fields=("bank", "trainer"), name="bank_trainer_once")],
            },
        ),
        migrations.AddField(
            model_name="questionbank",
            name="trainers",
            field=models.ManyToManyField(
                blank=True,
                related_name="question_banks",
                through="assessments.BankTrainer",
                to=settings.AUTH_USER_MODEL,
                verbose_name="trainers",
            ),
        ),
    ]
