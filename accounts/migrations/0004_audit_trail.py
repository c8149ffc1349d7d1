import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_create_role_groups")]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                ("action", models.CharField(max_length=60, verbose_name="action")),
                ("actor_id", models.UUIDField(blank=True, null=True, verbose_name="by (id)")),
                ("actor_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                ("subject_id", models.UUIDField(blank=True, null=True, verbose_name="on (id)")),
                ("subject_name", models.CharField(blank=True, max_length=150, verbose_name="on")),
                ("unit_id", models.UUIDField(blank=True, null=True, verbose_name="unit (id)")),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="thing")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("changes", models.JSONField(blank=True, default=dict, verbose_name="details")),
                ("address", models.GenericIPAddressField(blank=True, null=True, verbose_name="from address")),
                ("origin", models.CharField(blank=True, max_length=100, verbose_name="from")),
                (
                    "sequence",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, unique=True, verbose_name="number in the chain"
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "audit entry",
                "verbose_name_plural": "audit entries",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["subject_id", "at"], name="audit_subject"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["actor_id", "at"], name="audit_actor"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["unit_id", "at"], name="audit_unit"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["action", "at"], name="audit_action"),
        ),
    ]
