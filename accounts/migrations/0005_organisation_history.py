import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_audit_trail")]

    operations = [
        migrations.CreateModel(
            name="UnitChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("renamed", "renamed"),
                            ("moved", "moved"),
                            ("merged", "merged"),
                            ("closed", "closed"),
                            ("reopened", "reopened"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="holds from")),
                ("old_name", models.CharField(blank=True, max_length=200, verbose_name="name before")),
                ("new_name", models.CharField(blank=True, max_length=200, verbose_name="name after")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="legal basis")),
                ("created_at", models.DateTimeField(verbose_name="recorded at")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="applied at")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="cancelled at")),
            ],
            options={
                "verbose_name": "change of a unit",
                "verbose_name_plural": "changes of units",
                "ordering": ["-effective_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="employment",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("changed", "another position or number"),
                    ("retired", "retired"),
                    ("resigned", "resigned"),
                    ("transferred", "transferred to an agency outside this site"),
                    ("contract_ended", "contract ended"),
                    ("dismissed", "dismissed"),
                    ("died", "died"),
                ],
                max_length=16,
                verbose_name="reason of ending",
            ),
        ),
        migrations.AddField(
            model_name="employment",
            name="superior",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="subordinate_employments",
                to=settings.AUTH_USER_MODEL,
                verbose_name="superior",
            ),
        ),
        migrations.AddField(
            model_name="orgunit",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_units",
                to="accounts.orgunit",
                verbose_name="merged into",
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ending", ""), ("ended_on__isnull", False), _connector="OR"),
                name="employment_ending_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superior", None), models.Q(("superior", models.F("user")), _negated=True), _connector="OR"
                ),
                name="employment_superior_is_someone_else",
            ),
        ),
        migrations.AddField(
            model_name="unitchange",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="unitchange",
            name="new_parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.orgunit",
            ),
        ),
        migrations.AddField(
            model_name="unitchange",
            name="old_parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.orgunit",
            ),
        ),
        migrations.AddField(
            model_name="unitchange",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="accounts.orgunit",
                verbose_name="unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("applied_at", None), ("cancelled_at", None), _connector="OR"),
                name="unit_change_applied_or_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["moved", "merged"]), _negated=True),
                    ("new_parent__isnull", False),
                    _connector="OR",
                ),
                name="unit_change_goes_somewhere",
            ),
        ),
    ]
