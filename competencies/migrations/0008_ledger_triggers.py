from django.db import migrations

# Rows of the two ledgers are written once and stay. What may change later: whose a row is, when two records of one
# person are merged; who wrote it down, when that record goes or is merged; and that a proof is revoked, once.
LEDGERS = ["Evidence", "HoursCredit"]
MOVES = {"person_id", "recorded_by_id"}
REVOKES = {"revoked_at", "revoked_reason"}
OF_A_SOURCE = (
    "there.person_id = NEW.person_id AND there.source_kind = NEW.source_kind AND there.source_key = NEW.source_key"
)
UNIQUE = {
    "Evidence": [
        "there.id = NEW.id",
        "there.public_id = NEW.public_id",
        f"({OF_A_SOURCE} AND there.competency_id = NEW.competency_id)",
    ],
    "HoursCredit": [
        "there.id = NEW.id",
        "there.public_id = NEW.public_id",
        "there.reverses_id = NEW.reverses_id",
        f"({OF_A_SOURCE} AND there.reverses_id IS NULL AND NEW.reverses_id IS NULL)",
    ],
}


def changeable(name):
    return MOVES | (REVOKES if name == "Evidence" else set())


def sqlite_triggers(model):
    name, table = model._meta.object_name, model._meta.db_table
    fixed = [field.column for field in model._meta.local_concrete_fields if field.column not in changeable(name)]
    broken = [f"OLD.{column} IS NOT NEW.{column}" for column in fixed]
    broken.append("(OLD.recorded_by_id IS NULL AND NEW.recorded_by_id IS NOT NULL)")
    if name == "Evidence":
        broken += [f"(OLD.revoked_at IS NOT NULL AND OLD.{column} IS NOT NEW.{column})" for column in sorted(REVOKES)]
    same = " OR ".join(UNIQUE[name])
    # Replacing, as INSERT and UPDATE OR REPLACE do, deletes without asking the trigger on DELETE.
    is_there = f"EXISTS (SELECT 1 FROM {table} AS there WHERE {same})"  # noqa: S608
    another_is = f"EXISTS (SELECT 1 FROM {table} AS there WHERE there.id <> OLD.id AND ({same}))"  # noqa: S608
    refuse = "SELECT RAISE(ABORT, 'Rows of a ledger cannot be {}.')".format
    taken = "SELECT RAISE(ABORT, 'UNIQUE constraint failed: rows of a ledger cannot be replaced.')"
    yield (
        f"{table}_never_changes",
        f"BEFORE UPDATE ON {table} WHEN {' OR '.join(broken)} BEGIN {refuse('changed')}; END",
    )
    yield f"{table}_never_goes", f"BEFORE DELETE ON {table} BEGIN {refuse('deleted')}; END"
    yield f"{table}_is_never_replaced", f"BEFORE INSERT ON {table} WHEN {is_there} BEGIN {taken}; END"
    yield f"{table}_moves_to_no_other", f"BEFORE UPDATE ON {table} WHEN {another_is} BEGIN {taken}; END"


POSTGRESQL_FUNCTION = """
    CREATE FUNCTION ledger_row_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        before jsonb;
        after jsonb;
        changeable text[] := TG_ARGV[0]::text[];
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            before := to_jsonb(OLD);
            after := to_jsonb(NEW);
            IF before - changeable = after - changeable
                AND (before->>'recorded_by_id' IS NOT NULL OR after->>'recorded_by_id' IS NULL)
                AND (before->>'revoked_at' IS NULL
                    OR (before->'revoked_at' = after->'revoked_at'
                        AND before->'revoked_reason' = after->'revoked_reason'))
            THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'Rows of a ledger cannot be changed or deleted.'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$"""


def guard(apps, schema_editor):
    """On SQLite Django makes a table anew to change a column, and loses its triggers: a later migration repeats this."""
    models = [apps.get_model("competencies", name) for name in LEDGERS]
    if schema_editor.connection.vendor != "postgresql":
        for model in models:
            for name, body in sqlite_triggers(model):
                schema_editor.execute(f"CREATE TRIGGER {name} {body}")
        return
    schema_editor.execute(POSTGRESQL_FUNCTION)
    for model in models:
        table, columns = model._meta.db_table, ",".join(sorted(changeable(model._meta.object_name)))
        schema_editor.execute(f"""
            CREATE TRIGGER ledger_row_is_final BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION ledger_row_is_final('{{{columns}}}')""")
        schema_editor.execute(f"""
            CREATE TRIGGER ledger_is_never_emptied BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION ledger_row_is_final('{{}}')""")


def unguard(apps, schema_editor):
    models = [apps.get_model("competencies", name) for name in LEDGERS]
    if schema_editor.connection.vendor != "postgresql":
        for model in models:
            for name, _ in sqlite_triggers(model):
                schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for model in models:
        schema_editor.execute(f"DROP TRIGGER ledger_row_is_final ON {model._meta.db_table}")
        schema_editor.execute(f"DROP TRIGGER ledger_is_never_emptied ON {model._meta.db_table}")
    schema_editor.execute("DROP FUNCTION ledger_row_is_final()")


class Migration(migrations.Migration):
    dependencies = [("competencies", "0007_load_position_standards")]

    operations = [migrations.RunPython(guard, unguard)]
