import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.models.imports


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_roles_with_scope"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("people", "people"), ("units", "units")], max_length=8, verbose_name="kind"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.orgunit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        storage=accounts.models.imports.private_storage,
                        upload_to=accounts.models.imports.stored_name,
                        verbose_name="file",
                    ),
                ),
                ("file_name", models.CharField(max_length=150, verbose_name="file name")),
                ("checksum", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("is_complete_list", models.BooleanField(default=False, verbose_name="complete list")),
                (
                    "ending",
                    models.CharField(blank=True, max_length=16, verbose_name="reason for those who are missing"),
                ),
                ("effective_on", models.DateField(verbose_name="holds from")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "waiting to be checked"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("applying", "being applied"),
                            ("applied", "applied"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("failed", "file can't be read"),
                            ("discarded", "discarded"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "notice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("data_changed", "The data have changed since the check, so the file was checked again."),
                            ("interrupted", "The work was interrupted. Nothing has been changed; start it again."),
                            ("out_of_reach", "The person who applied it no longer serves this unit."),
                        ],
                        max_length=16,
                    ),
                ),
                ("problem", models.JSONField(blank=True, default=dict)),
                ("unknown_headings", models.JSONField(blank=True, default=list)),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("seen", models.CharField(blank=True, max_length=64)),
                ("run", models.UUIDField(blank=True, null=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("heard_at", models.DateTimeField(blank=True, null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="sent at")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked at")),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="applied at")),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
                ("discarded_at", models.DateTimeField(blank=True, null=True, verbose_name="discarded at")),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["checked", "applying", "applied", "undoing", "undone"]), _negated=True
                            ),
                            models.Q(("checked_at__isnull", False), models.Q(("digest", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="import_checked_has_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applied_at__isnull", False), ("state__in", ["applied", "undoing", "undone"])),
                            models.Q(
                                models.Q(("state__in", ["applied", "undoing", "undone"]), _negated=True),
                                ("applied_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="import_applied_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "undone"), ("undone_at__isnull", False)),
                            models.Q(models.Q(("state", "undone"), _negated=True), ("undone_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="import_undone_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("discarded_at__isnull", False), ("state", "discarded")),
                            models.Q(models.Q(("state", "discarded"), _negated=True), ("discarded_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="import_discarded_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_complete_list", False),
                            ("kind", "units"),
                            models.Q(("ending", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="import_complete_list_says_why_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["checking", "applying", "undoing"]), _negated=True),
                            models.Q(("heard_at__isnull", False), ("run__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_at_work_has_worker",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="accounts.importbatch"
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True, verbose_name="row")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("error", "with errors"),
                            ("new", "new"),
                            ("moved", "moved"),
                            ("changed", "changed"),
                            ("left", "left"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("label", models.CharField(blank=True, max_length=60, verbose_name="NIP, NI PPPK or code")),
                ("differences", models.JSONField(blank=True, default=dict)),
                ("problems", models.JSONField(blank=True, default=list)),
                ("is_warned", models.BooleanField(default=False)),
                ("plan", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of an import",
                "ordering": ["number", "pk"],
                "indexes": [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "number"), name="import_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", None), ("outcome", "left")),
                            models.Q(models.Q(("outcome", "left"), _negated=True), ("number__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_row_number_unless_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "error"), _negated=True),
                            models.Q(("problems", []), _negated=True),
                            _connector="OR",
                        ),
                        name="import_row_error_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportEffect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="effects", to="accounts.importbatch"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.orgunit"
                    ),
                ),
                ("details", models.JSONField(blank=True, default=dict)),
                ("digest", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", None), ("unit__isnull", False)),
                            models.Q(("person__isnull", False), ("unit", None)),
                            _connector="OR",
                        ),
                        name="import_effect_on_one_thing",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
