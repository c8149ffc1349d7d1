from django.db import migrations

PAGE_RIGHTS = ["add_page", "change_page", "publish_page"]
COLLECTION_RIGHTS = {
    "wagtailimages": ["add_image", "change_image", "choose_image"],
    "wagtaildocs": ["add_document", "change_document", "choose_document"],
}


def create_role_groups(apps, schema_editor):
    """The groups that follow roles: into the content admin, and over every page, picture and document."""
    Group = apps.get_model("auth", "Group")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    enter = permission(apps, "wagtailadmin", "admin", "access_admin")
    for name in ["Pengajar", "Administrator"]:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(enter)
        allow_pages(apps, group, Page.objects.get(depth=1))
        allow_collections(apps, group, Collection.objects.get(depth=1))


def allow_pages(apps, group, root):
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    for codename in PAGE_RIGHTS:
        right = permission(apps, "wagtailcore", "page", codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)


def allow_collections(apps, group, root):
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for app_label, codenames in COLLECTION_RIGHTS.items():
        for codename in codenames:
            right = permission(apps, app_label, codename.split("_")[1], codename)
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=right)


def permission(apps, app_label, model, codename):
    """Django makes permissions after all migrations, so on a new database this is the first to ask for some."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return right


def remove_role_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Pengajar", "Administrator"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_load_code_lists"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(create_role_groups, remove_role_groups)]
