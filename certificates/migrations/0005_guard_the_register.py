from django.db import migrations

# Rows of the register are written once. Certificates keep their foreign keys by PROTECT.
TABLES = ["certificates_registerentry", "certificates_registernode", "certificates_registerhead"]
UNIQUE = {
    "certificates_registerentry": "old.position = NEW.position",
    "certificates_registernode": "(old.level = NEW.level AND old.place = NEW.place)",
    "certificates_registerhead": "(old.size = NEW.size AND old.key_id = NEW.key_id)",
}


def sqlite_triggers(table):
    name = table.removeprefix("certificates_")
    yield (
        f"{name}_never_changes",
        f"""
        BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'Rows of the register cannot be changed.'); END""",
    )
    yield (
        f"{name}_never_goes",
        f"""
        BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'Rows of the register cannot be deleted.'); END""",
    )
    # INSERT OR REPLACE deletes without asking the trigger above.
    is_there = f"SELECT 1 FROM {table} AS old WHERE old.id = NEW.id OR {UNIQUE[table]}"  # noqa: S608
    yield (
        f"{name}_is_never_replaced",
        f"""
        BEFORE INSERT ON {table}
        WHEN EXISTS ({is_there})
        BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: rows of the register cannot be replaced.'); END""",
    )


def guard(apps, schema_editor):
    """On SQLite Django makes a table anew to change a column, and loses its triggers: a later migration repeats this."""
    if schema_editor.connection.vendor != "postgresql":
        for table in TABLES:
            for name, body in sqlite_triggers(table):
                schema_editor.execute(f"CREATE TRIGGER {name} {body}")
        return
    schema_editor.execute("""
        CREATE FUNCTION register_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Rows of the register cannot be changed or deleted.'
                USING ERRCODE = 'integrity_constraint_violation';
        END $$""")
    for table in TABLES:
        schema_editor.execute(f"""
            CREATE TRIGGER register_is_final BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION register_is_final()""")
        schema_editor.execute(f"""
            CREATE TRIGGER register_is_never_emptied BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION register_is_final()""")


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        for table in TABLES:
            for name, _ in sqlite_triggers(table):
                schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER register_is_final ON {table}")
        schema_editor.execute(f"DROP TRIGGER register_is_never_emptied ON {table}")
    schema_editor.execute("DROP FUNCTION register_is_final()")


class Migration(migrations.Migration):
    dependencies = [("certificates", "0004_load_grading_scale")]

    operations = [migrations.RunPython(guard, unguard)]
