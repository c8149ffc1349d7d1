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
        migrations.AddField(
            model_name="unitchange",
            name="refusal",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(fields=["unit", "ended_on", "started_on"], name="employment_of_unit"),
        ),
        migrations.AddIndex(
            model_name="unitchange",
            index=models.Index(
                condition=models.Q(("applied_at", None), ("cancelled_at", None)),
                fields=["effective_on"],
                name="unit_change_planned",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", None), ("closed_on__isnull", False), _connector="OR"),
                name="unit_merged_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), models.Q(("merged_into", models.F("id")), _negated=True), _connector="OR"
                ),
                name="unit_merged_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("siasn_id", ""), _negated=True), fields=("siasn_id",), name="unit_siasn_id_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("refusal", ""), ("applied_at", None), _connector="OR"),
                name="unit_change_refused_or_applied",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "renamed"), _negated=True),
                    models.Q(("new_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="unit_change_renames_to_something",
            ),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(fields=["ending", "ended_on"], name="employment_left"),
        ),
        # People: two records of one person, and lists of all of them.
        migrations.AddField(
            model_name="user",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_people",
                to=settings.AUTH_USER_MODEL,
                verbose_name="merged into",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("is_active", False), models.Q(("merged_into", models.F("id")), _negated=True)),
                    _connector="OR",
                ),
                name="user_merged_is_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["full_name", "id"], name="user_by_name"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("last_login", None)), fields=["full_name", "id"], name="user_never_signed_in"
            ),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="user_merged_into"
            ),
        ),
        migrations.AlterModelOptions(
            name="employment",
            options={
                "ordering": [
                    models.OrderBy(models.F("ended_on"), descending=True, nulls_first=True),
                    "-started_on",
                    "-pk",
                ],
                "verbose_name": "employment",
                "verbose_name_plural": "employments",
            },
        ),
    ]
