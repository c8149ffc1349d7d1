import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_organisation_history")]

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
    ]
