from django.contrib.auth.management import create_permissions

from accounts import groups, tasks


def mail_password_link(sender, email, language, **kwargs):
    tasks.mail_password_link.delay(email=email, language=language)


def grant_registered_permissions(sender, app_config, using, **kwargs):
    """After `migrate`: Django makes the permissions of an app only now, and perhaps after this receiver ran."""
    if groups.is_registered(app_config.label):
        create_permissions(app_config, verbosity=0, interactive=False, using=using)
        groups.grant_registered(app_config.label)
