import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

COURSE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
OLD_RIGHTS = ["add_page", "change_page", "publish_page"]


def give_public_ids(apps, schema_editor):
    RoleAssignment = apps.get_model("accounts", "RoleAssignment")
    for assignment in RoleAssignment.objects.filter(public_id=None).only("pk").iterator():
        RoleAssignment.objects.filter(pk=assignment.pk).update(public_id=uuid.uuid4())


def let_rights_follow_roles(apps, schema_editor):
    """From "every trainer edits every page" to "trainers edit their own courses", which are those they made."""
    link_groups(apps)
    give_administrators_their_role(apps)
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupPagePermission.objects.filter(group__role_group__role="trainer", page__depth=1).delete()
    held = apps.get_model("accounts", "RoleAssignment").objects.filter(role="trainer", course_key=None, ended_at=None)
    trainers = set(held.values_list("user_id", flat=True))
    courses = apps.get_model("wagtailcore", "Page").objects.filter(
        content_type__app_label="courses", content_type__model="coursepage", owner__in=trainers
    )
    for course in courses:
        make_trainer_of(apps, course)
    # PostgreSQL alters no table while checks of its new rows are still waiting.
    schema_editor.connection.check_constraints()


def link_groups(apps):
    Group, RoleGroup = apps.get_model("auth", "Group"), apps.get_model("accounts", "RoleGroup")
    for role, name in [("trainer", "Pengajar"), ("administrator", "Administrator")]:
        group, _ = Group.objects.get_or_create(name=name)
        RoleGroup.objects.get_or_create(role=role, course_key=None, defaults={"group": group})


def give_administrators_their_role(apps):
    """Whoever has the flag from a command: from now on the flag follows the role."""
    User, RoleAssignment = apps.get_model("accounts", "User"), apps.get_model("accounts", "RoleAssignment")
    known = RoleAssignment.objects.filter(role="administrator", ended_at=None).values("user")
    for user in User.objects.filter(is_superuser=True).exclude(pk__in=known):
        RoleAssignment.objects.create(
            user=user, role="administrator", reason="superuser before roles", public_id=uuid.uuid4()
        )


def make_trainer_of(apps, course):
    key = course.translation_key
    apps.get_model("accounts", "RoleAssignment").objects.get_or_create(
        user_id=course.owner_id,
        role="trainer",
        course_key=key,
        ended_at=None,
        defaults={"course_title": course.title, "public_id": uuid.uuid4()},
    )
    Group, RoleGroup = apps.get_model("auth", "Group"), apps.get_model("accounts", "RoleGroup")
    link = RoleGroup.objects.filter(role="trainer", course_key=key).first()
    if link is None:
        group = Group.objects.create(name=f"Pengajar {course.title[:100]} [{key}]")
        link = RoleGroup.objects.create(role="trainer", course_key=key, group=group)
    allow_pages(apps, link.group, course, COURSE_RIGHTS)
    link.group.user_set.add(course.owner_id)


