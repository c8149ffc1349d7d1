from django.db import migrations

GROUPS = ["Pengajar", "Administrator"]
RIGHTS = {
    "question": ["add", "change", "delete", "publish", "view"],
    "questionbank": ["add", "change", "delete", "view"],
}


def allow_question_bank(apps, schema_editor):
    """Who writes courses writes questions too."""
    rights = [permission(apps, model, action) for model, actions in RIGHTS.items() for action in actions]
    for name in GROUPS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)


def permission(apps, model, action):
    """Django makes permissions after all migrations, so on a new database this is the first to ask for some."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="assessments", model=model
    )
    right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return right


def forbid_question_bank(apps, schema_editor):
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="assessments", content_type__model__in=RIGHTS
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("accounts", "0003_create_role_groups"),
    ]

    operations = [migrations.RunPython(allow_question_bank, forbid_question_bank)]
