import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_privacy")]

    operations = [
        migrations.CreateModel(
            name="KioskCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("pin", models.CharField(blank=True, max_length=128)),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back at")),
                ("last_used_at", models.DateTimeField(blank=True, null=True, verbose_name="last used at")),
                ("failures", models.PositiveSmallIntegerField(default=0, verbose_name="failed attempts")),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kiosk_cards",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in card",
                "verbose_name_plural": "sign-in cards",
                "ordering": ["-issued_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)), fields=("user",), name="kiosk_card_one_standing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))), name="kiosk_card_expires_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), ("revoked_at__gte", models.F("issued_at")), _connector="OR"
                        ),
                        name="kiosk_card_ends_later",
                    ),
                    models.CheckConstraint(condition=models.Q(("failures__lte", 5)), name="kiosk_card_locks_in_time"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_used_at", None), models.Q(("pin", ""), _negated=True), _connector="OR"
                        ),
                        name="kiosk_card_is_used_with_a_pin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KioskDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="name of the device")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
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
            ],
            options={
                "verbose_name": "shared device",
                "verbose_name_plural": "shared devices",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="kiosk_device_has_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), ("revoked_at__gte", models.F("made_at")), _connector="OR"
                        ),
                        name="kiosk_device_ends_later",
                    ),
                ],
            },
        ),
    ]
