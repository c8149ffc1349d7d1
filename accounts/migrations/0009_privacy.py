import json
import uuid
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils.dateparse import parse_date, parse_datetime

import accounts.models.privacy.requests

DATA = Path(__file__).resolve().parents[1] / "data"


def load(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def load_notice(apps, schema_editor):
    notice = load("privacy_notice")
    apps.get_model("accounts", "PrivacyNotice").objects.create(
        version=notice["version"],
        text_id="\n".join(notice["text_id"]),
        text_en="\n".join(notice["text_en"]),
        effective_from=parse_date(notice["effective_from"]),
        published_at=parse_datetime(notice["published_at"]),
    )


def load_activities(apps, schema_editor):
    record = load("processing_activities")
    category = apps.get_model("accounts", "DataCategory")
    activity = apps.get_model("accounts", "ProcessingActivity")
    categories = {
        row["code"]: category.objects.create(order=place, **row) for place, row in enumerate(record["categories"])
    }
    for place, row in enumerate(record["activities"]):
        codes = row.pop("categories")
        made = activity.objects.create(order=place, updated_at=parse_datetime(record["updated_at"]), **row)
        made.categories.set([categories[code] for code in codes])


def load_retention_rules(apps, schema_editor):
    """All switched off: an officer looks at the preview first."""
    rule = apps.get_model("accounts", "RetentionRule")
    rule.objects.bulk_create(rule(**row) for row in load("retention_rules"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_entering")]

    operations = [
        migrations.CreateModel(
            name="BreachIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("happened_at", models.DateTimeField(verbose_name="happened at")),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                ("due_at", models.DateTimeField(verbose_name="notice due at")),
                ("cause", models.TextField(max_length=4000, verbose_name="how it happened")),
                ("measures", models.TextField(max_length=4000, verbose_name="what was done and will be done")),
                ("advice", models.TextField(blank=True, max_length=2000, verbose_name="what the people can do")),
                ("people_count", models.PositiveIntegerField(verbose_name="number of people")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "being dealt with"), ("notified", "notice given"), ("closed", "closed")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "agency_told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agency for data protection told at"),
                ),
                (
                    "people_told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mailing to the people started at"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
            ],
            options={
                "verbose_name": "data breach",
                "verbose_name_plural": "data breaches",
                "ordering": ["-found_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BreachSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="told at")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[("mail", "e-mail"), ("letter", "letter")],
                        max_length=8,
                        verbose_name="told by",
                    ),
                ),
            ],
            options={
                "verbose_name": "person affected by a breach",
                "verbose_name_plural": "people affected by breaches",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("training_news", "News of trainings by e-mail")],
                        max_length=30,
                        verbose_name="purpose",
                    ),
                ),
                ("text_version", models.PositiveSmallIntegerField(verbose_name="version of the text")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="consent withdrawn at")),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-given_at"],
            },
        ),
        migrations.CreateModel(
            name="DataCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("description", models.CharField(max_length=400, verbose_name="what it is")),
                ("is_specific", models.BooleanField(default=False, verbose_name="specific data (article 4(2))")),
                ("retention", models.CharField(max_length=300, verbose_name="kept for")),
                ("source", models.CharField(max_length=200, verbose_name="regulation")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "data category",
                "verbose_name_plural": "data categories",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="DataExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("language", models.CharField(max_length=5, verbose_name="language")),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        storage=accounts.models.privacy.requests.private_storage,
                        upload_to="",
                        verbose_name="file",
                    ),
                ),
                ("size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
            ],
            options={
                "verbose_name": "copy of one's data",
                "verbose_name_plural": "copies of one's data",
                "ordering": ["-asked_at"],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "See or receive a copy of my data"),
                            ("correction", "Correct my data"),
                            ("restriction", "Restrict the use of my data"),
                            ("erasure", "Erase my data"),
                            ("objection", "Object to a use or withdraw consent"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("wish", models.TextField(max_length=2000, verbose_name="what is asked for")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("in_progress", "in progress"),
                            ("done", "done"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                ("due_at", models.DateTimeField(verbose_name="answer due at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "legal_duty",
                                "A law obliges the agency to keep or use the data (articles 15(1)(c) and 20(2)(c))",
                            ),
                            ("safety", "It would endanger the safety or the health of someone (article 33(a))"),
                            ("others", "It would disclose personal data of someone else (article 33(b))"),
                            ("national_interest", "It is against defence or national security (article 33(c))"),
                            ("law_enforcement", "Law enforcement needs the data (article 15(1)(b))"),
                            ("unfounded", "The data is right as it is"),
                            ("not_held", "The platform does not hold the data"),
                        ],
                        max_length=20,
                        verbose_name="reason of refusal",
                    ),
                ),
                (
                    "told_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "received"),
                            ("in_progress", "in progress"),
                            ("done", "done"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status last told by mail",
                    ),
                ),
            ],
            options={
                "verbose_name": "data request",
                "verbose_name_plural": "data requests",
                "ordering": ["due_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NoticeAcknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("acknowledged_at", models.DateTimeField(verbose_name="read at")),
            ],
            options={
                "verbose_name": "notice read",
                "verbose_name_plural": "notices read",
                "ordering": ["-acknowledged_at"],
            },
        ),
        migrations.CreateModel(
            name="PrivacyContact",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address")),
            ],
            options={
                "verbose_name": "data-protection contact",
                "verbose_name_plural": "data-protection contacts",
            },
        ),
        migrations.CreateModel(
            name="PrivacyNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField(unique=True, verbose_name="version")),
                ("text_id", models.TextField(verbose_name="text in Indonesian")),
                ("text_en", models.TextField(verbose_name="text in English")),
                ("effective_from", models.DateField(verbose_name="holds from")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published at")),
            ],
            options={
                "verbose_name": "privacy notice",
                "verbose_name_plural": "privacy notices",
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="ProcessingActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("purpose", models.CharField(max_length=500, verbose_name="purpose")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("consent", "consent (article 20(2)(a))"),
                            ("contract", "contract (article 20(2)(b))"),
                            ("legal_obligation", "legal obligation (article 20(2)(c))"),
                            ("vital_interest", "vital interest (article 20(2)(d))"),
                            ("public_task", "public task (article 20(2)(e))"),
                            ("legitimate_interest", "legitimate interest (article 20(2)(f))"),
                        ],
                        max_length=24,
                        verbose_name="basis",
                    ),
                ),
                ("basis_detail", models.CharField(max_length=300, verbose_name="regulation behind the basis")),
                ("subjects", models.CharField(max_length=200, verbose_name="whose data")),
                ("recipients", models.CharField(max_length=400, verbose_name="recipients")),
                ("transfers", models.CharField(max_length=200, verbose_name="transfer abroad")),
                ("retention", models.CharField(max_length=300, verbose_name="kept for")),
                ("security", models.CharField(max_length=500, verbose_name="security measures")),
                ("source", models.CharField(max_length=300, verbose_name="source of the data")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("updated_at", models.DateTimeField(verbose_name="changed at")),
            ],
            options={
                "verbose_name": "processing activity",
                "verbose_name_plural": "processing activities",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("target", models.CharField(max_length=40, verbose_name="what")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("days", models.PositiveIntegerField(verbose_name="kept for (days)")),
                (
                    "action",
                    models.CharField(
                        choices=[("delete", "is deleted"), ("anonymise", "is anonymised")],
                        max_length=10,
                        verbose_name="then",
                    ),
                ),
                ("basis", models.CharField(max_length=300, verbose_name="legal basis")),
                ("switched_on_at", models.DateTimeField(blank=True, null=True, verbose_name="switched on at")),
            ],
            options={
                "verbose_name": "retention rule",
                "verbose_name_plural": "retention rules",
                "ordering": ["target", "-version"],
            },
        ),
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
                ("touched", models.PositiveIntegerField(default=0, verbose_name="rows touched")),
            ],
            options={
                "verbose_name": "retention run",
                "verbose_name_plural": "retention runs",
                "ordering": ["-started_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="erased at"),
        ),
        migrations.AddField(
            model_name="user",
            name="processing_restricted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="use of data restricted since"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None), models.Q(("email", None), ("is_active", False)), _connector="OR"
                ),
                name="user_erased_cannot_sign_in",
            ),
        ),
        migrations.AddField(
            model_name="breachincident",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="breachincident",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.orgunit",
                verbose_name="unit concerned",
            ),
        ),
        migrations.AddField(
            model_name="breachsubject",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="accounts.breachincident"
            ),
        ),
        migrations.AddField(
            model_name="breachsubject",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="breachincident",
            name="data_categories",
            field=models.ManyToManyField(
                related_name="+", to="accounts.datacategory", verbose_name="data that was disclosed"
            ),
        ),
        migrations.AddField(
            model_name="dataexport",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="data_exports", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="data_requests",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.orgunit",
            ),
        ),
        migrations.AddField(
            model_name="noticeacknowledgement",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notices_read", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="privacycontact",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="privacy_contact_only_one"),
        ),
        migrations.AddConstraint(
            model_name="privacynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="privacy_notice_version_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="privacynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text_id", ""), _negated=True), models.Q(("text_en", ""), _negated=True)),
                name="privacy_notice_in_both_languages",
            ),
        ),
        migrations.AddField(
            model_name="noticeacknowledgement",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acknowledgements",
                to="accounts.privacynotice",
            ),
        ),
        migrations.AddField(
            model_name="processingactivity",
            name="categories",
            field=models.ManyToManyField(
                related_name="activities", to="accounts.datacategory", verbose_name="data categories"
            ),
        ),
        migrations.AddField(
            model_name="retentionrule",
            name="switched_on_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="retentionrun",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="accounts.retentionrule"
            ),
        ),
        migrations.AddConstraint(
            model_name="breachsubject",
            constraint=models.UniqueConstraint(fields=("incident", "user"), name="breach_subject_once"),
        ),
        migrations.AddConstraint(
            model_name="breachsubject",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", ""), ("told_at", None)),
                    models.Q(("told_at__isnull", False), models.Q(("channel", ""), _negated=True)),
                    _connector="OR",
                ),
                name="breach_subject_told_by_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)), fields=("user", "purpose"), name="consent_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), ("withdrawn_at__gte", models.F("given_at")), _connector="OR"
                ),
                name="consent_withdrawn_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="breachincident",
            constraint=models.CheckConstraint(
                condition=models.Q(("found_at__gte", models.F("happened_at"))), name="breach_found_after_it_happened"
            ),
        ),
        migrations.AddConstraint(
            model_name="breachincident",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at__gt", models.F("found_at"))), name="breach_due_after_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="breachincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("status", "closed")),
                    models.Q(models.Q(("status", "closed"), _negated=True), ("closed_at", None)),
                    _connector="OR",
                ),
                name="breach_closed_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="breachincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "notified"), _negated=True), ("agency_told_at__isnull", False), _connector="OR"
                ),
                name="breach_notified_told_the_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataexport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("made_at", None)), fields=("user",), name="data_export_one_being_made"
            ),
        ),
        migrations.AddConstraint(
            model_name="dataexport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file", ""), ("made_at", None), ("size", 0)),
                    models.Q(("made_at__isnull", False), models.Q(("file", ""), _negated=True)),
                    _connector="OR",
                ),
                name="data_export_made_has_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataexport",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("asked_at"))), name="data_export_expires_later"
            ),
        ),
        migrations.AddIndex(
            model_name="datarequest",
            index=models.Index(fields=["status", "due_at"], name="data_request_queue"),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["received", "in_progress"])),
                fields=("person", "kind"),
                name="data_request_one_open_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("status__in", ["received", "in_progress"])),
                    models.Q(("closed_at__isnull", False), ("status__in", ["done", "refused", "withdrawn"])),
                    _connector="OR",
                ),
                name="data_request_closed_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "refused"),
                        models.Q(("refusal", ""), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(models.Q(("status", "refused"), _negated=True), ("refusal", "")),
                    _connector="OR",
                ),
                name="data_request_refused_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "done"), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="data_request_done_with_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at__gt", models.F("received_at"))), name="data_request_due_after_received"
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), ("closed_at__gte", models.F("received_at")), _connector="OR"),
                name="data_request_closed_after_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeacknowledgement",
            constraint=models.UniqueConstraint(fields=("user", "notice"), name="notice_acknowledged_once"),
        ),
        migrations.AddConstraint(
            model_name="processingactivity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", ""), _negated=True), models.Q(("basis_detail", ""), _negated=True)
                ),
                name="processing_has_purpose_and_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="processingactivity",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="processing_version_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.UniqueConstraint(fields=("target", "version"), name="retention_rule_version_once"),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("switched_on_at__isnull", False)),
                fields=("target",),
                name="retention_rule_one_switched_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 1)), name="retention_rule_at_least_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="retention_rule_has_basis"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("finished_at", None), ("finished_at__gte", models.F("started_at")), _connector="OR"
                ),
                name="retention_run_finishes_after_start",
            ),
        ),
        # Not elidable: the rows are part of every installation.
        migrations.RunPython(load_notice, migrations.RunPython.noop),
        migrations.RunPython(load_activities, migrations.RunPython.noop),
        migrations.RunPython(load_retention_rules, migrations.RunPython.noop),
    ]