def allow_pages(apps, group, page, codenames):
    """Django makes permissions after all migrations, so on a new database this may be the first to ask for some."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="page"
    )
    for codename in codenames:
        right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
        )
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group, page=page, permission=right
        )


def give_back_every_page(apps, schema_editor):
    apps.get_model("accounts", "RoleAssignment").objects.filter(course_key__isnull=False).delete()
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    for link in apps.get_model("accounts", "RoleGroup").objects.filter(role="trainer"):
        if link.course_key:
            link.group.delete()
        elif root:
            allow_pages(apps, link.group, root, OLD_RIGHTS)
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_organisation_history"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="roleassignment",
            name="role_hr_officer_has_unit",
        ),
        migrations.RemoveConstraint(
            model_name="roleassignment",
            name="role_held_once_everywhere",
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="course_key",
            field=models.UUIDField(blank=True, null=True, verbose_name="course"),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="delegated_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="delegations",
                to="accounts.roleassignment",
                verbose_name="delegated from",
            ),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="granted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="granted by",
            ),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="reason"),
        ),
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("trainer", "trainer"),
                    ("organiser", "organiser"),
                    ("marker", "marker"),
                    ("hr_officer", "HR officer"),
                    ("signatory", "signatory"),
                    ("agency_administrator", "agency administrator"),
                    ("data_protection_officer", "data-protection officer"),
                    ("auditor", "auditor"),
                    ("administrator", "administrator"),
                ],
                max_length=40,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "role__in",
                            ["hr_officer", "signatory", "agency_administrator", "data_protection_officer", "auditor"],
                        ),
                        _negated=True,
                    ),
                    ("unit__isnull", False),
                    _connector="OR",
                ),
                name="role_of_a_unit_has_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("course_key__isnull", True),
                    models.Q(("role__in", ["trainer", "organiser", "marker"]), ("unit__isnull", True)),
                    _connector="OR",
                ),
                name="role_of_a_course_has_no_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("course_key__isnull", True), ("ended_at", None), ("unit__isnull", True)),
                fields=("user", "role"),
                name="role_held_once_everywhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("course_key__isnull", False), ("ended_at", None)),
                fields=("user", "role", "course_key"),
                name="role_held_once_in_a_course",
            ),
        ),
        migrations.CreateModel(
            name="RoleGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("trainer", "trainer"),
                            ("organiser", "organiser"),
                            ("marker", "marker"),
                            ("hr_officer", "HR officer"),
                            ("signatory", "signatory"),
                            ("agency_administrator", "agency administrator"),
                            ("data_protection_officer", "data-protection officer"),
                            ("auditor", "auditor"),
                            ("administrator", "administrator"),
                        ],
                        max_length=40,
                    ),
                ),
                ("course_key", models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoleProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("trainer", "trainer"),
                            ("organiser", "organiser"),
                            ("marker", "marker"),
                            ("hr_officer", "HR officer"),
                            ("signatory", "signatory"),
                            ("agency_administrator", "agency administrator"),
                            ("data_protection_officer", "data-protection officer"),
                            ("auditor", "auditor"),
                            ("administrator", "administrator"),
                        ],
                        max_length=40,
                        verbose_name="role",
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="holds from")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="holds until")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("expires_at", models.DateTimeField(verbose_name="lapses at")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "approved"), ("refused", "refused")],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "decision_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason of the decision"),
                ),
            ],
            options={
                "verbose_name": "proposed role",
                "verbose_name_plural": "proposed roles",
                "ordering": ["-proposed_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="course_title",
            field=models.CharField(blank=True, max_length=255, verbose_name="title of the course"),
        ),
        migrations.AddField(
            model_name="roleassignment",
            name="public_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("delegated_from", None), ("ended_at__isnull", False), _connector="OR"),
                name="role_delegation_has_an_end",
            ),
        ),
        migrations.AddField(
            model_name="rolegroup",
            name="group",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="role_group", to="auth.group"
            ),
        ),
        migrations.AddField(
            model_name="roleproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="roleproposal",
            name="delegated_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.roleassignment",
            ),
        ),
        migrations.AddField(
            model_name="roleproposal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="roleproposal",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="role_proposals",
                to="accounts.orgunit",
                verbose_name="unit",
            ),
        ),
        migrations.AddField(
            model_name="roleproposal",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="role_proposals",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegroup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("course_key", None)), fields=("role",), name="role_group_once_for_a_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegroup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("course_key__isnull", False)),
                fields=("role", "course_key"),
                name="role_group_once_for_a_course",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "agency_administrator"), ("unit__isnull", False)),
                    models.Q(("role", "administrator"), ("unit", None)),
                    _connector="OR",
                ),
                name="role_proposal_is_for_an_administrator",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("user")), _negated=True),
                name="role_proposal_is_for_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None),
                    models.Q(
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        models.Q(("decided_by", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="role_proposal_is_decided_by_a_third",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                    models.Q(
                        models.Q(("decision", ""), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="role_proposal_decision_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "refused"), _negated=True),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="role_proposal_refusal_has_a_reason",
            ),
        ),
        migrations.RunPython(give_public_ids, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="roleassignment",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RunPython(let_rights_follow_roles, give_back_every_page),
    ]
