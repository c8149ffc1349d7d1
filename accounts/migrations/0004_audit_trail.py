import uuid

import django.core.serializers.json
import django.utils.timezone
from django.db import migrations, models

TABLE = "accounts_auditentry"
FACTS = [
    "id",
    "public_id",
    "at",
    "action",
    "actor_id",
    "actor_name",
    "subject_id",
    "subject_name",
    "unit_id",
    "target",
    "reason",
    "changes",
    "address",
    "origin",
]
# An entry may be sealed once, with all its facts as they were.
SQLITE = {
    "audit_entry_never_changes": f"""
        BEFORE UPDATE ON {TABLE}
        WHEN NOT (
            OLD.sequence IS NULL AND OLD.digest = '' AND NEW.sequence IS NOT NULL AND NEW.digest <> ''
            AND {" AND ".join(f"OLD.{name} IS NEW.{name}" for name in FACTS)}
        )
        BEGIN SELECT RAISE(ABORT, 'Audit entries cannot be changed.'); END""",
    "audit_entry_never_goes": f"""
        BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'Audit entries cannot be deleted.'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "audit_entry_is_never_replaced": f"""
        BEFORE INSERT ON {TABLE}
        WHEN EXISTS (
            SELECT 1 FROM {TABLE} AS old
            WHERE old.id = NEW.id OR old.public_id = NEW.public_id OR old.sequence = NEW.sequence
        )
        BEGIN SELECT RAISE(ABORT, 'Audit entries cannot be replaced.'); END""",  # noqa: S608
}
POSTGRESQL = f"""
    CREATE FUNCTION audit_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF OLD.sequence IS NULL AND OLD.digest = '' AND NEW.sequence IS NOT NULL AND NEW.digest <> ''
               AND {" AND ".join(f"OLD.{name} IS NOT DISTINCT FROM NEW.{name}" for name in FACTS)}
            THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'Audit entries cannot be changed or deleted.'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$;
    CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION audit_entry_is_final();
    CREATE TRIGGER audit_trail_is_never_emptied BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_final();
"""


def guard(apps, schema_editor):
    """On SQLite Django makes a table anew to change a column, and loses its triggers: a later migration repeats this."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for name, body in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {body}")


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER audit_entry_is_final ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER audit_trail_is_never_emptied ON {TABLE}")
        schema_editor.execute("DROP FUNCTION audit_entry_is_final()")
    else:
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")


def start_the_chain(apps, schema_editor):
    apps.get_model("accounts", "AuditHead").objects.get_or_create(pk=1)


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
                (
                    "changes",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="details",
                    ),
                ),
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
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["at", "id"], name="audit_at"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(condition=models.Q(("sequence", None)), fields=["id"], name="audit_unsealed"),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("sequence", None)),
                    models.Q(models.Q(("digest", ""), _negated=True), ("sequence__isnull", False)),
                    _connector="OR",
                ),
                name="audit_sealed_with_number_and_digest",
            ),
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "end of the audit trail",
                "verbose_name_plural": "end of the audit trail",
            },
        ),
        migrations.AddConstraint(
            model_name="audithead",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="audit_head_is_one"),
        ),
        migrations.RunPython(start_the_chain, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
