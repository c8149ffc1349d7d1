from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_kiosk")]

    operations = [
        migrations.RemoveConstraint(model_name="roleproposal", name="role_proposal_is_decided_by_a_third"),
        migrations.AlterField(
            model_name="roleproposal",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[("approved", "approved"), ("refused", "refused"), ("withdrawn", "withdrawn")],
                max_length=9,
                verbose_name="decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None),
                    models.Q(("decided_by", models.F("proposed_by")), ("decision", "withdrawn")),
                    models.Q(
                        models.Q(("decision", "withdrawn"), _negated=True),
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        models.Q(("decided_by", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="role_proposal_is_decided_by_a_third",
            ),
        ),
    ]
